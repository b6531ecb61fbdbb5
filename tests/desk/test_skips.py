"""Skipping, handing back and waiting: pages that work without a script."""

import pytest
from django.test import Client

from claims.models import Claim, Person, ReviewSlot, Skip
from tests import factories as make

pytestmark = pytest.mark.django_db


def page(claim: Claim, move: str = "") -> str:
    return f"{claim.get_absolute_url()}{move}"


def test_skip_asks_for_a_reason_and_goes_to_the_next_claim(client: Client, reviewer: Person):
    article = make.make_article()
    first, second = make.make_claim(article), make.make_claim(article)
    client.force_login(reviewer)
    client.post("/next/", {"article": article.slug})

    assert f'href="{page(first, "skip/")}"' in client.get(page(first)).content.decode()
    assert "Skip the claim" in client.get(page(first, "skip/")).content.decode()
    bare = client.post(page(first, "skip/"), {"note": "hm"})
    onward = client.post(page(first, "skip/"), {"reason": "access", "note": "Behind a wall."})

    assert bare.status_code == 422
    assert "Choose a reason for skipping this claim." in bare.content.decode()
    assert onward["Location"] == page(second)
    skip = Skip.objects.get()
    assert (skip.reason, skip.note, skip.person) == ("access", "Behind a wall.", reviewer)
    assert ReviewSlot.objects.get(person=reviewer).claim == second


def test_skip_of_the_last_claim_says_there_is_none(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)

    answer = client.post(page(claim, "skip/"), {"reason": "time"})

    assert "<h1>Nothing for you right now</h1>" in answer.content.decode()


def test_release_takes_a_note(client: Client, reviewer: Person):
    claim = make.make_claim()
    make.save(claim, reviewer)
    client.force_login(reviewer)

    shown = client.get(page(claim, "release/")).content.decode()
    answer = client.post(page(claim, "release/"), {"note": "The archive is closed."})

    assert "Note to the editors" in shown
    assert answer["Location"] == "/"
    assert Skip.objects.get().note == "The archive is closed."
    assert "no longer reserved for you" in client.get("/").content.decode()


def test_what_a_claim_waits_for_is_on_the_pages_of_its_reviewer_only(
    client: Client, reviewer: Person, other_reviewer: Person
):
    claim = make.make_claim()
    make.save(claim, reviewer)
    make.save(claim, other_reviewer)
    client.force_login(reviewer)

    assert "What’s this claim waiting for?" in client.get(page(claim, "wait/")).content.decode()
    client.post(page(claim, "wait/"), {"what": "the harbour master"})

    for address in ("/", page(claim)):
        assert 'waiting for <span dir="auto">the harbour master</span>' in client.get(address).text
    assert "the harbour master" in client.get(page(claim, "wait/")).content.decode()
    client.force_login(other_reviewer)
    for address in ("/", page(claim), page(claim, "wait/")):
        assert "harbour master" not in client.get(address).content.decode()


def test_only_the_holder_of_a_claim_can_mark_it_as_waiting(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)

    assert client.get(page(claim, "wait/")).status_code == 409
    client.post("/next/")
    answer = client.post(page(claim, "wait/"), {"what": "something"})
    assert answer.status_code == 409
    assert "Save one first" in answer.content.decode()
