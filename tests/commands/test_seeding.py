"""The fixtures: every row is valid, and the demo is loaded only once."""

import io
import json

import pytest
from django.core import serializers
from django.core.management import call_command
from pytest_django import Settings

from claims.ledger import lock_chain
from claims.management.seeding import fixture, seed_scales
from claims.models import Article, Claim, Event, Guidelines, Person, Rating, RatingScale
from claims.vocabulary import ClaimStatus, EventType


@pytest.fixture(autouse=True)
def nothing_is_loaded(db: None) -> None:
    """Take out the scales that the databases of tests begin with."""
    lock_chain(None)  # as in an action
    Rating.objects.all().delete()
    RatingScale.objects.all().delete()


def seed() -> str:
    said = io.StringIO()
    call_command("seed", stdout=said)
    return said.getvalue()


def test_scales_are_one_import_in_the_ledger():
    assert seed_scales() == 3

    event = Event.objects.get(event_type=EventType.BULK_IMPORT)
    payload = json.loads(event.payload.body)
    [table] = payload["tables"]
    assert (table["table"], table["count"]) == ("claims_rating", Rating.objects.count())
    assert payload["source"] == "fixtures/scales.json"
    assert seed_scales() == 0
    assert Event.objects.get() == event


@pytest.mark.parametrize("name", ["scales.json", "demo_people.json"])
def test_fixture_rows_are_valid(name: str):
    for row in serializers.deserialize("json", fixture(name).read_text("utf-8")):
        row.object.full_clean(exclude=["password"])
        row.save()


def test_fixture_article_is_valid():
    seed()

    article = Article.objects.get()

    article.full_clean(exclude=["created_by"])
    assert article.title == 'Putin is conducting a "secret mobilization": what is known'
    assert article.revision.sentences.count() == 20
    assert article.claims.count() == 18
    assert article.claims.filter(is_preselected=True).count() == 13


def test_seed_without_the_demo_creates_no_people():
    seed()

    assert not Person.objects.exists()
    assert set(Claim.objects.values_list("status", flat=True)) == {ClaimStatus.PROPOSED}


def test_seed_of_the_demo_opens_the_preselected(settings: Settings):
    settings.DEMO = True

    seed()

    people = Person.objects.filter(is_active=True)
    assert sorted(tuple(sorted(p.roles)) for p in people) == [
        ("editor",),
        ("reviewer",),
        ("reviewer",),
    ]
    assert not any(person.has_usable_password() for person in Person.objects.all())
    assert Claim.objects.filter(status=ClaimStatus.OPEN).count() == 13
    event = Article.objects.get().chain.events.last()
    assert event.actor_id == Person.objects.get(name="demo").pk


def test_guidelines_are_seeded_once():
    seed()
    seed()

    first = Guidelines.objects.get()
    assert first.number == 1
    assert first.text.startswith("# How we review")


def test_seed_twice_changes_nothing_and_keeps_edits(settings: Settings):
    settings.DEMO = True
    seed()
    Rating.objects.filter(scale__slug="averitec", label="Supported").update(label="Right")
    Person.objects.filter(name="Ada Reviewer").update(name="Ada B.")

    assert seed() == "Nothing new to load.\n"
    assert Rating.objects.filter(scale__slug="averitec", label="Right").exists()
    assert Person.objects.filter(name="Ada B.").exists()
