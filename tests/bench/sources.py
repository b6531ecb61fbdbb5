"""What look-alikes, a source's page and a re-check cost with a large archive.

`pytest tests/bench/sources.py -s` prints the times with 1,000 sources and with 100,000, in one run.
"""

import time
from collections.abc import Callable

import pytest
from django.db import connection

from claims.access.claims import needs_recheck
from claims.access.evidence import (
    annotate_source_identity_known,
    evidence_to_recheck,
    visible_evidence,
)
from claims.access.sources import annotate_identity_known, similar_sources, visible_sources
from claims.models import Claim, Person, Source
from claims.vocabulary import Role
from tests import factories as make

FEW, MANY = 1_000, 100_000
GROWN = """
    SET session_replication_role = replica;
    INSERT INTO claims_source (id, identity, url, description, title, author, publisher, language, kind,
        reliability, is_protected, public_description, lock, retraction, created_at, catalogued_at)
    SELECT n, 'grown' || n, 'https://' || (ARRAY['www.example.org', 'data.example.net'])[1 + n %% 2] || '/' || md5(n::text),
        '', 'Register of ' || substr(md5(n::text), 1, 6) || ' and the city number ' || n, '',
        'Office ' || n %% 500, 'en', 'data', 'B', false, '', 0, '', now(), now() - n * interval '1 minute'
    FROM generate_series(%s, %s) n;
    INSERT INTO claims_evidence (review_id, key, position, cited, source_id, title, publisher, author, language, kind,
        reliability, is_protected, public_description, question, stance, passage, translation, locator, workings,
        archived_url, credibility, passage_found)
    SELECT (ARRAY[%s])[1 + n %% %s], gen_random_uuid(), 0, 'x', n, '', '', '', '', 'data', 'B', false, '', '',
        'supports', '', '', '', '', '', 6, 'not-looked' FROM generate_series(%s, %s) n;
    SET session_replication_role = DEFAULT;
"""


def grow(first: int, last: int, reviews: list[int]) -> None:
    """Add catalogued sources, each cited once, past the actions."""
    listed = ", ".join(map(str, reviews))
    with connection.cursor() as cursor:
        cursor.execute(
            GROWN.replace("ARRAY[%s]", f"ARRAY[{listed}]"), [first, last, len(reviews), first, last]
        )
    connection.commit()
    with connection.cursor() as cursor:
        cursor.execute(
            "ANALYZE claims_source, claims_evidence, claims_review, claims_round, claims_claim"
        )


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
        "a source": lambda: annotate_identity_known(user, visible_sources(user)).get(pk=500),
        "its uses": lambda: list(annotate_source_identity_known(user, visible_evidence(user)).of_source(Source(pk=500))[:31]),
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

    print(f"\n{'':20}{FEW:>10,}{MANY:>10,}  ms")
    for name, before in few.items():
        print(f"{name:20}{before:10.1f}{many[name]:10.1f}")


if __name__ == "__main__":
    pytest.main([__file__, "-s"])
