"""`?as_of=2025-03-01&time=known`: every page and export for readers, as of a past day."""

from collections.abc import Callable, Iterator
from typing import Any

from django import forms
from django.core.validators import MinValueValidator
from django.http import HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.models import Moment, looking_back
from tracker.models.dates import long_day
from tracker.models.moment import EARLIEST
from tracker.web.keeping import keep_in_links, keep_in_redirect

PARAMETERS = ("as_of", "time")
TIMES = [("true", _("what was true then")), ("known", _("what was known then"))]
# What belongs to an account, to an editor or to search engines is of today.
OF_TODAY = (
    *("/admin/", "/appearance/", "/language/", "/login/", "/logout/", "/review/"),
    *("/favicon.ico", "/oembed", "/robots.txt", "/sitemap"),
)

View = Callable[[HttpRequest], HttpResponseBase]


def not_to_come(day: Any) -> None:
    if day > timezone.localdate():
        raise forms.ValidationError(
            _("%(day)s is still to come; nothing is known of it yet."),
            params={"day": long_day(day)},
        )


class PastDay(forms.DateField):
    """A day of which something may be on record."""

    widget = forms.DateInput(attrs={"type": "date"})
    default_error_messages = {"invalid": _("Write a day such as 2025-03-01.")}
    default_validators = [
        not_to_come,
        MinValueValidator(EARLIEST, _("Nothing is on record of so long ago.")),
    ]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d"], **kwargs)


class Time(forms.ChoiceField):
    """Which of the two truths: by the dates of events, or by those of the records of them."""

    def __init__(self) -> None:
        super().__init__(choices=TIMES, required=False)


class MomentForm(forms.Form):
    as_of = PastDay(label=_("As of"))
    time = Time()

    @property
    def moment(self) -> Moment:
        data = self.cleaned_data
        return Moment(data["as_of"], is_known=data["time"] == "known")


def looks_back(request: HttpRequest) -> bool:
    """Whether the page has a past."""
    return request.method in ("GET", "HEAD") and not request.path_info.startswith(OF_TODAY)


def as_of(get_response: View) -> View:
    """The middleware: answers as of the day that the address names, and keeps it in all links."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if not request.GET.get("as_of") or not looks_back(request):
            return get_response(request)
        form = MomentForm(request.GET)
        if not form.is_valid():
            context = {"form": form, "looks_back": False}  # the page has a form of its own for it
            return render(request, "tracker/wrong_day.html", context, status=400)
        request.moment = form.moment  # type: ignore[attr-defined]
        with looking_back(form.moment):
            response = get_response(request)
        return of_the_past(request, response, form.moment)

    return answer


def of_the_past(
    request: HttpRequest, response: HttpResponseBase, moment: Moment
) -> HttpResponseBase:
    response["X-Robots-Tag"] = "noindex"
    response["Link"] = f'<{present(request)}>; rel="canonical"'
    keep_in_redirect(response, parameters(moment))
    if isinstance(response, StreamingHttpResponse):
        chunks = iter(response.streaming_content)  # type: ignore[arg-type]
        response.streaming_content = each(chunks, moment)
    elif isinstance(response, HttpResponse):
        keep_in_links(response, parameters(moment), OF_TODAY)
    return response


def parameters(moment: Moment) -> dict[str, str]:
    kept = {"as_of": moment.on.isoformat()}
    return kept | {"time": "known"} if moment.is_known else kept


def rest(request: HttpRequest, *names: str) -> QueryDict:
    """What the address asks for without these parameters."""
    query = request.GET.copy()
    for name in names:
        query.pop(name, None)
    return query


def present(request: HttpRequest) -> str:
    """The same page of today."""
    query = rest(request, *PARAMETERS).urlencode()
    return request.build_absolute_uri(f"{request.path}?{query}" if query else request.path)


def each(chunks: Iterator[bytes], moment: Moment) -> Iterator[bytes]:
    """A stream is read long after its view: it looks back for each piece, and never between."""
    while True:
        with looking_back(moment):
            chunk = next(chunks, None)
        if chunk is None:
            return
        yield chunk
