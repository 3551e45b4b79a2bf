"""The editors' pages: who may do what, what a decision does, and what stays untouched."""

import importlib
import itertools

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.db import connection
from django.urls import reverse
from django.utils.html import escape

from tests.factories import (
    DAY,
    make_agreement,
    make_article,
    make_commitment,
    make_correction,
    make_domain,
    make_mention,
    make_party,
    make_ranking,
    make_status_change,
    make_user,
)
from tracker.models import (
    ArticleBand,
    Commitment,
    CommitmentWord,
    DataVersion,
    Decision,
    ImportProblem,
    ImportRun,
    Mention,
    Naming,
    ProposedLink,
    Reshaping,
    SearchEntry,
    StatusChange,
    StatusSuggestion,
    Target,
    Word,
)

pytestmark = pytest.mark.django_db

PROPOSED = {
    "statement": "India to plant trees",
    "parties": ["India"],
    "new_parties": [{"name": "India", "kind": "state"}],
    "due": "2030-12-31",
    "due_precision": "year",
    "period": [],
    "amounts": [{"value": 1000, "unit": "trees"}],
    "firm": True,
    "reasons": [{"field": "due", "words": "by <2030>", "rule": "end of a year", "start": 3}],
}


def make_editors() -> Group:
    """The group as its migration makes it; tests that empty the database lose it."""
    migration = importlib.import_module("tracker.migrations.0002_editors")
    migration.make_editors(apps, connection.schema_editor())
    migration = importlib.import_module("tracker.migrations.0003_linking")
    migration.let_editors_decide(apps, connection.schema_editor())
    return Group.objects.get(name="Editors")


@pytest.fixture
def editor() -> User:
    user = make_user(is_staff=True)
    user.groups.add(make_editors())
    return user


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def page(model: str, view: str = "changelist", *args: int) -> str:
    return reverse(f"admin:tracker_{model}_{view}", args=args)


def candidates(count: int) -> list[Mention]:
    return [make_mention(proposed=PROPOSED, reported_status="pledged") for _ in range(count)]


def act(client, model: str, action: str, rows, **fields):
    data = {"action": action, "_selected_action": [row.pk for row in rows]} | fields
    response = client.post(page(model), data, follow=True)
    return [(message.level_tag, str(message)) for message in response.context["messages"]]


def form_of(client, address: str) -> dict[str, str]:
    """What a browser would send back of a change page, its inlines unchanged."""
    context = client.get(address).context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.initial_forms]
    bound = itertools.chain.from_iterable(forms)
    values = {field.html_name: field.value() for field in bound}
    return {
        name: value for name, value in values.items() if value is not None and value is not False
    }


def make_one_of_each() -> None:
    india = make_party("Delhi")
    agreement = make_agreement(india)
    domain = make_domain(parent=make_domain())
    commitment = make_commitment(india, domains=(domain,), agreement=agreement, status="agreed")
    Target.objects.create(commitment=commitment, indicator="Trees", value=3, unit="trees")
    run = ImportRun.objects.create(source="news.csv", refused=1)
    ImportProblem.objects.create(run=run, file="news.csv", line=2, reason="no date")
    make_mention(commitment)
    [mention] = candidates(1)
    ProposedLink.objects.create(mention=mention, commitment=commitment, score=0.5)
    Decision.objects.create(mention=mention, verdict="rejected", reason="Only a wish.")
    StatusSuggestion.objects.create(
        mention=mention, commitment=commitment, code="signed", effective_on=DAY
    )
    make_correction(commitment)
    make_ranking(is_in_use=False)
    Reshaping.objects.create(
        kind="merge", party=india, other_party=make_party("Bharat"), reason="The same."
    )


MODELS = [
    *("agreement", "article", "commitment", "correction", "decision", "domain", "importproblem"),
    *("importrun", "mention", "outlet", "party", "proposedlink", "ranking", "reshaping"),
    *("statuschange", "statussuggestion", "target"),
]
READ_ONLY = {"correction", "decision", "importproblem", "importrun", "proposedlink", "ranking"} | {
    *("reshaping", "statuschange", "statussuggestion")
}
# Machinery: made anew at any time, the search and the version by triggers alone.
INDEXES = {ArticleBand, CommitmentWord, DataVersion, Naming, SearchEntry, Word}


def test_every_model_has_a_page_or_a_place_on_one():
    pages = admin.site._registry
    inlines = {inline.model for model_admin in pages.values() for inline in model_admin.inlines}
    models = set(apps.get_app_config("tracker").get_models())
    history = {model for model in models if model.__name__.startswith("Historical")}
    shown = {model for model in models if model in pages} | inlines & models
    assert models - history - INDEXES == shown
    assert {model._meta.model_name for model in models if model in pages} == set(MODELS)


@pytest.mark.parametrize("model", MODELS)
def test_an_editor_sees_every_list_and_page(desk, model):
    make_one_of_each()
    row = apps.get_model("tracker", model)._default_manager.first()
    assert desk.get(page(model)).status_code == 200
    assert desk.get(page(model), {"q": "India"}).status_code == 200
    assert desk.get(page(model, "change", row.pk)).status_code == 200
    may_add = model not in READ_ONLY - {"statuschange"} | {"article"}
    assert desk.get(page(model, "add")).status_code == (200 if may_add else 403)


@pytest.mark.parametrize("model", MODELS)
def test_an_editor_deletes_nothing_that_is_evidence(desk, model):
    make_one_of_each()
    row = apps.get_model("tracker", model)._default_manager.first()
    allowed = 200 if model in {"correction", "target"} else 403
    assert desk.get(page(model, "delete", row.pk)).status_code == allowed


def test_an_editor_manages_no_users(desk):
    for name in ("user", "group"):
        assert desk.get(reverse(f"admin:auth_{name}_changelist")).status_code == 403


def test_the_group_is_made_once_and_keeps_what_it_was_given():
    group = make_editors()
    group.user_set.add(make_user())
    before = set(group.permissions.values_list("codename", flat=True))
    assert set(make_editors().permissions.values_list("codename", flat=True)) == before
    assert {"review_mention", "add_statuschange", "change_commitment"} <= before
    assert before.isdisjoint(
        {"change_statuschange", "delete_mention", "delete_article", "delete_commitment"}
    )


@pytest.mark.parametrize("count", [1, 12])
@pytest.mark.parametrize(
    ("model", "most"),
    [("commitment", 15), ("agreement", 12), ("mention", 15), ("article", 12), ("party", 12)],
)
def test_lists_need_the_same_queries_for_any_length(
    desk, django_assert_max_num_queries, model, most, count
):
    for _ in range(count):
        make_one_of_each()
    with django_assert_max_num_queries(most):
        assert desk.get(page(model)).status_code == 200


@pytest.mark.parametrize("count", [1, 12])
def test_a_commitments_page_needs_the_same_queries_for_any_evidence(
    desk, django_assert_max_num_queries, count
):
    commitment = make_commitment(make_party())
    for _ in range(count):
        make_status_change(commitment, evidence=make_mention(commitment), user=make_user())
    with django_assert_max_num_queries(30):
        desk.get(page("commitment", "change", commitment.pk))


def test_the_review_list_shows_what_waits_unless_asked_otherwise(desk):
    waiting, accepted = candidates(1)[0], make_mention(make_commitment())
    other = make_mention(confidence=0.3)

    def shown(**filters):
        return set(desk.get(page("mention"), filters).context["cl"].result_list)

    assert shown() == {waiting, other}
    assert shown(state="accepted") == {accepted}
    assert shown(state="all", article=str(accepted.article_id)) == {accepted}
    assert shown(article=str(waiting.article_id)) == {waiting}
    assert shown(article="none") == {waiting, other}
    assert shown(confidence="high") == {waiting}
    assert shown(confidence="low") == {other}
    assert shown(confidence="odd") == {waiting, other}
    assert shown(reported_status__exact="pledged") == {waiting}


def test_a_candidates_page_shows_the_quote_in_place_and_the_reasons(desk):
    article = make_article(text="Before <b>.\n\nIndia said: we shall plant trees. Good.\n\nAfter.")
    mention = make_mention(article=article, quote="we shall plant trees", proposed=PROPOSED)
    html = desk.get(page("mention", "change", mention.pk)).content.decode()
    assert "India said: <mark>we shall plant trees</mark>. Good." in html
    assert "1,000 trees" in html
    assert "India (state)" in html
    assert escape("“by <2030>” (end of a year)") in html
    assert "<td>yes</td>" in html
    assert 'name="review_state"' not in html
    whole = desk.get(page("article", "change", article.pk)).content.decode()
    assert "Before &lt;b&gt;." in whole
    assert 'name="text"' not in whole


def test_accepting_makes_commitments_that_nobody_sees_yet(desk, editor):
    rows = candidates(2)
    assert act(desk, "mention", "accept", rows) == [("success", "2 accepted.")]
    assert Commitment.objects.unpublished().count() == 2
    assert {mention.reviewer for mention in Mention.objects.accepted()} == {editor}
    assert {change.user for change in StatusChange.objects.all()} == {editor}


def test_accepting_and_publishing_shows_them(desk):
    told = act(desk, "mention", "accept_and_publish", candidates(1))
    assert told == [("success", "1 accepted and published.")]
    assert Commitment.objects.published().count() == 1


def test_what_cannot_be_accepted_is_told_and_the_rest_goes_on(desk):
    good = candidates(2)
    bad = make_mention(proposed={"due": "someday"})
    told = act(desk, "mention", "accept", [good[0], bad, good[1]])
    assert [level for level, _text in told] == ["error", "success"]
    assert "cannot be read" in told[0][1]
    assert list(Mention.objects.pending()) == [bad]


def test_rejecting_needs_a_reason(desk):
    rows = candidates(1)
    assert act(desk, "mention", "reject", rows) == [("error", "Say why the candidate is rejected.")]
    assert act(desk, "mention", "reject", rows, reason="A wish.") == [("success", "1 rejected.")]
    assert Mention.objects.get().reason == "A wish."


def test_evidence_goes_to_the_commitment_that_it_restates(desk):
    first, second = candidates(2)
    assert act(desk, "mention", "accept_as_evidence", [first])[0][0] == "error"
    act(desk, "mention", "accept", [first])
    told = act(desk, "mention", "accept_as_evidence", [second])
    assert told == [("success", "1 accepted as evidence.")]
    assert Commitment.objects.get().mention_count == 2


def test_a_decision_can_be_taken_back(desk):
    rows = candidates(1)
    act(desk, "mention", "accept", rows)
    response = desk.post(
        f"{page('mention')}?state=all", {"action": "reopen", "_selected_action": [rows[0].pk]}
    )
    assert response.status_code == 302
    assert Mention.objects.pending().get() == rows[0]
    assert not Commitment.objects.exists()


def test_the_buttons_of_a_candidates_page_decide(desk):
    mention, commitment = candidates(1)[0], make_commitment()
    address = page("mention", "change", mention.pk)
    fields = {"commitment": commitment.pk, "reported_status": "signed", "speaker": "A minister"}
    desk.post(address, fields | {"decision": "accept_as_evidence"})
    mention.refresh_from_db()
    commitment.refresh_from_db()
    assert (mention.commitment, mention.speaker) == (commitment, "A minister")
    assert (commitment.mention_count, commitment.stage) == (1, "signed")
    offered = [name for name, _label in desk.get(address).context["decisions"]]
    assert offered == ["reopen"]


def test_saving_a_candidate_decides_nothing(desk):
    mention = candidates(1)[0]
    fields = {"reported_status": "agreed", "speaker": "A minister"}
    desk.post(page("mention", "change", mention.pk), fields)
    mention.refresh_from_db()
    assert (mention.reported_status, mention.review_state) == ("agreed", "pending")


def test_without_the_permission_nothing_is_decided(client):
    reader = make_user(is_staff=True)
    group = make_editors()
    reader.user_permissions.set(group.permissions.exclude(codename="review_mention"))
    client.force_login(reader)
    mention = candidates(1)[0]
    listed = client.get(page("mention"))
    assert listed.context["action_form"] is None
    address = page("mention", "change", mention.pk)
    assert "decisions" not in client.get(address).context
    client.post(address, {"reported_status": "agreed", "decision": "accept"})
    client.post(page("mention"), {"action": "accept", "_selected_action": [mention.pk]})
    assert Mention.objects.pending().exists()


@pytest.mark.parametrize("model", ["commitment", "agreement"])
def test_publishing_in_bulk_needs_the_right_to_change(client, editor, model):
    row = (make_commitment if model == "commitment" else make_agreement)(published=False)
    client.force_login(editor)
    assert act(client, model, "publish_selected", [row]) == [("success", "1 published.")]
    for asked, count in (("yes", 1), ("no", 0), ("odd", 1)):
        listed = client.get(page(model), {"published": asked}).context["cl"]
        assert len(listed.result_list) == count
    assert act(client, model, "unpublish_selected", [row]) == [("success", "1 unpublished.")]
    reader = make_user(is_staff=True)
    reader.user_permissions.set(make_editors().permissions.filter(codename__startswith="view_"))
    client.force_login(reader)
    client.post(page(model), {"action": "publish_selected", "_selected_action": [row.pk]})
    row.refresh_from_db()
    assert not row.is_published


def test_an_added_status_change_names_its_editor_and_moves_the_status(desk, editor):
    commitment = make_commitment(make_party(), status="agreed")
    address = page("commitment", "change", commitment.pk)
    new = {"code": "signed", "effective_on": "2025-10-31", "note": "Seen on television."}
    fields = form_of(desk, address) | {"status_changes-TOTAL_FORMS": "2"}
    fields |= {f"status_changes-1-{name}": value for name, value in new.items()}
    fields |= {"statement": "Plant a forest", "stage": "in_force", "fulfilment": "fulfilled"}
    response = desk.post(address, fields)
    assert response.status_code == 302
    commitment.refresh_from_db()
    assert (commitment.stage, commitment.fulfilment) == ("signed", "not_assessed")
    assert commitment.statement == "Plant a forest"
    assert commitment.status_changes.get(code="signed").user == editor
    assert commitment.history.first().history_user == editor
    history = desk.get(page("commitment", "history", commitment.pk)).content.decode()
    assert "Plant a forest" in history
    assert "style=" not in history


def test_a_status_change_is_added_on_its_own_page_too(desk, editor):
    agreement = make_agreement(status="")
    fields = {"agreement": agreement.pk, "code": "signed", "effective_on": DAY, "note": "Seen."}
    desk.post(page("statuschange", "add"), fields)
    change = StatusChange.objects.get()
    assert (change.user, change.agreement) == (editor, agreement)
    agreement.refresh_from_db()
    assert agreement.stage == "signed"


def test_a_status_change_is_taken_back_with_a_reason(desk, editor):
    commitment = make_commitment(status="signed")
    change = commitment.status_changes.get()
    assert act(desk, "statuschange", "retract", [change])[0][0] == "error"
    told = act(desk, "statuschange", "retract", [change], reason="Another treaty.")
    assert told == [("success", "1 taken back.")]
    told = act(desk, "statuschange", "retract", StatusChange.objects.all(), reason="Again.")
    assert told == [("success", "0 taken back.")]
    commitment.refresh_from_db()
    assert commitment.stage == "proposed"
    assert StatusChange.objects.get(retracts=change).user == editor


def test_existing_status_changes_are_read_only(desk):
    commitment = make_commitment(make_party(), status="agreed")
    change = commitment.status_changes.get()
    html = desk.get(page("commitment", "change", commitment.pk)).content.decode()
    assert 'name="status_changes-0-code"' not in html
    assert desk.post(page("statuschange", "change", change.pk), {}).status_code == 403


@pytest.mark.parametrize(
    ("quote", "error"),
    [
        ("India agreed", ""),
        ("China agreed", "0 times"),
        ("agreed", "2 times"),
        ("They agreed", "a mention already"),
        ("", "required"),
    ],
)
def test_an_editor_adds_what_extraction_missed(desk, quote, error):
    article = make_article(text="India agreed. They agreed.")
    make_mention(article=article, quote="They agreed")
    fields = {"article": article.pk, "quote": quote, "reported_status": "agreed", "speaker": ""}
    response = desk.post(page("mention", "add"), fields)
    if error:
        assert error in response.content.decode()
    else:
        added = Mention.objects.get(quote="India agreed")
        assert (added.start, added.end, added.review_state) == (0, 12, "pending")
        html = desk.get(page("mention", "change", added.pk)).content.decode()
        assert "Found by an editor." in html


def test_commitments_are_filtered_by_domain(desk):
    defence = make_domain(slug="defence")
    land = make_commitment(domains=(make_domain(parent=defence),))
    other = make_commitment()
    for asked, found in (("defence", {land}), ("odd", {land, other})):
        rows = desk.get(page("commitment"), {"domain": asked}).context["cl"].result_list
        assert set(rows) == found


@pytest.mark.parametrize(
    ("asked", "found"), [("overdue", {"late"}), ("due_soon", {"soon"}), ("odd", {"late", "soon"})]
)
def test_commitments_are_filtered_by_time(desk, time_machine, asked, found):
    time_machine.move_to("2025-06-15T12:00:00Z")
    make_commitment(statement="late", due_on="2025-06-01")
    make_commitment(statement="soon", due_on="2025-07-01")
    rows = desk.get(page("commitment"), {"time": asked}).context["cl"].result_list
    assert {row.statement for row in rows} == found


def test_a_run_tells_its_first_problems(desk):
    run, clean = (ImportRun.objects.create(source=name) for name in ("news.csv", "clean.csv"))
    ImportProblem.objects.bulk_create(
        ImportProblem(run=run, file="news.csv", line=n, reason="no date <i>") for n in range(60)
    )
    html = desk.get(page("importrun", "change", run.pk)).content.decode()
    assert html.count("no date &lt;i&gt;") == 50
    listed = desk.get(page("importproblem"), {"run__id__exact": run.pk}).context["cl"]
    assert len(listed.result_list) == 50
    assert listed.result_count == 60
    assert (
        '<div class="readonly">None</div>'
        in desk.get(page("importrun", "change", clean.pk)).content.decode()
    )


def test_pages_keep_to_the_security_policy(desk):
    make_one_of_each()
    for model in MODELS:
        row = apps.get_model("tracker", model)._default_manager.first()
        for address in (page(model), page(model, "change", row.pk)):
            response = desk.get(address)
            html = response.content.decode()
            assert "style-src 'self'" in response["Content-Security-Policy"]
            assert "<style" not in html
            assert " style=" not in html
            assert "<script>" not in html
            assert "tracker/admin.css" in html
