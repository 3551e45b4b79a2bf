"""Candidates to review, and the mentions that came of them; every decision goes by reviewing."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tracker.admin.parts import (
    ReasonForm,
    ShowsQuote,
    TrackerAdmin,
    badge,
    decide_each,
    editor,
)
from tracker.models import Article, Mention, ReviewState
from tracker.reviewing import decisions
from tracker.reviewing.errors import ReviewError
from tracker.reviewing.resolving import known

Decide = Callable[[Mention, HttpRequest], Any]


def accept(mention: Mention, request: HttpRequest) -> None:
    decisions.accept(mention, user=editor(request))


def accept_and_publish(mention: Mention, request: HttpRequest) -> None:
    decisions.accept(mention, user=editor(request), publish=True)


def accept_as_evidence(mention: Mention, request: HttpRequest) -> None:
    commitment = mention.commitment or known(mention)
    if commitment is None:
        raise ReviewError(f"Nothing on record is alike; choose its commitment: “{mention}”")
    decisions.accept_as_evidence(mention, commitment, user=editor(request))


def reject(mention: Mention, request: HttpRequest) -> None:
    decisions.reject(mention, user=editor(request), reason=request.POST.get("reason", ""))


def reopen(mention: Mention, request: HttpRequest) -> None:
    decisions.reopen(mention, user=editor(request))


@dataclass(frozen=True, slots=True)
class Decision:
    """A button on a candidate's page, and an action of the list."""

    label: str
    done: str
    decide: Decide
    state: ReviewState | None = ReviewState.PENDING


DECISIONS = {
    "accept": Decision("Accept", "accepted", accept),
    "accept_and_publish": Decision(
        "Accept and publish", "accepted and published", accept_and_publish
    ),
    "accept_as_evidence": Decision(
        "Accept as evidence", "accepted as evidence", accept_as_evidence
    ),
    "reject": Decision("Reject", "rejected", reject),
    "reopen": Decision("Reopen", "reopened", reopen, state=None),
}


def run(decision: Decision, request: HttpRequest, mentions: QuerySet[Mention]) -> None:
    def decide(mention: Mention) -> None:
        decision.decide(mention, request)

    decide_each(request, mentions, decide, decision.done)


def action(name: str, decision: Decision) -> Callable[..., None]:
    @admin.action(description=f"{decision.label}: selected candidates", permissions=["review"])
    def act(model_admin: Any, request: HttpRequest, queryset: QuerySet[Mention]) -> None:
        # In order of date, so that the first report makes the commitment.
        chosen = Mention.objects.filter(pk__in=queryset).select_related("article")
        run(decision, request, chosen.in_reading_order())

    act.__name__ = name
    return act


class StateFilter(admin.SimpleListFilter):
    """What waits is shown unless something else is asked for."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:
        return [*((state.value, str(state.label)) for state in ReviewState), ("all", "All")]

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        chosen = self.value() or ReviewState.PENDING
        for value, label in self.lookup_choices:
            query = changelist.get_query_string({self.parameter_name: value})
            yield {"selected": value == chosen, "query_string": query, "display": label}

    def queryset(self, request: HttpRequest, queryset: QuerySet[Mention]) -> QuerySet[Mention]:
        state = self.value() or ReviewState.PENDING
        return queryset if state == "all" else queryset.filter(review_state=state)


class ConfidenceFilter(admin.SimpleListFilter):
    title = "confidence"
    parameter_name = "confidence"
    bands = {"high": (0.8, 1.01), "middle": (0.5, 0.8), "low": (0.0, 0.5)}

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:
        return [
            ("high", "80 % and more"),
            ("middle", "50 to 80 %"),
            ("low", "below 50 %"),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Mention]) -> QuerySet[Mention]:
        band = self.bands.get(self.value() or "")
        if band is None:
            return queryset
        return queryset.filter(confidence__gte=band[0], confidence__lt=band[1])


class ArticleFilter(admin.SimpleListFilter):
    """The newest articles with candidates that wait, and the one asked for."""

    title = "article"
    parameter_name = "article"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:
        waiting = Article.objects.filter(pk__in=Mention.objects.pending().values("article"))
        asked = Article.objects.filter(pk=self.asked) if self.asked else Article.objects.none()
        articles = {article.pk: article.title for article in [*waiting[:20], *asked]}
        return [(str(pk), title) for pk, title in articles.items()]

    @property
    def asked(self) -> int | None:
        value = self.value() or ""
        return int(value) if value.isdecimal() else None

    def queryset(self, request: HttpRequest, queryset: QuerySet[Mention]) -> QuerySet[Mention]:
        return queryset.filter(article=self.asked) if self.asked else queryset


class AddMentionForm(forms.ModelForm):
    """A mention that extraction missed: the editor copies its words, the place is looked up."""

    class Meta:
        model = Mention
        fields = ["article", "quote", "speaker", "reported_status"]

    def clean(self) -> None:
        fields = self.cleaned_data
        article, quote = fields.get("article"), fields.get("quote")
        if not (article and quote):
            return
        count = article.text.count(quote)
        if count != 1:
            raise forms.ValidationError(f"The article has these words {count} times, not once.")
        start = article.text.index(quote)
        end = start + len(quote)
        if article.mentions.filter(start=start, end=end).exists():
            raise forms.ValidationError("These words are a mention already.")
        self.instance.start, self.instance.end = start, end


def shown(value: Any) -> str:
    """A proposed value in words."""
    match value:
        case bool():
            return "yes" if value else "no"
        case {"value": number, "unit": unit}:
            return f"{number:,} {unit}"
        case {"name": name, "kind": kind}:
            return f"{name} ({kind})"
        case list():
            return ", ".join(map(shown, value))
    return str(value)


PROPOSED = [
    *("statement", "parties", "new_parties", "beneficiaries", "domains", "status", "due"),
    *("due_text", "period", "amounts", "agreement", "speaker", "firm"),
]


def why(field: str, reasons: list[Mapping[str, str]]) -> str:
    given = [reason for reason in reasons if reason["field"] == field]
    return "; ".join(f"“{reason['words']}” ({reason['rule']})" for reason in given)


@admin.register(Mention)
class MentionAdmin(ShowsQuote, TrackerAdmin):
    list_display = ["__str__", "share", "status", "parties", "due", "source", "state"]
    list_filter = [StateFilter, ConfidenceFilter, "reported_status", ArticleFilter]
    list_select_related = ["article"]
    search_fields = ["quote", "article__title", "commitment__statement"]
    date_hierarchy = "article__published_on"
    ordering = ["-confidence", "-pk"]
    autocomplete_fields = ["article", "commitment"]
    action_form = ReasonForm
    actions = [action(name, decision) for name, decision in DECISIONS.items()]
    fieldsets = [
        ("The words", {"fields": ["passage", "source"]}),
        ("Proposed", {"fields": ["proposal", "share", "extractor_version"]}),
        ("Review", {"fields": ["commitment", "reported_status", "speaker", "state"]}),
        ("Decided", {"fields": ["reviewer", "reviewed_at", "reason"]}),
    ]
    decided = ["commitment", "reported_status", "speaker"]
    readonly_fields = [
        "passage",
        "source",
        "proposal",
        "share",
        "extractor_version",
        "state",
        "reviewer",
        "reviewed_at",
        "reason",
    ]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # a candidate is rejected, so that the decision can be learnt from

    def has_review_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("tracker.review_mention")

    def get_fieldsets(self, request: HttpRequest, obj: Mention | None = None) -> Any:
        return self.fieldsets if obj else [(None, {"fields": AddMentionForm.Meta.fields})]

    def get_form(
        self, request: HttpRequest, obj: Mention | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = {} if obj else {"form": AddMentionForm}
        return super().get_form(request, obj, change, **form, **kwargs)

    def get_readonly_fields(self, request: HttpRequest, obj: Mention | None = None) -> Any:
        if obj is None:
            return []
        if obj.review_state == ReviewState.PENDING:
            return self.readonly_fields
        return [*self.readonly_fields, *self.decided]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        mention: Mention | None = kwargs.get("obj")
        if mention and self.has_review_permission(request):
            waiting = mention.review_state == ReviewState.PENDING
            offered = {k: d for k, d in DECISIONS.items() if (d.state is not None) == waiting}
            context["decisions"] = [(name, decision.label) for name, decision in offered.items()]
        return super().render_change_form(request, context, *args, **kwargs)

    def response_change(self, request: HttpRequest, obj: Mention) -> HttpResponse:
        decision = DECISIONS.get(request.POST.get("decision", ""))
        if decision and self.has_review_permission(request):
            run(decision, request, Mention.objects.filter(pk=obj.pk))
            return self.response_post_save_change(request, obj)
        return super().response_change(request, obj)

    @admin.display(description="says", ordering="reported_status")
    def status(self, mention: Mention) -> SafeString:
        return badge(mention.reported_status, mention.get_reported_status_display())

    @admin.display
    def parties(self, mention: Mention) -> str:
        return shown(mention.proposed.get("parties") or [])

    @admin.display
    def due(self, mention: Mention) -> str:
        return mention.proposed.get("due") or ""

    @admin.display(description="confidence", ordering="confidence")
    def share(self, mention: Mention) -> str:
        return "" if mention.confidence is None else f"{mention.confidence:.0%}"

    @admin.display(ordering="review_state")
    def state(self, mention: Mention) -> SafeString:
        return badge(mention.review_state, mention.get_review_state_display())

    @admin.display(description="fields")
    def proposal(self, mention: Mention) -> SafeString:
        """What extraction proposed, each field with the words and the rule that gave it."""
        proposed, reasons = mention.proposed, mention.proposed.get("reasons", [])
        given = [name for name in PROPOSED if proposed.get(name) not in (None, "", [])]
        rows = [
            (name.replace("_", " "), shown(proposed[name]), why(name, reasons)) for name in given
        ]
        if not rows:
            return format_html("{}", "Found by an editor.")
        body = format_html_join("", "<tr><th>{}</th><td>{}</td><td>{}</td></tr>", rows)
        head = "<tr><th>Field</th><th>Value</th><th>Because of</th></tr>"
        return format_html(
            '<table class="proposal"><thead>{}</thead><tbody>{}</tbody></table>',
            SafeString(head),
            body,
        )
