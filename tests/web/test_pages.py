"""What each page says."""

import datetime as dt
import re

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from tests.factories import (
    make_agreement,
    make_article,
    make_commitment,
    make_domain,
    make_mention,
    make_outlet,
    make_party,
    make_status_change,
    make_user,
)
from tracker.models import AgreementParty, Commitment
from tracker.web.lineage import lineage
from tracker.web.records import related

D = dt.date
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(D(2025, 11, 22), tick=False)


def text_of(response) -> str:
    """The words of a page, without breaks."""
    assert response.status_code == 200
    return " ".join(response.content.decode().replace("\u00a0", " ").split())


def test_the_sign_in_page_bears_the_site_s_name(client):
    page = text_of(client.get("/login/"))
    assert "Pledgeline records commitments" in page
    assert "testserver records" not in page


# Home


def test_without_rows_the_front_page_says_so(client):
    assert "Nothing is published yet" in text_of(client.get("/"))


def test_the_front_page_counts_and_links_what_is_published(client):
    trade = make_domain(name="Trade", slug="trade")
    commitment = make_commitment(
        domains=(trade,), due_on=D(2025, 10, 1), agreement=make_agreement()
    )
    make_status_change(commitment, "delayed", note="Late, they said.")
    make_commitment(due_on=D(2025, 12, 1))
    page = text_of(client.get("/"))
    assert "A public record of 2 commitments" in page
    assert "longest by 52 days" in page
    assert "52 days over" in page
    assert "Due in 9 days" in page
    assert "Late, they said." in page
    assert "1 commitment: 1 delayed" in page
    assert "?domain=trade" in page


def test_firm_and_aspirational_are_compared_once_both_have_ten_outcomes(client):
    for firm in (True, False):
        for _ in range(10):
            make_commitment(firm=firm, status="fulfilled")
    assert "Firm wording, firmer results?" in text_of(client.get("/"))
    Commitment.objects.filter(firm=False).earliest("pk").delete()
    assert "Firm wording, firmer results?" not in text_of(client.get("/"))


# The list


def test_the_list_shows_rows_with_their_badges(client):
    make_commitment(
        make_party(name="Ruritania"), statement="Plant trees", firm=False, status="signed"
    )
    page = text_of(client.get(reverse("commitment_list")))
    assert "1 commitment</h2>" in page
    for words in ("Plant trees", "Ruritania", "Not assessed", "Signed", "Aspirational", "No date"):
        assert words in page


def test_an_empty_list_offers_the_way_out(client):
    page = text_of(client.get(reverse("commitment_list"), {"q": "lunar"}))
    assert "No commitments match" in page


def test_a_chip_takes_its_filter_away_and_leaves_the_others(client):
    make_domain(name="Trade", slug="trade")
    query = {
        "q": "x",
        "status": ["delayed", "broken"],
        "domain": "trade",
        "party": "us",
        "page": "2",
    }
    chips = client.get(reverse("commitment_list"), query).context["chips"]
    addresses = {chip.label: chip.address for chip in chips}
    assert addresses.keys() == {"“x”", "Delayed", "Broken", "Trade", "us"}
    assert addresses["Delayed"] == "?q=x&status=broken&domain=trade&party=us"
    assert addresses["“x”"] == "?status=delayed&status=broken&domain=trade&party=us"


def test_every_filter_has_a_chip_in_words(client):
    make_agreement(slug="pact", title="The Pact")
    query = {
        "role": "obligor",
        "stage": "in_force",
        "due": "soon",
        "agreement": "pact",
        "firm": "true",
        "silent": "true",
        "since": "2020",
        "until": "2025",
    }
    chips = client.get(reverse("commitment_list"), query).context["chips"]
    assert [chip.label for chip in chips] == [
        *("Made it", "Stage: In force", "Due: next 90 days", "The Pact", "Firm wording", "Silent"),
        *("Pledged since 2020", "Pledged until 2025"),
    ]


def counts(client, query: dict, facet: str) -> dict[str, int]:
    choices = client.get(reverse("commitment_list"), query).context["facets"][facet]
    return {choice.value: choice.count for choice in choices if choice.count}


def test_a_choice_counts_what_it_would_show_beside_the_other_filters(client):
    trade = make_domain(name="Trade", slug="trade")
    tariffs = make_domain(name="Tariffs", slug="tariffs", parent=trade)
    make_commitment(status="agreed", due_on=D(2025, 12, 1), domains=(tariffs, trade))
    make_status_change(make_commitment(status="signed"), "delayed")
    make_status_change(make_commitment(status="signed", domains=(trade,)), "fulfilled")
    everything = {"not_assessed": 1, "delayed": 1, "fulfilled": 1}
    assert counts(client, {}, "status") == everything
    assert counts(client, {"status": "delayed"}, "status") == everything
    assert counts(client, {"status": "delayed"}, "stage") == {"signed": 1}
    assert counts(client, {"stage": "signed"}, "status") == {"delayed": 1, "fulfilled": 1}
    assert counts(client, {"status": "agreed"}, "due") == {"soon": 1, "year": 1}
    assert counts(client, {"due": "none"}, "status") == {"delayed": 1, "fulfilled": 1}
    assert counts(client, {}, "domain") == {"trade": 2}
    assert counts(client, {"domain": "trade"}, "stage") == {"agreed": 1, "signed": 1}


def test_what_is_chosen_stays_among_the_choices(client):
    trade = make_domain(name="Trade", slug="trade")
    make_domain(name="Tariffs", slug="tariffs", parent=trade)
    facets = client.get(
        reverse("commitment_list"), {"status": "signed", "domain": "tariffs"}
    ).context["facets"]
    assert [choice.label for choice in facets["status"] if choice.is_chosen] == ["Signed"]
    assert [choice.label for choice in facets["domain"] if choice.is_chosen] == ["Tariffs"]


def test_pages_keep_the_filters_and_say_where_they_are(client):
    for _ in range(45):
        make_commitment()
    page = text_of(client.get(reverse("commitment_list"), {"firm": "true", "page": "2"}))
    assert "21 to 40 of 45" in page
    assert 'href="?firm=true&amp;page=3"' in page
    assert 'rel="prev"' in page


@pytest.mark.parametrize("number", ["0", "-1", "99", "x", "9" * 30])
def test_a_page_that_is_not_there_is_the_nearest_that_is(client, number):
    make_commitment(statement="Plant trees")
    assert "Plant trees" in text_of(client.get(reverse("commitment_list"), {"page": number}))


def test_a_wrong_year_is_named_at_its_field(client):
    page = text_of(client.get(reverse("commitment_list"), {"since": "soon", "q": "\0"}))
    assert "Write a year such as 2025." in page
    assert "Null characters are not allowed." in page


# A commitment


def test_a_commitment_shows_its_evidence_and_how_much_of_it_holds(client):
    commitment = make_commitment(
        make_party(name="Ruritania"), due_on=D(2025, 12, 31), due_text="soon"
    )
    mention = make_mention(commitment, speaker="the king", reported_status="agreed")
    make_status_change(commitment, "signed", effective_on=D(2025, 3, 1), evidence=mention)
    make_status_change(commitment, "fulfilled", effective_on=D(2025, 12, 1), evidence=mention)
    page = text_of(client.get(commitment.get_absolute_url()))
    assert "1 of 1 quote verified" in page
    assert f'href="/articles/{mention.article_id}/#m{mention.pk}"' in page
    assert f"said by the king · reports agreed · characters 0–{mention.end}" in page
    assert "30 days before it was due" in page
    assert "stated as “soon”" in page
    assert f"http://testserver/commitments/{commitment.pk}/" in page


def test_more_than_ten_mentions_are_folded(client):
    commitment = make_commitment()
    for _ in range(12):
        make_mention(commitment)
    assert "Show the other 2" in text_of(client.get(commitment.get_absolute_url()))


def test_a_commitment_without_anything_around_it_has_a_page(client):
    page = text_of(client.get(make_commitment(period_end=D(2030, 1, 1)).get_absolute_url()))
    assert "No evidence yet" in page
    assert "No change of status is recorded" in page
    assert "until <time" in page


def test_related_commitments_share_the_agreement_or_the_obligor_and_the_domain():
    pact, trade, india = make_agreement(), make_domain(), make_party()
    first = make_commitment(india, agreement=pact, domains=(trade,))
    same_pact = make_commitment(agreement=pact)
    same_area = make_commitment(india, make_party(), domains=(trade,))
    make_commitment(make_party(), beneficiaries=(india,), domains=(trade,))
    make_commitment(india, domains=(make_domain(),))
    make_commitment(india, agreement=pact, published=False)
    assert set(related(first)) == {same_pact, same_area}


def test_where_nobody_is_named_the_domain_alone_relates_commitments():
    trade = make_domain()
    one, other = (make_commitment(domains=(trade,)) for _ in range(2))
    assert list(related(one)) == [other]


def test_an_agreement_that_readers_do_not_see_relates_nothing():
    pact = make_agreement(published=False)
    one, _other = (make_commitment(make_party(), agreement=pact) for _ in range(2))
    assert list(related(one)) == []


def test_of_related_commitments_those_due_about_then_come_first():
    pact = make_agreement()
    first = make_commitment(agreement=pact, due_on=D(2026, 1, 1))
    near = make_commitment(agreement=pact, due_on=D(2026, 9, 1))
    far, undated = (
        make_commitment(agreement=pact, due_on=D(2040, 1, 1)),
        make_commitment(agreement=pact),
    )
    assert list(related(first)) == [near, undated, far]


@pytest.mark.parametrize("address", ["/commitments/{}/", "/commitments/{}-old-name/"])
def test_another_name_leads_to_the_right_one(client, address):
    commitment = make_commitment()
    response = client.get(address.format(commitment.pk))
    assert (response.status_code, response.url) == (301, commitment.get_absolute_url())


def test_a_merged_commitment_leads_to_its_target_over_any_number_of_merges(client):
    target = make_commitment()
    between = make_commitment(published=False, merged_into=target)
    merged = make_commitment(published=False, merged_into=between)
    response = client.get(merged.get_absolute_url())
    assert (response.status_code, response.url) == (301, target.get_absolute_url())


def test_a_merge_into_an_unpublished_one_is_not_found(client):
    merged = make_commitment(published=False, merged_into=make_commitment(published=False))
    assert client.get(merged.get_absolute_url()).status_code == 404


def test_a_circle_of_merges_ends(client):
    one, two = make_commitment(published=False), make_commitment(published=False)
    Commitment.objects.filter(pk=one.pk).update(merged_into=two)
    Commitment.objects.filter(pk=two.pk).update(merged_into=one)
    assert client.get(one.get_absolute_url()).status_code == 404


def test_a_number_beyond_any_row_is_not_found(client):
    assert client.get("/commitments/99999999999999999999-x/").status_code == 404


@pytest.mark.parametrize(
    ("settled", "words"),
    [
        (D(2025, 6, 1), "on the day it was due"),
        (D(2025, 6, 2), "1 day after it was due"),
        (D(2022, 6, 1), "3 years before it was due"),
    ],
)
def test_an_outcome_says_how_far_from_its_date_it_came(client, settled, words):
    commitment = make_commitment(due_on=D(2025, 6, 1), made_on=D(2020, 1, 1))
    make_status_change(commitment, "fulfilled", effective_on=settled)
    assert words in text_of(client.get(commitment.get_absolute_url()))


@pytest.mark.parametrize(
    ("precision", "label"),
    [
        ("day", "30 Nov 2025"),
        ("month", "Nov 2025"),
        ("quarter", "Q4 2025"),
        ("season", "Autumn 2025"),
        ("half", "second half of 2025"),
        ("year", "2025"),
        ("decade", "2020s"),
    ],
)
def test_a_due_date_is_as_exact_as_it_was_stated(precision, label):
    assert make_commitment(due_on=D(2025, 11, 30), due_precision=precision).due_label == label


def test_due_today_is_said_as_such(client):
    make_commitment(due_on=D(2025, 11, 22))
    assert "Due today" in text_of(client.get(reverse("commitment_list")))


# Agreements


def test_an_agreement_shows_stage_period_parties_and_commitments(client):
    india = make_party(name="India")
    pact = make_agreement(
        india, period_start=D(2025, 1, 1), period_end=D(2035, 1, 1), signed_on=D(2025, 1, 1)
    )
    AgreementParty.objects.create(agreement=pact, party=make_party(name="Norway"), role="broker")
    make_commitment(india, agreement=pact, statement="Plant trees", status="in_progress")
    make_commitment(agreement=pact, published=False)
    page = text_of(client.get(pact.get_absolute_url()))
    assert "Stage: Signed" in page
    assert "Period: 2025 to 2035" in page
    assert "1 made, 0 received" in page
    assert "Norway</a> (broker)" in page
    assert "1 commitment: 1 in progress." in page
    assert "Deadlines" not in page


def test_an_agreement_draws_the_deadlines_under_it(client):
    pact = make_agreement()
    make_commitment(agreement=pact, statement="Later", due_on=D(2030, 1, 1))
    make_commitment(agreement=pact, statement="Sooner", due_on=D(2026, 1, 1))
    make_commitment(agreement=pact, published=False, statement="Hidden", due_on=D(2026, 1, 1))
    page = text_of(client.get(pact.get_absolute_url()))
    table = page[page.index('id="h-dates"') : page.index('id="h-com"')]
    assert table.index("Sooner") < table.index("Later")
    assert 'aria-label="Timeline: first stated Feb 2025; due Jan 2026"' in table
    assert "Hidden" not in table


def test_a_chain_of_agreements_is_told_from_either_end(client):
    first = make_agreement(title="First", signed_on=D(1995, 1, 1))
    second = make_agreement(
        title="Second", predecessor=first, relation="supersedes", signed_on=D(2005, 1, 1)
    )
    third = make_agreement(title="Third", predecessor=second, relation="renews")
    told = [(str(step.agreement), step.fate) for step in lineage(second)]
    assert told == [("First", "Superseded in 2005"), ("Second", "Renewed"), ("Third", "")]
    assert [step.is_here for step in lineage(third)] == [False, False, True]
    assert "Superseded in 2005" in text_of(client.get(first.get_absolute_url()))


def test_an_agreement_that_stands_alone_has_no_lineage():
    assert lineage(make_agreement()) == []


def test_agreements_that_name_each_other_do_not_go_round_for_ever():
    one = make_agreement()
    two = make_agreement(predecessor=one, relation="renews")
    one.predecessor, one.relation = two, "amends"
    one.save()
    assert {step.agreement for step in lineage(one)} == {one, two}
    assert len(lineage(one)) == 2


def test_a_dissolved_agreement_without_commitments_has_a_page(client):
    pact = make_agreement(status="withdrawn", binding=True, source_url="https://example.org/text")
    page = text_of(client.get(pact.get_absolute_url()))
    assert "binding in law" in page
    assert "Withdrawn" in page
    assert "None recorded" in page
    assert "https://example.org/text" in page


@pytest.mark.parametrize("name", ["agreement_list", "party_list", "article_list"])
def test_a_list_without_rows_says_so(client, name):
    assert 'class="empty' in text_of(client.get(reverse(name)))


def test_lists_name_their_rows_with_counts(client):
    india = make_party(name="India")
    commitment = make_commitment(india, agreement=make_agreement(india, title="The Pact"))
    make_mention(commitment, article=make_article(title="The news"))
    make_mention(article=make_article(title="A draft"))
    assert "The Pact" in text_of(client.get(reverse("agreement_list")))
    assert 'data-l="Made">1<' in text_of(client.get(reverse("party_list")))
    articles = text_of(client.get(reverse("article_list")))
    assert "The news" in articles
    assert "A draft" not in articles


def test_parties_of_one_kind(client):
    make_commitment(make_party(name="India"), make_party(name="Airline", kind="company"))
    page = text_of(client.get(reverse("party_list"), {"kind": "company"}))
    assert "Airline" in page
    assert "India" not in page


# Parties


def test_a_party_answers_for_the_bodies_below_it(client):
    india = make_party(name="India", slug="india")
    ministry = make_party(name="Ministry", parent=india)
    norway = make_party(name="Norway")
    trade = make_domain(name="Trade")
    make_commitment(ministry, norway, domains=(trade,), due_on=D(2025, 11, 1), status="in_progress")
    make_commitment(india, status="fulfilled", domains=(trade,))
    make_commitment(norway, beneficiaries=(india,))
    make_agreement(india, title="The Pact", period_start=D(2020, 1, 1))
    page = text_of(client.get("/parties/india/"))
    assert "Party to 3 commitments since 2025: 2 it made, 1 made to it." in page
    assert "With its bodies: <a" in page
    assert "1 of 1" in page
    assert "the longest by 21 days" in page
    assert "The Pact" in page
    assert "from <time" in page
    assert f'data-l="Shared"><a href="/compare/?a=india&amp;b={norway.slug}">2<' in page
    assert "Part of <a" in text_of(client.get(ministry.get_absolute_url()))


def test_a_party_of_an_agreement_alone_has_a_page(client):
    party = make_party()
    make_agreement(party)
    assert "an agreement does" in text_of(client.get(party.get_absolute_url()))


def test_a_party_without_dated_or_settled_commitments(client):
    party = make_party()
    make_commitment(party, domains=(make_domain(),))
    page = text_of(client.get(party.get_absolute_url()))
    assert "none yet" in page
    assert "None of its open commitments has a date." in page


# Articles


def article_with_quote(*, shows_text: bool):
    article = make_article(
        text="We will plant trees. That was all.\n\nRain is forecast.",
        outlet=make_outlet(shows_text=shows_text),
    )
    make_mention(make_commitment(), article=article, quote="We will plant trees.")
    return article


def test_an_open_licence_shows_the_text_with_its_passages(client):
    page = text_of(client.get(article_with_quote(shows_text=True).get_absolute_url()))
    assert "Rain is forecast." in page
    assert ">We will plant trees.</mark>" in page
    assert "1 of 1" in page


def test_another_licence_shows_the_quotes_alone(client):
    page = text_of(client.get(article_with_quote(shows_text=False).get_absolute_url()))
    assert "We will plant trees.</mark>" in page
    assert "That was all" not in page
    assert "Rain is forecast." not in page


@pytest.mark.parametrize(
    ("is_staff", "may_view", "sees_text"),
    [(True, True, True), (True, False, False), (False, True, False)],
)
def test_editors_with_the_right_to_it_see_the_text(client, is_staff, may_view, sees_text):
    user = make_user(is_staff=is_staff)
    if may_view:
        user.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(user)
    page = text_of(client.get(article_with_quote(shows_text=False).get_absolute_url()))
    assert ("Rain is forecast." in page) == sees_text


def test_two_passages_that_begin_together_are_both_found_by_address(client):
    article = make_article(outlet=make_outlet(shows_text=True))
    quote = article.text.split("\n")[0]
    one, two = (make_mention(make_commitment(), article=article, quote=quote) for _ in range(2))
    page = text_of(client.get(article.get_absolute_url()))
    assert page.count(f'id="m{one.pk}"') == page.count(f'id="m{two.pk}"') == 1


def test_text_of_rows_is_escaped(client):
    commitment = make_commitment(make_party(name="<i>X</i>"), statement="<script>alert(1)</script>")
    for address in ("/", reverse("commitment_list"), commitment.get_absolute_url()):
        page = client.get(address).content.decode()
        assert "<script>" not in page
        assert "<i>X" not in page


# The frame


def test_methodology_explains_every_status(client):
    page = text_of(client.get(reverse("methodology")))
    for word in ("Partly fulfilled", "In force", "Aspirational", "Overdue", "Silent"):
        assert word in page


def test_pages_are_read_only(client):
    assert client.post(reverse("home")).status_code == 405


@pytest.mark.parametrize(
    ("path", "current"),
    [("/parties/", 'href="/parties/" aria-current="page"'), ("/", None)],
)
def test_the_navigation_says_where_one_is(client, path, current):
    page = text_of(client.get(path))
    assert current in page if current else "aria-current" not in page


def test_no_page_has_inline_style_or_script(client):
    make_commitment(due_on=D(2025, 12, 1), status="signed", domains=(make_domain(),))
    for name in ("home", "commitment_list", "methodology"):
        response = client.get(reverse(name))
        page = response.content.decode()
        assert " style=" not in page
        assert not re.search(r"<script(?! src=)", page)
        assert "'unsafe-inline'" not in response["Content-Security-Policy"]


def test_a_wrong_password_is_told_and_a_right_one_leads_home(client):
    make_user(username="ed", password="correct horse")
    address = reverse("login")
    page = text_of(client.post(address, {"username": "ed", "password": "wrong"}))
    assert "do not match" in page
    response = client.post(address, {"username": "ed", "password": "correct horse"})
    assert response.url == "/"
    assert "Sign out" in text_of(client.get("/"))


def test_staff_find_the_admin(client):
    client.force_login(make_user(is_staff=True))
    assert reverse("admin:index") in text_of(client.get("/"))


def test_a_missing_page_offers_the_search(client, caplog):
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert "not on record" in response.content.decode()


def test_the_theme_is_kept_and_shown(client):
    response = client.post(reverse("appearance"), {"theme": "dark", "next": "/parties/"})
    assert response.url == "/parties/"
    assert 'data-theme="dark"' in text_of(client.get("/"))
    client.post(reverse("appearance"), {"theme": "auto"})
    assert "data-theme" not in text_of(client.get("/"))


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "", "javascript:1"])
def test_the_theme_switch_leads_nowhere_else(client, back):
    response = client.post(reverse("appearance"), {"theme": "purple", "next": back})
    assert response.url == "/"
    assert "theme" not in response.cookies


def test_an_error_page_needs_no_database(client, settings):
    from django.template.loader import render_to_string

    for name, words in (("500.html", "went wrong"), ("403.html", "not open to you")):
        assert words in render_to_string(name)


def test_messages_are_shown(rf):
    from django.contrib.messages.storage.base import Message
    from django.template.loader import render_to_string

    shown = render_to_string("_messages.html", {"messages": [Message(25, "Saved.")]})
    assert 's-fulfilled" role="status"' in shown
