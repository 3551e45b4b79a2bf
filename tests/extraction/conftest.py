"""The extractor as shipped, loaded once."""

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
