"""Known parties are found by name, acronym, demonym, metonym and office holder."""

import datetime as dt

import pytest

from tests.extraction.parsing import parse
from tracker.extraction.extractor import Extractor
from tracker.extraction.registry import PartyEntry, Registry

DAY = dt.date(2024, 5, 6)  # while Biden held office


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norwegian ships left.", ["Norway"]),
        ("ASEAN will meet.", ["ASEAN"]),
        ("QUITO – The roads are open.", ["Ecuador"]),
        ("Biden agreed to pay.", ["United States"]),
        ("The Biden Administration agreed to pay.", ["United States"]),
        ("Senator Francis Escobar agreed to pay.", []),
        ("Ana Biden agreed to pay.", []),
    ],
)
def test_a_party_is_found_by_any_of_its_names(
    reader: Extractor, registry: Registry, text: str, expected: list[str]
) -> None:
    doc = parse(reader, text, day=DAY)
    assert [registry.credited(span.label_) for span in doc.spans["parties"]] == expected


def test_a_grouping_without_institutions_acts_through_its_members() -> None:
    registry = Registry(
        parties=(
            PartyEntry("Trio", "association", members=("Norway", "Fiji", "Chile")),
            PartyEntry("Club", "igo", members=("Norway", "Fiji")),
            PartyEntry("Ministry", "body", parent="Norway"),
            PartyEntry("Norway", "state"),
        )
    )
    assert registry.acting_for("Trio") == ("Norway", "Fiji", "Chile")
    assert registry.acting_for("Club") == ("Club",)
    assert registry.acting_for("Ministry") == ("Norway",)
    assert registry.acting_for("nobody known") == ("nobody known",)


@pytest.mark.parametrize(
    "bank", ["European Central Bank", "European Investment Bank", "Bundesbank"]
)
def test_a_bank_of_states_answers_for_itself(registry: Registry, bank: str) -> None:
    assert registry.credited(bank) == bank
    assert registry.acting_for(bank) == (bank,)
