"""A candidate's frozen fields, checked, so that only sound values become rows."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import models

from tracker.models import CODES, Agreement, Commitment, Mention, Party, Precision, Target
from tracker.reviewing.errors import ReviewError

TOO_LARGE = Decimal(10) ** 20
NOTHING: dict[str, Any] = {
    **dict.fromkeys(("statement", "status", "agreement", "due", "due_precision", "due_text"), ""),
    **dict.fromkeys(
        ("parties", "new_parties", "beneficiaries", "domains", "amounts", "period"), ()
    ),
    "firm": True,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a mention says of its commitment, in the words of the model."""

    statement: str
    status: str
    parties: tuple[str, ...]
    beneficiaries: tuple[str, ...]
    kinds: Mapping[str, str]
    domains: tuple[str, ...]
    agreement: str
    firm: bool
    due_on: dt.date | None
    due_precision: str
    due_text: str
    period: tuple[dt.date | None, dt.date | None]
    amounts: tuple[tuple[Decimal, str], ...]
    speaker: str


def read(mention: Mention) -> Proposal:
    """The proposal of a mention; what an editor has changed on its row comes first."""
    return _read(mention, status=mention.reported_status, speaker=mention.speaker)


def as_proposed(mention: Mention) -> Proposal:
    """What extraction proposed, whatever an editor has changed since."""
    return _read(mention, **{name: mention.proposed.get(name) for name in ("status", "speaker")})


def _read(mention: Mention, *, status: str | None, speaker: str | None) -> Proposal:
    try:
        fields = NOTHING | {k: v for k, v in mention.proposed.items() if v is not None}
        return Proposal(
            statement=fitting(Commitment, "statement", fields["statement"] or mention.quote),
            status=_status(status or fields["status"] or "pledged"),
            parties=_names(fields["parties"]),
            beneficiaries=_names(fields["beneficiaries"]),
            kinds={new["name"]: new["kind"] for new in fields["new_parties"]},
            domains=tuple(fields["domains"]),
            agreement=fitting(Agreement, "title", fields["agreement"]),
            firm=fields["firm"],
            period=_period(fields["period"]),
            amounts=tuple(dict.fromkeys(map(_amount, fields["amounts"]))),
            speaker=fitting(Mention, "speaker", speaker or ""),
            **_deadline(fields),
        )
    except (AttributeError, InvalidOperation, KeyError, TypeError, ValueError) as error:
        raise ReviewError(f"The candidate's fields cannot be read: {error}") from error


def fitting(model: type[models.Model], field: str, text: str) -> str:
    """The text on one line, cut to what the column holds."""
    limit: int = getattr(model._meta.get_field(field), "max_length", 0)
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 1].rstrip()}…"


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fitting(Party, "name", name) for name in names if name))


def _status(code: str) -> str:
    if code not in dict(CODES):
        raise ReviewError(f"Unknown status: {code}")
    return code


def _deadline(fields: Mapping[str, Any]) -> dict[str, Any]:
    if not fields["due"]:
        return {"due_on": None, "due_precision": "", "due_text": ""}
    return {
        "due_on": dt.date.fromisoformat(fields["due"]),
        "due_precision": Precision(fields["due_precision"] or Precision.DAY).value,
        "due_text": fitting(Commitment, "due_text", fields["due_text"]),
    }


def _period(days: Sequence[str]) -> tuple[dt.date | None, dt.date | None]:
    if not days:
        return None, None
    start, end = map(dt.date.fromisoformat, days)
    if end < start:
        raise ReviewError(f"The period ends before it starts: {start} to {end}")
    return start, end


def _amount(amount: Mapping[str, Any]) -> tuple[Decimal, str]:
    value = Decimal(str(amount["value"]))
    if not value.is_finite() or abs(value) >= TOO_LARGE:
        raise ReviewError(f"No column holds this amount: {value}")
    return value.quantize(Decimal("0.0001")), fitting(Target, "unit", amount["unit"])
