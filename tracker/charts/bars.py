"""Stacked bars of outcomes."""

from collections.abc import Iterator, Mapping

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tracker.charts import svg
from tracker.charts.vocabulary import ORDER, SOLID, css_key
from tracker.models import Fulfilment

Counts = Mapping[str, int]
ROOM_FOR_A_NUMBER = 2.2  # percent of the width; on a phone a number needs five times as much


def bar(counts: Counts, total: int = 0, *, height: int = 26, numbers: bool = True) -> SafeString:
    """One bar; `total` is what its full width stands for. Unnumbered, it stands beside words."""
    name = ", ".join(told(code, counts[code]) for code in ORDER if counts.get(code))
    parts = list(segments(counts, total or sum(counts.values()), height, numbers))
    return svg.picture(parts, class_="bar", height=height, name=name if numbers else "")


def told(code: Fulfilment, count: int) -> str:
    return _("%(outcome)s: %(count)s") % {"outcome": code.label, "count": count}


def segments(counts: Counts, total: int, height: int, numbers: bool) -> Iterator[SafeString]:
    x = 0.0
    for code in ORDER:
        count = counts.get(code, 0)
        if count:
            width = 100 * count / total
            yield segment(code, told(code, count), x, width, height)
            if numbers and width > ROOM_FOR_A_NUMBER:
                yield number(code, count, x + width / 2, width, height)
            x += width


def segment(code: Fulfilment, title: str, x: float, width: float, height: int) -> SafeString:
    return svg.element(
        "rect",
        svg.element("title", title),
        class_=f"seg s-{css_key(code)}",
        **texture(code),
        x=svg.percent(x),
        width=svg.percent(width),
        height=height,
    )


def number(code: Fulfilment, count: int, x: float, width: float, height: int) -> SafeString:
    narrow = "" if width > 5 * ROOM_FOR_A_NUMBER else " w"
    class_ = f"num s-{css_key(code)}{narrow}"
    return svg.label(str(count), x, height / 2 + 4.5, class_=class_, text_anchor="middle")


def texture(code: Fulfilment) -> dict[str, str]:
    return {} if code in SOLID else {"fill": f"url(#h-{css_key(code)})"}


def swatch(code: str) -> SafeString:
    """The colour and texture of an outcome in a key."""
    known = Fulfilment(code)
    class_ = f"seg s-{css_key(known)}"
    fill = svg.element("rect", class_=class_, **texture(known), width="100%", height="100%")
    return svg.element("svg", fill, class_="sw", aria_hidden="true")
