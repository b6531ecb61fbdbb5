"""What pages cost with 1,000 claims and with 100,000: a ratio for each, in one run.

Run: `pytest tests/bench/pages.py -s`, about two minutes. The archive is that of `take.py`, its finished
claims decided. Each page is asked for by a reviewer and by an editor, through every middleware.
"""

import statistics
import time

from django.db import connection, transaction
from django.test import Client

from claims.models import Claim
from claims.vocabulary import ClaimStatus, Role
from tests import factories as make
from tests.archive import past_every_guard
from tests.bench.take import BASE, PEOPLE, SMALL, build
from tests.databases import cloned

LARGE = 100_000
TIMES = 15
MOST = 2
SLACK = 3
"""Milliseconds within which two pages cost the same, whatever their ratio: the machine's own unrest."""
PAGES = ("/", "/articles/", "/sources/", "/reports/")
OF_ARTICLE = ("", "coverage/", "changes/?since=1")


def finish() -> None:
    """Decide what the archive has judged."""
    with transaction.atomic():
        past_every_guard()
        done = Claim.objects.filter(pk__gte=BASE, status=ClaimStatus.AGREED)
        done.update(status=ClaimStatus.DECIDED)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def costs(clients: dict[str, Client], like: Claim) -> dict[tuple[str, str], float]:
    """The median milliseconds of each page for each person."""
    found = {}
    article, claim = like.article.get_absolute_url(), like.get_absolute_url()
    pages = (*PAGES, *(article + page for page in OF_ARTICLE), claim)
    for who, client in clients.items():
        for page in (*pages, *(["/admin/"] if who == "editor" else [])):
            took = []
            for _ in range(TIMES):
                began = time.perf_counter()
                answer = client.get(page)
                took.append((time.perf_counter() - began) * 1000)
                assert answer.status_code == 200, (who, page, answer.status_code)
            found[who, page] = statistics.median(took)
    return found


def test_pages_cost_the_same_in_a_large_archive(committed_db: str):
    people = [make.make_person(f"R{n}", Role.REVIEWER) for n in range(PEOPLE)]
    clients = {"reviewer": Client(), "editor": Client()}
    clients["reviewer"].force_login(people[7])
    clients["editor"].force_login(make.make_person("Ed", Role.EDITOR))
    like = make.fresh(make.make_claim())
    build(0, SMALL, people, like)
    finish()
    costs(clients, like)  # the first time everything is compiled
    small = costs(clients, like)
    with cloned(connection):
        build(SMALL, LARGE, people, like)
        finish()
        large = costs(clients, like)

    for (who, page), cost in large.items():
        before = small[who, page]
        print(
            f"\n{who:8} {page:40} {before:7.1f} ms {cost:7.1f} ms, ratio {cost / before:.2f}",
            end="",
        )
    print()
    grown = [
        key for key, cost in large.items() if cost > max(MOST * small[key], small[key] + SLACK)
    ]
    assert grown == []
