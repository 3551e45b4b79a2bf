"""Drawings: where things stand in percent, and what is drawn of which commitment."""

import datetime as dt
import re
import xml.etree.ElementTree as ET
from decimal import Decimal

import pytest

from tests.factories import make_commitment, make_mention, make_status_change
from tracker import charts
from tracker.charts.lines import folding
from tracker.charts.scale import Scale, first_of_month, stack, step_of, straight, ticks
from tracker.models import Commitment, Fulfilment

D = dt.date
TODAY = D(2025, 11, 22)


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(TODAY, tick=False)


def drawn(svg: str) -> ET.Element:
    """The drawing as a tree: it must be well-formed."""
    return ET.fromstring(svg)  # noqa: S314 — our own drawing


def classes(svg: str) -> list[str]:
    return [name for node in drawn(svg).iter() for name in node.get("class", "").split()]


def test_a_scale_is_straight_between_its_knots():
    scale = Scale((D(2020, 1, 1), 0), (D(2021, 1, 1), 80), (D(2022, 1, 1), 100))
    assert scale(D(2020, 7, 2)) == pytest.approx(40)
    assert scale(
        D(
            2021,
            7,
            2,
        )
    ) == pytest.approx(90, abs=0.1)


@pytest.mark.parametrize(("day", "place"), [(D(1950, 1, 1), 0), (D(2090, 1, 1), 100)])
def test_what_lies_beyond_a_scale_stands_at_its_edge(day, place):
    assert straight(D(2020, 1, 1), D(2021, 1, 1))(day) == place


def test_the_folding_axis_gives_the_three_years_around_today_most_room():
    scale = folding(TODAY)
    assert scale(D(2024, 1, 1)) == 21
    assert scale(D(2027, 1, 1)) == 79
    assert scale(D(2014, 1, 1)) == 0


@pytest.mark.parametrize(
    ("start", "end", "step"),
    [
        (D(2025, 1, 1), D(2025, 12, 1), 1),
        (D(2023, 1, 1), D(2025, 12, 1), 3),
        (D(2014, 1, 1), D(2025, 12, 1), 12),
        (D(1990, 1, 1), D(2035, 1, 1), 60),
        (D(1000, 1, 1), D(2035, 1, 1), 120),
    ],
)
def test_ticks_are_as_far_apart_as_the_span_asks_for(start, end, step):
    assert step_of(start, end) == step


def test_ticks_stand_at_round_dates():
    assert list(ticks(D(2023, 2, 3), D(2024, 1, 9)))[:2] == [D(2023, 2, 1), D(2023, 3, 1)]
    assert next(ticks(D(2014, 5, 1), D(2025, 1, 1))) == D(2015, 1, 1)


def test_months_are_counted_over_the_end_of_a_year():
    assert first_of_month(D(2025, 11, 22), 3) == D(2026, 2, 1)
    assert first_of_month(D(2025, 1, 31), -1) == D(2024, 12, 1)


def test_marks_close_to_each_other_stand_at_three_heights():
    assert stack([1, 2, 3, 4, 50, 60]) == [0, 1, 2, 0, 0, 0]
    assert stack([]) == []


@pytest.mark.parametrize("code", Fulfilment)
def test_every_outcome_has_a_swatch_and_only_three_are_plain(code):
    textured = "url(#h-" in charts.swatch(code)
    assert textured == (code not in ("fulfilled", "in_progress", "not_assessed"))


def test_a_bar_says_its_numbers_and_leaves_no_room_for_none():
    svg = charts.bar({"fulfilled": 3, "broken": 1, "delayed": 0})
    assert drawn(svg).get("aria-label") == "Fulfilled: 3, Broken: 1"
    widths = [node.get("width") for node in drawn(svg) if node.tag == "rect"]
    assert widths == ["75%", "25%"]


def test_bars_of_one_total_share_a_scale():
    svg = charts.bar({"fulfilled": 5}, 20)
    assert 'width="25%"' in svg


def test_a_bar_beside_words_is_hidden_from_those_who_hear_them():
    svg = charts.bar({"fulfilled": 5}, numbers=False)
    assert drawn(svg).get("aria-hidden") == "true"
    assert "<text" not in svg


def test_a_segment_too_thin_for_its_number_has_none():
    assert charts.bar({"fulfilled": 99, "broken": 1}).count("<text") == 1


def test_an_empty_bar_is_drawn_empty():
    assert list(drawn(charts.bar({}))) == []


@pytest.fixture
def commitment(db) -> Commitment:
    commitment = make_commitment(made_on=D(2025, 2, 7), due_on=D(2025, 12, 31))
    make_status_change(commitment, "pledged", effective_on=D(2025, 2, 13))
    make_status_change(commitment, "agreed", effective_on=D(2025, 7, 1))
    return commitment


def test_a_line_tells_its_dates_to_those_who_hear_it(commitment):
    spoken = drawn(charts.pledge_line(commitment)).get("aria-label")
    assert spoken == "Timeline: pledged Feb 2025; agreed Jul 2025; due Dec 2025"


def test_positions_are_percentages_without_a_view_box_or_inline_style(commitment):
    svg = charts.pledge_line(commitment)
    assert "viewBox" not in svg
    assert "style=" not in svg
    assert all(re.fullmatch(r"[\d.]+%", value) for value in re.findall(r'x[12]="([^"]+)"', svg))


def test_a_line_heard_of_lately_is_solid_until_today(commitment):
    names = classes(charts.pledge_line(commitment))
    assert {"run", "ahead", "due"} <= set(names)
    assert "silence" not in names


def test_a_line_is_dotted_where_nothing_was_heard_for_long(commitment, time_machine):
    time_machine.move_to(D(2026, 3, 1))
    assert "silence" in classes(charts.pledge_line(commitment))


def test_a_settled_line_ends_in_its_icon_and_runs_no_further(commitment):
    make_status_change(commitment, "fulfilled", effective_on=D(2025, 10, 31))
    svg = charts.pledge_line(commitment)
    assert 'href="#s-fulfilled"' in svg
    assert "silence" not in classes(svg)


def test_the_ring_gives_way_to_the_icon_on_the_same_day(commitment):
    make_status_change(commitment, "broken", effective_on=D(2025, 12, 31))
    assert "due" not in classes(charts.pledge_line(commitment))


def test_an_outcome_without_a_change_on_record_ends_where_it_was_last_heard(db):
    commitment = make_commitment(made_on=D(2025, 2, 7))
    Commitment.objects.filter(pk=commitment.pk).update(fulfilment="expired")
    commitment.refresh_from_db()
    assert 'href="#s-expired"' in charts.pledge_line(commitment)


def test_without_a_due_date_an_open_line_runs_on(db):
    commitment = make_commitment(made_on=D(2025, 2, 7))
    assert 'class="ahead" x1=' in charts.pledge_line(commitment)
    assert "first stated Feb 2025" in charts.pledge_line(commitment)


def test_a_period_is_a_band(db):
    commitment = make_commitment(period_start=D(2025, 1, 1), period_end=D(2035, 1, 1))
    assert "period" in classes(charts.pledge_line(commitment))


def test_mentions_are_ticks_on_the_line(commitment):
    make_mention(commitment)
    assert "last heard Feb 2025" in charts.pledge_line(commitment)


def test_the_axis_names_this_year_and_its_neighbours():
    assert [node.text for node in drawn(charts.axis())] == [
        *("2024", "2025", "2026", "2027"),
        *("’14", "’40"),
    ]


def test_the_labelled_line_names_its_moves_where_there_is_room(commitment):
    words = [node.text for node in drawn(charts.labelled_line(commitment)).iter("text")]
    assert {"13 Feb", "pledged", "1 Jul", "agreed", "31 Dec", "due"} <= set(words)
    make_status_change(commitment, "signed", effective_on=D(2025, 7, 4))
    assert "signed" not in charts.labelled_line(commitment)


def marks(*days: dt.date) -> list[charts.Mark]:
    return [charts.Mark(n, day) for n, day in enumerate(days, start=1)]


def test_the_lens_numbers_its_events(commitment):
    svg = charts.lens(commitment, marks(D(2025, 2, 13), D(2025, 7, 1)))
    knobs = [node.text for node in drawn(svg).iter("text") if node.get("class") == "k"]
    assert knobs == ["1", "2"]
    assert {"13 Feb", "1 Jul", "today", "due"} <= {node.text for node in drawn(svg).iter("text")}


def test_the_lens_shows_all_years_only_where_the_events_fill_few_of_them(commitment):
    near = charts.lens(commitment, marks(D(2025, 2, 13)))
    commitment.due_on, commitment.period_end = D(2035, 12, 31), D(2035, 12, 31)
    commitment.period_start = D(2025, 12, 31)
    far = charts.lens(commitment, marks(D(2025, 2, 13)))
    assert drawn(near).get("height") == "132"
    assert drawn(far).get("height") == "216"
    assert "period, 2025 to 2035" in far


def test_the_lens_of_a_settled_commitment_does_not_reach_today(commitment, time_machine):
    make_status_change(commitment, "fulfilled", effective_on=D(2025, 8, 1))
    commitment.due_on = None
    time_machine.move_to(D(2040, 1, 1))
    svg = charts.lens(commitment, marks(D(2025, 2, 13), D(2025, 8, 1)), (D(2025, 2, 7),))
    assert "today" not in svg
    assert 'href="#s-fulfilled"' in svg


@pytest.mark.parametrize(
    ("until", "years"),
    [
        (D(2027, 6, 1), ["2025", "2026", "2027"]),
        (D(2028, 6, 1), ["2025", "2026", "2027", "2028"]),
        (D(2041, 6, 1), ["2025", "2030", "2035", "2040"]),
    ],
)
def test_the_upper_line_names_each_year_once(commitment, until: dt.date, years: list[str]):
    commitment.due_on = None
    commitment.period_end = until
    svg = charts.lens(commitment, marks(D(2025, 2, 13)))
    words = [node.text for node in drawn(svg).iter("text")]
    assert [word for word in words if word and word.isdigit() and len(word) == 4] == years


def test_a_lens_over_years_names_months_with_their_years(db):
    commitment = make_commitment(made_on=D(2021, 3, 4))
    assert "Mar 2021" in charts.lens(commitment, marks(D(2021, 3, 4), D(2025, 1, 1)))


@pytest.mark.parametrize(("due", "is_named"), [(D(2025, 2, 20), False), (D(2025, 9, 1), True)])
def test_an_event_close_to_the_due_date_takes_its_word_away(db, due: dt.date, *, is_named: bool):
    commitment = make_commitment(made_on=D(2025, 2, 13), due_on=due)
    svg = charts.lens(commitment, marks(D(2025, 2, 13), D(2025, 11, 1)))
    assert ("due" in {node.text for node in drawn(svg).iter("text")}) is is_named


def test_the_latest_due_date_there_is_can_be_drawn(db):
    commitment = make_commitment(made_on=D(2025, 1, 1), due_on=D(9999, 12, 31))
    assert drawn(charts.lens(commitment, []))
    assert drawn(charts.labelled_line(commitment))


def test_a_stage_track_fills_what_was_reached():
    names = classes(charts.stage_track(5, 4))
    assert (names.count("knob"), names.count("due")) == (4, 1)
    assert (names.count("run"), names.count("ahead")) == (3, 1)


@pytest.mark.parametrize(
    ("start", "end", "has_passed", "shows_today"),
    [
        (D(2025, 10, 31), D(2035, 10, 31), True, True),
        (D(1995, 1, 1), D(2005, 1, 1), True, False),
        (D(2030, 1, 1), D(2080, 1, 1), False, False),
        (D(2015, 1, 1), D(2025, 12, 31), True, True),
    ],
)
def test_a_period_shows_what_has_passed_of_it(start, end, has_passed, shows_today):
    svg = charts.period_line(start, end)
    assert ("run" in classes(svg)) == has_passed
    assert ("today" in svg) == shows_today


def test_words_in_a_drawing_are_escaped():
    from tracker.charts import svg

    assert svg.label("<b>", 1, 2) == '<text x="1%" y="2">&lt;b&gt;</text>'


def test_the_empty_line_says_nothing():
    assert drawn(charts.empty_line()).get("aria-hidden") == "true"


# Deadlines on one scale


@pytest.mark.django_db
def test_deadlines_share_a_scale_from_the_first_start_to_the_last_date():
    early = make_commitment(made_on=D(2020, 1, 1), due_on=D(2022, 6, 30))
    late = make_commitment(made_on=D(2023, 1, 1), due_on=D(2029, 12, 31))
    drawn_all = charts.gantt([early, late])
    assert drawn_all is not None
    assert [commitment for commitment, _line in drawn_all.rows] == [early, late]
    rings = [
        float(node.get("cx", "0%")[:-1])
        for _commitment, line in drawn_all.rows
        for node in drawn(line).iter("circle")
    ]
    assert rings == [pytest.approx(25, abs=0.5), pytest.approx(100, abs=0.5)]
    assert "2024" in drawn_all.axis


@pytest.mark.django_db
def test_deadlines_within_a_year_have_months_on_their_axis():
    found = charts.gantt([make_commitment(made_on=D(2025, 6, 1), due_on=D(2026, 1, 31))])
    assert found is not None
    assert "Nov 2025" in found.axis
    assert "due Jan 2026" in drawn(found.rows[0][1]).get("aria-label", "")


def test_without_commitments_there_are_no_deadlines_to_draw():
    assert charts.gantt([]) is None


# Measurements


def drawing(*values: float, target: float = 80, until: dt.date | None = None) -> str:
    points = [(D(2020 + n, 1, 1), Decimal(str(value))) for n, value in enumerate(values)]
    level = charts.Level(Decimal(str(target)), f"at least {target}", "aim")
    return charts.measures(points, [level], until=until, name="Clean power", about="told")


def test_a_drawing_of_measurements_has_a_title_and_a_description():
    picture = drawn(drawing(41.5))
    assert (picture.get("role"), picture.findtext("title"), picture.findtext("desc")) == (
        *("img", "Clean power", "told"),
    )


def test_a_higher_value_stands_higher_and_the_target_above_all():
    picture = drawn(drawing(10, 40))
    first, second = (float(node.get("cy", 0)) for node in picture.iter("circle"))
    [aim] = (
        float(node.get("y1", 0)) for node in picture.iter("line") if node.get("class") == "aim"
    )
    assert first > second > aim


def test_a_target_that_is_due_has_a_ring_at_its_date():
    assert "due" not in classes(drawing(10, 40))
    picture = drawn(drawing(10, 40, until=D(2030, 12, 31)))
    [ring] = (node for node in picture.iter("circle") if node.get("class") == "due")
    assert float(ring.get("cx", "0%")[:-1]) > 99


def test_equal_values_are_drawn_on_one_level():
    heights = {node.get("cy") for node in drawn(drawing(80, 80)).iter("circle")}
    assert len(heights) == 1


def test_values_between_the_first_and_the_last_lose_their_words_on_a_phone():
    words = [node for node in drawn(drawing(1, 2, 3)).iter("text") if "b" in node.get("class", "")]
    assert [(node.text, "w" in node.get("class", "").split()) for node in words] == [
        *(("1", False), ("2", True), ("3", False)),
    ]


# Columns of what was counted a month


def columns(counts: dict[dt.date, int]) -> list[tuple[str, int]]:
    line = charts.sparkline(counts, "New commitments")
    assert line is not None
    return [(column.words, column.count) for column in line.columns]


def test_a_sparkline_has_a_column_for_each_month_of_the_last_year_at_least():
    found = columns({D(2025, 9, 1): 2, D(2025, 11, 1): 1})
    assert (found[0], found[-3:]) == (
        ("Dec 2024", 0),
        [("Sep 2025", 2), ("Oct 2025", 0), ("Nov 2025", 1)],
    )


@pytest.mark.parametrize(
    ("first", "unit", "words", "count"),
    [
        (D(2023, 1, 1), "by month", "Jan 2023", 35),
        (D(2022, 2, 1), "by quarter", "Q1 2022", 16),
        (D(2000, 2, 1), "by year", "2000", 26),
        (D(1903, 2, 1), "by five years", "1900–1904", 26),
        (D(1648, 10, 1), "by decade", "1640–1649", 39),
    ],
)
def test_a_long_time_is_told_by_wider_columns(first, unit, words, count):
    line = charts.sparkline({first: 1, D(2025, 11, 1): 2}, "New commitments")
    assert line is not None
    assert (line.unit, line.columns[0].words, len(line.columns)) == (unit, words, count)
    assert sum(column.count for column in line.columns) == 3


def test_a_column_that_is_not_over_yet_is_drawn_hollow():
    line = charts.sparkline({D(2025, 11, 1): 2}, "New commitments")
    assert line is not None
    assert [column.is_over for column in line.columns] == [True] * 11 + [False]
    assert classes(line.drawing).count("soft") == 1


def test_a_sparkline_tells_its_highest_column_to_those_who_hear_it():
    line = charts.sparkline({D(2025, 3, 1): 7, D(2025, 11, 1): 1}, "New commitments")
    assert line is not None
    picture = drawn(line.drawing)
    assert (picture.get("role"), picture.findtext("title")) == ("img", "New commitments")
    told = "Dec 2024 to Nov 2025: 8 in all, most in Mar 2025 (7)."
    assert picture.findtext("desc") == told
    heights = [float(node.get("height", 0)) for node in picture.iter("rect")]
    assert max(heights) == 38
    assert heights[-1] == pytest.approx(38 / 7, abs=0.1)


def test_what_is_announced_for_later_has_its_column():
    assert columns({D(2025, 11, 1): 1, D(2026, 1, 1): 1})[-1] == ("Jan 2026", 1)


def test_of_nothing_there_is_no_sparkline():
    assert charts.sparkline({}, "New commitments") is None
