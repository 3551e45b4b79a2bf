"""How far the instrument that an article is about has come, by its headline and its lead."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

# A clause without a cue of its own ("X will lower its duties") stands as its instrument does.
STAGES = {
    "in_force": r"takes? effect|took effect|into force|in force|ratif|becomes law|\blaw\b|goes live"
    r"|\bbegins?\b|\bholds?\b",
    "judged": r"dilut|scrap|abandon|withdraw|\bwalks?|\btears?\b|collapse|\bquits?\b|\bpulls?\b"
    r"|\bdrops?\b|unravel|\blapses?|expire|breach|violat|\blowers?\b|broken|promise|audit"
    r"|fact.?check|stall|delay|\bslips?\b|postpone|\blate\b|years after|years on|\bkeeps?\b",
    "signed": r"\bsign(?:s|ed|ing)?\b|\binks?\b|contract",
    "agreed": r"\bagree(?:s|d|ment)?\b|\bstrikes?\b|\bstruck\b|\breach(?:es)?\b|\bdeal\b|settle"
    r"|\bpact\b|\baccord|truce|cease-?fire|joint (?:leader |press )?(?:statement|declaration)"
    r"|communiqu|leaders.{0,3} (?:statement|declaration)|outcomes|conclusions|framework"
    r"|declaration|partnership|treaty|coalition",
    "proposed": r"propos|\bbill\b|\boffers?\b|\bdraft|\btalks?\b|\bweighs?\b|consider|\bplans?\b"
    r"|budget",
}
FORMS = {stage: re.compile(form) for stage, form in STAGES.items()}
LEAD = 300  # characters


def stages(text: str) -> list[str]:
    """The stages that a text speaks of, the farthest first; "-" for none."""
    lowered = text.lower()
    return [stage for stage, form in FORMS.items() if form.search(lowered)] or ["-"]


def stage_features(doc: Doc, mood: str) -> Iterator[str]:
    """The stages in headline and lead, also together with the mood of a commitment's clause."""
    if "stages" not in doc.user_data:
        doc.user_data["stages"] = {"title": stages(doc._.title), "lead": stages(doc.text[:LEAD])}
    for place, found in doc.user_data["stages"].items():
        yield f"{place} first {found[0]}"
        for stage in found:
            yield f"{place} {stage}"
            yield f"{place} {stage} {mood}"
    yield f"title both {'+'.join(doc.user_data['stages']['title'][:2])}"
