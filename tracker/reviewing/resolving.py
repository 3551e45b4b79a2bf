"""Which rows the words of a proposal mean: parties, domains, agreements, known commitments."""

import datetime as dt
import re
from collections.abc import Iterable

from django.db import models
from django.db.models import Q
from django.utils.text import capfirst, slugify

from tracker.models import (
    Agreement,
    AgreementParty,
    Commitment,
    Domain,
    Instrument,
    Mention,
    Party,
    PartyAlias,
    PartyKind,
)
from tracker.reviewing.proposal import Proposal, fitting, read

# The first word found decides: a "framework convention" is a treaty.
INSTRUMENTS = (
    (Instrument.TREATY, {"treaty", "convention", "protocol", "charter"}),
    (Instrument.MEMORANDUM, {"memorandum", "mou"}),
    (Instrument.CONTRACT, {"contract"}),
    (Instrument.LAW, {"act", "law", "bill"}),
    (Instrument.FRAMEWORK, {"framework"}),
    (Instrument.COMMUNIQUE, {"communique", "communiqué", "declaration", "statement"}),
    (Instrument.PROGRAMME, {"programme", "program", "initiative"}),
    (Instrument.PLAN, {"plan", "roadmap", "strategy"}),
)
# Shares of common words from which two statements count as one, found on the sample stories.
ALIKE_UNDER_ONE_AGREEMENT = 0.5
ALIKE_BETWEEN_THE_SAME_PARTIES = 0.7


def find_party(name: str, on: dt.date) -> Party | None:
    """The party of that name, or the only one that went by it on that day."""
    if party := Party.objects.standing_for(Q(name=name)).first():
        return party
    aliases = PartyAlias.objects.filter(text=name, party__merged_into=None).select_related("party")
    named = {alias.party for alias in aliases if alias.is_valid_on(on)}
    return named.pop() if len(named) == 1 else None


def parties(proposal: Proposal, names: Iterable[str], on: dt.date) -> list[Party]:
    """The parties of these names, each once; unknown ones are made."""
    found = (find_party(name, on) or _new_party(name, proposal.kinds.get(name)) for name in names)
    return list(dict.fromkeys(found))


def _new_party(name: str, kind: str | None) -> Party:
    kind = kind if kind in PartyKind.values else PartyKind.ASSOCIATION
    # Somebody else may have accepted a candidate of the same new party just now.
    defaults = {"slug": free_slug(Party, name), "kind": kind}
    return Party.objects.get_or_create(name=name, defaults=defaults)[0]


def domains(proposal: Proposal) -> models.QuerySet[Domain]:
    return Domain.objects.filter(slug__in=proposal.domains)


def find_agreement(name: str, sides: Iterable[Party]) -> Agreement | None:
    """The agreement of that name to which one of the sides, or what it belongs to, is a party."""
    if not name:
        return None
    sides = list(sides)
    near = Q(parties__in=sides) | Q(parties__children__in=sides) | Q(parties__members__in=sides)
    named = Agreement.objects.standing_for(Q(title__iexact=name) | Q(short_title__iexact=name))
    return named.filter(near).order_by("-pk").first()


def new_agreement(name: str, sides: Iterable[Party]) -> Agreement:
    """An agreement known by its name alone; a name that others use gets its sides added."""
    sides = list(sides)
    short = title = capfirst(name)
    if Agreement.objects.filter(title__iexact=title).exists():
        title = fitting(Agreement, "title", f"{title} ({', '.join(map(str, sides))})")
    agreement = Agreement.objects.create(
        title=title,
        short_title=short if title != short and len(short) <= 120 else "",
        slug=free_slug(Agreement, title),
        instrument=guess_instrument(name),
    )
    AgreementParty.objects.bulk_create(AgreementParty(agreement=agreement, party=p) for p in sides)
    return agreement


def guess_instrument(name: str) -> Instrument:
    words = set(re.findall(r"\w+", name.lower()))
    return next((kind for kind, cues in INSTRUMENTS if words & cues), Instrument.OTHER)


def free_slug(model: type[Party] | type[Agreement], text: str) -> str:
    """A slug of the text that no row has yet."""
    stem = slugify(text)[:200].strip("-") or model.__name__.lower()
    taken = set(model.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    numbered = (f"{stem}-{n}" for n in range(2, len(taken) + 3))
    return stem if stem not in taken else next(slug for slug in numbered if slug not in taken)


def known(mention: Mention) -> Commitment | None:
    """The commitment that a candidate most likely restates, if any.

    It shares the agreement or all obligors, and enough of the words of its statement: a plain
    overlap, sure enough to suggest, not to decide.
    """
    proposal = read(mention)
    on = mention.article.published_on
    sides = [party for name in proposal.parties if (party := find_party(name, on))]
    agreement = find_agreement(proposal.agreement, sides)
    near = Commitment.objects.filter(merged_into=None, parties__in=sides).distinct().for_list()
    scored = [(_likeness(proposal, row, sides, agreement), -row.pk, row) for row in near]
    score, _age, best = max(scored, default=(0.0, 0, None))
    return best if score >= 1 else None


def _likeness(
    proposal: Proposal, row: Commitment, sides: list[Party], agreement: Agreement | None
) -> float:
    """How far the common words reach the share that this kin asks for; 1 and more is alike."""
    if agreement and row.agreement_id == agreement.pk:
        needed = ALIKE_UNDER_ONE_AGREEMENT
    elif set(row.obligors) == set(sides):
        needed = ALIKE_BETWEEN_THE_SAME_PARTIES
    else:
        return 0.0
    names = _words(" ".join(proposal.parties + proposal.beneficiaries))
    said, known_words = _words(proposal.statement) - names, _words(row.statement) - names
    return len(said & known_words) / (min(len(said), len(known_words)) or 1) / needed


def _words(text: str) -> set[str]:
    # Short words are articles and prepositions; numbers tell commitments apart.
    return {word for word in re.findall(r"\w+", text.lower()) if len(word) > 3 or word.isdigit()}
