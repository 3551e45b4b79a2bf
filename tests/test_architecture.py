"""The house rules that a machine can check."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from tracker.extraction.candidate import STATUSES
from tracker.models import CODES

ROOT = Path(settings.BASE_DIR)


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_nobody_imports_from_a_layer_above():
    lint = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([lint], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_extraction_reports_only_statuses_that_the_model_knows():
    assert set(STATUSES) <= {code for code, _label in CODES}


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_a_lock_names_no_address_and_every_hash(lock):
    text = (ROOT / lock).read_text()
    assert "://" not in text
    pinned = [line for line in text.splitlines() if "==" in line]
    assert pinned
    assert text.count("--hash=") >= len(pinned)


@pytest.mark.django_db
def test_the_migrations_say_all_that_the_models_say():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_serving_pages_does_not_load_spacy():
    code = (
        "import os, sys, django;"
        "os.environ['DJANGO_SETTINGS_MODULE'] = 'config.settings';"
        "django.setup();"
        "import config.urls, tracker.admin;"
        "heavy = {'spacy', 'thinc', 'tracker.extraction'} & set(sys.modules);"
        "sys.exit(', '.join(heavy) or 0)"
    )
    result = python("-c", code)
    assert result.returncode == 0, result.stderr


def test_extraction_does_not_load_django():
    code = (
        "import sys, tracker.extraction.candidate, tracker.extraction.registry;"
        "sys.exit('django' in sys.modules)"
    )
    result = python("-c", code)
    assert result.returncode == 0, result.stderr
