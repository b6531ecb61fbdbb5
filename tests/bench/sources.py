"""What look-alikes, a source's page and a re-check cost with a large archive.

`make bench ONLY=sources` prints the times with 1,000 sources and with 100,000, in one run.
"""

import os
import time
from collections.abc import Callable

from django.db import connection, transaction

from claims.access.claims import needs_recheck
from claims.access.evidence import (
    annotate_source_identity_known,
    evidence_to_recheck,
    visible_evidence,
)
from claims.access.sources import annotate_identity_known, similar_sources, visible_sources
from claims.models import Claim, Evidence, Person, Source
from claims.vocabulary import Role
from tests import factories as make
from tests.archive import fill, past_every_guard
from tests.bench.results import Result, report

FEW, MANY = 1_000, int(os.environ.get("CLAIMS", "100000"))
SHOWN = 7
"""The key of the source whose page is asked for."""
HOSTS = "(ARRAY['www.example.org', 'data.example.net'])[1 + mod(n, 2)]"


def grow(first: int, last: int, reviews: list[int]) -> None:
    """Add catalogued sources, each cited once by one of these reviews, past every guard."""
    source = Source.objects.filter(catalogued_at__isnull=False).first()
    evidence = Evidence.objects.filter(review__in=reviews).first()
    rows = f"generate_series({first}, {last}) n"
    with transaction.atomic():
        past_every_guard()
        fill(
            Source, source, rows,
            id="n", identity="'grown' || n", likely_identity="'grown' || n", publisher="'Office ' || mod(n, 500)",
            url=f"'https://' || {HOSTS} || '/' || md5(n::text)",
            title="'Register of ' || substr(md5(n::text), 1, 6) || ' and the city number ' || n",
            catalogued_at="now() - n * interval '1 minute'",
        )  # fmt: skip
        fill(
            Evidence, evidence, rows,
            review_id=f"(ARRAY[{','.join(map(str, reviews))}])[1 + mod(n, {len(reviews)})]",
            key="gen_random_uuid()", source_id="n",
        )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def best(ask: Callable[[], object]) -> float:
    """Milliseconds of the fastest of five."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        ask()
        times.append(1000 * (time.perf_counter() - start))
    return min(times)


def questions(user: Person, claim: Claim) -> dict[str, Callable[[], object]]:
    return {
        "an address": lambda: list(similar_sources(user, "https://example.org/a1")[:5]),
        "words": lambda: list(similar_sources(user, "register of a1b2c3")[:5]),
        "common words": lambda: list(similar_sources(user, "the city number")[:5]),
        "nothing like it": lambda: list(similar_sources(user, "zyxwvu qponml")[:5]),
        "the list": lambda: list(visible_sources(user).catalogued()[:31]),
        "a source": lambda: annotate_identity_known(user, visible_sources(user)).get(pk=SHOWN),
        "its uses": lambda: list(annotate_source_identity_known(user, visible_evidence(user)).of_source(Source(pk=SHOWN))[:31]),
        "marks of a claim": lambda: list(
            evidence_to_recheck(user).filter(review__claim_version__claim=claim)
        ),
        "all marked claims": lambda: Claim.objects.filter(needs_recheck(user)).count(),
    }  # fmt: skip


def test_costs_do_not_grow_with_the_archive(committed_db: str, django_db_blocker: object):
    with django_db_blocker.unblock():
        claims = [make.make_disputed() for _ in range(4)]
        reviews = list(claims[0].round.reviews.values_list("pk", flat=True))
        reviews += list(claims[1].round.reviews.values_list("pk", flat=True))
        user = make.make_person("Rita Reviewer", Role.REVIEWER)
        grow(1, FEW, reviews)
        few = {name: best(ask) for name, ask in questions(user, claims[0]).items()}
        grow(FEW + 1, MANY, reviews)
        many = {name: best(ask) for name, ask in questions(user, claims[0]).items()}

    slowest = max(many, key=lambda name: many[name])
    ratios = {name: many[name] / few[name] for name in few}
    details = {name: [round(few[name], 2), round(many[name], 2)] for name in few}
    name = f"slowest question about sources ({slowest}), {MANY:,} sources"
    sizes = {"sources": MANY, "few": FEW}
    report(Result(name, many[slowest], "ms", None, max(ratios.values()), sizes, details))
