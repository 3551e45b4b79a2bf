"""What decisions teach, in a table for a terminal."""

from collections.abc import Iterator

from tracker.calibration.measuring import Band, Figures, Gain
from tracker.calibration.model import AS_EXTRACTED, Model
from tracker.calibration.trial import LinkTrial, Trial
from tracker.linking.ranking import weights
from tracker.linking.strictness import Tally, shifted
from tracker.reviewing.ranking import Lesson

ROW = "{:<24}{:>12}{:>12}"
MOST_WEIGHTS = 12


def told(lesson: Lesson) -> str:
    in_use = lesson.in_use.model if lesson.in_use else AS_EXTRACTED
    shift = lesson.in_use.link_shift if lesson.in_use else 0.0
    lines = [*confidence(lesson.confidence), "", *changes(in_use, lesson.confidence.model), ""]
    lines += links(lesson.links, shift) if lesson.links else [f"Links stay: {lesson.no_links}"]
    return "\n".join(lines)


def confidence(trial: Trial) -> Iterator[str]:
    count = trial.fitted + trial.held_out
    yield f"{count} decisions: fitted to {trial.fitted}, measured on the newest {trial.held_out}."
    yield ROW.format("Confidence", "in use", "fitted")
    for name, old, new in compared(trial.old, trial.new):
        yield ROW.format(name, f"{old:.4f}", f"{new:.4f}")
    yield f"Log loss {by_how_much(trial.gain)}."
    yield ROW.format("Said, and was accepted", "in use", "fitted")
    bands = [{band.low: band for band in figures.bands} for figures in (trial.old, trial.new)]
    for low in sorted(bands[0].keys() | bands[1].keys()):
        shown = (reliability(of.get(low)) for of in bands)
        yield ROW.format(f"  {low:.0%} to {low + 0.2:.0%}", *shown)


def compared(old: Figures, new: Figures) -> Iterator[tuple[str, float, float]]:
    yield "  log loss", old.log_loss, new.log_loss
    yield "  Brier score", old.brier, new.brier


def by_how_much(gain: Gain) -> str:
    return f"lower by {gain.mean:.4f}, give or take {gain.error:.4f}"


def reliability(band: Band | None) -> str:
    """How many were accepted, of how many."""
    return f"{round(band.accepted * band.count)} of {band.count}" if band else "none"


def changes(old: Model, new: Model) -> Iterator[str]:
    """The weights that move most."""
    yield ROW.format("Weights (log odds)", "in use", "fitted")
    names = old.weights.keys() | new.weights.keys()
    moved = {name: (old.weights.get(name, 0.0), new.weights.get(name, 0.0)) for name in names}
    moved["always"] = (old.bias, new.bias)
    order = sorted(moved, key=lambda name: (-abs(moved[name][1] - moved[name][0]), name))
    for name in order[:MOST_WEIGHTS]:
        yield ROW.format(f"  {name}", *(f"{value:+.2f}" for value in moved[name]))


def links(trial: LinkTrial, in_use: float) -> Iterator[str]:
    count = trial.fitted + trial.held_out
    yield f"{count} links decided: fitted to {trial.fitted}, measured on {trial.held_out}."
    yield ROW.format("Links", "in use", "fitted")
    for name, of in (("precision", precision), ("recall", recall)):
        yield ROW.format(f"  {name}", of(trial.old), of(trial.new))
    for name in ("sure", "likely"):
        both = (getattr(shifted(weights(), shift), name) for shift in (in_use, trial.shift))
        yield ROW.format(f"  {name} from", *(f"{threshold:.2f}" for threshold in both))
    yield f"Cost (a wrong link counts twice) {by_how_much(trial.gain)}."


def precision(tally: Tally) -> str:
    return share(tally.precision)


def recall(tally: Tally) -> str:
    return share(tally.recall)


def share(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
