"""How outcomes are drawn: their order, their families, their names in the stylesheet."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracker.models import Fulfilment, current_day, current_moment
from tracker.models.dates import short_day

FAMILIES = [
    (_("Kept"), [Fulfilment.FULFILLED, Fulfilment.PARTLY_FULFILLED]),
    (_("Open"), [Fulfilment.IN_PROGRESS, Fulfilment.DELAYED, Fulfilment.NOT_ASSESSED]),
    (
        _("Ended"),
        [Fulfilment.BROKEN, Fulfilment.WITHDRAWN, Fulfilment.EXPIRED, Fulfilment.SUPERSEDED],
    ),
]
# Fixed in every bar, key and filter.
ORDER = [code for _family, codes in FAMILIES for code in codes]
# Texture means "not (yet) as promised", so that no outcome is told by its colour alone.
SOLID = {Fulfilment.FULFILLED, Fulfilment.IN_PROGRESS, Fulfilment.NOT_ASSESSED}

SHORT = {"partly_fulfilled": "partly", "in_progress": "progress", "not_assessed": "none"}


def css_key(code: str) -> str:
    """The end of an outcome's class and icon names: `s-partly`, `#s-partly`."""
    return SHORT.get(code, code)


def day_word() -> str:
    """What stands at the upright line of the present, or of the day that is looked back to."""
    return short_day(current_day()) if current_moment() else gettext("today")
