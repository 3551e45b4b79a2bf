"""The pages of merging and splitting, without JavaScript; and where old addresses lead."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse

from tests.factories import (
    make_agreement,
    make_article,
    make_commitment,
    make_mention,
    make_party,
    make_user,
)
from tests.reviewing.candidates import make_candidate
from tests.reviewing.stock import (
    pair_of_agreements,
    pair_of_commitments,
    pair_of_parties,
)
from tracker.importing.links import Kin
from tracker.importing.registry import registry_from_rows
from tracker.importing.seeds import load_seeds
from tracker.models import Agreement, Commitment, Party, ProposedLink, Reshaping
from tracker.reviewing.merging import merge
from tracker.reviewing.publishing import unpublish
from tracker.reviewing.resolving import find_agreement, find_party
from tracker.web.merging.urls import urlpatterns

pytestmark = pytest.mark.django_db
LIST = reverse("merge_list")
PAIRS: dict[str, Callable[[], Any]] = {
    "commitment": pair_of_commitments,
    "agreement": pair_of_agreements,
    "party": pair_of_parties,
}
ARGUMENTS: dict[str, list[Any]] = {
    "merge_list": [],
    "merge_rows": ["party"],
    "merge_undo": [1],
    "split_row": ["party", 1],
}


@pytest.fixture
def ann():
    user = make_user(username="Ann")
    user.user_permissions.add(Permission.objects.get(codename="add_reshaping"))
    return user


@pytest.fixture
def desk(client: Client, ann) -> Client:
    client.force_login(ann)
    return client


def merged(keep, gone) -> Reshaping:
    return merge(keep, gone, user=None, reason="The same.")


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_every_page_is_tried():
    assert {pattern.name for pattern in urlpatterns} == set(ARGUMENTS)


@pytest.mark.parametrize("name", ARGUMENTS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_no_page_opens_to_who_may_not_merge(client, name, method):
    page = reverse(name, args=ARGUMENTS[name])
    ask = getattr(client, method)
    assert ask(page).url.startswith(reverse("login"))
    reviewer = make_user(is_staff=True)
    reviewer.user_permissions.add(Permission.objects.get(codename="review_mention"))
    client.force_login(reviewer)
    assert ask(page).status_code == 403


def test_an_editor_of_the_group_may_merge_and_finds_the_way_from_the_desk(client):
    editor = make_user()
    editor.groups.add(Group.objects.get(name="Editors"))
    client.force_login(editor)
    assert client.get(LIST).status_code == 200
    assert f'href="{LIST}"' in text_of(client.get(reverse("review_desk")))


@pytest.mark.parametrize("kind", PAIRS)
def test_two_are_compared_merged_and_parted_again(desk, ann, kind):
    keep, gone = PAIRS[kind]()
    page = reverse("merge_rows", args=[kind])
    shown = desk.get(page, {"keep": keep.pk, "gone": str(gone)})
    assert "Are these two one?" in text_of(shown)
    assert shown.context["plan"].gone == gone
    assert shown.context["moving"]
    sent = {"keep": keep.pk, "gone": gone.pk, "reason": "Twice on record."}
    done = desk.post(page, sent, follow=True)
    assert said(done) == [f"“{gone}” merged into “{keep}”."]
    assert "Twice on record." in text_of(done)
    reshaping = Reshaping.objects.get()
    assert (reshaping.user, reshaping.other) == (ann, gone)
    undone = desk.post(reverse("merge_undo", args=[reshaping.pk]), follow=True)
    assert "Taken back" in said(undone)[0]
    assert "Undone by Ann" in text_of(undone)
    gone.refresh_from_db()
    assert not gone.is_merged


def test_the_preview_changes_nothing_and_tells_what_both_have(desk):
    keep, gone, article = make_commitment(), make_commitment(due_on="2030-12-31"), make_article()
    for row in (keep, gone):
        make_mention(row, article=article)
    make_mention(gone)
    shown = text_of(
        desk.get(reverse("merge_rows", args=["commitment"]), {"keep": keep.pk, "gone": gone.pk})
    )
    assert "<b>Moves:</b> 1 mention." in shown
    assert "<b>Both have, told once:</b> 1 mention." in shown
    assert "Readers will see what moves" not in shown
    unpublish(Commitment.objects.filter(pk=gone.pk), None)
    pair = {"keep": keep.pk, "gone": gone.pk}
    shown = text_of(desk.get(reverse("merge_rows", args=["commitment"]), pair))
    assert "Readers will see what moves" in shown
    assert "<b>The kept one takes over:</b> due date." in shown
    assert not Reshaping.objects.exists()


def test_what_cannot_be_merged_is_told_before_and_refused(desk):
    keep, gone = make_commitment(published=False), make_commitment()
    page = reverse("merge_rows", args=["commitment"])
    pair = {"keep": keep.pk, "gone": gone.pk}
    assert "publish it before" in text_of(desk.get(page, pair))
    answer = desk.post(page, pair | {"reason": "The same."})
    assert "publish it before" in said(answer)[0]
    assert not Reshaping.objects.exists()
    answer = desk.post(page, {"keep": gone.pk, "gone": keep.pk, "reason": ""})
    assert said(answer) == ["Say why."]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("PL-{pk}", "row"),
        ("Kenya to plant", "row"),
        ("to plant", "several"),
        ("nothing of the kind", "none"),
        ("99999999999999999999", "none"),
    ],
)
def test_a_row_is_meant_by_its_number_or_its_words(desk, typed, found):
    kenya = make_commitment(statement="Kenya to plant trees")
    make_commitment(statement="Chad to plant trees")
    asked = {"keep": typed.format(pk=kenya.pk), "gone": ""}
    answer = desk.get(reverse("merge_rows", args=["commitment"]), asked)
    side = answer.context["sides"][0]
    assert (side.row, len(side.found)) == {
        "row": (kenya, 0),
        "several": (None, 2),
        "none": (None, 0),
    }[found]


def test_no_other_kind_is_merged(desk):
    assert desk.get(reverse("merge_rows", args=["user"])).status_code == 404
    assert desk.get(reverse("split_row", args=["user", 1])).status_code == 404
    assert desk.post(reverse("merge_undo", args=[1])).status_code == 404
    assert desk.get(reverse("merge_undo", args=[1])).status_code == 405


def test_what_the_program_took_for_one_is_offered_once_until_merged(desk):
    keep, other = make_commitment(), make_commitment()
    for row, link in ((keep, other), (other, keep)):
        ProposedLink.objects.create(mention=make_mention(row), commitment=link, score=0.9)
    ProposedLink.objects.create(mention=make_mention(keep), commitment=keep, score=0.9)
    assert len(desk.get(LIST).context["alike"]) == 1
    merged(keep, other)
    assert desk.get(LIST).context["alike"] == []


def test_an_undo_that_is_refused_is_explained(desk):
    rows = [make_commitment() for _n in range(3)]
    first = merged(rows[1], rows[0])
    merged(rows[2], rows[1])
    answer = desk.post(reverse("merge_undo", args=[first.pk]), follow=True)
    assert "undo that before" in said(answer)[0]


@pytest.mark.parametrize("kind", PAIRS)
def test_a_row_is_split_by_ticking_what_moves(desk, kind):
    row, _other = PAIRS[kind]()
    page = reverse("split_row", args=[kind, row.pk])
    make_mention(row) if kind == "commitment" else None
    part = next(part for part in desk.get(page).context["parts"] if part.boxes)
    ticked = {part.name: part.boxes[0].key, "reason": "Two things."}
    again = desk.post(page, ticked | {"name": ""})
    assert "Give the new one a name" in said(again)[0]
    assert 'value="%s" checked' % part.boxes[0].key in text_of(again)  # noqa: UP031
    done = desk.post(page, ticked | {"name": "Another"}, follow=True)
    assert said(done) == [f"“Another” split from “{row}”."]
    assert str(Reshaping.objects.get().other) == "Another"


def test_a_split_names_each_box_by_what_a_reader_would_know_it_by(desk):
    india = make_party("Bharat", name="India")
    make_commitment(india, statement="India to plant trees")
    make_agreement(india, title="The pact")
    make_party(parent=india, name="Ministry of Trees")
    shown = text_of(desk.get(reverse("split_row", args=["party", india.pk])))
    for text in ("Bharat", "India to plant trees", "The pact", "Ministry of Trees"):
        assert f"<span>{text} " in shown


@pytest.mark.parametrize("count", [1, 12])
def test_the_list_needs_the_same_queries_for_any_length(desk, django_assert_num_queries, count):
    for _n in range(count):
        merged(make_party(), make_party())
    with django_assert_num_queries(7):
        desk.get(LIST)


@pytest.mark.parametrize("count", [1, 12])
def test_the_preview_needs_the_same_queries_for_any_size(
    desk, django_assert_max_num_queries, count
):
    keep, gone = make_commitment(), make_commitment()
    for _n in range(count):
        make_mention(gone)
    pair = {"keep": keep.pk, "gone": gone.pk}
    with django_assert_max_num_queries(45):
        desk.get(reverse("merge_rows", args=["commitment"]), pair)


# Where old addresses lead, and who is found by old names.


@pytest.mark.parametrize("kind", PAIRS)
def test_an_old_address_leads_to_the_kept_row_for_good(client, kind):
    keep, gone = PAIRS[kind]()
    old = gone.get_absolute_url()
    reshaping = merged(keep, gone)
    answer = client.get(f"{old}?sort=due")
    assert answer.status_code == 301
    assert answer.url.split("?")[0] == keep.get_absolute_url()
    assert client.get(keep.get_absolute_url()).status_code == 200
    assert client.post(old).status_code == 405
    if kind != "party":
        type(keep).objects.filter(pk=keep.pk).update(published_at=None)
        assert client.get(old).status_code == 404
    assert reshaping.row == keep


def test_other_pages_of_an_old_address_lead_on_too(client):
    keep, gone = make_party(slug="india"), make_party(slug="bharat")
    make_commitment(keep)
    merged(keep, gone)
    answer = client.get("/parties/bharat/changes.atom?x=1")
    assert (answer.status_code, answer.url) == (301, "/parties/india/changes.atom?x=1")
    assert client.get("/parties/nobody/").status_code == 404
    assert client.get("/nowhere/").status_code == 404


def test_nothing_that_is_gone_is_listed_counted_or_found(client):
    india = make_party(name="India")
    keep = make_commitment(india, statement="India to plant trees")
    gone = make_commitment(india, statement="India to plant palms")
    pact, old = make_agreement(india, title="Pact"), make_agreement(india, title="Old pact")
    double = make_party(name="Bharat")
    make_commitment(double, agreement=old)
    for pair in ((keep, gone), (pact, old), (india, double)):
        merged(*pair)
    for page in ("/", "/commitments/", "/commitments/?q=palms", "/agreements/", "/parties/"):
        shown = text_of(client.get(page))
        assert "palms" not in shown.replace("q=palms", "").replace('value="palms"', "").replace(
            "“palms”", ""
        ), page
        assert "Old pact" not in shown, page
        assert "Bharat" not in shown, page
    found = client.get("/commitments/", {"party": "bharat"}).context["page"]
    assert found.paginator.count == 2


def test_old_names_mean_the_kept_rows(desk, tmp_path):
    keep, gone = make_party(name="Myanmar"), make_party("Rangoon", name="Burma", slug="burma")
    pact, old = make_agreement(keep, title="Pact"), make_agreement(gone, title="Old pact")
    merged(keep, gone)
    merged(pact, old)
    day = pact.commitments.model._meta.get_field("made_on").to_python("2025-02-07")
    for name in ("Burma", "Rangoon", "Myanmar"):
        assert find_party(name, day) == keep, name
        assert list(Party.objects.named(name.lower())) == [keep], name
    assert list(Party.objects.named("burma")) == [keep]
    assert find_agreement("old pact", [keep]) == pact
    kin = Kin(["Burma"])
    assert kin.standing(["Burma", "Chad"]) == {"Myanmar", "Chad"}
    registry = registry_from_rows(empty_seeds(tmp_path))
    assert [party.name for party in registry.parties] == ["Myanmar"]
    assert {"Burma", "Rangoon"} <= {alias.text for alias in registry.parties[0].aliases}
    for page, name in (("review_parties", "party"), ("review_agreements", "agreement")):
        assert desk.get(reverse(page), {name: "xx"}).status_code == 403


def empty_seeds(folder):
    heads = {
        "domains": "slug,name,parent,cap_code,words",
        "parties": "name,kind,parent,iso_code,aliases,members",
    }
    for name, head in heads.items():
        (folder / f"{name}.csv").write_text(head + "\n", encoding="utf-8")
    return folder


def test_names_offered_while_typing_are_those_that_stand(desk, ann):
    ann.user_permissions.add(Permission.objects.get(codename="review_mention"))
    merged(make_party(name="Myanmar"), make_party(name="Burma"))
    merged(make_agreement(title="The pact"), make_agreement(title="Old pact"))
    assert "Myanmar" in text_of(desk.get(reverse("review_parties"), {"party": "Bur"}))
    assert "The pact" in text_of(desk.get(reverse("review_agreements"), {"agreement": "old"}))


def test_seeds_are_not_loaded_into_what_was_merged(settings):
    folder = settings.BASE_DIR / "seeds"
    load_seeds(folder)
    keep = make_party(name="Republic of India")
    gone = Party.objects.get(iso_code="IN")
    merged(keep, gone)
    first, second = Agreement.objects.order_by("pk")[:2]
    merged(first, second)
    parties, agreements = Party.objects.count(), Agreement.objects.count()
    load_seeds(folder)
    assert (Party.objects.count(), Agreement.objects.count()) == (parties, agreements)
    assert not gone.member_of.exists()
    assert not second.status_changes.exists()


def test_the_admin_leads_to_merging_and_hides_what_is_gone(client):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    one, other, third = make_party(), make_party(), make_party()
    page = reverse("admin:tracker_party_changelist")
    chosen: dict[str, Any] = {"action": "merge_selected", "_selected_action": [one.pk, other.pk]}
    address = reverse("merge_rows", args=["party"])
    assert client.post(page, chosen).url == f"{address}?keep={one.pk}&gone={other.pk}"
    chosen["_selected_action"].append(third.pk)
    assert said(client.post(page, chosen, follow=True)) == ["Select two rows to merge."]
    chosen |= {"action": "split_selected"}
    assert said(client.post(page, chosen, follow=True)) == ["Select one row to split."]
    chosen["_selected_action"] = [one.pk]
    assert client.post(page, chosen).url == reverse("split_row", args=["party", one.pk])
    merged(one, other)
    listed = client.get(page).context["cl"].result_list
    assert set(listed) == {one, third}
    assert client.get(reverse("admin:tracker_reshaping_changelist")).status_code == 200


def test_the_desk_leads_to_merging_the_two_likeliest(client):
    editor = make_user()
    editor.groups.add(Group.objects.get(name="Editors"))
    client.force_login(editor)
    one, other = (make_commitment(statement=f"{name} to plant trees") for name in ("Chad", "Mali"))
    page = reverse("review_candidate", args=[make_candidate().pk])
    shown = text_of(client.post(page, {"do": "find", "find": "plant"}))
    pair = f"keep={other.pk}&amp;gone={one.pk}"
    assert f'<a href="{reverse("merge_rows", args=["commitment"])}?{pair}">' in shown
    assert f"Are {other.public_id} and {one.public_id} the same?" in shown
