"""The extractor of the settings; spaCy is loaded only when it is asked for."""

from django.conf import settings

from tracker.extraction.registry import Registry
from tracker.importing.extracting import Extracting


def build_extractor(registry: Registry) -> Extracting:
    from tracker.extraction.extractor import Extractor

    return Extractor(registry, model=settings.PLEDGELINE_MODEL)
