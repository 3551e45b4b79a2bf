"""The extractor of the settings; spaCy is loaded only when it is asked for."""

from django.conf import settings

from tracker.extraction.registry import Registry
from tracker.importing.extracting import Extracting


def build_extractor(registry: Registry, *, processes: int = 1) -> Extracting:
    """One extractor, or one spread over several processes, which end with the program."""
    model = settings.PLEDGELINE_MODEL
    if processes > 1:
        from tracker.extraction.parallel import ParallelExtractor

        return ParallelExtractor(registry, processes=processes, model=model)
    from tracker.extraction.extractor import Extractor

    return Extractor(registry, model=model)
