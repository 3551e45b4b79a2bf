"""What the pages of the desk show."""

from typing import Any

from django.contrib.auth.models import User
from django.http import QueryDict

from tracker.models import Decision, Domain, Mention, StatusSuggestion, Verdict
from tracker.reviewing import effects
from tracker.reviewing.errors import ReviewError
from tracker.reviewing.proposal import Proposal, read
from tracker.reviewing.queue import progress
from tracker.reviewing.undoing import last_of
from tracker.web.review.filters import CandidateFilter
from tracker.web.review.forms import REASONS, ROLES, CandidateForm, initial_of
from tracker.web.review.links import Pick, offered, sure
from tracker.web.review.reading import passages, reasons

THRESHOLDS = ("0.95", "0.9", "0.85", "0.8")


def filterset_of(data: QueryDict) -> CandidateFilter:
    return CandidateFilter(data, queryset=Mention.objects.all())


def kept(data: QueryDict) -> str:
    """The filters of an address, to be carried on to the next."""
    chosen = QueryDict(mutable=True)
    for name in CandidateFilter.base_filters:
        if value := data.get(name):
            chosen[name] = value
    return chosen.urlencode()


def desk(data: QueryDict, user: User) -> dict[str, Any]:
    """What stands above every page of the desk: filters, progress, the last decision."""
    filterset = filterset_of(data)
    last = last_of(user)
    return {
        "filters": filterset.form,
        "kept": kept(data),
        "progress": progress(filterset.qs),
        "thresholds": THRESHOLDS,
        "last": last,
        "last_count": count_of(last),
        "last_suggestions": suggestions_of(last),
        "suggestions": StatusSuggestion.objects.ready().count(),
    }


def suggestions_of(decision: Decision | None) -> list[StatusSuggestion]:
    """The statuses that came up by the decision and wait to be decided."""
    if decision is None or decision.verdict != Verdict.EVIDENCE or decision.batch:
        return []
    return list(StatusSuggestion.objects.waiting().filter(mention=decision.mention_id).in_turn())


def count_of(decision: Decision | None) -> int:
    if decision is None or decision.batch is None:
        return 1
    return Decision.objects.standing().filter(batch=decision.batch).count()


def proposal_of(mention: Mention) -> Proposal:
    """The proposal; of one that cannot be read, the quote and nothing else."""
    try:
        return read(mention)
    except ReviewError:
        bare = Mention(quote=mention.quote, article=mention.article)
        return read(bare)


def new_form(mention: Mention, *, publish: bool) -> CandidateForm:
    proposal = proposal_of(mention)
    known = sure(mention)
    initial = {"seen": mention.version, "publish": publish, "link": str(known.pk) if known else ""}
    return CandidateForm(initial=initial | dict(initial_of(proposal)), proposal=proposal)


def reading(mention: Mention) -> dict[str, Any]:
    """The candidate in its article."""
    siblings = list(mention.article.mentions.order_by("start", "pk").values_list("pk", flat=True))
    return {
        "mention": mention,
        "paragraphs": passages(mention),
        "place": siblings.index(mention.pk) + 1,
        "places": len(siblings),
    }


def candidate(mention: Mention, form: CandidateForm) -> dict[str, Any]:
    """The candidate in its article, its fields, and what accepting would do."""
    link, find = str(form["link"].value() or ""), str(form["find"].value() or "")
    picks = offered(mention, find=find, chosen=link)
    return reading(mention) | {
        "form": form,
        "picks": picks,
        "link": link,
        "looked_for": find,
        "why": reasons(mention),
        "effects": effects_of(mention, form, picks, link),
        "roles": ROLES,
        "rejections": REASONS,
        "domains": domains_of(form),
    }


def domains_of(form: CandidateForm) -> tuple[list[Domain], list[Domain]]:
    """Those chosen, and the others."""
    chosen = {str(slug) for slug in form["domains"].value() or []}
    domains = list(Domain.objects.select_related("parent"))
    return [row for row in domains if row.slug in chosen], [
        row for row in domains if row.slug not in chosen
    ]


def effects_of(
    mention: Mention, form: CandidateForm, picks: list[Pick], link: str
) -> effects.Effects | None:
    """Of the choice made, with the fields as they are; none while they cannot be read."""
    if form.is_bound and not form.is_valid():
        return None
    decided = form.edited() if form.is_bound else form.proposal
    chosen = next((pick.commitment for pick in picks if str(pick.commitment.pk) == link), None)
    if chosen:
        return effects.of_evidence(mention, decided.status, chosen)
    agreement = form.known_agreement if form.is_bound else None
    return effects.of_new(mention, decided, agreement)
