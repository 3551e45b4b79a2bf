"""Tune the network to lessons with JAX and Optax. Same lessons, same figures."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax

from tracker.extraction.encoder.encoder import BEGIN, INSIDE, PARTY, WORDS
from tracker.extraction.encoder.network import Batch
from tracker.extraction.encoder.texts import LONGEST, block
from tracker.extraction.training.encoder.lessons import Labels, Lesson, truths
from tracker.extraction.training.encoder.network import encode

ROUNDS = 3
RATE = 1e-4
HEADS_FASTER = 10.0  # they begin with nothing
DROPPED = 0.1
PIECES = 1024  # of one batch
LENGTHS = (16, 24, 32, 48, 72, 96, LONGEST)  # few, since each is compiled
WINDOW = 6000  # lessons that are sorted by length before they are cut into batches
TELLING = 50  # batches
Tell = Callable[[str], None]
# How much a right answer of each head counts; of the last three, an answer about one word.
LOUDNESS = {
    "commitment": 3.0,
    "status": 1.0,
    "domain": 0.7,
    "firm": 0.5,
    PARTY: 0.33,
    BEGIN: 0.33,
    INSIDE: 0.1,
}


def tuned(
    weights: Mapping[str, Any], lessons: Sequence[Lesson], labels: Labels, tell: Tell
) -> dict[str, Any]:
    """The weights (a tree of numpy arrays, heads among them) after the lessons."""
    tree = jax.tree.map(jnp.asarray, dict(weights))
    random = np.random.default_rng(0)
    plan = [each for _round in range(ROUNDS) for each in shuffled(lessons, random)]
    optimizer = rule(len(plan))
    state = optimizer.init(tree)
    learn = jax.jit(partial(step, optimizer))
    for number, group in enumerate(plan):
        batch, told = prepared(group, labels)
        tree, state = learn(tree, state, batch, told, jax.random.key(number))
        if number % TELLING == 0:
            tell(f"{number} of {len(plan)} batches")
    done: dict[str, Any] = jax.tree.map(np.asarray, tree)
    return done


def rule(steps: int) -> Any:
    """Adam with weight decay; the rate climbs for a tenth of the steps, then falls to nothing."""
    climb = max(steps // 10, 1)

    def adam(rate: float) -> Any:
        course = optax.warmup_cosine_decay_schedule(0.0, rate, climb, max(steps, climb + 1))
        return optax.adamw(course, b2=0.98, weight_decay=0.01)

    parts = {"body": adam(RATE), "heads": adam(RATE * HEADS_FASTER)}
    return optax.chain(
        optax.clip_by_global_norm(1.0),
        optax.multi_transform(
            parts, lambda tree: {name: "heads" if name == "heads" else "body" for name in tree}
        ),
    )


def step(optimizer: Any, tree: Any, state: Any, batch: Any, told: Any, key: Any) -> Any:
    slope = jax.grad(loss)(tree, batch, told, key)
    changes, state = optimizer.update(slope, state, tree)
    return optax.apply_updates(tree, changes), state


def loss(tree: Any, batch: Any, told: Any, key: Any) -> Any:
    """How far the heads are from the truth, each lesson's heads alone."""
    keys = iter(jax.random.split(key, 2 * len(tree["layers"])))

    def drop(x: Any) -> Any:
        kept = jax.random.bernoulli(next(keys), 1 - DROPPED, x.shape)
        return x * kept / (1 - DROPPED)

    texts, pieces = encode(tree, Batch(**batch), xp=jnp, drop=drop)
    total = 0.0
    for head, (matrix, offset) in tree["heads"].items():
        scores = pieces @ matrix + offset if head in WORDS else texts @ matrix + offset
        far = distance(head, scores, told[head])
        total += LOUDNESS[head] * (far * told[f"{head} weight"]).sum()
    return total / batch["ids"].shape[0]


def distance(head: str, scores: Any, truth: Any) -> Any:
    """Cross-entropy a row: one of several for status, yes or no for each label of the others.

    Of heads about single words, a piece.
    """
    if head in WORDS:
        return optax.sigmoid_binary_cross_entropy(scores[..., 0], truth)
    if head == "status":
        return -(jax.nn.log_softmax(scores) * truth).sum(axis=1)
    return optax.sigmoid_binary_cross_entropy(scores, truth).sum(axis=1)


def shuffled(lessons: Sequence[Lesson], random: Any) -> Iterator[list[Lesson]]:
    """Batches of lessons alike in length, in random order."""
    order = random.permutation(len(lessons))
    groups: list[list[Lesson]] = []
    for start in range(0, len(order), WINDOW):
        window = [lessons[n] for n in order[start : start + WINDOW]]
        groups += cut(sorted(window, key=lambda lesson: len(lesson.passage.ids)))
    yield from (groups[n] for n in random.permutation(len(groups)))


def cut(lessons: Sequence[Lesson]) -> Iterator[list[Lesson]]:
    for length in LENGTHS:
        own = [lesson for lesson in lessons if length_of(lesson) == length]
        most = PIECES // length
        yield from (own[start : start + most] for start in range(0, len(own), most))


def length_of(lesson: Lesson) -> int:
    return next(length for length in LENGTHS if length >= len(lesson.passage.ids))


def prepared(group: list[Lesson], labels: Labels) -> tuple[Any, Any]:
    """A block of one of few shapes, and what is right for it; rows may be left over."""
    length = length_of(group[-1])
    rows = PIECES // length
    passages = [lesson.passage for lesson in group]
    return asdict(block(passages, rows=rows, length=length)), truths(group, labels, (rows, length))
