"""Targets against what was measured of them."""

import datetime as dt

import pytest

from tests.factories import make_commitment, make_mention, make_target
from tests.web.test_pages import text_of
from tracker.models import Measurement
from tracker.web.targets import aims

D = dt.date
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("comparator", "value", "is_met"),
    [
        *(("ge", 79.9, False), ("ge", 80, True), ("ge", 81, True)),
        *(("le", 79.9, True), ("le", 80, True), ("le", 81, False)),
        *(("eq", 79.9, False), ("eq", 80, True), ("eq", 81, False)),
    ],
)
def test_the_latest_measurement_decides_whether_a_target_is_met(comparator, value, is_met):
    commitment = make_commitment()
    make_target(commitment, (D(2024, 1, 1), 80), (D(2025, 1, 1), value), comparator=comparator)
    [aim] = aims(commitment)
    assert aim.is_met == is_met


@pytest.mark.parametrize(
    ("baseline", "value", "way"),
    [(20, 50, 50), (20, 20, 0), (20, 8, -20), (100, 90, 50), (80, 90, None), (None, 50, None)],
)
def test_the_way_is_measured_from_the_baseline(baseline, value, way):
    commitment = make_commitment()
    make_target(commitment, (D(2025, 1, 1), value), baseline=baseline)
    [aim] = aims(commitment)
    assert aim.way == way


def test_a_target_without_measurements_is_told_without_a_drawing(client):
    commitment = make_commitment()
    make_target(commitment, baseline=20)
    [aim] = aims(commitment)
    assert (aim.is_met, aim.way, aim.drawing) == (False, None, "")
    page = text_of(client.get(commitment.get_absolute_url()))
    assert "No measurement is recorded yet." in page
    assert "Clean power: at least 80 percent" in page


def test_the_page_shows_a_drawing_and_the_same_in_a_table(client):
    commitment = make_commitment(due_on=D(2030, 12, 31))
    make_target(commitment, (D(2024, 1, 1), 41.5), (D(2025, 1, 1), 60), baseline=20)
    page = text_of(client.get(commitment.get_absolute_url()))
    assert "<title>Clean power, measured against the target</title>" in page
    assert "<desc>1 Jan 2024: 41.5; 1 Jan 2025: 60; at least 80 percent</desc>" in page
    assert 'data-l="percent">41.5<' in page
    assert "67 % of the way from 20, where it began." in page
    assert "Not met by the latest measurement." in page


def test_a_measurement_on_evidence_that_readers_do_not_see_is_not_told(client):
    commitment = make_commitment()
    target = make_target(commitment)
    public, hidden = make_mention(commitment), make_mention(make_commitment(published=False))
    pending = make_mention()
    for value, evidence in ((41, public), (99, hidden), (98, pending)):
        Measurement.objects.create(
            target=target, value=value, measured_on=D(2025, 1, 1), evidence=evidence
        )
    Measurement.objects.create(
        target=target,
        value=42,
        measured_on=D(2025, 2, 1),
        evidence=hidden,
        source_url="https://example.org/report",
    )
    [aim] = aims(commitment)
    assert [row.value for row in aim.measurements] == [41, 42]
    page = text_of(client.get(commitment.get_absolute_url()))
    assert f"#m{public.pk}" in page
    assert f"#m{hidden.pk}" not in page
    assert "https://example.org/report" in page
