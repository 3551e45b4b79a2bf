"""What hangs on a row and may move to another when it is split: groups of check boxes."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tracker.models.reshaping import Reshapable
from tracker.reviewing.splitting import PARTS
from tracker.web.merging.preview import day

LABELS = {
    "mentions": _("Quotes, with the status changes that rest on them"),
    "status_changes": _("Status changes on other evidence"),
    "commitments": _("Commitments"),
    "roles": _("Commitments that name it"),
    "agreement_roles": _("Agreements that it is a party to"),
    "aliases": _("Other names and terms of office"),
    "children": _("Bodies below it"),
}
MOST = 200  # of a group on one page; what moves first makes room for the rest


@dataclass(frozen=True)
class Box:
    key: int
    text: str
    by: str = ""


@dataclass(frozen=True)
class Part:
    """One group: its boxes, and the keys of those that are ticked."""

    name: str
    boxes: list[Box]
    chosen: list[int]

    @property
    def label(self) -> str:
        return str(LABELS[self.name])


def offered(row: Reshapable, data: QueryDict) -> list[Part]:
    return [
        Part(name, [_box(name, one) for one in _rows(row, name)[:MOST]], _keys(data, name))
        for name in PARTS[type(row)]
    ]


def _box(name: str, row: Any) -> Box:
    match name:
        case "mentions":
            article = row.article
            return Box(row.pk, f"“{row}”", f"{article.outlet}, {day(article.published_on)}")
        case "status_changes":
            return Box(row.pk, str(row), row.note or row.source_url)
        case "roles":
            return Box(row.pk, str(row.commitment), row.get_role_display())
        case "agreement_roles":
            return Box(row.pk, str(row.agreement), row.get_role_display())
        case "aliases":
            return Box(row.pk, row.text, row.get_kind_display())
    return Box(row.pk, str(row))


def _keys(data: QueryDict, name: str) -> list[int]:
    return [int(key) for key in data.getlist(name) if key.isdecimal() and len(key) < 19]


def _rows(row: Reshapable, name: str) -> Any:
    rows = getattr(row, name).all()
    match name:
        case "mentions":
            return rows.with_source().in_reading_order()
        case "status_changes":
            # What rests on a quote goes where the quote goes.
            return rows.standing().filter(evidence=None).oldest_first()
        case "roles":
            return rows.select_related("commitment")
        case "agreement_roles":
            return rows.select_related("agreement")
    return rows
