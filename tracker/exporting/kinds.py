"""The kinds of rows that can be taken away, by name."""

from tracker.exporting.agreements import AGREEMENTS
from tracker.exporting.articles import ARTICLES
from tracker.exporting.commitments import COMMITMENTS
from tracker.exporting.domains import DOMAINS
from tracker.exporting.kind import Kind
from tracker.exporting.outlets import OUTLETS
from tracker.exporting.parties import PARTIES

KINDS: dict[str, Kind] = {
    kind.name: kind for kind in (COMMITMENTS, AGREEMENTS, PARTIES, DOMAINS, ARTICLES, OUTLETS)
}
