"""Suggesting a correction, and the log of what became of the suggestions."""

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from tests.factories import make_agreement, make_commitment, make_correction, make_party
from tests.web.test_pages import text_of
from tracker.models import Correction
from tracker.models.correction import MOST_OF_ONE
from tracker.web.corrections import sender_of

pytestmark = pytest.mark.django_db
WRITTEN = {
    "quote": "The year is wrong.",
    "suggestion": "It says 2030.",
    "source_url": "example.org/text",
    "contact": "ann@example.org",
}


def address_of(record) -> str:
    return f"{record.get_absolute_url()}correct/"


def test_a_suggestion_is_kept_and_the_reader_thanked(client):
    commitment = make_commitment()
    response = client.post(address_of(commitment), WRITTEN, follow=True)
    assert response.redirect_chain == [(commitment.get_absolute_url(), 302)]
    assert "Thank you." in text_of(response)
    row = Correction.objects.get()
    assert (row.commitment, row.quote, row.suggestion) == (
        *(commitment, "The year is wrong.", "It says 2030."),
    )
    assert (row.source_url, row.contact, row.state) == (
        *("https://example.org/text", "ann@example.org", "waiting"),
    )
    assert len(row.sender) == 64
    assert "127.0.0.1" not in row.sender


def test_agreements_and_parties_are_corrected_as_well(client):
    india = make_party(name="India")
    pact = make_agreement(india)
    for record in (india, pact):
        assert f"“{record}”" in text_of(client.get(address_of(record)))
        assert address_of(record) in text_of(client.get(record.get_absolute_url()))
        client.post(address_of(record), WRITTEN)
    assert {row.record for row in Correction.objects.all()} == {india, pact}


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"quote": ""}, "This field is required."),
        ({"quote": "x" * 1001}, "at most 1000 characters"),
        ({"suggestion": "x" * 2001}, "at most 2000 characters"),
        ({"source_url": "javascript:alert(1)"}, "Enter a valid URL."),
        ({"contact": "nobody"}, "Enter a valid email address."),
    ],
)
def test_what_cannot_be_kept_is_told_at_its_field(client, changed, words):
    response = client.post(address_of(make_commitment()), WRITTEN | changed)
    page = text_of(response)
    assert words in page
    assert (
        f'aria-describedby="id_{next(iter(changed))}-help id_{next(iter(changed))}-error"' in page
    )
    assert not Correction.objects.exists()


def test_a_program_is_thanked_and_nothing_is_kept(client):
    response = client.post(address_of(make_commitment()), WRITTEN | {"homepage": "spam.example"})
    assert response.status_code == 302
    assert not Correction.objects.exists()


def test_too_many_suggestions_are_refused_with_what_was_written(client):
    commitment = make_commitment()
    for _ in range(MOST_OF_ONE):
        client.post(address_of(commitment), WRITTEN)
    response = client.post(address_of(commitment), WRITTEN)
    assert response.status_code == 429
    page = response.content.decode()
    assert "try in an hour" in page
    assert "It says 2030." in page
    assert Correction.objects.count() == MOST_OF_ONE


def test_a_forged_form_is_refused():
    client = Client(enforce_csrf_checks=True)
    commitment = make_commitment()
    assert client.post(address_of(commitment), WRITTEN).status_code == 403
    token = client.get(address_of(commitment)).cookies["csrftoken"].value
    sent = client.post(address_of(commitment), WRITTEN | {"csrfmiddlewaretoken": token})
    assert sent.status_code == 302


def test_what_readers_do_not_see_cannot_be_corrected(client):
    for record in (
        make_commitment(published=False),
        make_agreement(published=False),
        make_party(),
    ):
        for method in (client.get, client.post):
            assert method(address_of(record)).status_code == 404, record


def test_the_log_shows_answers_without_contact_or_sender(client):
    commitment = make_commitment(statement="Plant trees")
    row = make_correction(
        commitment, "accepted", contact="ann@example.org", sender="f00", quote="<b>Wrong</b>"
    )
    make_correction(commitment, quote="Still waiting")
    page = text_of(client.get(reverse("correction_list")))
    assert f'id="c{row.pk}"' in page
    assert "&lt;b&gt;Wrong&lt;/b&gt;" in page
    assert "Mended." in page
    assert "Plant trees" in page
    for words in ("ann@example.org", "f00", "Still waiting"):
        assert words not in page


def test_an_answer_about_a_record_taken_from_view_is_taken_along(client):
    commitment = make_commitment()
    make_correction(commitment, "declined", quote="Zanzibar")
    assert "Zanzibar" in text_of(client.get(reverse("correction_list")))
    commitment.published_at = None
    commitment.save()
    assert "No suggestion has been answered yet" in text_of(client.get(reverse("correction_list")))


@pytest.mark.parametrize("length", [2, 12])
def test_the_log_needs_the_same_queries_for_any_length(client, length, django_assert_num_queries):
    for n in range(length):
        record = make_agreement() if n % 2 else make_commitment()
        make_correction(record, "accepted")
    with django_assert_num_queries(2):
        client.get(reverse("correction_list"))


def test_a_sender_is_a_hash_of_the_address_that_asks():
    def sender(**meta):
        return sender_of(RequestFactory().get("/", **meta))

    assert sender(REMOTE_ADDR="192.0.2.1") == sender(REMOTE_ADDR="192.0.2.1")
    assert sender(REMOTE_ADDR="192.0.2.1") != sender(REMOTE_ADDR="192.0.2.2")
    # Without a proxy in front the header is the sender's own word.
    assert sender(HTTP_X_FORWARDED_FOR="192.0.2.9") == sender()


def test_behind_a_proxy_the_proxy_says_who_asks(settings):
    settings.PLEDGELINE_BEHIND_PROXY = True

    def sender(forwarded):
        return sender_of(RequestFactory().get("/", HTTP_X_FORWARDED_FOR=forwarded))

    assert sender("198.51.100.1, 192.0.2.1") == sender("203.0.113.7, 192.0.2.1")
    assert sender("192.0.2.1") != sender("192.0.2.2")
