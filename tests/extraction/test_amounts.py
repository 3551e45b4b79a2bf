"""Quantities with their units: money, shares and counted things."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.extraction.amounts import dollar_of, find_amounts
from tracker.extraction.numerals import number_of

MARK = re.compile(r"\[(.*?)\]")
# Each line: a sentence with its quantity marked, then value and unit.
QUANTITIES = """
It will pay [$3bn]. | 3000000000 | USD
It will pay [US$ 3 billion]. | 3000000000 | USD
It will pay [USD 8.5 billion]. | 8500000000 | USD
It will pay [€12]. | 12 | EUR
It will pay [€300-million]. | 300000000 | EUR
It will pay [£1.5m]. | 1500000 | GBP
It will pay [A$600 million]. | 600000000 | AUD
It will pay [NZ$18 million]. | 18000000 | NZD
It will pay [R10.7-billion]. | 10700000000 | ZAR
It will pay [R$ 860 million]. | 860000000 | BRL
It will pay [Rs 500 crore]. | 5000000000 | INR
It will pay [Rs 5-lakh]. | 500000 | INR
It will pay [¥2 trillion]. | 2000000000000 | JPY
It will pay [3 billion euros]. | 3000000000 | EUR
It will pay [half a billion dollars]. | 500000000 | USD
It will pay [one billion dollars]. | 1000000000 | USD
It will pay [600 million yen]. | 600000000 | JPY
It will pay [5.3 million US dollars]. | 5300000 | USD
It will pay [five shillings] a bottle. | 5 | KES
It will pay [€12 an hour]. | 12 | EUR/hour
It will pay [Rs 1 lakh a year]. | 100000 | INR/year
It will pay [12 million euros a year]. | 12000000 | EUR/year
It will pay [$2 billion annually]. | 2000000000 | USD/year
It went from €450 to [€520 a month]. | 520 | EUR/month
It will cut [80%]. | 80 | percent
It will cut [80 per cent] of it. | 80 | percent
It will cut [seventy percent]. | 70 | percent
It will go up by [1.2 percentage points]. | 1.2 | percentage points
It will spend [5 per cent of GDP]. | 5 | percent of GDP
It will free [92.2% of its tariff lines]. | 92.2 | percent of tariff lines
It will shrink [by a third]. | 33.3 | percent
It will give [two-fifths of] the royalty. | 40 | percent
It will [halve] its use of plastic. | 50 | percent
It rose to [15%], up from 12%. | 15 | percent
It will buy [24 aircraft]. | 24 | aircraft
It will buy [83 jets]. | 83 | aircraft
It will retire [fourteen A340s]. | 14 | aircraft
It will build [1.2 million homes]. | 1200000 | homes
It will build [400,000 new homes a year]. | 400000 | homes/year
It will send [3,000 troops]. | 3000 | people
It will send [a dozen attack submarines]. | 12 | submarines
It will reach [12 GW]. | 12 | GW
It will reach [50GW]. | 50 | GW
It will reach [50 gigawatts]. | 50 | GW
It will land [40,000 tonnes]. | 40000 | tonnes
It will release [5.9 cubic kilometres]. | 5.9 | cubic kilometres
It will supply [1.4 billion kilowatt-hours]. | 1400000000 | kWh
It will donate [500m doses]. | 500000000 | doses
It will pump [2m barrels of oil equivalent a day]. | 2000000 | boe/day
It will open [1,800 public charging points]. | 1800 | charging points
It will open [three crore more houses]. | 30000000 | houses
It will second [two hydraulic engineers]. | 2 | engineers
"""


def rows(table: str) -> list[str]:
    return table.strip().splitlines()


@pytest.mark.parametrize("row", rows(QUANTITIES))
def test_a_quantity_is_read_with_its_unit(row):
    marked, value, unit = row.split(" | ")
    text = MARK.sub(r"\1", marked)
    [found] = find_amounts(text)
    assert text[found.start : found.end] == found.words
    assert (found.words, found.value, found.unit) == (MARK.findall(marked)[0], float(value), unit)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It will pay between $1.5bn and $2bn.", [1.5e9, 2e9]),
        ("It will pay $3-4bn.", [3e9, 4e9]),
        ("It will cut 62 to 70 per cent.", [62, 70]),
        ("It will hold it at between 350 and 420 megatonnes.", [350, 420]),
        ("It will lend 2 to 3 million euros.", [2e6, 3e6]),
        ("It pays $6bn, and 24 ships with 500 sailors.", [6e9, 24, 500]),
    ],
)
def test_ranges_and_lists_give_all_their_values(text, values):
    assert [found.value for found in find_amounts(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "It may fly F-35 jets under Section 301.",
        "In 2014 it binds all.",
        "By 2030 people will walk.",
        "On May 5 workers will march.",
        "Article 5 obligations stay.",
        "The G20 leaders met.",
        "The two sides and three ministers met for ten years.",
        "They work twelve-hour shifts.",
        "Care is free for two-year-olds.",
        "They boarded one another's vessels.",
        "In the first half of 2026 it rains.",
        "It is open to 20 countries.",
        "It fell below 2005 levels.",
        "A third of them left.",
        "It is 7, against 7,500 at present.",
        "It will pay by a certain half.",
        "It takes two",
        "",
    ],
)
def test_figures_that_measure_nothing_promised_are_passed_over(text):
    assert find_amounts(text) == []


@pytest.mark.parametrize(
    ("parties", "dollar"),
    [
        (["Australia"], "AUD"),
        (["Canada"], "CAD"),
        (["United States"], "USD"),
        (["Australia", "United States"], "USD"),
        ([], "USD"),
    ],
)
def test_a_bare_dollar_is_the_obligors_own(parties, dollar):
    assert dollar_of(parties) == dollar
    [found] = find_amounts("It will pay $5 billion.", dollar=dollar_of(parties))
    assert (found.value, found.unit) == (5e9, dollar)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1,200", 1200),
        ("1,00,000", 100_000),
        ("3.5 million", 3.5e6),
        ("ten", 10),
        ("forty-two", 42),
        ("half a billion", 5e8),
        ("one hundred and twenty", 120),
        ("two dozen", 24),
        ("a hundred thousand", 100_000),
        ("80 crore", 8e8),
        ("million", 1e6),
        ("1.2.3", 12.3),
        ("none", None),
    ],
)
def test_numbers_are_read_in_words_and_figures(written, value):
    assert number_of(written) == value


WORDS = """$ € 3 bn billion 1,200 to and - % per cent of GDP half a third by ten dozen homes year
from 2030 troops GW F-35 Section 5 the two sides million euros hundred and"""
PIECES = st.lists(st.sampled_from([*WORDS.split(), "\n"]), max_size=25)


@given(text=st.one_of(st.text(), PIECES.map(" ".join), PIECES.map("".join)))
def test_any_text_is_read_with_exact_offsets(text):
    found = find_amounts(text)
    assert all(text[amount.start : amount.end] == amount.words for amount in found)
    assert all(amount.value >= 0 and amount.unit for amount in found)


@pytest.mark.parametrize(
    "piece", ["1", "1,", "$3bn and ", "ten ", "a hundred and ", "50 to ", "x "]
)
def test_a_long_text_takes_linear_time(piece):
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        begin = time.perf_counter()
        find_amounts(text)
        return time.perf_counter() - begin

    assert seconds(400_000) < 10 * max(seconds(100_000), 0.02)
