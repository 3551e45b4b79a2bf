"""The rows that a new commitment consists of, made from a proposal."""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.text import slugify

from tracker.models import Agreement, Commitment, CommitmentParty, Mention, Party, Role, Target
from tracker.reviewing import resolving
from tracker.reviewing.errors import ReviewError
from tracker.reviewing.proposal import Proposal


def build(
    mention: Mention, proposal: Proposal, *, publish: bool, agreement: Agreement | None = None
) -> Commitment:
    """The commitment with its parties, domains, agreement and targets; not yet its status."""
    on = mention.article.published_on
    obligors = resolving.parties(proposal, proposal.parties, on)
    beneficiaries = resolving.parties(proposal, proposal.beneficiaries, on)
    sides = list(dict.fromkeys([*obligors, *beneficiaries]))
    agreement = agreement or _agreement(proposal, sides, publish=publish)
    _hold(Party, sides)
    _hold(Agreement, [agreement] if agreement else [])
    commitment = _commitment(mention, proposal, agreement)
    if publish:
        commitment.published_at = timezone.now()
    commitment.save()
    commitment.domains.set(resolving.domains(proposal))
    _add_roles(commitment, obligors, Role.OBLIGOR)
    _add_roles(commitment, beneficiaries, Role.BENEFICIARY)
    _add_targets(commitment, proposal)
    return commitment


def _hold(model: type[Party] | type[Agreement], rows: Sequence[Party | Agreement]) -> None:
    """Keep the rows as they are until the commitment is there: a merge would not see it."""
    held = model._default_manager.select_for_update(no_key=True).order_by("pk")
    for row in held.filter(pk__in=[row.pk for row in rows]):
        if row.is_merged:
            raise ReviewError(f"“{row}” was merged into another meanwhile: accept once more.")


def _commitment(mention: Mention, proposal: Proposal, agreement: Agreement | None) -> Commitment:
    period_start, period_end = proposal.period
    return Commitment(
        statement=proposal.statement,
        slug=slugify(proposal.statement)[:120].strip("-") or "commitment",
        agreement=agreement,
        firm=proposal.firm,
        made_on=mention.article.published_on,
        due_on=proposal.due_on,
        due_precision=proposal.due_precision,
        due_text=proposal.due_text,
        period_start=period_start,
        period_end=period_end,
    )


def _agreement(proposal: Proposal, sides: list[Party], *, publish: bool) -> Agreement | None:
    name = proposal.agreement
    if not name:
        return None
    agreement = resolving.find_agreement(name, sides) or resolving.new_agreement(name, sides)
    if publish and not agreement.is_published:
        agreement.published_at = timezone.now()
        agreement.save(update_fields=["published_at"])
    return agreement


def _add_roles(commitment: Commitment, parties: list[Party], role: Role) -> None:
    CommitmentParty.objects.bulk_create(
        CommitmentParty(commitment=commitment, party=party, role=role) for party in parties
    )


def _add_targets(commitment: Commitment, proposal: Proposal) -> None:
    Target.objects.bulk_create(
        Target(commitment=commitment, indicator="Stated amount", value=value, unit=unit)
        for value, unit in proposal.amounts
    )
