"""Reviewers who cite the same new source at the same time create one source."""

import threading
from concurrent.futures import ThreadPoolExecutor

from django.db import connections
from pytest_django import DjangoDbBlocker

from claims.models import Claim, Evidence, Person, Source
from claims.vocabulary import Role
from tests import factories as make

URLS = ("https://example.org/count", "https://example.org/list")
AT_ONCE = 8


def test_concurrent_submits_create_one_source(
    committed_db: str, django_db_blocker: DjangoDbBlocker
):
    start = threading.Barrier(AT_ONCE)

    def submit(claim: Claim, person: Person, order: int) -> None:
        with django_db_blocker.unblock():
            pieces = [make.make_evidence(url) for url in (*URLS, "A talk with the gardener")]
            try:
                start.wait()
                make.review(claim, person, evidence=tuple(pieces[::order]))
            finally:
                connections.close_all()

    with django_db_blocker.unblock():
        people = [make.make_person(f"Person {n}", Role.REVIEWER) for n in range(AT_ONCE)]
        claims = [make.make_claim() for _ in people]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(submit, claims, people, (1, -1) * (AT_ONCE // 2)))

    with django_db_blocker.unblock():
        assert Source.objects.count() == 3
        assert Evidence.objects.filter(source__url=URLS[0]).count() == AT_ONCE
