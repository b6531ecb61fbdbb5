"""Joins, submits and retractions at the same moment: all evidence is under the page, and nothing waits in a ring."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.db import connections
from pytest_django import DjangoDbBlocker

from claims.access.refusals import Refusal
from claims.evidence.actions.joining import join_sources
from claims.models import Claim, Evidence, Person, Source, SourceJoin
from claims.vocabulary import Role
from tests import factories as make
from tests.evidence.test_joining import MOBILE, PAGE, SLASH, closed, source_of

SUBMITS = 6


def run_at_once(django_db_blocker: DjangoDbBlocker, actions: list[Callable[[], object]]) -> list:
    """Run all actions at the same moment; return what each returned, or its refusal."""
    start = threading.Barrier(len(actions))

    def run(action: Callable[[], object]) -> object:
        with django_db_blocker.unblock():
            try:
                start.wait()
                return action()
            except Refusal as refusal:
                return refusal
            finally:
                connections.close_all()

    with ThreadPoolExecutor(len(actions)) as pool:
        return list(pool.map(run, actions))


def test_what_is_submitted_during_a_join_belongs_to_the_page(
    committed_db: str, django_db_blocker: DjangoDbBlocker
):
    with django_db_blocker.unblock():
        editor = make.make_person("Editor", Role.EDITOR)
        kept, joined = source_of(closed(PAGE)), source_of(closed(SLASH))
        waiting = [make.make_claim() for _ in range(SUBMITS)]
        people = [make.make_person(f"Late {n}", Role.REVIEWER) for n in range(SUBMITS)]

    def submit(claim: Claim, person: Person) -> Callable[[], object]:
        pieces = (make.make_evidence(SLASH), make.make_evidence(PAGE))
        return lambda: make.review(claim, person, evidence=pieces)

    submits = [submit(claim, person) for claim, person in zip(waiting, people, strict=True)]
    join = [lambda: join_sources(kept=kept, joined=joined, by=editor)]
    run_at_once(django_db_blocker, [*submits[:3], *join, *submits[3:]])

    with django_db_blocker.unblock():
        assert SourceJoin.objects.count() == 1
        assert set(Evidence.objects.values_list("source", flat=True)) == {kept.pk}


def test_two_joins_of_the_same_sources_make_one_page(
    committed_db: str, django_db_blocker: DjangoDbBlocker
):
    with django_db_blocker.unblock():
        editor = make.make_person("Editor", Role.EDITOR)
        one, two, three = (source_of(closed(cited)) for cited in (PAGE, SLASH, MOBILE))

    pairs = [(one, two), (two, one), (two, three), (three, one)]
    joins = [
        lambda pair=pair: join_sources(kept=pair[0], joined=pair[1], by=editor) for pair in pairs
    ]
    run_at_once(django_db_blocker, joins)

    with django_db_blocker.unblock():
        assert SourceJoin.objects.count() == Source.objects.exclude(page=None).count() >= 1
        pages = Source.objects.filter(page=None).values_list("pk", flat=True)
        assert set(Evidence.objects.values_list("source", flat=True)) == set(pages)
