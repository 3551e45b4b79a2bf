"""Safe by default, clean in production, and no secret in the repository."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
PRODUCTION = {
    "PLEDGELINE_SECRET_KEY": "k3y-" * 20 + "0123456789abcdefghij",
    "PLEDGELINE_ALLOWED_HOSTS": "pledgeline.example",
    "PLEDGELINE_CSRF_TRUSTED_ORIGINS": "https://pledgeline.example",
    "PLEDGELINE_HTTPS": "1",
    "PLEDGELINE_BEHIND_PROXY": "1",
    "PLEDGELINE_HASHED_STATIC": "1",
}


def run(*code: str, **variables: str) -> subprocess.CompletedProcess[str]:
    # A browser's test in the same process leaves DJANGO_ALLOW_ASYNC_UNSAFE, which no site may have.
    ours = ("PLEDGELINE_", "DJANGO_")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return subprocess.run(
        [sys.executable, *code],
        cwd=ROOT,
        env=clean | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def setting(name: str, **variables: str) -> str:
    code = f"from config import settings as s; import sys; sys.stdout.write(repr({name}))"
    result = run("-c", code, **variables)
    assert result.returncode == 0, result.stderr
    return result.stdout


def check_deploy(**variables: str) -> subprocess.CompletedProcess[str]:
    return run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **variables)


def test_the_deploy_check_is_clean_with_the_production_variables():
    result = check_deploy(**PRODUCTION)
    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout


@pytest.mark.parametrize(
    ("missing", "warning"),
    [("PLEDGELINE_SECRET_KEY", "security.W009"), ("PLEDGELINE_HTTPS", "security.W008")],
)
def test_the_deploy_check_names_what_is_missing(missing, warning):
    left = {name: value for name, value in PRODUCTION.items() if name != missing}
    result = check_deploy(**left)
    assert result.returncode == 1
    assert warning in result.stderr


def test_every_production_variable_is_documented():
    example = (ROOT / ".env.example").read_text()
    assert [name for name in PRODUCTION if name not in example] == []


@pytest.mark.parametrize(
    ("name", "variables", "value"),
    [
        ("s.DEBUG", {}, "False"),
        ("s.DEBUG", {"PLEDGELINE_DEBUG": "1"}, "True"),
        ("s.ALLOWED_HOSTS", {}, "['localhost', '127.0.0.1', '[::1]']"),
        ("s.SECURE_HSTS_SECONDS", {}, "0"),
        ("s.SECURE_HSTS_SECONDS", {"PLEDGELINE_HTTPS": "1"}, "31536000"),
        ("s.DATABASES['default']['ENGINE']", {}, "'django.db.backends.sqlite3'"),
        (
            "s.DATABASES['default']['OPTIONS']",
            {
                "PLEDGELINE_DATABASE_URL": "postgres://user@host/name",
                "PLEDGELINE_DATABASE_POOL": "1",
            },
            "{'pool': True}",
        ),
    ],
)
def test_settings_come_from_the_environment(name, variables, value):
    if (ROOT / ".env").exists():
        pytest.skip("this machine has settings of its own in .env")
    assert setting(name, **variables) == value


def test_the_secret_key_is_nobodys_but_this_process():
    first, second = (setting("s.SECRET_KEY") for _ in range(2))
    assert first != second


def committed_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    files = (ROOT / name for name in listed.stdout.split("\0") if name)
    return [file for file in files if file.is_file()]


SECRET = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_\w{36}"
    r"""|SECRET_KEY\s*=\s*["'][^"']{8}"""
)


def test_no_secret_is_in_the_repository():
    texts = {file: file.read_text(errors="replace") for file in committed_files()}
    assert [file.name for file, text in texts.items() if SECRET.search(text)] == []
    assert ".env" not in [file.name for file in texts]
