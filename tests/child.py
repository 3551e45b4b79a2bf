"""What the processes that tests kill do: `python -m tests.child candidates COUNT`, or `accept`."""

import os
import sys
from typing import Any

import django


def make_candidates(count: int) -> None:
    """Sure candidates; every third one says once more what the two before it said."""
    from tests.factories import make_article, make_party, make_user
    from tests.reviewing.candidates import make_candidate

    make_user(username="ann")
    make_party(name="India")
    for n in range(count):
        text = f"India will build {n - n % 3 + 7} dams at Lom {n // 3} by 2030."
        article = make_article(text=f"{text} Print {n}.")
        fields: dict[str, Any] = {"statement": text, "parties": ["India"], "status": "pledged"}
        row = {"article": article, "quote": text, "confidence": 0.95}
        make_candidate(row=row, **fields, agreement="", new_parties=[], beneficiaries=[])


def accept_all() -> None:
    """What the button of the desk does."""
    from django.contrib.auth.models import User

    from tracker.models import Mention
    from tracker.reviewing.bulk import accept_many, eligible
    from tracker.web.review.links import look_up

    ann = User.objects.get(username="ann")
    rows = eligible(Mention.objects.all(), ann, 0.9).select_related("article")
    report = accept_many(list(rows.in_reading_order()), ann, find_link=look_up, publish=True)
    assert not report.refused, report.refused


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    django.setup()
    match sys.argv[1:]:
        case ["candidates", count]:
            make_candidates(int(count))
        case ["accept"]:
            accept_all()
