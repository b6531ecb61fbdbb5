"""Each rule for rows is a named constraint or trigger, and each refuses a row that breaks the rule."""

from copy import deepcopy

import pgtrigger
import pytest
from django.apps import apps
from django.contrib.postgres.functions import TransactionNow
from django.db import IntegrityError, connection, transaction
from pytest_django import DjangoDbBlocker

from claims.models.constraints import violated
from tests import factories as make
from tests.models.breakers import BREAKERS
from tests.models.world import World, make_world

WRITING = {
    "event_moves_the_head_of_its_chain",  # see below
    "review_takes_the_guidelines_in_force",  # see below
    # See test_slot.py.
    "slot_copies_its_claim",
    "claim_updates_its_slots",
    "article_updates_its_slots",
    "assignment_updates_its_slots",
    "person_copies_their_conflicts",
    # See tests/access/test_early_readings.py.
    "review_has_early_readers",
    "comment_has_early_readers",
    "skip_opens_its_round",
    "role_opens_rounds",
    "superuser_opens_rounds",
    "round_lifts_early_readings",
    # See test_article_tally.py.
    "article_begins_its_tally",
    "claims_enter_their_tally",
    "claims_change_their_tally",
    "claim_status_has_its_time",  # see test_status_change.py
    "decision_changes_its_tally",
    "report_enters_its_tally",
    "round_ends_what_was_sent_back",  # see tests/moderation/test_sent_back.py
    "evidence_has_the_source_of_its_page",  # see test_joining_at_once.py
    # See tests/search/test_searchable.py.
    "claim_version_is_searchable",
    "revision_is_searchable",
    "review_is_searchable",
    "report_is_searchable",
    # See tests/ledger/test_outside_changes.py.
    *(
        f"{noun}_{operation}_outside_is_recorded"
        for noun in ("review", "decision", "rating", "report")
        for operation in ("insert", "update", "delete")
    ),
}
"""Triggers that write and refuse nothing."""


@pytest.fixture(scope="module")
def built(module_db: None, django_db_blocker: DjangoDbBlocker) -> World:
    """The world, made once: every test leaves by its savepoint what it changed."""
    with django_db_blocker.unblock():
        world = make_world()
        connection.check_constraints()  # what waits for a commit is checked now: TRUNCATE needs it
    return world


@pytest.fixture
def world(built: World, db: None) -> World:
    """The rows of the world as they were made, whatever another test did to its own."""
    return deepcopy(built)


def test_every_constraint_and_trigger_is_tested():
    models = apps.get_app_config("claims").get_models()
    names = {
        guard.name
        for model in models
        for guard in (*model._meta.constraints, *getattr(model._meta, "triggers", ()))
    }

    assert names - WRITING == set(BREAKERS)


def test_every_trigger_is_installed(db: None):
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'pgtrigger_%%'")
        (installed,) = cursor.fetchone()

    assert installed == len(pgtrigger.registered())


@pytest.mark.parametrize("name", sorted(BREAKERS))
def test_constraint_or_trigger_refuses(world: World, name: str):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        BREAKERS[name](world)

    assert violated(refusal.value, name)


def test_head_of_a_chain_is_its_last_event(world: World):
    last = world.chain.events.last()

    world.chain.refresh_from_db()

    assert (world.chain.count, world.chain.head) == (last.sequence, last.hash)


def test_submitted_review_has_the_guidelines_in_force(world: World):
    make.review(world.open, world.stranger)

    reviews = (world.submitted, world.draft, world.stranger.reviews.get())
    assert [review.guidelines_id for review in reviews] == [None, None, 1]
    world.draft.guidelines_id = None
    world.draft.state, world.draft.submitted_at = "submitted", TransactionNow()
    world.draft.save()
    world.draft.refresh_from_db()
    assert world.draft.guidelines_id == 1
