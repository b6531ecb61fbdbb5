"""What a search costs among 100,000 claims, for a reviewer and for an editor: CPU time, ours and the database's.

Run: `make bench ONLY=search`. The archive is that of `generate_archive`, whose few words are all common: a word that is in
thousands of claims is the dearest.
"""

import os

from django.core.management import call_command
from django.test import Client

from tests.archive_pages import people_of_archive
from tests.bench.pages import milliseconds
from tests.bench.results import Result, at_most, report

CLAIMS = int(os.environ.get("CLAIMS", "100000"))
IN_ARTICLE, ROUNDS, TIMES = 50, 3, 5
MOST = 50
SEARCHES = {
    "a common word": {"q": "trees"},
    "two common words": {"q": "Millbrook trees"},
    "a number": {"q": "89"},
    "a rare word": {"q": "yearbook"},
    "no match": {"q": "zyxwvu"},
    "claims with a status": {"q": "trees", "status": "decided"},
    "articles with a phrase": {"q": '"in the town"', "kind": "articles"},
}


def measure(client: Client, parameters: dict[str, str]) -> float:
    """Milliseconds of one search; of some rounds the cheapest."""
    assert client.get("/search/", parameters).status_code == 200
    costs = []
    for _ in range(ROUNDS):
        began = milliseconds()
        for _ in range(TIMES):
            client.get("/search/", parameters)
        costs.append((milliseconds() - began) / TIMES)
    return min(costs)


def test_a_search_takes_no_longer_than_it_may(committed_db: str):
    call_command(
        "generate_archive", articles=CLAIMS // IN_ARTICLE, claims=CLAIMS, reports=20, no_input=True
    )
    found = {}
    for who, person in people_of_archive().items():
        client = Client()
        client.force_login(person)
        for name, parameters in SEARCHES.items():
            found[f"{name}, {who}"] = measure(client, parameters)

    slowest = max(found, key=lambda name: found[name])
    details = {name: round(took, 1) for name, took in found.items()}
    sizes = {"claims": CLAIMS}
    report(
        Result(
            f"dearest search ({slowest})", found[slowest], "ms", at_most(MOST), None, sizes, details
        )
    )
