"""Several processes give what one gives, in the same order."""

import datetime as dt

from django.conf import settings

from tracker.extraction.candidate import ArticleText
from tracker.extraction.extractor import Extractor
from tracker.extraction.parallel import ParallelExtractor
from tracker.extraction.registry import Registry

TEXTS = [
    ArticleText(text=text, published=dt.date(2025, 2, 7))
    for text in (
        "Norway has pledged to double its aid to Moldova by 2030.",
        "It rained in Lisbon on Tuesday.",
        "India and Japan agreed on Tuesday to share radar data with each other.",
    )
]


def test_candidates_are_the_same_in_the_same_order(extractor: Extractor, registry: Registry):
    model = settings.PLEDGELINE_MODEL
    with ParallelExtractor(registry, processes=2, model=model) as parallel:
        assert parallel.version == extractor.version
        assert list(parallel.pipe(TEXTS, batch_size=1)) == list(extractor.pipe(TEXTS))


def test_other_languages_are_refused_alike():
    german = "Die Regierung hat am Dienstag ein neues Gesetz über den Bau von Wohnungen vorgelegt. "
    assert Extractor.refusal(german * 3) == "not in English"
    assert ParallelExtractor.refusal(german * 3) == "not in English"
