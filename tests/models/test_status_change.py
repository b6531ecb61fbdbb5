"""Every change of a claim's status has its time, whatever changed it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from claims.articles.actions.claim_lifecycle import restore_claim, set_aside_claim
from claims.management.archive.filling import WRITE_STATUS_CHANGES
from claims.models import Claim, Decision, Person, StatusChange
from claims.moderation.actions.deciding import send_back
from claims.vocabulary import SetAside
from tests import factories as make

pytestmark = pytest.mark.django_db


def changes_of(claim: Claim) -> list[tuple[str, str]]:
    return list(claim.status_changes.order_by("pk").values_list("before", "after"))


def test_claim_has_a_row_for_each_change_of_its_status(editor: Person):
    claim = make.make_disputed()
    send_back(claim=claim, by=editor, lock_version=claim.lock_version, note="Read the table.")
    claim = make.fresh(claim)
    set_aside_claim(
        claim=claim, by=editor, lock_version=claim.lock_version, reason=SetAside.OPINION, note=""
    )
    claim = make.fresh(claim)
    restore_claim(claim=claim, by=editor, lock_version=claim.lock_version)

    assert changes_of(claim) == [
        ("proposed", "open"),
        ("open", "disputed"),
        ("disputed", "open"),
        ("open", "set-aside"),
        ("set-aside", "open"),
    ]


def test_stages_follow_each_other_without_a_gap():
    claim = make.make_decided()

    rows = list(claim.status_changes.order_by("pk"))

    assert [row.since for row in rows[1:]] == [row.at for row in rows[:-1]]
    assert make.fresh(claim).status_since == rows[-1].at
    assert all(row.since <= row.at for row in rows)


def test_dispute_names_its_round():
    claim = make.make_disputed()

    assert claim.status_changes.get(after="disputed").round_id == claim.round_id


def test_change_past_the_actions_has_its_time_too():
    claim = make.make_agreed()
    before = claim.status_since

    Claim.objects.filter(pk=claim.pk).update(status="disputed")

    assert changes_of(claim)[-1] == ("agreed", "disputed")
    assert make.fresh(claim).status_since > before


def test_what_leaves_the_status_as_it_is_writes_nothing():
    claim = make.make_agreed()
    count, since = StatusChange.objects.count(), make.fresh(claim).status_since

    claim.priority = 7
    claim.save()
    Claim.objects.filter(pk=claim.pk).update(status="agreed", priority=3)

    assert StatusChange.objects.count() == count
    assert make.fresh(claim).status_since == since


def test_claim_that_is_new_waits_since_it_was_made():
    began = timezone.now()

    claim = make.make_article().claims.first()

    assert began <= claim.status_since <= timezone.now()


@pytest.mark.parametrize("writing", ["archive", "migration"])
def test_changes_are_found_again_from_rounds_and_decisions(writing: str):
    claims = [make.make_disputed(), make.make_agreed(), make.make_decided()]
    expected = {
        claim.pk: [change for change in changes_of(claim) if change[0] != "proposed"]
        for claim in claims
    }
    statement = WRITE_STATUS_CHANGES
    if writing == "migration":
        migration = MigrationLoader(None).get_migration_by_prefix("claims", "0046_status")
        statement = migration.operations[-1].sql

    StatusChange.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(statement)

    assert {claim.pk: changes_of(claim) for claim in claims} == expected
    last = claims[2].status_changes.get(after="decided")
    assert last.at == Decision.objects.get(claim=claims[2]).decided_at
    assert last.since == make.fresh(claims[2]).round.closed_at


@pytest.mark.parametrize(("status", "name"), [("open", "opened_at"), ("disputed", "closed_at")])
def test_migration_finds_since_when_a_claim_waits(status: str, name: str):
    claim = make.make_disputed() if status == "disputed" else make.make_claim()
    Claim.objects.update(status_since=timezone.now() - timedelta(days=400))
    migration = MigrationLoader(None).get_migration_by_prefix("claims", "0046_status")

    with connection.cursor() as cursor:
        for operation in migration.operations[-3:-1]:
            cursor.execute(operation.sql)

    assert make.fresh(claim).status_since == getattr(claim.round, name)
    suggested = claim.article.claims.filter(status="proposed").select_related("current").first()
    assert suggested.status_since == suggested.current.created_at
