"""Seed files become rows and a registry; a mistake in them is named with its place."""

from pathlib import Path

import pytest
from django.conf import settings

from tracker.importing.registry import read_registry, registry_from_rows
from tracker.importing.seedfiles import PARTY_KINDS
from tracker.importing.seeds import SeedError, load_seeds
from tracker.models import Agreement, Domain, Party, PartyAlias, PartyKind, StatusChange

SEEDS: Path = settings.PLEDGELINE_SEEDS
STATES = "code,name,names\nIN,,Bharat\nUS,,America\n"
ROOTS = """defence security diplomacy trade finance economy energy climate environment technology
space health education science agriculture transport infrastructure migration human-rights justice
labour housing social development-aid culture governance nuclear"""

AREAS = """land maritime air space cyber intelligence logistics exercises industry technology
procurement"""


def write(folder: Path, **files: str) -> Path:
    for name, content in files.items():
        (folder / f"{name}.csv").write_text(content, encoding="utf-8")
    return folder


@pytest.mark.django_db
def test_loading_the_seeds_twice_changes_nothing():
    first, second = load_seeds(SEEDS), load_seeds(SEEDS)
    assert set(second.new.values()) == {0}
    assert second.unchanged == first.new
    assert Party.objects.get(iso_code="IN").slug == "india"
    assert Party.history.count() == Party.objects.count()


@pytest.mark.django_db
def test_the_framework_of_2025_stands_at_the_end_of_its_lineage():
    load_seeds(SEEDS)
    framework = Agreement.objects.filter(slug="india-us-defence-2025").first()
    years = []
    while framework:
        years.append(framework.slug[-4:])
        assert {party.name for party in framework.parties.all()} == {"India", "United States"}
        framework = framework.predecessor
    assert years == ["2025", "2015", "2005", "1995"]
    newest = Agreement.objects.get(slug="india-us-defence-2025")
    assert (newest.stage, newest.is_published) == ("signed", True)
    assert Agreement.objects.get(slug="india-us-defence-2015").fulfilment == "superseded"


@pytest.mark.django_db
def test_rows_and_files_give_the_same_registry():
    load_seeds(SEEDS)
    files, rows = read_registry(SEEDS), registry_from_rows(SEEDS)
    assert files.domains == rows.domains
    assert files.by_name.keys() == rows.by_name.keys()
    for party in files.parties:
        row = rows.by_name[party.name]
        assert (party.kind, party.parent) == (row.kind, row.parent)
        assert set(party.aliases) == set(row.aliases)
        assert set(party.members) == set(row.members)


def test_the_roots_are_the_domains_of_the_guidelines_with_their_codes():
    domains = read_registry(SEEDS).domains
    assert {domain.slug for domain in domains if not domain.parent} == set(ROOTS.split())
    assert {domain.slug for domain in domains if domain.parent == "defence"} == {
        f"defence-{area}" for area in AREAS.split()
    }


@pytest.mark.parametrize(
    ("alias", "party"),
    [
        ("UK", "United Kingdom"),
        ("Whitehall", "United Kingdom"),
        ("U.S.", "United States"),
        ("Filipino", "Philippines"),
        ("Türkiye", "Turkey"),
        ("Burma", "Myanmar"),
        ("DRC", "Democratic Republic of the Congo"),
        ("Brussels", "European Union"),
        ("Pentagon", "United States"),
        ("Kremlin", "Russia"),
        ("Kirchberg", None),
        ("Georgetown", None),
        ("Pete Hegseth", "United States"),
        ("Ursula von der Leyen", "European Union"),
        ("Holland", "Netherlands"),
        ("Asean", "ASEAN"),
    ],
)
def test_names_lead_to_the_party_that_answers_for_them(alias: str, party: str | None):
    registry = read_registry(SEEDS)
    named = {
        registry.credited(entry.name)
        for entry in registry.parties
        if alias == entry.name or alias in {known.text for known in entry.aliases}
    }
    assert named == ({party} if party else set())


@pytest.mark.parametrize(("name", "members"), [("European Union", 27), ("NATO", 32)])
def test_organisations_have_their_members(name: str, members: int):
    assert len(read_registry(SEEDS).by_name[name].members) == members


def test_the_kinds_are_those_of_the_model():
    assert set(PartyKind.values) == PARTY_KINDS


@pytest.mark.django_db
def test_what_editors_changed_stays(tmp_path: Path):
    load_seeds(write(tmp_path, states=STATES))
    Party.objects.filter(iso_code="IN").update(name="Bharat", wikidata_id="Q668")
    PartyAlias.objects.filter(text="America").delete()
    report = load_seeds(tmp_path)
    assert (report.new["parties"], report.new["names"]) == (0, 1)
    assert Party.objects.get(iso_code="IN").name == "Bharat"


@pytest.mark.django_db
def test_a_folder_may_refer_to_rows_that_are_there(tmp_path: Path):
    load_seeds(write(tmp_path, states=STATES))
    (tmp_path / "states.csv").unlink()
    load_seeds(write(tmp_path, bodies="name,parent\nNavy Staff,IN\nFleet,Navy Staff\n"))
    assert str(Party.objects.get(name="Fleet").parent) == "Navy Staff"
    load_seeds(write(tmp_path, office_holders="person,party,from,to\nA. B.,IN,,\nA. B.,IN,,\n"))
    assert PartyAlias.objects.get(party__iso_code="IN", kind="holder").text == "A. B."


@pytest.mark.django_db
def test_half_a_folder_is_not_loaded(tmp_path: Path):
    write(tmp_path, states=STATES, domains="slug,name,parent\ntrade,Trade,nothing\n")
    with pytest.raises(SeedError):
        load_seeds(tmp_path)
    write(tmp_path, domains="slug,name\ntrade,Trade\n", outlets="name,homepage\nA,nowhere\n")
    with pytest.raises(SeedError, match=r"outlets.csv, line 2: Enter a valid URL"):
        load_seeds(tmp_path)
    assert not Party.objects.exists()
    assert not Domain.objects.exists()


AGREEMENT = "slug,title,parties,predecessor,relation,period_start,period_end,binding\n"
CHANGE = "agreement,code,effective_on,source_url,note\n"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("file", "content", "reason"),
    [
        ("states", "code,name\nQQ,\n", "line 2: no name, and no known code"),
        ("states", "code,name\nIN,\nFR,India\n", "line 3: 'india' stands already in states.csv"),
        ("states", "code,name\nIN,日本\n", "line 2: no slug, and none in the name"),
        ("states", "name,kind\nA,planet\n", "line 2: unknown kind: planet; use one of"),
        ("states", "name,parent\nA,nothing\n", "line 2: refers to an unknown 'nothing'"),
        ("states", "name,parent\nA,B\nB,A\n", "line 2: its parents go round in a circle"),
        ("states", "name,names\nA," + "x" * 201, "line 2: longer than 200 characters"),
        ("states", "code,name\nIND,India\n", "line 2: Ensure this value has at most 2"),
        ("states", "code,name\nIN\n", "line 2: does not have the 2 columns"),
        ("states", "code,name\nIN,,,\n", "line 2: does not have the 2 columns"),
        ("states", 'name\n"A', "unexpected end of data"),
        ("office_holders", "person,party,from,to\nA,QQ,,\n", "refers to an unknown 'QQ'"),
        ("office_holders", "person,party,from,to\nA,IN,soon,\n", "from is no date"),
        (
            "office_holders",
            "person,party,from,to\nA,IN,2025-01-02,2025-01-01\n",
            "the term ends before it starts",
        ),
        ("domains", "slug,name,cap_code\na,A,many\n", "line 2: cap_code is no number: many"),
        ("domains", "slug,name\na,A\na,B\n", "line 3: 'a' stands already in domains.csv, line 2"),
        ("domains", "slug,name\na,\n", "line 2: no name"),
        ("agreements", f"{AGREEMENT}a,A,QQ,,,,,\n", "refers to an unknown 'QQ'"),
        ("agreements", f"{AGREEMENT}a,A,,b,renews,,,\n", "refers to an unknown 'b'"),
        ("agreements", f"{AGREEMENT}a,A,,,,2025-01-02,2025-01-01,\n", "period ends before it"),
        ("agreements", f"{AGREEMENT}a,A,,,,,,maybe\n", "binding is neither yes nor no: maybe"),
        ("agreement_status", f"{CHANGE}a,signed,2025-01-01,,\n", "no evidence"),
        ("agreement_status", f"{CHANGE}a,signed,2025-01-01,,B\n", "refers to an unknown 'a'"),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, file: str, content: str, reason: str):
    write(tmp_path, states=STATES)
    with pytest.raises(SeedError) as error:
        load_seeds(write(tmp_path, **{file: content}))
    assert str(error.value).startswith(str(tmp_path / f"{file}.csv"))
    assert reason in str(error.value)


@pytest.mark.django_db
def test_a_status_change_needs_a_day_and_a_known_code(tmp_path: Path):
    write(tmp_path, agreements=f"{AGREEMENT}a,A,,,,,,\n")
    for row, reason in (
        ("a,signed,,,B", "no effective_on"),
        ("a,lost,2025-01-01,,B", "unknown code: lost"),
    ):
        with pytest.raises(SeedError, match=reason):
            load_seeds(write(tmp_path, agreement_status=f"{CHANGE}{row}\n"))
    assert not StatusChange.objects.exists()


@pytest.mark.django_db
def test_a_file_in_another_encoding_and_a_missing_folder_are_named(tmp_path: Path):
    (tmp_path / "states.csv").write_bytes(b"name\nCuracao \xe7\n")
    with pytest.raises(SeedError, match=r"states.csv: 'utf-8' codec"):
        load_seeds(tmp_path)
    for load in (load_seeds, read_registry):
        with pytest.raises(SeedError, match="no such folder"):
            load(tmp_path / "none")
