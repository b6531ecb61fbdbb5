"""The result of a verification is kept, and /ready reports the last one."""

import io
import logging
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.ledger.checking import check_ledger
from claims.models import EventChain, LedgerCheck, RecordedHead, SeenHead
from claims.tasks import check_ledger_daily
from tests import factories as make


def spoil(chain: EventChain) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE claims_eventchain SET count = count + 1 WHERE id = %s", [chain.pk])
        cursor.execute("SET LOCAL session_replication_role = origin")


@pytest.fixture
def chain(db: None) -> EventChain:
    return EventChain.objects.get(article=make.make_article())


def test_ready_says_that_nothing_was_verified_yet(db: None, client: Client):
    answer = client.get("/ready")

    assert (answer.status_code, answer.text) == (
        200,
        "ready\nThe activity log was not verified yet.\n",
    )


def test_ready_says_when_the_last_verification_was(chain: EventChain, client: Client):
    check_ledger()
    LedgerCheck.objects.update(ended_at=datetime(2026, 11, 30, 3, 30, tzinfo=UTC))

    answer = client.get("/ready")

    assert answer.status_code == 200
    assert (
        answer.text
        == "ready\nThe activity log was verified on 2026-11-30 at 03:30 UTC: no problems.\n"
    )


def test_ready_is_refused_after_problems_until_they_are_gone(chain: EventChain, client: Client):
    spoil(chain)
    with pytest.raises(CommandError):
        call_command("verify_ledger", stdout=io.StringIO())

    answer = client.get("/ready")

    assert answer.status_code == 503
    assert answer.text.startswith("not ready\nThe activity log was verified on ")
    assert answer.text.endswith(": 1 problem.\n")
    SeenHead.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE claims_eventchain SET count = count - 1 WHERE id = %s", [chain.pk])
    check_ledger()
    assert client.get("/ready").status_code == 200


def test_ready_verifies_nothing_itself(chain: EventChain, client: Client):
    check_ledger()
    spoil(chain)

    with CaptureQueriesContext(connection) as queries:
        assert client.get("/ready").status_code == 200

    assert len(queries) == 1


def test_job_records_no_heads_where_something_is_wrong(chain: EventChain):
    spoil(chain)

    check_ledger_daily(timestamp=0)

    assert not RecordedHead.objects.exists()


def test_job_records_heads_and_keeps_the_result(chain: EventChain):
    check_ledger_daily(timestamp=0)

    assert EventChain.objects.get(article=None).events.last().event_type == "record-heads"
    [row] = LedgerCheck.objects.all()
    assert (row.chains, row.problems, row.sentences) == (2, 0, "")
    assert dict(SeenHead.objects.values_list("chain", "head"))[chain.pk] == chain.head


def test_job_logs_that_there_are_problems(chain: EventChain, caplog: pytest.LogCaptureFixture):
    check_ledger_daily(timestamp=0)
    spoil(chain)
    logger = logging.getLogger("django")
    logger.addHandler(caplog.handler)
    try:
        check_ledger_daily(timestamp=0)
    finally:
        logger.removeHandler(caplog.handler)

    assert "Problems of the activity log: 1. The first: " in caplog.text
    assert LedgerCheck.objects.first().problems == 1
    assert "counts" in LedgerCheck.objects.first().sentences


def test_heads_are_only_taken_as_seen_where_nothing_is_wrong(chain: EventChain):
    spoil(chain)

    check_ledger()

    assert not SeenHead.objects.exists()
