"""What a newcomer relies on: the Makefile, the requirements, and commands that do what docs say."""

import os
import re
import shutil
import socket
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.core.management import get_commands

ROOT = Path(settings.BASE_DIR)
README = (ROOT / "README.md").read_text()
MAKEFILE = (ROOT / "Makefile").read_text()
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]

# Does what the Makefile asks of a Python, in no time, and notes what it was asked.
PYTHON = """#!/bin/sh
echo "$@" >> asked
case "$*" in
  *version_info*) exit ${OLD:-0} ;;
  *ensurepip*) exit ${NO_VENV:-0} ;;
  *venv*) rm -rf .venv; mkdir -p .venv/bin; cp "$0" .venv/bin/python ;;
  *pip*) exit ${NO_NETWORK:-0} ;;
esac
"""


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder with the Makefile and a Python to try it with."""
    if not shutil.which("make"):
        pytest.skip("needs make")
    for name in ("Makefile", "requirements.txt", "requirements-dev.txt"):
        (tmp_path / name).write_text(MAKEFILE if name == "Makefile" else "")
    (tmp_path / "python").write_text(PYTHON)
    (tmp_path / "python").chmod(0o755)
    return tmp_path


def make(clone: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", "PYTHON=./python", *arguments],
        cwd=clone,
        env={"PATH": os.environ["PATH"], **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def asked(clone: Path) -> str:
    """What the Python was asked since the last time."""
    notes = clone / "asked"
    text = notes.read_text() if notes.exists() else ""
    notes.unlink(missing_ok=True)
    return text


def test_the_environment_is_made_once(clone: Path):
    assert make(clone, "setup").returncode == 0
    first = asked(clone)
    assert ("-m venv --clear .venv" in first, "-r requirements.txt" in first) == (True, True)
    assert make(clone, "setup").returncode == 0
    assert "pip" not in asked(clone)


def test_the_demo_needs_no_development_tools(clone: Path):
    make(clone, "demo", "ARGS=--no-serve")
    requests = asked(clone)
    assert requests.rstrip().endswith("manage.py demo --no-serve")
    assert "requirements-dev.txt" not in requests


@pytest.mark.parametrize("target", ["setup", "test"])
def test_new_requirements_are_installed_into_the_environment_that_is_there(clone: Path, target):
    make(clone, target)
    asked(clone)
    later = (clone / ".venv" / "run.stamp").stat().st_mtime + 10
    os.utime(clone / "requirements.txt", (later, later))
    assert make(clone, target).returncode == 0
    requests = asked(clone)
    assert "-r requirements.txt" in requests
    assert "-m venv" not in requests


@pytest.mark.parametrize(("before", "target"), [([], "setup"), ([], "test"), (["setup"], "test")])
def test_an_interrupted_installation_is_begun_afresh(clone: Path, before, target):
    for goal in before:
        make(clone, goal)
    assert make(clone, target, NO_NETWORK="1").returncode != 0
    asked(clone)
    assert make(clone, target).returncode == 0
    assert "-m venv --clear .venv" in asked(clone)


def test_an_environment_whose_python_has_gone_is_made_afresh(clone: Path):
    make(clone, "setup")
    (clone / ".venv" / "bin" / "python").unlink()
    asked(clone)
    assert make(clone, "setup").returncode == 0
    assert "-m venv --clear .venv" in asked(clone)


@pytest.mark.parametrize(
    ("arguments", "variables", "message"),
    [
        ([], {"NO_VENV": "1"}, "venv module is missing. On Debian: apt-get install python3-venv"),
        ([], {"OLD": "1"}, "Pledgeline needs Python 3.11 or newer"),
        (["PYTHON=python9.9"], {}, "python9.9 is missing"),
    ],
)
def test_what_the_machine_lacks_is_said(clone: Path, arguments, variables, message):
    result = make(clone, "demo", *arguments, **variables)
    assert result.returncode != 0
    assert message in result.stderr
    assert not (clone / ".venv").exists()


PIN = re.compile(r"^([\w.-]+)(?:\[.*\])?==(\S+)", re.MULTILINE)


def pins(name: str) -> dict[str, str]:
    return dict(PIN.findall((ROOT / name).read_text()))


def normal(requirement: str) -> str:
    name = re.match(r"[\w.-]+", requirement)
    assert name
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def test_the_locks_hold_every_dependency_and_agree():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    run, dev = pins("requirements.txt"), pins("requirements-dev.txt")
    assert {normal(name) for name in project["dependencies"]} <= set(run)
    assert {normal(name) for name in project["optional-dependencies"]["dev"]} <= set(dev)
    assert {name: dev.get(name) for name in run} == run


def test_the_documents_name_only_commands_that_there_are():
    text = "\n".join(page.read_text() for page in PAGES)
    commands = set(re.findall(r"manage\.py ([a-z]\w+)", text))
    assert commands >= {"evaluate", "migrate"}
    assert commands - {"COMMAND"} <= set(get_commands())
    targets = set(re.findall(r"(?:^|`)make ([a-z]+)", text, re.MULTILINE))
    assert targets >= {"demo", "test"}
    assert targets <= set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files(page: Path):
    links = re.findall(r"\]\(([^)#]+)", page.read_text())
    local = [link for link in links if "://" not in link]
    assert [link for link in local if not (page.parent / link).exists()] == []


def test_the_example_lists_every_variable_that_settings_read():
    settings_read = (ROOT / "config" / "settings.py").read_text()
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', settings_read))
    example = (ROOT / ".env.example").read_text()
    assert set(re.findall(r"^# PLEDGELINE_([A-Z_]+)=", example, re.MULTILINE)) == read
    named = set(re.findall(r"PLEDGELINE_([A-Z_]+)", README))
    assert named <= read | {"REQUIRE_ALL"}


def test_hooks_run_the_tools_of_the_environment_and_fetch_nothing():
    repos = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())["repos"]
    assert [repo["repo"] for repo in repos] == ["local"]
    hooks = repos[0]["hooks"]
    assert {hook["language"] for hook in hooks} == {"system"}
    assert [hook["id"] for hook in hooks if not hook["entry"].startswith(".venv/bin/")] == []


def test_the_check_of_everything_can_be_run():
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert subprocess.run(["bash", "-n", script], check=False).returncode == 0


def test_no_test_reaches_beyond_this_machine():
    # The guard warns before it raises, and a warning is an error here.
    with pytest.raises(UserWarning, match="tried to use socket"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
