"""Who undertakes, who receives: the cast of an article, a commitment's scene, and the choice."""

from tracker.extraction.roles.cast import Cast
from tracker.extraction.roles.groups import Choice, choices, set_features
from tracker.extraction.roles.places import Features, place_features
from tracker.extraction.roles.scene import COLLECTIVE, Scene
from tracker.extraction.roles.voices import total, voices

__all__ = [
    "COLLECTIVE",
    "Cast",
    "Choice",
    "Features",
    "Scene",
    "choices",
    "place_features",
    "set_features",
    "total",
    "voices",
    "weighed",
]
