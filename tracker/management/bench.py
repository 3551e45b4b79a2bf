"""What `manage.py bench` measures: pages over synthetic rows in a database made for the purpose."""

import datetime as dt
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.cache import cache
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext, setup_databases, teardown_databases
from django.utils import timezone

from tracker.models import (
    Agreement,
    AgreementParty,
    Article,
    Commitment,
    CommitmentParty,
    Domain,
    Fulfilment,
    Mention,
    Outlet,
    Party,
    Role,
    Stage,
    StatusChange,
    digest,
)
from tracker.models.triggers import indexed_afterwards

REPEATS = 5
STEP = 5000
SCRATCH = "pledgeline_bench"
# Words as rare as in news: each stands in one statement of so many.
THINGS = """trees schools hospitals wind-farms bridges submarines classrooms reactors ports clinics
ferries satellites apartments libraries tramways vaccines tractors dams pylons wells""".split()
PLACES = [f"{kind} {n}" for n in range(1, 40) for kind in ("Northland", "Eastmark", "Isle")]


@dataclass(frozen=True)
class Measure:
    """One line of the report: with nothing remembered, and as most readers find it."""

    name: str
    size: int
    queries: int
    first: float
    median: float

    def __str__(self) -> str:
        name, size = f"{self.name:<28}", f"{self.size:>8,}"
        return f"{name}{size}{self.queries:>9}{self.first:>11.1f}{self.median:>11.1f}"


HEADING = f"{'':<28}{'rows':>8}{'queries':>9}{'first ms':>11}{'median ms':>11}"


def pages(sizes: Sequence[int]) -> Iterator[Measure]:
    """Every kind of page, over so many commitments."""
    # Client and cookies are the readers' own way in; nothing of the user's data is read or written.
    with scratch_database(), override_settings(ALLOWED_HOSTS=["localhost"]):
        client = Client(SERVER_NAME="localhost")
        for size in sorted(sizes):
            fill(up_to=size)
            for name, address in addresses().items():
                yield measure(client, name, address, size)


@contextmanager
def scratch_database() -> Iterator[None]:
    """The test machinery's database under a name of its own; gone afterwards."""
    if connection.vendor != "sqlite":  # SQLite's is in memory and needs no name
        connection.settings_dict["TEST"]["NAME"] = SCRATCH
    made = setup_databases(verbosity=0, interactive=False)
    try:
        yield
    finally:
        teardown_databases(made, verbosity=0)


def addresses() -> dict[str, str]:
    commitment = Commitment.objects.earliest("pk")
    return {
        "home": "/",
        "commitments": "/commitments/",
        "commitments, filtered": "/commitments/?q=trees&status=in_progress&status=delayed"
        "&domain=domain-0&party=party-0&role=obligor&due=later&firm=true&since=2020",
        "commitments, of a domain": "/commitments/?domain=domain-1&status=in_progress",
        "commitments, with words": "/commitments/?q=submarines",
        "commitments, common word": "/commitments/?q=government",
        "commitments, middle page": f"/commitments/?page={Commitment.objects.count() // 40 + 1}",
        "commitments, last page": "/commitments/?page=last",
        "search": "/search/?q=build+submarines",
        "search, misspelt": "/search/?q=Prty+12",
        "search, common word": "/search/?q=government",
        "commitment": commitment.get_absolute_url(),
        "agreements": "/agreements/",
        "agreement": Agreement.objects.earliest("pk").get_absolute_url(),
        "parties": "/parties/",
        "party": Party.objects.earliest("pk").get_absolute_url(),
        "domains": "/domains/",
        "domain": Domain.objects.earliest("pk").get_absolute_url(),
        "outlet": Outlet.objects.earliest("pk").get_absolute_url(),
        "compare": "/compare/?a=party-0&b=party-7",
        "articles": "/articles/",
        "outlets": "/outlets/",
        "article": Article.objects.earliest("pk").get_absolute_url(),
    }


def measure(client: Client, name: str, address: str, size: int) -> Measure:
    client.get(address, secure=True)  # templates and connections are ready
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address, secure=True)
        queries = len(captured)  # now: the next request clears the log
    if response.status_code != 200:
        raise RuntimeError(f"{address} answered {response.status_code}")
    firsts, later = [], []
    for _ in range(REPEATS):
        cache.clear()
        firsts.append(seconds(lambda: client.get(address, secure=True)))
        later.append(seconds(lambda: client.get(address, secure=True)))
    return Measure(name, size, queries, *(statistics.median(t) * 1000 for t in (firsts, later)))


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def fill(*, up_to: int) -> None:
    """Published commitments with two parties, a domain, three mentions and two status changes."""
    around = surroundings()
    with indexed_afterwards(connection.alias):
        for first in range(Commitment.objects.count(), up_to, STEP):
            add(range(first, min(first + STEP, up_to)), *around)
        analyse()  # what indexes the rows must know that they are many
    analyse()


def analyse() -> None:
    """As a server does by itself, sooner or later; within a transaction there is no VACUUM."""
    vacuums = connection.vendor == "postgresql" and not connection.in_atomic_block
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if vacuums else "ANALYZE")


def add(
    numbers: range,
    parties: list[Party],
    domains: list[Domain],
    agreements: list[Agreement],
    outlet: Outlet,
) -> None:
    articles = Article.objects.bulk_create(article(n, outlet) for n in numbers)
    rows = [commitment(n, agreements[n % len(agreements)]) for n in numbers]
    commitments = Commitment.objects.bulk_create(rows)
    CommitmentParty.objects.bulk_create(
        CommitmentParty(commitment=row, party=parties[(n + shift) % len(parties)], role=role)
        for n, row in zip(numbers, commitments, strict=True)
        for shift, role in ((0, Role.OBLIGOR), (7, Role.BENEFICIARY))
    )
    link = Commitment.domains.through
    link.objects.bulk_create(
        link(commitment_id=row.pk, domain_id=domains[n % len(domains)].pk)
        for n, row in zip(numbers, commitments, strict=True)
    )
    evidence(commitments, articles)


def surroundings() -> tuple[list[Party], list[Domain], list[Agreement], Outlet]:
    """Forty parties, ten domains and twenty agreements, made once."""
    outlet, is_new = Outlet.objects.get_or_create(name="Bench", slug="bench", shows_text=True)
    if is_new:
        names = range(40)
        parties = [Party(name=f"Party {n}", slug=f"party-{n}", kind="state") for n in names]
        Party.objects.bulk_create(parties)
        Domain.objects.bulk_create(Domain(name=f"Area {n}", slug=f"domain-{n}") for n in range(10))
        Agreement.objects.bulk_create(agreement(n) for n in range(20))
        roles = zip(Agreement.objects.all(), Party.objects.all(), strict=False)
        AgreementParty.objects.bulk_create(AgreementParty(agreement=a, party=p) for a, p in roles)
    return (
        list(Party.objects.all()),
        list(Domain.objects.all()),
        list(Agreement.objects.all()),
        outlet,
    )


def agreement(n: int) -> Agreement:
    return Agreement(
        title=f"Agreement {n}",
        slug=f"agreement-{n}",
        stage=Stage.SIGNED,
        signed_on=dt.date(2020, 1, 1 + n),
        published_at=timezone.now(),
    )


def pledge(n: int) -> str:
    return f"The government builds {n} {THINGS[n % len(THINGS)]} in {PLACES[n % len(PLACES)]}"


def article(n: int, outlet: Outlet) -> Article:
    text = f"{pledge(n)}. It said so again.\n\nThe work has begun. An older plan was dropped."
    day = dt.date(2021, 1, 1) + dt.timedelta(days=n % 1500)
    return Article(
        outlet=outlet, title=f"{pledge(n)}?", published_on=day, text=text, sha256=digest(text)
    )


def commitment(n: int, agreement: Agreement) -> Commitment:
    made_on = dt.date(2021, 1, 1) + dt.timedelta(days=n % 1500)
    return Commitment(
        statement=pledge(n),
        slug=f"pledge-{n}",
        agreement=agreement,
        stage=list(Stage)[n % 5],
        fulfilment=list(Fulfilment)[n % 9],
        firm=bool(n % 3),
        made_on=made_on,
        due_on=made_on + dt.timedelta(days=n % 4000),
        due_precision="day",
        published_at=timezone.now(),
        mention_count=3,
        last_heard_on=made_on,
    )


def evidence(commitments: Sequence[Commitment], articles: Sequence[Article]) -> None:
    """Three accepted mentions, two of them in one article, and changes that rest on the first."""
    first = Mention.objects.bulk_create(
        mention(row, text, "The government ")
        for row, text in zip(commitments, articles, strict=True)
    )
    Mention.objects.bulk_create(
        mention(row, text, begins)
        for n, row in enumerate(commitments)
        for text, begins in ((articles[n], "The work "), (articles[n - 1], "An older "))
    )
    StatusChange.objects.bulk_create(
        StatusChange(commitment=row, code=code, effective_on=row.made_on, evidence=proof)
        for row, proof in zip(commitments, first, strict=True)
        for code in (row.stage, row.fulfilment)
        if code != Fulfilment.NOT_ASSESSED
    )


def mention(commitment: Commitment, article: Article, begins: str) -> Mention:
    start = article.text.index(begins)
    end = article.text.index(".", start) + 1
    return Mention(
        article=article,
        commitment=commitment,
        start=start,
        end=end,
        quote=article.text[start:end],
        review_state="accepted",
        reviewed_at=timezone.now(),
    )
