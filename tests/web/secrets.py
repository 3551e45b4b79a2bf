"""A site on which something hidden stands on every side of what is public."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from tests.factories import (
    make_agreement,
    make_article,
    make_commitment,
    make_domain,
    make_mention,
    make_outlet,
    make_party,
    make_status_change,
    make_user,
)
from tracker.models import (
    Commitment,
    Correction,
    Decision,
    ImportProblem,
    ImportRun,
    Mention,
    PartyAlias,
    ProposedLink,
    StatusSuggestion,
    Verdict,
)

SECRET = "zanzibar"  # noqa: S105
# Stands in the addresses of hidden rows, which an error page may repeat to whoever asked for them.
HIDDEN = "wombat"
# Finds hidden rows only.
BAIT = "platypus"
TEXT = f"India signed it. It also promised {SECRET} {BAIT} ships.\n\nMore of {SECRET}."
Rows = dict[str, Any]


@dataclass(frozen=True)
class World:
    """One public and one hidden row of each kind that has an address."""

    public: Rows
    hidden: Rows


def make_world() -> World:
    editor = make_user(
        username=f"{SECRET}-editor", first_name=SECRET, email=f"{SECRET}@desk.example"
    )
    public, hidden = make_rows(editor)
    make_evidence(public, hidden, editor)
    make_paperwork(public, hidden, editor)
    return World(public, hidden)


def make_rows(editor: Any) -> tuple[Rows, Rows]:
    india = make_party(name="India", slug="india")
    party = make_party(name=f"Ministry of {SECRET} {BAIT}", slug=f"{HIDDEN}-party", parent=india)
    india.members.add(party)
    PartyAlias.objects.create(party=party, text=f"Alias {SECRET}", kind="name")
    area = make_domain(name="Defence", slug="defence")
    # The names of policy areas are no secret; that one is used by hidden rows alone is.
    domain = make_domain(name="Space", slug=f"{HIDDEN}-domain", parent=area)
    pact = make_agreement(india, slug="pact", title="Pact of peace")
    hidden_pact = make_agreement(
        *(india, party),
        slug=f"{HIDDEN}-pact",
        title=f"Pact {SECRET} {BAIT}",
        published=False,
        predecessor=pact,
        relation="renews",
    )
    outlet = make_outlet(name="Daily", slug="daily")
    hidden_outlet = make_outlet(name=f"Outlet {SECRET}", slug=f"{HIDDEN}-outlet")
    article = make_article(outlet=outlet, text=TEXT)
    hidden_article = make_article(
        outlet=hidden_outlet,
        title=f"Article {SECRET} {BAIT}",
        byline=SECRET,
        text=f"Text {SECRET}.",
        supersedes=article,
    )
    secret = make_commitment(
        *(india, party),
        statement=f"Statement {SECRET} {BAIT}",
        slug=f"{HIDDEN}-commitment",
        published=False,
        domains=(area, domain),
        agreement=pact,
        due_on=dt.date(2030, 1, 1),
        due_text=f"by {SECRET}",
    )
    public: Rows = {"commitment": make_record(india, area, hidden_pact, editor), "party": india}
    make_commitment(india, agreement=pact, slug="under-pact", due_on=dt.date(2027, 1, 1))
    public |= {"domain": area, "agreement": pact, "outlet": outlet, "article": article}
    hidden: Rows = {
        "commitment": secret,
        "party": party,
        "domain": domain,
        "agreement": hidden_pact,
    }
    return public, hidden | {"outlet": hidden_outlet, "article": hidden_article}


def make_record(india: Any, area: Any, hidden_pact: Any, editor: Any) -> Commitment:
    """Public, after a first wording that no reader was to see."""
    record: Any = make_commitment(
        india, domains=(area,), agreement=hidden_pact, published=False, statement=f"Draft {SECRET}"
    )
    record.statement, record.slug = "Plant trees", "plant-trees"
    record.published_at = timezone.now()
    record._change_reason = f"Reason {SECRET}"
    record._history_user = editor
    record.save()
    return record  # type: ignore[no-any-return]


def make_evidence(public: Rows, hidden: Rows, editor: Any) -> None:
    """Mentions that wait, were rejected or are of a hidden row; changes that rest on them."""
    record, article = public["commitment"], public["article"]
    accepted = make_mention(record, article=article, quote="India signed it.", reviewer=editor)
    Mention.objects.filter(pk=accepted.pk).update(proposed={"statement": SECRET})
    quote = f"It also promised {SECRET} {BAIT} ships."
    pending = make_mention(article=article, quote=quote, speaker=f"Speaker {SECRET}")
    rejected = Mention.objects.create(
        article=article,
        commitment=record,
        start=TEXT.index(quote),
        end=TEXT.index(quote) + len(quote),
        quote=quote,
        review_state="rejected",
        reviewed_at=timezone.now(),
        reason=f"Reason {SECRET}",
    )
    of_secret = make_mention(hidden["commitment"], article=article, quote=quote)
    make_mention(hidden["commitment"], article=hidden["article"], quote=f"Text {SECRET}.")
    for evidence in (pending, rejected, of_secret):
        make_status_change(record, "agreed", evidence=evidence, user=editor)
        make_status_change(public["agreement"], "agreed", evidence=evidence, user=editor)
    for row in ("commitment", "agreement"):
        make_status_change(hidden[row], "broken", note=f"Note {SECRET}")
    ProposedLink.objects.create(
        mention=pending, commitment=record, score=0.5, reasons=[{"words": SECRET}]
    )
    StatusSuggestion.objects.create(
        mention=accepted,
        commitment=record,
        code="withdrawn",
        effective_on=dt.date(2025, 3, 1),
        explanation=f"Explanation {SECRET}",
    )
    Decision.objects.create(
        mention=accepted,
        verdict=Verdict.EVIDENCE,
        reviewer=editor,
        reason=f"Reason {SECRET}",
        changes={"statement": [SECRET, SECRET]},
        commitment=record,
    )


def make_paperwork(public: Rows, hidden: Rows, editor: Any) -> None:
    """What readers sent in, what imports refused, and what was merged."""
    now = timezone.now()
    answered = {"state": "accepted", "answered_at": now, "answer": "Mended", "answered_by": editor}
    of_reader = {"contact": f"{SECRET}@home.example", "sender": SECRET}
    for kind in ("commitment", "agreement", "party"):
        of_public, of_hidden = ({kind: rows[kind]} for rows in (public, hidden))
        waiting = {"quote": SECRET, "suggestion": SECRET}
        Correction.objects.create(**of_public, **waiting, **of_reader)
        Correction.objects.create(**of_hidden, **waiting, **of_reader, **answered)
        told = {"quote": "A typo", "suggestion": "No typo"}
        Correction.objects.create(**of_public, **told, **of_reader, **answered)
    merged = make_commitment(
        public["party"], statement=f"Merged {SECRET} {BAIT}", slug=HIDDEN, published=False
    )
    Commitment.objects.filter(pk=merged.pk).update(merged_into=public["commitment"])
    run = ImportRun.objects.create(source=SECRET)
    ImportProblem.objects.create(run=run, file=SECRET, reason=SECRET, excerpt=SECRET)
