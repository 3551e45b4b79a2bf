"""Other languages are refused, English of any kind is read."""

import pytest

from tracker.extraction.language import refusal

GERMAN = """Die Bundesregierung hat am Dienstag beschlossen, bis 2030 den Ausstoß von Treibhausgasen
um 65 Prozent zu senken. Das teilte ein Sprecher mit, der aber keine Einzelheiten nannte."""
DANISH = """Regeringen har lovet at reducere udledningen med 70 procent inden 2030. Det er et mål
for landet, og den har at gøre med det, som ministeren sagde i går om at der var flere penge."""
ENGLISH = """India and the United States agreed on Friday to sign a framework for defence by the end
of the year, officials said, and each will name a minister to see to it."""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (ENGLISH, None),
        (ENGLISH.upper(), None),
        ("Nuuk to build a harbour", None),
        ("12 345 | 67 %", None),
        (f"{ENGLISH} “{GERMAN[:90]}”", None),
        (GERMAN, "not in English"),
        (DANISH, "not in English"),
        ("政府は排出量を削減すると発表した。", "not in English"),
        ("Правительство обязалось сократить выбросы", "not in English"),
        ("", "no text"),
        (" \n\u2028\t", "no text"),
    ],
)
def test_a_text_is_refused_with_a_reason(text: str, reason: str | None):
    assert refusal(text) == reason
