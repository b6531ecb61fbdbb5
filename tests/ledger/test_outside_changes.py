"""What is changed past the actions is one event outside the workflow, and what actions change is not."""

import json

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from claims.canonical_json import canonical_json
from claims.ledger.bulk_imports import bulk_import
from claims.ledger.verification import find_problems
from claims.models import (
    Claim,
    Decision,
    Event,
    Person,
    Rating,
    RatingScale,
    Report,
    Review,
)
from claims.vocabulary import Role
from tests import factories as make


def leave_the_workflow() -> None:
    """Forget that actions ran in this transaction, which a test never ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('factcheck.workflow', '', true)")


def execute(sql: str, *parameters: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters or None)


def allow(table: str, *triggers: str) -> None:
    """Turn off guards, as only the owner of the database can."""
    execute("SET CONSTRAINTS ALL IMMEDIATE")
    for trigger in triggers:
        execute(
            f"DO $$ DECLARE name text; BEGIN FOR name IN SELECT tgname FROM pg_trigger WHERE tgname LIKE"
            f" 'pgtrigger_{trigger}_%' LOOP EXECUTE format('ALTER TABLE {table} DISABLE TRIGGER %I', name);"
            f" END LOOP; END $$"
        )


@pytest.fixture(scope="module")
def built(module_db: None, django_db_blocker: DjangoDbBlocker) -> Report:
    with django_db_blocker.unblock():
        report = make.make_report()
        leave_the_workflow()
    return report


@pytest.fixture
def report(built: Report, db: None) -> Report:
    """A published report of an article with one decided claim, after which no action runs."""
    return Report.objects.get(pk=built.pk)


def outside_events() -> list[Event]:
    return list(Event.objects.filter(event_type="outside").order_by("pk"))


def payload_of(event: Event) -> dict:
    return json.loads(event.payload.body)


def test_actions_record_nothing_outside_the_workflow(db: None):
    make.make_report()

    assert outside_events() == []
    assert Review.objects.submitted().exists()
    assert Decision.objects.exists()


NEW_RATING = """
    INSERT INTO claims_rating (
        scale_id, label, "order", text, symbol, tone, definition, needs_rationale, needs_sources
    ) SELECT min(id), 'Maybe', 99, '', '?', 'neutral', '', false, 0 FROM claims_ratingscale
"""
CHANGES = {
    "a decision by SQL": (
        "UPDATE claims_decision SET replaced_at = now()", "decision", "update", ["replaced_at"],
    ),
    "a rating by SQL": (
        "UPDATE claims_rating SET retired_at = now() WHERE label = 'True'", "rating", "update", ["retired_at"],
    ),
    "a rating that is new": (
        NEW_RATING,
        "rating", "insert", [],
    ),
    "a review": ("UPDATE claims_review SET rationale = 'x'", "review", "update", ["rationale"]),
    "a review taken away": ("DELETE FROM claims_review", "review", "delete", []),
    "a decision taken away": ("DELETE FROM claims_decision", "decision", "delete", []),
    "a report": ("UPDATE claims_report SET reason = 'x'", "report", "update", ["reason"]),
    "a report taken away": ("DELETE FROM claims_report", "report", "delete", []),
}  # fmt: skip
GUARDS = {
    "review": ("review_submitted_is_frozen",),
    "decision": ("decision_is_never_deleted", "decision_is_immutable"),
    "report": ("report_is_immutable", "report_is_never_deleted"),
}


REFERRING = {
    "review": ("claims_evidence", "claims_searchablereview"),
    "report": ("claims_searchablereport", "claims_reportpicture"),
}


def delete_what_refers_to(noun: str) -> None:
    execute("SET LOCAL session_replication_role = replica")
    for table in REFERRING.get(noun, ()):
        execute(f"DELETE FROM {table}")
    execute("SET LOCAL session_replication_role = origin")


@pytest.mark.parametrize("case", CHANGES)
def test_change_by_sql_is_one_event(report: Report, case: str):
    sql, noun, operation, columns = CHANGES[case]
    if noun in GUARDS:
        allow(f"claims_{noun}", *GUARDS[noun])
    if operation == "delete":
        delete_what_refers_to(noun)

    execute(sql)

    [event] = outside_events()
    change = event.outside_change
    assert (change.noun, change.operation, change.columns) == (noun, operation, columns)
    payload = payload_of(event)
    assert payload["count"] == change.row_count >= 1
    assert payload["role"] == connection.settings_dict["USER"]
    assert len(payload["rows"]) == min(change.row_count, 20)
    assert payload["rows"][0]["key"].startswith(f"{noun}:")
    assert find_problems(event.chain) == []


def test_bulk_update_of_the_orm_is_one_event_with_every_row(report: Report):
    claim = report.article.claims.get(status="decided")
    Decision.objects.filter(claim=claim).update(replaced_at=timezone.now())

    [event] = outside_events()
    assert event.chain.article == report.article
    assert (event.object_type, event.object_id) == ("claim", claim.pk)
    assert event.outside_change.claims == [claim.pk]


def test_copy_of_many_rows_is_one_event_with_count_and_digest(report: Report):
    scale = RatingScale.objects.first()
    with connection.cursor() as cursor:
        columns = 'scale_id, label, "order", text, symbol, tone, definition, needs_rationale, needs_sources'
        with cursor.copy(f"COPY claims_rating ({columns}) FROM STDIN") as copy:
            for number in range(30):
                copy.write_row(
                    (scale.pk, f"New {number}", 100 + number, "", "?", "neutral", "", False, 0)
                )

    [event] = outside_events()
    payload = payload_of(event)
    assert (payload["count"], len(payload["rows"]), len(payload["digest"])) == (30, 20, 64)
    assert event.chain.article is None


def test_shell_that_saves_a_row_is_recorded(report: Report):
    rating = Rating.objects.filter(retired_at=None).first()
    rating.retired_at = timezone.now()
    rating.save()

    [event] = outside_events()
    assert (event.object_type, event.object_id) == ("rating", rating.pk)
    [row] = payload_of(event)["rows"]
    assert json.loads(row["before"])["retired_at"] is None
    assert json.loads(row["after"])["retired_at"]


def test_change_of_nothing_is_no_event(report: Report):
    execute("UPDATE claims_rating SET retired_at = retired_at")
    execute("UPDATE claims_rating SET retired_at = now() WHERE id = -1")

    assert outside_events() == []


def test_drafts_are_not_recorded(db: None):
    claim = make.make_claim()
    make.save(claim, make.make_person("Writer", Role.REVIEWER))
    leave_the_workflow()

    Review.objects.filter(state="draft").update(rationale="Changed.")

    assert outside_events() == []


def test_person_that_the_session_names_is_recorded(report: Report, editor: Person):
    execute("SELECT set_config('factcheck.person', %s, true)", str(editor.pk))
    Decision.objects.update(replaced_at=timezone.now())

    [event] = outside_events()
    assert event.actor_id == editor.pk


@pytest.mark.parametrize("claimed", ["nobody", "-1", "999999999", "1; DROP TABLE", ""])
def test_person_that_nobody_has_is_not_recorded(report: Report, claimed: str):
    execute("SELECT set_config('factcheck.person', %s, true)", claimed)
    Decision.objects.update(replaced_at=timezone.now())

    [event] = outside_events()
    assert event.actor_id is None


@pytest.mark.parametrize("value", ["on", "true", "1", "0", "null"])
def test_mark_is_the_number_of_the_transaction_and_nothing_else(report: Report, value: str):
    execute("SELECT set_config('factcheck.workflow', %s, true)", value)
    Decision.objects.update(replaced_at=timezone.now())

    assert len(outside_events()) == 1


def test_mark_of_an_action_ends_with_its_transaction(committed_db: str):
    make.make_report()

    Decision.objects.update(replaced_at=timezone.now())

    assert len(outside_events()) == 1


def test_mark_that_a_connection_keeps_is_of_another_transaction(committed_db: str):
    make.make_report()
    execute("SELECT set_config('factcheck.workflow', pg_current_xact_id()::text, false)")

    Decision.objects.update(replaced_at=timezone.now())

    assert len(outside_events()) == 1


def test_rows_of_several_articles_are_one_event_of_the_newsroom(report: Report):
    make.make_report()
    leave_the_workflow()

    Decision.objects.update(replaced_at=timezone.now())

    [event] = outside_events()
    assert (event.chain.article, event.object_type) == (None, "desk")
    assert sorted(event.outside_change.claims) == sorted(
        Claim.objects.filter(status="decided").values_list("pk", flat=True)
    )


def test_header_and_payload_are_canonical(report: Report):
    Decision.objects.update(replaced_at=timezone.now())

    [event] = outside_events()
    for text in (event.header, event.payload.body):
        assert canonical_json(json.loads(text)) == text


# --- Bulk imports -----------------------------------------------------------------------------------
def imports() -> list[Event]:
    return list(Event.objects.filter(event_type="bulk-import").order_by("pk"))


def test_import_of_a_script_is_one_event_and_none_outside_the_workflow(db: None):
    leave_the_workflow()
    scale = RatingScale.objects.create(slug="other", name="Other")

    with bulk_import("a script"):
        for order in (1, 2, 3):
            Rating.objects.create(scale=scale, label=f"Rating {order}", order=order, symbol="x")

    event = imports()[-1]
    [table] = payload_of(event)["tables"]
    assert table["count"] == 3
    assert table["last"] - table["first"] == 2
    assert outside_events() == []
    assert find_problems(event.chain) == []


def test_import_that_fails_leaves_nothing(db: None):
    before = len(imports())

    def import_half() -> None:
        with bulk_import("a script"):
            scale = RatingScale.objects.first()
            Rating.objects.create(scale=scale, label="New", order=99, symbol="x")
            raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        import_half()

    assert len(imports()) == before
    assert not Rating.objects.filter(label="New").exists()
