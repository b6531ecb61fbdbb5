"""Events form a chain that can be verified, and verification finds what was changed."""

import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from claims.ledger import key_of
from claims.ledger.verification import find_problems
from claims.models import Event, EventChain, EventPayload, NewsroomSettings, Person
from tests import factories as make


def chain_of_a_report() -> EventChain:
    report = make.make_report()
    return EventChain.objects.get(article=report.article)


def test_events_from_loading_to_publishing_have_no_faults(db: None):
    chain = chain_of_a_report()

    assert chain.count == 8
    assert find_problems(chain) == []


def test_erased_payloads_leave_the_chain_without_faults(db: None):
    chain = chain_of_a_report()

    EventPayload.objects.filter(event__chain=chain).update(
        salt="", body="", erased_at=timezone.now()
    )

    assert find_problems(chain) == []


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE claims_event SET header = header || ' ' WHERE sequence = 3", "has a header"),
        ("UPDATE claims_event SET event_type = 'other' WHERE sequence = 3", "has columns"),
        ("UPDATE claims_eventpayload SET body = '{}'", "has a payload"),
        ("DELETE FROM claims_eventpayload", "has no payload"),
    ],
)
def test_verification_finds_a_change_that_no_trigger_refused(
    db: None, statement: str, sentence: str
):
    chain = chain_of_a_report()
    with connection.cursor() as cursor:  # what only the owner of the database could do
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in ("claims_event", "claims_eventpayload"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(statement)

    assert any(sentence in problem for problem in find_problems(chain))
    with pytest.raises(CommandError, match="does not match"):
        call_command("verify_ledger", stdout=io.StringIO())


def test_header_holds_the_actor_the_action_and_the_object(db: None):
    event = Event.objects.filter(chain=chain_of_a_report()).last()

    header = json.loads(event.header)

    assert (header["move"], header["sequence"]) == ("publish", 8)
    assert header["object"].startswith("report:")
    assert header["actor"].startswith("person:")


def test_key_of_a_row_is_its_type_and_number(editor: Person):
    assert key_of(editor) == f"person:{editor.pk}"


def test_key_stays_when_a_model_is_renamed(db: None):
    assert key_of(NewsroomSettings.get()) == "desk:1"
