"""The same request twice, at once or because the first answer was lost: it counts once."""

import threading
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoDbBlocker

from claims.models import Claim, Event, Person, Review
from claims.vocabulary import EventType, Role
from tests import factories as make
from tests.desk.test_reviews import AS_FRAGMENT, draft_of, review_of, typed
from tests.waiting import PATIENCE

Post = Callable[[dict], tuple[int, str]]


@pytest.fixture
def world(committed_db: str, django_db_blocker: DjangoDbBlocker):
    """A claim, and somebody to review it, in a database where commits are real."""
    with django_db_blocker.unblock():
        article = make.make_article()
        claim = make.make_claim(article)
        make.make_claim(article)
        yield claim, make.make_person("Rita Reviewer", Role.REVIEWER)


def at_once(address: str, person: Person, forms: list[dict], **headers: str) -> list[tuple]:
    """Post forms at the same moment from as many windows; return each answer's status and address."""
    start = threading.Barrier(len(forms))
    answers: list[tuple] = []

    def post(form: dict) -> None:
        client = Client(headers=headers)
        client.force_login(person)
        start.wait(timeout=PATIENCE)
        answer = client.post(address, form)
        answers.append((answer.status_code, answer.get("Location", "")))
        connection.close()

    threads = [threading.Thread(target=post, args=(form,)) for form in forms]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=PATIENCE)
    return answers


def test_form_submitted_twice_at_once_submits_once_with_the_same_answer(
    world: tuple[Claim, Person],
):
    claim, person = world
    form = typed(claim, submission=str(uuid4()))

    answers = at_once(review_of(claim), person, [form, form])

    following = claim.get_absolute_url().replace("/1/", "/2/")
    assert answers == [(302, following), (302, following)]
    assert Event.objects.filter(event_type=EventType.REVIEW).count() == 1
    assert Review.objects.get(claim_version__claim=claim).is_submitted


def test_form_submitted_again_gets_the_same_answer(world: tuple[Claim, Person]):
    claim, person = world
    form = typed(claim, submission=str(uuid4()))

    first, second = (at_once(review_of(claim), person, [form]) for _ in range(2))

    assert first == second
    assert Event.objects.filter(event_type=EventType.REVIEW).count() == 1


def test_two_first_saves_at_once_store_one_review(world: tuple[Claim, Person]):
    claim, person = world
    one = typed(claim, rationale="From one window.")
    other = typed(claim, rationale="From another window.")

    for _ in range(3):
        answers = at_once(draft_of(claim), person, [one, other], **AS_FRAGMENT)

        assert sorted(status for status, _ in answers) == [200, 409]
        review = Review.objects.get()
        assert review.rationale in {one["rationale"], other["rationale"]}
        review.evidence.all().delete()
        review.delete()


def test_same_first_save_twice_at_once_succeeds_twice(
    world: tuple[Claim, Person],
):
    claim, person = world
    form = typed(claim)

    answers = at_once(draft_of(claim), person, [form, form], **AS_FRAGMENT)

    assert [status for status, _ in answers] == [200, 200]
    assert Review.objects.get().version == 1
