"""Figures → SVG. Positions are percentages, so one drawing fits every width and its text never
scales; colours and strokes are the stylesheet's, because the policy forbids inline style."""

from tracker.charts.bars import bar, swatch
from tracker.charts.gantt import Gantt, gantt
from tracker.charts.lens import Mark, lens
from tracker.charts.lines import axis, empty_line, labelled_line, pledge_line
from tracker.charts.measures import Level, measures
from tracker.charts.periods import period_line, stage_track
from tracker.charts.sparkline import sparkline
from tracker.charts.vocabulary import FAMILIES, ORDER, css_key

__all__ = [
    "FAMILIES",
    "ORDER",
    "Gantt",
    "Level",
    "Mark",
    "axis",
    "bar",
    "css_key",
    "empty_line",
    "gantt",
    "labelled_line",
    "lens",
    "measures",
    "period_line",
    "pledge_line",
    "sparkline",
    "stage_track",
    "swatch",
]
