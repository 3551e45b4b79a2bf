"""Time phrases as dated intervals, and the choice of a clause's due date."""

import datetime as dt
import re
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.extraction.candidate import Deadline
from tracker.extraction.dates import due_of, find_times, period_of

# Each line: a sentence with its phrase marked, then kind, first and last day, and precision,
# as seen from TUESDAY.
PHRASES = """
# days
It will open [on 5 May 2030]. | moment | 2030-05-05 | 2030-05-05 | day
It will open [on May 5, 2030]. | moment | 2030-05-05 | 2030-05-05 | day
It will open [by 5 May]. | deadline | 2025-05-05 | 2025-05-05 | day
It will open [by May 5th]. | deadline | 2025-05-05 | 2025-05-05 | day
It will open [by 1 March]. | deadline | 2026-03-01 | 2026-03-01 | day
It will open [before Sept. 5]. | deadline | 2025-09-05 | 2025-09-05 | day
It will open [on 2030-05-05]. | moment | 2030-05-05 | 2030-05-05 | day
It will open [by 31/12/2025]. | deadline | 2025-12-31 | 2025-12-31 | day
It will open [by 12/31/2025]. | deadline | 2025-12-31 | 2025-12-31 | day
It will open [by the first of July]. | deadline | 2025-07-01 | 2025-07-01 | day
It will open [by October the first]. | deadline | 2025-10-01 | 2025-10-01 | day
It will open [by Monday, 30 June]. | deadline | 2025-06-30 | 2025-06-30 | day
It will open [no later than 31 December 2026]. | deadline | 2026-12-31 | 2026-12-31 | day
It will open [tomorrow]. | moment | 2025-03-05 | 2025-03-05 | day
It will open [by Friday]. | deadline | 2025-03-07 | 2025-03-07 | day
It will open [next Tuesday]. | moment | 2025-03-11 | 2025-03-11 | day
It opened [last Thursday]. | moment | 2025-02-27 | 2025-02-27 | day
It was agreed [on Sunday]. | moment | 2025-03-02 | 2025-03-02 | day
It was agreed [yesterday]. | moment | 2025-03-03 | 2025-03-03 | day
It will open [before Easter]. | deadline | 2025-04-20 | 2025-04-20 | day
It will open [by Labor Day]. | deadline | 2025-09-01 | 2025-09-01 | day
It will open [by Thanksgiving]. | deadline | 2025-11-27 | 2025-11-27 | day
It will open [by the Fourth of July]. | deadline | 2025-07-04 | 2025-07-04 | day
It will open [by Christmas]. | deadline | 2025-12-25 | 2025-12-25 | day
# weeks
It will open [this week]. | moment | 2025-03-02 | 2025-03-08 | day
It will open [next week]. | moment | 2025-03-09 | 2025-03-15 | day
It will open [by the end of the week]. | deadline | 2025-03-02 | 2025-03-08 | day
It will open [by the weekend]. | deadline | 2025-03-08 | 2025-03-09 | day
It will open [within the week]. | deadline | 2025-03-04 | 2025-03-11 | day
# months
It will open [by June]. | deadline | 2025-06-01 | 2025-06-30 | month
It will open [in June 2026]. | moment | 2026-06-01 | 2026-06-30 | month
It was signed [in June]. | moment | 2024-06-01 | 2024-06-30 | month
It will open [by the end of June]. | deadline | 2025-06-01 | 2025-06-30 | month
It will open [by end-June]. | deadline | 2025-06-01 | 2025-06-30 | month
It will open [in late May]. | moment | 2025-05-01 | 2025-05-31 | month
It will open [by the middle of October]. | deadline | 2025-10-01 | 2025-10-15 | day
It will open [by June next year]. | deadline | 2026-06-01 | 2026-06-30 | month
It will open [next month]. | moment | 2025-04-01 | 2025-04-30 | month
It will open [by the end of the month]. | deadline | 2025-03-01 | 2025-03-31 | month
It will open [next January]. | moment | 2026-01-01 | 2026-01-31 | month
# quarters and halves
It will open [in Q3 2026]. | moment | 2026-07-01 | 2026-09-30 | quarter
It will open [by H2 2026]. | deadline | 2026-07-01 | 2026-12-31 | half
It will open [in the third quarter of 2026]. | moment | 2026-07-01 | 2026-09-30 | quarter
It will open [in the first half of 2026]. | moment | 2026-01-01 | 2026-06-30 | half
It will open [in the second half of next year]. | moment | 2026-07-01 | 2026-12-31 | half
It will open [in the second half of August]. | moment | 2025-08-17 | 2025-08-31 | day
It will open [in the first half of August]. | moment | 2025-08-01 | 2025-08-16 | day
It will open [in the fourth quarter of 2026]. | moment | 2026-10-01 | 2026-12-31 | quarter
It will open [at the start of next year]. | moment | 2026-01-01 | 2026-01-31 | month
It will open [in early June]. | moment | 2025-06-01 | 2025-06-10 | day
It will open [in the first three months of 2026]. | moment | 2026-01-01 | 2026-03-31 | quarter
# what is over
It will open [before the year] is out. | deadline | 2025-01-01 | 2025-12-31 | year
It will open [before the decade] ends. | deadline | 2021-01-01 | 2030-12-31 | decade
# seasons
They struck a deal [this winter]. | moment | 2024-12-01 | 2025-02-28 | season
It will open [this autumn]. | moment | 2025-09-01 | 2025-11-30 | season
It will open [by the fall of 2026]. | deadline | 2026-09-01 | 2026-11-30 | season
It will open [in summer 2027]. | moment | 2027-06-01 | 2027-08-31 | season
It will open [by spring]. | deadline | 2025-03-01 | 2025-05-31 | season
It will open [by next winter]. | deadline | 2025-12-01 | 2026-02-28 | season
It will open [before the summer of 2026]. | deadline | 2026-05-31 | 2026-05-31 | season
# years
It will rise to 40 million [by the year 2030]. | deadline | 2030-01-01 | 2030-12-31 | year
It will open [by fiscal 2027]. | deadline | 2026-10-01 | 2027-09-30 | year
It will open [by 2030]. | deadline | 2030-01-01 | 2030-12-31 | year
It will open [by the end of 2030]. | deadline | 2030-01-01 | 2030-12-31 | year
It will not open [before 2027]. | deadline | 2026-12-31 | 2026-12-31 | year
It will open [by early 2027]. | deadline | 2027-01-01 | 2027-03-31 | quarter
It will open [by mid-2027]. | deadline | 2027-01-01 | 2027-06-30 | quarter
It will open [by late 2027]. | deadline | 2027-01-01 | 2027-12-31 | year
It will open [by the middle of next year]. | deadline | 2026-01-01 | 2026-06-30 | quarter
It will open [by year-end]. | deadline | 2025-01-01 | 2025-12-31 | year
It will open [by the end of the year]. | deadline | 2025-01-01 | 2025-12-31 | year
It will open [later this year]. | moment | 2025-01-01 | 2025-12-31 | year
It will open [next year]. | moment | 2026-01-01 | 2026-12-31 | year
It opened [last year]. | moment | 2024-01-01 | 2024-12-31 | year
It will open [the year after next]. | moment | 2027-01-01 | 2027-12-31 | year
It will open [this time next year]. | moment | 2026-03-04 | 2026-03-04 | day
It will open [by FY2027]. | deadline | 2026-10-01 | 2027-09-30 | year
It is paid [in financial year 2025-26]. | moment | 2025-04-01 | 2026-03-31 | year
It will be paid [within the current fiscal year]. | deadline | 2024-04-01 | 2025-03-31 | year
[the 2030 target] stands. | moment | 2030-01-01 | 2030-12-31 | year
# decades
It will open [by the end of the decade]. | deadline | 2021-01-01 | 2030-12-31 | decade
It will open [by the mid-2030s]. | deadline | 2030-01-01 | 2035-12-31 | year
It will open [by the end of the century]. | deadline | 2000-01-01 | 2099-12-31 | decade
It was founded [three years ago]. | moment | 2022-03-04 | 2022-03-04 | day
It will open [by mid-century]. | deadline | 2050-01-01 | 2050-12-31 | year
# counted from the article's day
It will open [within 90 days]. | deadline | 2025-03-04 | 2025-06-02 | day
It will open [within 72 hours]. | deadline | 2025-03-04 | 2025-03-07 | day
It will open [within six months]. | deadline | 2025-03-04 | 2025-09-04 | month
It will open [in two weeks]. | deadline | 2025-03-04 | 2025-03-18 | day
It will open [in five years' time]. | deadline | 2025-03-04 | 2030-03-04 | year
It will open [within a fortnight]. | deadline | 2025-03-04 | 2025-03-18 | day
It will open [within a decade]. | deadline | 2025-03-04 | 2035-03-04 | decade
It will open [two years from now]. | deadline | 2025-03-04 | 2027-03-04 | year
It will spend it [in the next five years]. | deadline | 2025-03-04 | 2030-03-04 | year
It will spend it [over the coming three years]. | duration | 2025-03-04 | 2028-03-04 | year
It will spend it [over three to five years]. | duration | 2025-03-04 | 2030-03-04 | year
It will spend it [over two and a half years]. | duration | 2025-03-04 | 2027-09-04 | year
It will stay [for ten years]. | duration | 2025-03-04 | 2035-03-04 | year
They signed a [ten-year] framework. | period | 2025-03-04 | 2035-03-04 | year
# starts and periods
It will be paid [from July]. | start | 2025-07-01 | 2025-07-31 | month
It will be paid [starting 1 July]. | start | 2025-07-01 | 2025-07-01 | day
It will be paid [as of 1 January]. | start | 2026-01-01 | 2026-01-01 | day
It will be paid [beginning in 2026]. | start | 2026-01-01 | 2026-12-31 | year
The plan runs [from 2025 to 2035]. | period | 2025-01-01 | 2035-12-31 | year
It offered aid [for the 2025-2035] period. | period | 2025-01-01 | 2035-12-31 | year
It offered aid [for 2024-26]. | period | 2024-01-01 | 2026-12-31 | year
It will pay [between 2026 and 2030]. | period | 2026-01-01 | 2030-12-31 | year
It flows [between 1 April and 30 September of this year]. | period | 2025-04-01 | 2025-09-30 | day
It will pay [between November and March 2027]. | period | 2026-11-01 | 2027-03-31 | month
It will build [in 2026 and 2027]. | moment | 2026-01-01 | 2027-12-31 | year
It offered aid [for 2026]. | period | 2026-01-01 | 2026-12-31 | year
"""
TUESDAY = dt.date(2025, 3, 4)
MARK = re.compile(r"\[(.*?)\]")


def rows(table: str) -> list[str]:
    """Return the lines of a table without its headings."""
    return [line for line in table.splitlines() if line and not line.startswith("#")]


def times_in(marked: str, reference: dt.date = TUESDAY):
    """Find the phrases of a sentence, and the words marked in it."""
    text = MARK.sub(r"\1", marked)
    found = find_times(text, reference)
    assert all(text[found_.start : found_.end] == found_.words for found_ in found)
    return found, MARK.findall(marked)


def due_in(text: str, reference: dt.date = TUESDAY) -> str | None:
    deadline = due_of(find_times(text, reference), text, reference)
    return deadline.due.isoformat() if deadline else None


@pytest.mark.parametrize("row", rows(PHRASES))
def test_a_time_phrase_is_read_as_days(row):
    marked, *expected = row.split(" | ")
    found, [words] = times_in(marked)
    read = [[f.words, f.kind, f.first.isoformat(), f.last.isoformat(), f.precision] for f in found]
    assert read == [[words, *expected]]


@pytest.mark.parametrize(
    "text",
    [
        "It may 5 per cent of the time fail.",
        "They may march second in the parade.",
        "In all, 2030 people came.",
        "Section 301 tariffs and F-35 jets stay.",
        "It recalls Agenda 2030 and the G20.",
        "The plan serves the 2030 Agenda.",
        "Emissions fell from 2005 levels.",
        "The fall of the government was near.",
        "It is the best result in five years.",
        "It has been law for nine months.",
        "The company had 1,999 workers and 2,025 cars.",
        "Output was lower than in 2019.",
        "It keeps 30 February free.",
        "It met on sunday and in june, they wrote on 5 march.",
        "It lasts until 2019-02-30.",
        "It opens in 999 decades.",
        "It wired the money within the month.",
        "USA TODAY reported it.",
        "The bill would cost $2030.",
        "It will report within ten days of receiving a request.",
        "A resolution of 32.13.2025 is none.",
        "",
    ],
)
def test_what_only_looks_like_a_time_is_passed_over(text):
    assert find_times(text, TUESDAY) == []


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Norway will build a bridge by 2030.", "2030-12-31"),
        ("Norway agreed on Thursday to build a bridge by June.", "2025-06-30"),
        ("Norway agreed on Thursday to build a bridge.", None),
        ("Norway said in June it would build a bridge.", None),
        ("Norway will build a bridge in 2030.", "2030-12-31"),
        ("Norway will open the bridge next year, the ministry said on Monday.", "2026-12-31"),
        ("Norway will pay the grant from July.", None),
        ("The grant starts on 1 July.", "2025-07-01"),
        ("The contract runs out in the middle of the year.", "2025-06-30"),
        ("The money should have arrived in February.", "2025-02-28"),
        ("Its share, due in January, was remitted last week.", "2025-01-31"),
        ("The bridge was supposed to open in 2016.", "2016-12-31"),
        ("By July the country had paid half.", None),
        ("The report, promised by the end of February, has not been seen.", "2025-02-28"),
        ("It promised in 2018 to convert them within two years.", "2020-12-31"),
        ("The programme was extended by four months in January.", "2025-05-31"),
        ("The first ship comes by the end of next year and the last in 2029.", "2029-12-31"),
        ("It aims at 40 per cent less by 2028, against 30 per cent less by 2026.", "2028-12-31"),
        ("The target stays, but by 2033 instead of 2030.", "2033-12-31"),
        ("None of the dams will be in use after 2027.", "2027-12-31"),
        ("It will spend the money over ten years.", "2035-03-04"),
        ("The bill would save money over ten years.", None),
        ("They signed a ten-year framework.", None),
        ("The law takes effect today.", None),
        ("It will open all gates between 1 April and 30 September.", "2025-09-30"),
        ("They signed agreements to open embassies on Tuesday.", None),
        ("They will open embassies on Thursday.", "2025-03-06"),
        ("The second half will be paid in May.", "2025-05-31"),
        ("It will launch flats in 2026 and 2027.", "2027-12-31"),
        ("It will answer every complaint within five days.", None),
        ("It will keep the fares for three years.", None),
        ("On March 4 the cabinet decided to extend the grant.", None),
    ],
)
def test_the_due_date_is_that_of_the_action(text, due):
    assert due_in(text) == due


def test_the_deadline_carries_its_words_and_precision():
    text = "Norway will build a bridge by the end of June."
    deadline = due_of(find_times(text, TUESDAY), text, TUESDAY)
    assert deadline == Deadline(
        due=dt.date(2025, 6, 30), precision="month", words="by the end of June"
    )


def test_by_then_repeats_the_deadline_stated_before():
    before = Deadline(due=dt.date(2030, 12, 31), precision="year", words="by 2030")
    assert due_of([], "It set a target of 50 GW by then.", TUESDAY, earlier=before) == before
    assert due_of([], "It set a target of 50 GW.", TUESDAY, earlier=before) is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("They cooperate from 2025 to 2035.", ("2025-01-01", "2035-12-31")),
        ("They signed a ten-year framework.", ("2025-03-04", "2035-03-04")),
        ("They pay over the next three years.", ("2025-03-04", "2028-03-04")),
        ("They pay from July.", None),
    ],
)
def test_the_period_has_both_ends(text, period):
    found = period_of(find_times(text, TUESDAY))
    assert (found and tuple(day.isoformat() for day in found)) == period


@pytest.mark.parametrize(("past", "year"), [(True, 2024), (False, 2025)])
def test_the_caller_can_say_where_a_yearless_date_lies(past, year):
    [found] = find_times("in June", TUESDAY, past=past)
    assert found.last == dt.date(year, 6, 30)


WORDS = """by within from to between and the end of next last this 2030 30 May may June week year
years 90 days ten 5 , . - – the decade Q3 Friday half first for over in 31/12/2025 Sept. 2025-26
Fourth July Easter fiscal FY27 two to three months ago before due"""
FRAGMENTS = st.sampled_from([*WORDS.split(), "\n"])
ANY_TEXT = st.one_of(st.text(), st.lists(FRAGMENTS, max_size=30).map(" ".join))
ANY_DAY = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


@given(text=ANY_TEXT, reference=ANY_DAY)
def test_any_text_is_read_with_exact_offsets(text, reference):
    found = find_times(text, reference)
    assert all(text[time.start : time.end] == time.words for time in found)
    assert all(time.first <= time.last for time in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    due_of(found, text, reference)
    period_of(found)


@pytest.mark.parametrize(
    "piece",
    [
        "by the end of ",
        "2025-",
        "1",
        " ",
        "within ten years and ",
        "between May and ",
        "the first half of ",
        "a",
    ],
)
def test_a_long_text_takes_linear_time(piece):
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        begin = time.process_time()  # what else the machine does counts for nothing
        find_times(text, TUESDAY)
        return time.process_time() - begin

    assert seconds(400_000) < 10 * max(seconds(100_000), 0.02)
