"""The spaCy components, one thing each."""

import importlib
import pkgutil


def register() -> None:
    """Import every module here, so that spaCy knows its factory."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
