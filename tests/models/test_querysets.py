"""Questions in the words of the domain, and the properties that answer for one row."""

import datetime as dt
from typing import Any

import pytest

from tests.factories import (
    DAY,
    make_agreement,
    make_article,
    make_commitment,
    make_domain,
    make_mention,
    make_party,
)
from tracker.models import (
    Agreement,
    Article,
    Commitment,
    Domain,
    ImportProblem,
    ImportRun,
    Mention,
    Party,
    PartyAlias,
    Precision,
    Role,
    Target,
)

pytestmark = pytest.mark.django_db

TODAY = dt.date(2025, 6, 15)


def days(number: int) -> dt.date:
    return TODAY + dt.timedelta(days=number)


@pytest.mark.parametrize(
    ("due_in", "status", "overdue", "due_soon"),
    [
        (-1, "agreed", True, False),
        (-1, "delayed", True, False),
        (-1, "fulfilled", False, False),
        (0, "agreed", False, True),
        (90, "in_progress", False, True),
        (90, "broken", False, False),
        (91, "agreed", False, False),
        (None, "agreed", False, False),
    ],
)
def test_overdue_and_due_soon(time_machine, due_in, status, overdue, due_soon):
    time_machine.move_to(TODAY)
    due: dict[str, Any] = {} if due_in is None else {"due_on": days(due_in)}
    commitment = make_commitment(status=status, **due)
    rows = Commitment.objects
    assert rows.overdue().exists() == rows.overdue(TODAY).exists() == overdue
    assert rows.due_soon().exists() == rows.due_soon(TODAY).exists() == due_soon
    assert (commitment.is_overdue, commitment.is_due_soon) == (overdue, due_soon)


@pytest.mark.parametrize(
    ("heard_in", "status", "silent"),
    [(-180, "agreed", False), (-181, "agreed", True), (-181, "expired", False)],
)
def test_silent_is_open_and_long_not_heard_of(time_machine, heard_in, status, silent):
    time_machine.move_to(TODAY)
    commitment = make_commitment(status=status)
    make_mention(commitment, article=make_article(published_on=days(heard_in)))
    assert commitment.is_silent == silent
    assert Commitment.objects.silent().exists() == Commitment.objects.silent(TODAY).exists()
    assert Commitment.objects.silent().exists() == silent


def test_never_heard_of_is_not_silent():
    assert not make_commitment().is_silent
    assert not Commitment.objects.silent().exists()


def test_commitments_of_a_party_include_those_of_its_bodies():
    india = make_party()
    ministry = make_party(kind="body", parent=india)
    gives, receives = make_commitment(ministry), make_commitment(beneficiaries=(india,))
    make_commitment(make_party())
    rows = Commitment.objects
    assert set(rows.of_party(india)) == {gives, receives}
    assert set(rows.of_party(ministry)) == {gives}
    assert set(rows.of_party(india, Role.OBLIGOR)) == {gives}


def test_commitments_in_a_domain_include_those_below_it():
    defence = make_domain()
    land = make_domain(parent=defence)
    both = make_commitment(domains=(defence, land))
    below = make_commitment(domains=(land,))
    make_commitment(domains=(make_domain(),))
    assert sorted(row.pk for row in Commitment.objects.in_domain(defence)) == [both.pk, below.pk]
    assert set(Commitment.objects.in_domain(land)) == {both, below}
    assert set(Domain.objects.within(defence)) == {defence, land}
    assert land not in Domain.objects.roots()


def test_words_are_looked_for_in_statement_party_and_agreement():
    india = make_party(name="India")
    framework = make_agreement(title="Defence framework")
    found = make_commitment(india, agreement=framework, statement="Buy 24 aircraft")
    make_commitment(statement="Buy 24 ships")
    for words in ("aircraft", "INDIA aircraft", "framework buy india"):
        assert list(Commitment.objects.saying(words)) == [found]
    assert not Commitment.objects.saying("india ships").exists()


def test_published_and_unpublished_part_the_rows():
    shown, hidden = make_commitment(), make_commitment(published=False)
    assert list(Commitment.objects.published()) == [shown]
    assert list(Commitment.objects.unpublished()) == [hidden]
    assert (shown.is_published, hidden.is_published) == (True, False)


def test_only_what_a_published_row_names_is_public():
    giver, side, hidden = make_party(), make_party(), make_party()
    make_agreement(side)
    make_agreement(hidden, published=False)
    shown, unseen = make_commitment(giver), make_commitment(hidden, published=False)
    quoted = make_mention(shown)
    make_mention(unseen)
    make_mention()
    assert set(Party.objects.public()) == {giver, side}
    assert list(Mention.objects.public()) == [quoted]
    assert list(Article.objects.public()) == [quoted.article]
    assert [mention.is_public for mention in Mention.objects.order_by("pk")] == [True, False, False]


def test_review_parts_the_mentions():
    accepted, waiting = make_mention(make_commitment()), make_mention()
    assert list(Mention.objects.accepted()) == [accepted]
    assert list(Mention.objects.pending()) == [waiting]


def test_reading_order_is_by_date_then_place():
    late = make_article(published_on=days(1), text="One. Two.")
    early = make_article(published_on=days(0), text="Three.")
    two, one = (make_mention(article=late, quote=quote) for quote in ("Two.", "One."))
    three = make_mention(article=early, quote="Three.")
    assert list(Mention.objects.with_source().in_reading_order()) == [three, one, two]
    assert list(Article.objects.waiting().by_date()) == [early, late]


def test_the_mentions_of_a_commitment_are_counted_once_reviewed():
    commitment = make_commitment()
    for number in (3, 1):
        make_mention(commitment, article=make_article(published_on=days(number)))
    commitment.refresh_from_db()
    assert (commitment.mention_count, commitment.last_heard_on) == (2, days(3))


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("First.\n\nWe pledge. Yes.\n\nLast.", ("", "We pledge.", " Yes.")),
        ("They said: We pledge.", ("They said: ", "We pledge.", "")),
    ],
)
def test_a_quote_is_shown_in_its_paragraph(text, context):
    assert make_mention(article=make_article(text=text), quote="We pledge.").in_context == context


@pytest.mark.parametrize(
    ("precision", "label"),
    [
        ("day", "30 Sep 2026"),
        ("month", "Sep 2026"),
        ("quarter", "Q3 2026"),
        ("season", "Autumn 2026"),
        ("half", "second half of 2026"),
        ("year", "2026"),
        ("decade", "2020s"),
    ],
)
def test_a_deadline_is_shown_as_exactly_as_it_was_stated(precision, label):
    due = dt.date(2026, 9, 30)
    assert Precision(precision).describe(due) == label
    assert Commitment(due_on=due, due_precision=precision).due_label == label


def test_days_to_due_stop_when_it_is_settled(time_machine):
    time_machine.move_to(TODAY)
    assert make_commitment(due_on=days(10)).days_to_due == 10
    assert make_commitment(due_on=DAY + dt.timedelta(days=3), status="fulfilled").days_to_due == 3
    assert make_commitment().days_to_due is None
    assert make_commitment().due_label == ""


def test_counts_are_of_what_readers_may_see():
    india, agreement = make_party("Bharat", slug="in", name="India"), make_agreement()
    shown = make_commitment(india, beneficiaries=(india,), agreement=agreement)
    make_commitment(india, agreement=agreement, published=False)
    article = make_mention(shown).article
    make_mention(article=article, quote="India")
    counted: list[Any] = [
        model.objects.with_counts().get() for model in (Party, Agreement, Article)
    ]
    assert (counted[0].made, counted[0].received) == (1, 1)
    assert (counted[1].commitment_count, counted[2].passages) == (1, 1)
    for name in ("in", "india", "BHARAT"):
        assert Party.objects.named(name).get() == india


def test_every_page_has_its_address():
    domain = make_domain(slug="defence")
    commitment, party = make_commitment(slug="plant-trees"), make_party(slug="india")
    agreement, article = make_agreement(slug="framework"), make_article()
    rows = (commitment, party, agreement, article, domain)
    assert [row.get_absolute_url() for row in rows] == [
        f"/commitments/{commitment.pk}-plant-trees/",
        "/parties/india/",
        "/agreements/framework/",
        f"/articles/{article.pk}/",
        "/domains/defence/",
    ]


def test_an_agreement_stands_at_its_first_known_day():
    days_known = {"signed_on": days(1), "in_force_on": days(2), "period_start": days(3)}
    for field, day in days_known.items():
        assert Agreement(**{field: day}).dated == day
    assert Agreement(**days_known).dated == days(1)


def test_mutual_is_several_obligors_and_nobody_else():
    one, two = make_party(), make_party()
    assert make_commitment(one, two).is_mutual
    assert not make_commitment(one).is_mutual
    assert not make_commitment(one, two, beneficiaries=(make_party(),)).is_mutual


@pytest.mark.parametrize("published", [True, False])
def test_readers_see_only_a_published_agreement(published):
    agreement = make_agreement(published=published)
    shown = make_commitment(agreement=agreement).public_agreement
    assert shown == (agreement if published else None)


def test_a_list_needs_the_same_queries_for_any_length(django_assert_num_queries):
    for _ in range(5):
        make_commitment(make_party(), agreement=make_agreement())
    with django_assert_num_queries(3):
        for row in Commitment.objects.for_list():
            assert (len(row.obligors), row.beneficiaries, str(row.agreement)[:9]) == (
                1,
                [],
                "Agreement",
            )


def test_history_keeps_what_was_edited_and_not_what_is_derived():
    party, agreement, commitment = make_party(), make_agreement(), make_commitment(status="signed")
    for row, field in ((party, "name"), (agreement, "title"), (commitment, "statement")):
        before = getattr(row, field)
        setattr(row, field, "Renamed")
        row.save()
        newest, oldest = row.history.all()
        assert newest.diff_against(oldest).changed_fields == [field]
        assert getattr(oldest, field) == before
        assert (oldest.history_type, newest.history_type) == ("+", "~")
    assert not hasattr(commitment.history.first(), "fulfilment_display")
    tracked = {field.name for field in commitment.history.model._meta.get_fields()}
    assert tracked.isdisjoint({"stage", "fulfilment", "mention_count", "last_heard_on"})


@pytest.mark.parametrize(
    ("since", "until", "is_valid"),
    [(None, None, True), (TODAY, TODAY, True), (days(1), None, False), (None, days(-1), False)],
)
def test_an_office_is_held_between_two_dates(since, until, is_valid):
    assert PartyAlias(valid_from=since, valid_to=until).is_valid_on(TODAY) == is_valid


def test_rows_say_what_they_are():
    india = make_party("Bharat", name="India")
    land = make_domain(name="Land", parent=make_domain(name="Defence"))
    agreement = make_agreement(india, title="Framework for all", short_title="Framework")
    commitment = make_commitment(india, statement="Plant trees")
    target = Target.objects.create(commitment=commitment, indicator="Trees", value=3, unit="trees")
    measured = target.measurements.create(value=2, measured_on=TODAY, source_url="https://a.test")
    run = ImportRun.objects.create(source="news.csv")
    problem = ImportProblem(run=run, file="news.csv", reason="no date")
    at_line = ImportProblem(run=run, file="news.csv", reason="no date", line=3)
    assert [str(row) for row in (india.aliases.get(), land, land.parent, agreement)] == [
        "Bharat (India)",
        "Defence: Land",
        "Defence",
        "Framework",
    ]
    assert [str(agreement.party_roles.get()), str(commitment.party_roles.get())] == [
        "India (Party)",
        "India (Obligor)",
    ]
    assert [str(commitment), str(target), str(measured)] == [
        "Plant trees",
        "Trees: 3 trees",
        "2 on 2025-06-15",
    ]
    assert [str(problem), str(at_line)] == ["news.csv: no date", "news.csv, line 3: no date"]
    assert str(run).startswith("news.csv, 20")
    assert commitment.public_id == f"PL-{commitment.pk:04}"
    assert str(make_mention(quote="India")) == "India"
    long = "word " * 40
    assert len(str(make_mention(article=make_article(text=long), quote=long))) == 80
    assert Agreement.objects.with_parties().get().party_roles.all()[0].party == india
    assert list(Party.objects.with_names()) == [india]
    outlet = make_article(title="A pledge").outlet
    assert [str(outlet), str(outlet.articles.get())] == [outlet.name, "A pledge"]
