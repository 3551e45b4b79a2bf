"""What templates cannot say by themselves: charts, icons and the vocabulary's small marks."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.contrib.humanize.templatetags.humanize import intcomma
from django.core.paginator import Page
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_bidi, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from tracker import charts
from tracker.models import Agreement, Commitment, Fulfilment, Party, Precision, Stage, Tracked
from tracker.models.commitment import plain
from tracker.models.dates import long_day, short_day

register = template.Library()
register.filter("pledge_line", charts.pledge_line)
register.filter("labelled_line", charts.labelled_line)
register.simple_tag(charts.axis, name="axis")
register.simple_tag(charts.empty_line, name="empty_line")
register.simple_tag(charts.bar, name="bar")

register.filter("long_day", long_day)
register.filter("short_day", short_day)
register.filter("amount", plain)

FLAGS = {
    "overdue": gettext_lazy("Overdue"),
    "soon": gettext_lazy("Due soon"),
    "silent": gettext_lazy("Silent"),
}


@register.simple_tag
def language() -> SafeString:
    """The attributes of `html`: in which language the page is, and which way it reads."""
    return format_html(
        'lang="{}" dir="{}"', get_language() or "en", "rtl" if get_language_bidi() else "ltr"
    )


@register.simple_tag
def icon(name: str) -> SafeString:
    return format_html('<svg class="i" aria-hidden="true"><use href="#{}"/></svg>', name)


@register.simple_tag
def status(code: str, label: str = "") -> SafeString:
    """An outcome: icon, word and colour together."""
    key = f"s-{charts.css_key(code)}"
    words = label or Fulfilment(code).label
    return format_html('<span class="st {}">{}{}</span>', key, icon(key), words)


@register.simple_tag
def flag(name: str, label: str = "") -> SafeString:
    key = f"f-{name}"
    words = label or FLAGS[name]
    return format_html('<span class="st {}">{}{}</span>', key, icon(key), words)


@register.simple_tag
def stage(code: str, label: str = "") -> SafeString:
    """A stage: dots without colour, as a stage is no outcome."""
    here = list(Stage).index(Stage(code))
    dots = format_html_join(
        "",
        '<circle class="{}" cx="{}" cy="4" r="{}"/>',
        (("on", x, "3") if x <= 4 + here * 8 else ("off", x, "2.4") for x in range(4, 40, 8)),
    )
    drawn = format_html('<svg class="pips" aria-hidden="true" viewBox="0 0 40 8">{}</svg>', dots)
    return format_html('<span class="stage">{}{}</span>', drawn, label or Stage(code).label)


@register.simple_tag
def badge(tracked: Tracked) -> SafeString:
    """The one badge: the fulfilment once assessed, else the stage."""
    return status(tracked.fulfilment) if tracked.is_assessed else stage(tracked.stage)


@register.simple_tag
def firm(is_firm: bool) -> SafeString:
    name, word = ("i-firm", _("Firm")) if is_firm else ("i-aspir", _("Aspirational"))
    return format_html('<span class="firm">{}{}</span>', icon(name), word)


@register.simple_tag
def due_flag(commitment: Commitment) -> SafeString | str:
    if not (commitment.is_overdue or commitment.is_due_soon):
        return ""
    days = commitment.days_to_due or 0
    if days < 0:
        return flag("overdue", _("%(days)s over") % {"days": counted(-days)})
    told = _("Due in %(days)s") % {"days": counted(days)} if days else _("Due today")
    return flag("soon", told)


@register.filter
def counted(days: int) -> str:
    if days >= 2 * 365:
        years = days // 365
        return ngettext("%(years)s year", "%(years)s years", years) % {"years": years}
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": intcomma(days)}


@register.filter
def links(parties: Iterable[Party]) -> SafeString:
    """Names that lead to their pages; a template's own file would end in a space."""
    named = ((party.get_absolute_url(), party) for party in parties)
    return format_html_join(", ", '<a href="{}">{}</a>', named)


@register.filter
def lateness(days: int) -> str:
    """Of a settled commitment: how far from its due date."""
    if days == 0:
        return _("on the day it was due")
    words = _("%(days)s before it was due") if days > 0 else _("%(days)s after it was due")
    return words % {"days": counted(abs(days))}


@register.filter
def stage_place(code: str) -> str:
    place = {"place": list(Stage).index(Stage(code)) + 1, "all": len(Stage)}
    return _("stage %(place)s of %(all)s") % place


@register.filter
def period(tracked: Commitment | Agreement) -> SafeString | str:
    """From when to when, as far as it is known."""
    start, end = tracked.period_start, tracked.period_end
    if start and end:
        return format_html(_("{start} to {end}"), start=day(start), end=day(end))
    if start:
        return format_html(_("from {start}"), start=day(start))
    return format_html(_("until {end}"), end=day(end)) if end else ""


@register.filter
def day(date: dt.date | None) -> SafeString | str:
    """A date that does not break at a line's end."""
    if date is None:
        return ""
    words = short_day(date).replace(" ", "\u00a0")
    return format_html('<time datetime="{}">{}</time>', date.isoformat(), words)


@register.filter
def stated(date: dt.date | None, precision: str) -> str:
    """A deadline in words as exact as its source's."""
    return Precision(precision).describe(date) if date else ""


@register.simple_tag
def page_numbers(page: Page[Any]) -> list[int | str]:
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))


@register.inclusion_tag("tracker/_key.html")
def chart_key() -> dict[str, Any]:
    """What the colours and textures of bars mean."""
    return {
        "families": [
            (family, [(code.value, charts.swatch(code)) for code in codes])
            for family, codes in charts.FAMILIES
        ]
    }


@register.inclusion_tag("tracker/_sparkline.html")
def sparkline(counts: Mapping[dt.date, int], title: str, counted: str) -> dict[str, Any]:
    """Columns of what was counted a month, with the table behind them."""
    return {"line": charts.sparkline(counts, title), "title": title, "counted": counted}


@register.filter
def small_bar(counts: Mapping[str, int]) -> SafeString:
    """A bar that stands beside the same counts in words."""
    return charts.bar(counts, height=8, numbers=False)
