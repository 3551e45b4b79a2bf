"""How annotated articles are split for cross-validation."""

from collections.abc import Iterator, Sequence

from tracker.extraction.training.dataset import Example


def folds(examples: Sequence[Example], count: int) -> Iterator[tuple[list[Example], list[Example]]]:
    """Yield (learned, held) examples, stories kept together; the same every time."""
    groups = sorted({example.group for example in examples})
    for number in range(count):
        held = set(groups[number::count])
        yield (
            [example for example in examples if example.group not in held],
            [example for example in examples if example.group in held],
        )
