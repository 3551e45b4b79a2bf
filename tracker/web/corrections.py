"""A reader suggests a correction; everybody reads what became of the suggestions."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from tracker.models import Agreement, Commitment, Correction, Party
from tracker.reviewing.corrections import TooManyError, take_in
from tracker.web.paging import page_of

Record = Commitment | Agreement | Party
THANKS = _("Thank you. An editor will read your suggestion; the answer appears in the public log.")


class CorrectionForm(forms.ModelForm):
    # People do not see this field, and programs that fill in every field do.
    homepage = forms.CharField(required=False, max_length=1000)

    class Meta:
        model = Correction
        fields = ["quote", "suggestion", "source_url", "contact"]

    source_url = forms.URLField(
        label=_("Address of a source"), required=False, max_length=1000, assume_scheme="https"
    )

    @property
    def is_from_a_program(self) -> bool:
        return bool(self.cleaned_data["homepage"])


def sender_of(request: HttpRequest) -> str:
    """The address that asks, so hashed that nobody can read it back from the database."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.PLEDGELINE_BEHIND_PROXY:
        # The last entry is the proxy's own word; those before it are the sender's.
        address = request.headers.get("X-Forwarded-For", address).rpartition(",")[2].strip()
    return salted_hmac("pledgeline.corrections", address, algorithm="sha256").hexdigest()


@require_http_methods(["GET", "HEAD", "POST"])
def commitment_correct(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    rows = Commitment.objects.published()
    return correct(request, "commitment", get_object_or_404(rows, pk=pk, slug=slug))


@require_http_methods(["GET", "HEAD", "POST"])
def agreement_correct(request: HttpRequest, slug: str) -> HttpResponse:
    rows = Agreement.objects.published()
    return correct(request, "agreement", get_object_or_404(rows, slug=slug))


@require_http_methods(["GET", "HEAD", "POST"])
def party_correct(request: HttpRequest, slug: str) -> HttpResponse:
    return correct(request, "party", get_object_or_404(Party.objects.public(), slug=slug))


def correct(request: HttpRequest, kind: str, record: Record) -> HttpResponse:
    """Show the form, or take in what was written."""
    form = CorrectionForm(request.POST or None, instance=Correction(**{kind: record}))
    status = 200
    if form.is_valid():
        try:
            return thank(request, form, record)
        except TooManyError:
            form.add_error(None, _("Too many suggestions have come in. Please try in an hour."))
            status = 429
    context = {"form": form, "record": record}
    return render(request, "tracker/correction_form.html", context, status=status)


def thank(request: HttpRequest, form: CorrectionForm, record: Record) -> HttpResponse:
    if not form.is_from_a_program:
        take_in(form.save(commit=False), sender=sender_of(request))
    messages.success(request, THANKS)
    return redirect(record)


@require_safe
def correction_list(request: HttpRequest) -> HttpResponse:
    rows = Correction.objects.public().with_record().order_by("-answered_at", "-pk")
    return render(request, "tracker/correction_list.html", {"page": page_of(request, rows)})
