"""What the words of the pages mean, for the page that explains them."""

from tracker.models import Fulfilment, Stage

WORDS = [
    ("Article", "One text of one publication, as it stood when it was read. It never changes."),
    (
        "Party",
        "Who undertakes or receives: a state, an organisation, a government body, a company, "
        "a political party, a city or region, a person. A body may belong to another party.",
    ),
    (
        "Agreement",
        "The instrument that groups commitments: a treaty, framework, memorandum, communiqué, "
        "programme, plan or contract. It may renew, supersede or amend another.",
    ),
    ("Commitment", "One undertaking that can later be checked; in everyday words, a pledge."),
    (
        "Mention",
        "The exact words of an article that state a commitment or report on it, with their place.",
    ),
    ("Domain", "A policy area. Larger ones contain smaller ones: defence contains cyber."),
    (
        "Status change",
        "A dated entry, with evidence, that moves the stage or the outcome. "
        "Entries are only ever added.",
    ),
    ("Made by, to", "The party that undertakes, and the party that receives."),
]
OUTCOMES = [
    (Fulfilment.FULFILLED, "Done as stated; late is noted, not hidden."),
    (Fulfilment.PARTLY_FULFILLED, "Some of it done, and no more expected."),
    (Fulfilment.IN_PROGRESS, "There is evidence of steps towards it."),
    (Fulfilment.DELAYED, "A source says that it is late or will be."),
    (Fulfilment.NOT_ASSESSED, "No editor has judged it yet."),
    (Fulfilment.BROKEN, "Not done by its date, or its opposite done."),
    (Fulfilment.WITHDRAWN, "The party said that it no longer holds."),
    (Fulfilment.EXPIRED, "Its time ran out with no outcome known."),
    (Fulfilment.SUPERSEDED, "Replaced by a later commitment."),
]
STAGES = [
    (Stage.PROPOSED, "Considered or negotiated; nobody has undertaken it yet."),
    (Stage.PLEDGED, "Undertaken by one side."),
    (Stage.AGREED, "Agreed by two or more sides, nothing signed."),
    (Stage.SIGNED, "Signed."),
    (Stage.IN_FORCE, "In force: ratified, or in effect."),
]
EXPLAINED = {"words": WORDS, "outcomes": OUTCOMES, "stages": STAGES}
