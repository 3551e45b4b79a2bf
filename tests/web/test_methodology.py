"""What readers are told of how the program ranks, and editors on the desk."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from tests.factories import make_ranking, make_user
from tests.reviewing.candidates import make_candidate

pytestmark = pytest.mark.django_db
FIGURES = {
    "held_out": 60,
    "old": {"log_loss": 0.5212, "brier": 0.2},
    "new": {"log_loss": 0.4, "brier": 0.15},
}


def told(client) -> str:
    return " ".join(client.get(reverse("methodology")).content.decode().split())


def test_as_shipped_the_page_says_so(client):
    assert "ordered by the confidence that the program was shipped with" in told(client)


def test_the_ranking_in_use_is_told_with_its_figures(client):
    row = make_ranking(figures=FIGURES, decisions=240, link_shift=1.0)
    make_ranking(is_in_use=False, decisions=999)
    page = told(client)
    assert f"is version {row.pk}, fitted on" in page
    assert "to 240 decisions of our editors" in page
    assert "its log loss was 0.400 against 0.521 before" in page
    assert "from a score of 0.86 on" in page


def test_the_desk_tells_both_confidences(client):
    make_ranking()
    editor = make_user()
    editor.user_permissions.add(Permission.objects.get(codename="review_mention"))
    client.force_login(editor)
    mention = make_candidate(row={"confidence": 0.8, "ranked": 0.35})
    page = client.get(reverse("review_candidate", args=[mention.pk])).content.decode()
    assert "<b>Confidence 0.35.</b>" in page
    assert "extraction said 0.80." in page
