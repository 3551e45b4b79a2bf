"""The extractor, loaded once: as shipped, or without what was trained."""

import pytest
from django.conf import settings

from tracker.extraction.extractor import Extractor
from tracker.extraction.registry import Registry
from tracker.importing.registry import read_registry


@pytest.fixture(scope="session")
def registry() -> Registry:
    return read_registry(settings.PLEDGELINE_SEEDS)


@pytest.fixture(scope="session")
def extractor(registry: Registry) -> Extractor:
    return Extractor(registry, model=settings.PLEDGELINE_MODEL)


@pytest.fixture(scope="session")
def reader(registry: Registry) -> Extractor:
    """Parses and finds names, but makes no trained decision: for tests of rules."""
    return Extractor(registry, model=settings.PLEDGELINE_MODEL, weights=None)
