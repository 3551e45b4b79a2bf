"""When the event of a report took place, if it says so: "signed in July", "in force since 1999"."""

import calendar
import datetime as dt
import re

MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
DATE = (
    r"(?:in|on|since|last)\s+(?:(?P<day>\d{1,2})\s+)?"
    rf"(?:(?P<month>{'|'.join(MONTHS)})(?:\s+(?P<day2>\d{{1,2}})\b)?,?\s*)?(?P<year>(?:19|20)\d\d)?"
)
VERBS = {
    "signed": r"signed|signing",
    "in_force": r"took effect|entered into force|came into force|in force|into force|in effect",
}
EVENTS = {
    code: re.compile(rf"\b(?:{verbs})\b[^.;:]{{0,40}}?\b{DATE}", re.IGNORECASE)
    for code, verbs in VERBS.items()
}


def event_day(text: str, code: str, published: dt.date) -> dt.date:
    """The last day of the stated month or year, or else the day of the article."""
    pattern = EVENTS.get(code)
    for found in pattern.finditer(text) if pattern else ():
        if day := _day(found, published):
            return day
    return published


def _day(found: re.Match[str], published: dt.date) -> dt.date | None:
    month = MONTHS.get((found["month"] or "").lower())
    if month:
        return _day_of(month, found, published)
    return min(dt.date(int(found["year"]), 12, 31), published) if found["year"] else None


def _day_of(month: int, found: re.Match[str], published: dt.date) -> dt.date | None:
    """Without a year the month that was last."""
    day = int(found["day"] or found["day2"] or 0)
    is_ahead = (month, day) > (published.month, published.day)
    year = int(found["year"] or published.year - is_ahead)
    try:
        return min(dt.date(year, month, day or calendar.monthrange(year, month)[1]), published)
    except ValueError:
        return None
