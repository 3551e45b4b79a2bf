"""What accepting a candidate would do, told before it is done."""

from dataclasses import dataclass

from tracker.models import Agreement, Commitment, Fulfilment, Mention, Stage
from tracker.reviewing.proposal import Proposal
from tracker.reviewing.resolving import find_party
from tracker.reviewing.statuses import day_of, is_news


@dataclass(frozen=True, slots=True, kw_only=True)
class Effects:
    """From what to what the stage and the outcome move, and which rows are made."""

    commitment: Commitment | None
    stage: tuple[str, str] | None = None
    outcome: tuple[str, str] | None = None
    new_parties: tuple[str, ...] = ()
    new_agreement: str = ""

    @property
    def moves(self) -> bool:
        return bool(self.stage or self.outcome)


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


def of_evidence(mention: Mention, decided: Proposal, commitment: Commitment) -> Effects:
    """What accepting as evidence changes of a known commitment."""
    if not is_news(commitment, decided.status, day_of(mention, decided.status)):
        return Effects(commitment=commitment)
    if decided.status in Stage.values:
        return Effects(commitment=commitment, stage=(commitment.stage, decided.status))
    before = Fulfilment(commitment.fulfilment).value
    return Effects(commitment=commitment, outcome=(before, decided.status))
