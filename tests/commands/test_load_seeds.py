"""`load_seeds` reports what is new, and a mistake with its place."""

from pathlib import Path

import pytest

from tests.commands.running import run

pytestmark = pytest.mark.django_db


def test_it_reports_what_is_new_and_what_is_not():
    assert "parties: 0 new" not in run("load_seeds")[0]
    assert "parties: 0 new" in run("load_seeds")[0]


def test_a_folder_of_ones_own_is_loaded_and_its_mistakes_are_named(tmp_path: Path):
    (tmp_path / "companies.csv").write_text("name,names\nAcme,Acme Inc\n", encoding="utf-8")
    assert "parties: 1 new, 0 unchanged" in run("load_seeds", tmp_path)[0]
    (tmp_path / "companies.csv").write_text("name\n\n,\n", encoding="utf-8")
    _out, err = run("load_seeds", tmp_path)
    assert err.startswith(f"CommandError: {tmp_path / 'companies.csv'}, line 3: does not have")
