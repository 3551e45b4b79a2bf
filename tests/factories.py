"""Plain builders of rows: a test names only what it is about."""

import datetime as dt
import itertools
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from tracker.models import (
    Agreement,
    AgreementParty,
    Article,
    Commitment,
    CommitmentParty,
    Correction,
    Domain,
    Measurement,
    Mention,
    Outlet,
    Party,
    PartyAlias,
    Ranking,
    Role,
    StatusChange,
    Target,
)

NUMBERS = itertools.count(1)
DAY = dt.date(2025, 2, 7)
TEXT = "India and the United States agreed to sign a defence framework by the end of 2025."


def make_user(**fields: Any) -> User:
    """An account; `password="…"` sets one that can log in."""
    defaults = {"username": f"user-{next(NUMBERS)}"}
    return User.objects.create_user(**defaults | fields)


def make_outlet(**fields: Any) -> Outlet:
    n = next(NUMBERS)
    return Outlet.objects.create(**{"name": f"Outlet {n}", "slug": f"outlet-{n}"} | fields)


def make_article(**fields: Any) -> Article:
    """An article; every text is unique unless one is given."""
    n = next(NUMBERS)
    if "outlet" not in fields:
        fields["outlet"] = make_outlet()
    defaults = {"title": f"Article {n}", "published_on": DAY, "text": f"{TEXT}\n\nNumber {n}."}
    return Article.objects.create(**defaults | fields)


def make_party(*aliases: str, **fields: Any) -> Party:
    n = next(NUMBERS)
    party = Party.objects.create(
        **{"name": f"Party {n}", "slug": f"party-{n}", "kind": "state"} | fields
    )
    for text in aliases:
        PartyAlias.objects.create(party=party, text=text, kind="name")
    return party


def make_domain(**fields: Any) -> Domain:
    n = next(NUMBERS)
    return Domain.objects.create(**{"name": f"Domain {n}", "slug": f"domain-{n}"} | fields)


def make_agreement(
    *parties: Party, status: str = "signed", published: bool = True, **fields: Any
) -> Agreement:
    n = next(NUMBERS)
    defaults = {
        "title": f"Agreement {n}",
        "slug": f"agreement-{n}",
        "published_at": timezone.now() if published else None,
    }
    agreement = Agreement.objects.create(**defaults | fields)
    for party in parties:
        AgreementParty.objects.create(agreement=agreement, party=party)
    if status:
        make_status_change(agreement, status)
    return agreement


def make_commitment(
    *obligors: Party,
    beneficiaries: tuple[Party, ...] = (),
    domains: tuple[Domain, ...] = (),
    status: str = "",
    published: bool = True,
    **fields: Any,
) -> Commitment:
    """A published commitment, without any rows around it but those that are named."""
    n = next(NUMBERS)
    defaults = {
        "statement": f"Plant {n} trees",
        "slug": f"plant-{n}-trees",
        "made_on": DAY,
        "published_at": timezone.now() if published else None,
    }
    if "due_on" in fields:
        defaults["due_precision"] = "day"
    commitment = Commitment.objects.create(**defaults | fields)
    commitment.domains.set(domains)
    for role, parties in ((Role.OBLIGOR, obligors), (Role.BENEFICIARY, beneficiaries)):
        for party in parties:
            CommitmentParty.objects.create(commitment=commitment, party=party, role=role)
    if status:
        make_status_change(commitment, status)
    return commitment


def make_mention(commitment: Commitment | None = None, **fields: Any) -> Mention:
    """A pending candidate, or, with a commitment, an accepted mention of it."""
    if "article" not in fields:
        fields["article"] = make_article()
    text = fields["article"].text
    quote = fields.setdefault("quote", text.split("\n", 1)[0])
    start = fields["start"] if "start" in fields else text.index(quote)
    fields["start"] = start
    defaults: dict[str, Any] = {"end": start + len(quote), "confidence": 0.8}
    if commitment:
        defaults |= {"review_state": "accepted", "reviewed_at": timezone.now()}
    mention = Mention.objects.create(**defaults | fields, commitment=commitment)
    if commitment:
        commitment.refresh_mentions()
    return mention


def make_status_change(
    tracked: Commitment | Agreement, code: str = "agreed", **fields: Any
) -> StatusChange:
    defaults = {
        "code": code,
        "effective_on": DAY,
        "commitment": tracked if isinstance(tracked, Commitment) else None,
        "agreement": tracked if isinstance(tracked, Agreement) else None,
    }
    if not fields.keys() & {"evidence", "source_url", "note"}:
        fields["note"] = "As reported."
    change = StatusChange.objects.create(**defaults | fields)
    tracked.refresh_from_db()
    return change


def make_ranking(**fields: Any) -> Ranking:
    """A ranking in use that trusts extraction as it is, but for the weights that are given."""
    weights = {"confidence": 1.0} | fields.pop("weights", {})
    defaults = {"decisions": 400, "bias": 0.0, "is_in_use": True}
    return Ranking.objects.create(**defaults | fields, weights=weights)


def make_target(commitment: Commitment, *values: tuple[dt.date, float], **fields: Any) -> Target:
    """A target of 80 percent, with a measurement for each day and value."""
    defaults = {"indicator": "Clean power", "comparator": "ge", "value": 80, "unit": "percent"}
    target = Target.objects.create(commitment=commitment, **defaults | fields)
    for day, value in values:
        Measurement.objects.create(
            target=target, measured_on=day, value=value, source_url="https://example.org/"
        )
    target.refresh_from_db()
    return target


def make_correction(
    record: Commitment | Agreement | Party, state: str = "waiting", **fields: Any
) -> Correction:
    """A suggestion; in another state than waiting with its answer."""
    defaults: dict[str, Any] = {
        type(record).__name__.lower(): record,
        "quote": "The date is wrong.",
        "suggestion": "It should be 2030.",
        "state": state,
    }
    if state != "waiting":
        defaults |= {"answer": "Mended.", "answered_at": timezone.now()}
    return Correction.objects.create(**defaults | fields)
