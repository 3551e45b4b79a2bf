"""What the page of one commitment, agreement or article tells."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Case, Count, Q, QuerySet, Value, When
from django.db.models.expressions import RawSQL
from django.http import Http404
from django.shortcuts import get_object_or_404

from tracker.charts import gantt, lens, period_line, stage_track
from tracker.models import (
    Agreement,
    Article,
    Commitment,
    CommitmentParty,
    Mention,
    Role,
    Stage,
)
from tracker.web.lineage import lineage
from tracker.web.passages import numbered, paragraphs
from tracker.web.sources import evidence, other_prints
from tracker.web.tallies import tally
from tracker.web.targets import aims
from tracker.web.timeline import Timeline, timeline

SHOWN_RELATED, SHOWN_COMMITMENTS, SHOWN_DEADLINES = 5, 50, 30
NEWEST, SEARCHED = 100, 300  # as many as can be looked through while a reader waits
A_YEAR = dt.timedelta(days=366)


def current(pk: int) -> Commitment:
    """The published commitment of this number, or the one that it was merged into."""
    commitment = get_object_or_404(Commitment, pk=pk)
    seen = {commitment.pk}
    while commitment.merged_into and commitment.merged_into.pk not in seen:
        commitment = commitment.merged_into
        seen.add(commitment.pk)
    if not commitment.is_published:
        raise Http404
    return commitment


def commitment_record(commitment: Commitment) -> dict[str, Any]:
    mentions = Mention.objects.public().filter(commitment=commitment).with_source()
    newest_first = mentions.order_by("-article__published_on", "-article", "start")
    told = list(newest_first.with_holding())
    events = timeline(commitment.status_changes.all())
    return {
        "commitment": commitment,
        "timeline": events,
        "drawing": lens(commitment, events.marks, days_heard(told)),
        "mentions": told,
        "evidence": evidence(told),
        "article_count": len({mention.article_id for mention in told}),
        "source_count": len({mention.article.source_id for mention in told}),
        "verified_count": sum(mention.stands for mention in told),
        "aims": aims(commitment),
        "related": related(commitment),
    }


def days_heard(mentions: list[Mention]) -> tuple[dt.date, ...]:
    return tuple(sorted({mention.article.published_on for mention in mentions}))


def related(commitment: Commitment) -> Any:
    """Of the same agreement, or of the same obligors and domains: those due about then first."""
    published = Commitment.objects.published()
    wishes = [same_cause(published, commitment)]
    if agreement := commitment.public_agreement:
        wishes.append(newest(published.filter(agreement=agreement)))
    others = published.exclude(pk=commitment.pk).annotate(far=far_from(commitment.due_on))
    rows = others.filter(pk__in=any_of(wishes))
    return rows.order_by("far", "-last_heard_on", "-pk")[:SHOWN_RELATED]


def same_cause(published: QuerySet[Commitment], commitment: Commitment) -> QuerySet[Any, Any]:
    """Of what its obligors made last, the newest in a domain of it; else of the domain alone."""
    alike = published.filter(domains__in=commitment.domains.values("pk"))
    if commitment.obligors:
        made = CommitmentParty.objects.filter(party__in=commitment.obligors, role=Role.OBLIGOR)
        alike = alike.filter(pk__in=made.order_by("-commitment").values("commitment")[:SEARCHED])
    return newest(alike)


def newest(rows: QuerySet[Commitment]) -> QuerySet[Any, Any]:
    return rows.order_by("-pk").values("pk")[:NEWEST]


def any_of(wishes: Iterable[QuerySet[Any, Any]]) -> RawSQL:
    """The rows of several queries, each with a limit of its own.

    Django makes no such union for SQLite, and "or" makes PostgreSQL read the whole table. Nothing
    of a reader's stands in the text of the queries: all values are handed over as such.
    """
    parts = [wish.query.sql_with_params() for wish in wishes]
    union = " UNION ".join(f"SELECT * FROM ({sql}) AS part" for sql, _values in parts)  # noqa: S608
    return RawSQL(union, [value for _sql, values in parts for value in values])  # noqa: S611


def far_from(day: dt.date | None) -> Case | Value:
    """1 for what is due more than a year before or after the day, 0 for the others."""
    if day is None:
        return Value(0)
    near = When(due_on__gt=day - A_YEAR, due_on__lt=day + A_YEAR, then=Value(0))
    return Case(near, default=Value(1))


def agreement_record(agreement: Agreement) -> dict[str, Any]:
    commitments = Commitment.objects.published().filter(agreement=agreement)
    dated = commitments.filter(due_on__isnull=False).prefetch_related("status_changes")
    events = timeline(agreement.status_changes.with_evidence())
    reached = stages_reached(agreement, events)
    return {
        "agreement": agreement,
        "tally": tally(commitments),
        "commitments": commitments.order_by("-last_heard_on", "-pk")[:SHOWN_COMMITMENTS],
        "gantt": gantt(dated.order_by("due_on", "pk")[:SHOWN_DEADLINES]),
        "timeline": events,
        "stages": reached,
        "track": stage_track(len(reached), sum(done for _stage, _day, done in reached)),
        "period": period_of(agreement),
        "lineage": lineage(agreement),
        "parties": parties_of(agreement),
    }


def period_of(agreement: Agreement) -> str:
    start, end = agreement.period_start, agreement.period_end
    return period_line(start, end) if start and end else ""


def stages_reached(agreement: Agreement, events: Timeline) -> list[tuple[Stage, Any, bool]]:
    """Each stage, when it was reached, and whether it was."""
    days = {event.stage: event.on for event in events.events if event.stage and event.number}
    known = {Stage.SIGNED: agreement.signed_on, Stage.IN_FORCE: agreement.in_force_on}
    stages = list(Stage)
    here = stages.index(Stage(agreement.stage))
    return [
        (stage, known.get(stage) or days.get(stage), n <= here) for n, stage in enumerate(stages)
    ]


def parties_of(agreement: Agreement) -> Any:
    """Its parties with how many of its commitments each made and received."""
    under_it = Q(
        party__roles__commitment__agreement=agreement,
        party__roles__commitment__published_at__isnull=False,
    )
    return agreement.party_roles.select_related("party").annotate(
        made=Count("party__roles", filter=under_it & Q(party__roles__role=Role.OBLIGOR)),
        received=Count("party__roles", filter=under_it & Q(party__roles__role=Role.BENEFICIARY)),
    )


def article_record(article: Article, reader: User | AnonymousUser) -> dict[str, Any]:
    """With the whole text where the outlet's licence or the reader's office allows it."""
    mentions = Mention.objects.public().filter(article=article).select_related("commitment")
    notes = numbered(mentions)
    is_editor = reader.is_staff and reader.has_perm("tracker.view_article")
    shows_text = article.outlet.shows_text or is_editor
    return {
        "article": article,
        "prints": other_prints(article),
        "notes": notes,
        "commitment_count": len({note.mention.commitment_id for note in notes}),
        "verified_count": mentions.holding().count(),
        "shows_text": shows_text,
        "paragraphs": paragraphs(article.text, notes) if shows_text else [],
    }
