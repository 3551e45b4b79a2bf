"""The sample site as a newcomer sees it: made by the extractor itself, without a stand-in."""

import pytest

from tests.commands.running import run
from tracker.models import Commitment, Mention

pytestmark = pytest.mark.django_db


def test_the_demo_follows_the_framework_over_its_three_dates():
    out, err = run("demo", "--no-serve")
    assert (err, "0 failed" in out) == ("", True)
    assert Commitment.objects.published().count() >= 20
    draft = Mention.objects.get(quote__contains="have agreed to draft a comprehensive").commitment
    assert draft
    assert [party.name for party in draft.obligors] == ["India", "United States"]
    dates = draft.mentions.order_by().values_list("article__published_on", flat=True).distinct()
    assert sorted(map(str, dates)) == ["2025-02-07", "2025-07-03", "2025-10-31"]
    codes = draft.status_changes.oldest_first().values_list("code", flat=True)
    assert list(codes) == ["agreed", "signed"]
    assert "quotes hold" in run("verify_quotes")[0]
