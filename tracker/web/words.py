"""What the words of the pages mean, for the page that explains them."""

from django.utils.translation import gettext_lazy as _

from tracker.models import Fulfilment, Stage

WORDS = [
    (
        _("Article"),
        _("One text of one publication, as it stood when it was read. It never changes."),
    ),
    (
        _("Party"),
        _(
            "Who undertakes or receives: a state, an organisation, a government body, a company, "
            "a political party, a city or region, a person. A body may belong to another party."
        ),
    ),
    (
        _("Agreement"),
        _(
            "The instrument that groups commitments: a treaty, framework, memorandum, communiqué, "
            "programme, plan or contract. It may renew, supersede or amend another."
        ),
    ),
    (_("Commitment"), _("One undertaking that can later be checked; in everyday words, a pledge.")),
    (
        _("Mention"),
        _(
            "The exact words of an article that state a commitment or report on it, "
            "with their place."
        ),
    ),
    (_("Domain"), _("A policy area. Larger ones contain smaller ones: defence contains cyber.")),
    (
        _("Status change"),
        _(
            "A dated entry, with evidence, that moves the stage or the outcome. "
            "Entries are only ever added."
        ),
    ),
    (_("Made by, to"), _("The party that undertakes, and the party that receives.")),
]
OUTCOMES = [
    (Fulfilment.FULFILLED, _("Done as stated; late is noted, not hidden.")),
    (Fulfilment.PARTLY_FULFILLED, _("Some of it done, and no more expected.")),
    (Fulfilment.IN_PROGRESS, _("There is evidence of steps towards it.")),
    (Fulfilment.DELAYED, _("A source says that it is late or will be.")),
    (Fulfilment.NOT_ASSESSED, _("No editor has judged it yet.")),
    (Fulfilment.BROKEN, _("Not done by its date, or its opposite done.")),
    (Fulfilment.WITHDRAWN, _("The party said that it no longer holds.")),
    (Fulfilment.EXPIRED, _("Its time ran out with no outcome known.")),
    (Fulfilment.SUPERSEDED, _("Replaced by a later commitment.")),
]
STAGES = [
    (Stage.PROPOSED, _("Considered or negotiated; nobody has undertaken it yet.")),
    (Stage.PLEDGED, _("Undertaken by one side.")),
    (Stage.AGREED, _("Agreed by two or more sides, nothing signed.")),
    (Stage.SIGNED, _("Signed.")),
    (Stage.IN_FORCE, _("In force: ratified, or in effect.")),
]
EXPLAINED = {"words": WORDS, "outcomes": OUTCOMES, "stages": STAGES}
