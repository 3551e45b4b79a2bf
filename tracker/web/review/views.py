"""The desk: the next candidate, one candidate, its decision, and undo."""

from collections.abc import Callable

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tracker.models import Commitment, Decision, Mention, ReviewState
from tracker.reviewing import decisions, queue, undoing
from tracker.reviewing.errors import ReviewError
from tracker.web.review import pages
from tracker.web.review.access import ReviewRequest, reviewers_only
from tracker.web.review.forms import MAKES, CandidateForm, Row
from tracker.web.review.links import look_up, offered


@reviewers_only
@require_safe
def review_desk(request: ReviewRequest) -> HttpResponse:
    """Go to the next candidate of those asked for, or say that none waits."""
    filterset = pages.filterset_of(request.GET)
    mention = queue.take(
        filterset.qs, request.user, after=number(request, "after"), before=number(request, "before")
    )
    if mention:
        return redirect(address(request, mention))
    return render(request, "tracker/review/empty.html", pages.desk(request.GET, request.user))


def number(request: ReviewRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 19 else None


def address(request: ReviewRequest, mention: Mention) -> str:
    query = pages.kept(request.GET)
    return reverse("review_candidate", args=[mention.pk]) + (f"?{query}" if query else "")


def onwards(request: ReviewRequest, mention: Mention, way: str = "after") -> HttpResponse:
    query = pages.kept(request.GET)
    place = f"{way}={mention.pk}" + (f"&{query}" if query else "")
    return redirect(f"{reverse('review_desk')}?{place}")


@reviewers_only
@require_http_methods(["GET", "HEAD", "POST"])
def review_candidate(request: ReviewRequest, pk: int) -> HttpResponse:
    rows = Mention.objects.select_related("article__outlet", "held_by", "reviewer", "commitment")
    mention = get_object_or_404(rows, pk=pk)
    if request.method == "POST":
        return answer(request, mention)
    if mention.review_state != ReviewState.PENDING or not queue.hold(mention, request.user):
        return show_taken(request, mention)
    look_up(mention)
    publish = request.session.get("review_publish", True)
    return show(request, mention, pages.new_form(mention, publish=publish))


def show(request: ReviewRequest, mention: Mention, form: CandidateForm) -> HttpResponse:
    context = pages.desk(request.GET, request.user) | pages.candidate(mention, form)
    context["asks_reason"] = form.is_bound and "reason" in form.errors
    return render(request, "tracker/review/candidate.html", context)


def show_taken(request: ReviewRequest, mention: Mention) -> HttpResponse:
    """A candidate that is decided, or that somebody else looks at."""
    mention.refresh_from_db(fields=["held_by", "held_until"])
    context = pages.desk(request.GET, request.user) | pages.reading(mention)
    return render(request, "tracker/review/taken.html", context)


def answer(request: ReviewRequest, mention: Mention) -> HttpResponse:
    """Move on, change the form's rows, or decide; the first button only brings it up to date."""
    action = request.POST.get("do", "")
    if action in WAYS:
        return onwards(request, mention, WAYS[action])
    form = CandidateForm(request.POST, proposal=pages.proposal_of(mention))
    if action not in DECISIONS:
        change_rows(form, action)
        return show(request, mention, form)
    return decide(request, mention, form, action)


WAYS = {"skip": "after", "back": "before"}


def change_rows(form: CandidateForm, action: str) -> None:
    verb, _dash, place = action.partition("-")
    rows = {"party": form.party_rows, "amount": form.amount_rows}
    if verb == "add" and place in rows:
        rows[place].append(Row("", MAKES if place == "party" else ""))
    elif verb == "remove" and place.isdecimal() and int(place) < len(form.party_rows):
        del form.party_rows[int(place)]


def decide(
    request: ReviewRequest, mention: Mention, form: CandidateForm, action: str
) -> HttpResponse:
    try:
        with transaction.atomic():
            queue.confirm(mention, request.user, seen=request.POST.get("seen", ""))
            decided = form.is_valid() and DECISIONS[action](request, mention, form)
    except ReviewError as error:
        return explain(request, mention, form, error)
    if not decided:
        return show(request, mention, form)
    return onwards(request, mention)


def explain(
    request: ReviewRequest, mention: Mention, form: CandidateForm, error: ReviewError
) -> HttpResponse:
    """Beside the form while it still shows what is; else with what the candidate is now."""
    mention.refresh_from_db()
    is_mine = mention.holder in (None, request.user)
    if is_mine and mention.version == request.POST.get("seen"):
        form.add_error(None, str(error))
        return show(request, mention, form)
    messages.warning(request, str(error))
    return redirect(address(request, mention))


def accept(request: ReviewRequest, mention: Mention, form: CandidateForm) -> bool:
    """As the choice under "Already on record?" says: as evidence, or as new."""
    if form.cleaned_data["link"]:
        return merge(request, mention, form)
    if not form.parties:
        form.add_error(None, _("Name at least one party that makes the commitment."))
        return False
    publish = form.cleaned_data["publish"]
    request.session["review_publish"] = publish
    decisions.accept(
        mention,
        user=request.user,
        edited=form.edited(),
        publish=publish,
        note=form.cleaned_data["note"],
        agreement=form.known_agreement,
    )
    return True


def merge(request: ReviewRequest, mention: Mention, form: CandidateForm) -> bool:
    """As evidence for the chosen commitment, or for the likeliest one."""
    commitment = chosen(mention, form)
    if commitment is None:
        form.add_error("link", _("Choose the commitment that it reports on, or look it up."))
        return False
    decisions.accept_as_evidence(
        *(mention, commitment),
        user=request.user,
        edited=form.edited(),
        note=form.cleaned_data["note"],
    )
    return True


def chosen(mention: Mention, form: CandidateForm) -> Commitment | None:
    picks = [pick.commitment for pick in offered(mention, chosen=form.cleaned_data["link"])]
    wanted = form.cleaned_data["link"] or (str(picks[0].pk) if picks else "")
    return next((commitment for commitment in picks if str(commitment.pk) == wanted), None)


def reject(request: ReviewRequest, mention: Mention, form: CandidateForm) -> bool:
    if not form.rejection:
        form.add_error("reason", _("Say why it is rejected, then reject again."))
        return False
    decisions.reject(mention, user=request.user, reason=form.rejection)
    return True


Decide = Callable[[ReviewRequest, Mention, CandidateForm], bool]
DECISIONS: dict[str, Decide] = {"accept": accept, "merge": merge, "reject": reject}


@reviewers_only
@require_POST
def review_undo(request: ReviewRequest) -> HttpResponse:
    """Take the editor's last decision back, and show its candidate again."""
    decision = undoing.last_of(request.user)
    if decision is None:
        messages.info(request, _("There is nothing of yours to undo."))
        return redirect("review_desk")
    together = undoing.together_with(decision)
    undone = [each for each in together if undone_by(request, each)]
    if len(together) > 1:
        counts = {"undone": len(undone), "all": len(together)}
        messages.success(request, _("%(undone)s of %(all)s decisions were taken back.") % counts)
        return redirect("review_desk")
    return redirect(address(request, decision.mention))


def undone_by(request: ReviewRequest, decision: Decision) -> bool:
    try:
        undoing.undo(decision, request.user)
    except ReviewError as error:
        messages.error(request, str(error))
        return False
    return True
