"""What accepting a candidate would do, told before it is done."""

from dataclasses import dataclass, replace

from tracker.linking.acts import is_act
from tracker.linking.moves import Change, Move, Verdict, judge
from tracker.models import CODES, Agreement, Commitment, Concern, Fulfilment, Mention, Stage
from tracker.reviewing.proposal import Proposal
from tracker.reviewing.resolving import find_party
from tracker.reviewing.statuses import day_of
from tracker.reviewing.suggestions import CONCERNS


@dataclass(frozen=True, slots=True, kw_only=True)
class Effects:
    """From what to what the stage and the outcome move, what waits, and which rows are made."""

    commitment: Commitment | None
    stage: tuple[str, str] | None = None
    outcome: tuple[str, str] | None = None
    new_parties: tuple[str, ...] = ()
    new_agreement: str = ""
    # A status that does not simply move on what stands: it becomes a suggestion, and why.
    suggested: str = ""
    concern: Concern = Concern.NONE
    why: str = ""
    suggested_of_agreement: str = ""

    @property
    def moves(self) -> bool:
        return bool(self.stage or self.outcome)

    @property
    def suggested_label(self) -> str:
        return str(dict(CODES).get(self.suggested, ""))


def of_new(mention: Mention, decided: Proposal, agreement: Agreement | None) -> Effects:
    """What accepting as a new commitment makes."""
    on = mention.article.published_on
    names = dict.fromkeys([*decided.parties, *decided.beneficiaries])
    is_stage = decided.status in Stage.values
    return Effects(
        commitment=None,
        stage=("", decided.status) if is_stage else None,
        outcome=None if is_stage else ("", decided.status),
        new_parties=tuple(name for name in names if find_party(name, on) is None),
        new_agreement="" if agreement else decided.agreement,
    )


def of_evidence(mention: Mention, status: str, commitment: Commitment) -> Effects:
    """What accepting as evidence changes of a known commitment."""
    found = judged(mention, status, commitment)
    effects = Effects(
        commitment=commitment, suggested_of_agreement=of_agreement(mention, status, commitment)
    )
    if concern := CONCERNS.get(found.verdict):
        return replace(effects, suggested=status, concern=concern, why=found.why)
    if found.verdict == Verdict.KNOWN:
        return effects
    if status in Stage.values:
        return replace(effects, stage=(commitment.stage, status))
    return replace(effects, outcome=(Fulfilment(commitment.fulfilment).value, status))


def of_agreement(mention: Mention, status: str, commitment: Commitment) -> str:
    """The stage that a report on the instrument itself suggests for it."""
    agreement = commitment.agreement
    if agreement is None or status not in Stage.values or not is_act(mention.quote, status):
        return ""
    return "" if judged(mention, status, agreement).verdict == Verdict.KNOWN else status


def judged(mention: Mention, status: str, tracked: Commitment | Agreement) -> Move:
    """By the changes as they are loaded: a list loads those of all its rows at once."""
    standing = [Change(row.code, row.effective_on) for row in tracked.standing_changes]
    return judge(standing, status, day_of(mention, status))
