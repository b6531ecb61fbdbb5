"""Events form a chain that can be verified, and verification finds what was changed."""

import json

import pytest
from django.db import IntegrityError, connection
from django.utils import timezone

from claims.ledger import erase_payload, key_of, lock_chain
from claims.ledger.imported_rows import record_ratings_once
from claims.ledger.verification import find_problems, verify_ledger
from claims.models import Event, EventChain, EventPayload, NewsroomSettings, Person, RatingScale
from claims.moderation.actions.scales import reorder_ratings
from tests import factories as make


def chain_of_a_report() -> EventChain:
    report = make.make_report()
    return EventChain.objects.get(article=report.article)


def test_events_from_loading_to_publishing_have_no_faults(db: None):
    chain = chain_of_a_report()

    assert chain.count == 8
    assert find_problems(chain) == []


def erase(event: Event, editor: Person) -> Event:
    chain = lock_chain(event.chain.article)
    return erase_payload(chain=chain, event=event, by=editor, reason="Asked for it.")


def test_erased_payloads_leave_the_chain_without_faults(editor: Person):
    chain = chain_of_a_report()

    for event in chain.events.all():
        erase(event, editor)

    assert list(chain.events.values_list("event_type", flat=True)[8:]) == ["erase"] * 8
    assert chain.events.filter(payload__body="", payload__salt="").count() == 8
    assert find_problems(chain) == []
    assert verify_ledger().problems == ()


def test_event_says_which_payload_was_erased_by_whom_and_why(editor: Person):
    event = chain_of_a_report().events.get(sequence=3)

    erased = erase(event, editor)

    assert (erased.object_type, erased.object_id, erased.actor_id) == ("event", event.pk, editor.pk)
    said = json.loads(erased.payload.body)
    assert said == {"event": event.hash, "reason": "Asked for it.", "sequence": 3}


@pytest.mark.parametrize("sequence", [1, 4, 8])
def test_payload_is_not_erased_without_an_event(db: None, sequence: int):
    payload = chain_of_a_report().events.get(sequence=sequence).payload

    with pytest.raises(IntegrityError, match="payload_is_only_ever_erased"):
        EventPayload.objects.filter(pk=payload.pk).update(
            salt="", body="", erased_at=timezone.now()
        )


def test_what_says_who_erased_a_payload_is_never_erased(editor: Person):
    erased = erase(chain_of_a_report().events.get(sequence=2), editor)

    with pytest.raises(IntegrityError, match="payload_is_only_ever_erased"):
        erase(erased, editor)


def test_erased_payload_whose_event_was_about_another_is_named(editor: Person):
    first, second = chain_of_a_report().events.filter(sequence__in=(2, 3))
    erase(first, editor)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            "UPDATE claims_eventpayload SET salt = '', body = '', erased_at = now() WHERE event_id = %s",
            [second.pk],
        )

    [sentence] = find_problems(first.chain)
    assert "payload of event 3" in sentence


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


def test_ratings_in_another_order_are_what_the_log_recorded(editor: Person):
    record_ratings_once()
    make.make_claim()  # so that the ratings of its scale are in use
    for slug in ("factcheck", "averitec"):
        scale = RatingScale.objects.get(slug=slug)
        keys = list(scale.ratings.active().values_list("pk", flat=True))
        reorder_ratings(scale=scale, by=editor, wanted=[*keys[1:], keys[0]])

    assert verify_ledger().problems == ()
