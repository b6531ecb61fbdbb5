"""The application's database role does all the work of the application, and can't turn off what protects the ledger.

On a real PostgreSQL: the tests' own one signs the role in; on that of DATABASE_URL, its owner takes the role on.
"""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import Error, IntegrityError, connection
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import DjangoDbBlocker

from claims.desk.actions.skipping import skip_claim
from claims.evidence.actions import capturing
from claims.models import Event, Report, Review, Snapshot
from claims.models.constraints import violated
from claims.vocabulary import Role, SkipReason
from factcheck import embedded
from factcheck.database_roles import describe_risk, grant_rights, lacks_rights
from tests import factories as make
from tests.databases import Templates, address_of, cloned, let_go
from tests.waiting import wait_for
from tests.workers import worker

ROLE = embedded.APPLICATION_ROLE
DENIED = "42501"  # SQLSTATE insufficient_privilege


@pytest.fixture(scope="module")
def application(templates: Templates, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A database of the module's own, in which every connection of this process is the application's."""
    with (
        django_db_blocker.unblock(),
        cloned(connection, template=templates.migrated, name=f"{templates.committed}_roles"),
    ):
        if not settings.EMBEDDED_HOME:
            make_role()
        before = {**connection.settings_dict, "OPTIONS": {**connection.settings_dict["OPTIONS"]}}
        become_application()
        yield
        let_go(connection)
        connection.settings_dict.update(before, NAME=connection.settings_dict["NAME"])


def make_role() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT FROM pg_roles WHERE rolname = %s", [ROLE])
        if not cursor.fetchone():
            cursor.execute(f"CREATE ROLE {ROLE}")
    grant_rights(connection, ROLE)


def become_application() -> None:
    let_go(connection)
    if settings.EMBEDDED_HOME:
        connection.settings_dict["USER"] = ROLE
        return
    options = connection.settings_dict["OPTIONS"]
    options["options"] = f"{options.get('options', '')} -c role={ROLE}"


def one(sql: str, *parameters: object) -> object:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters or None)
        return cursor.fetchone()[0]


def test_role_is_not_the_owner_nor_a_superuser(application: None):
    assert one("SELECT current_user") == ROLE
    assert one("SELECT current_setting('is_superuser')") == "off"
    assert describe_risk(connection) == ""


def test_application_does_its_work(application: None):
    reviewer = make.make_person("Rea", Role.REVIEWER)
    claim = make.make_disputed()
    open_claim = make.make_claim(make.make_article(reviews_needed=2))
    make.review(open_claim, reviewer)
    make.take_back(make.fresh(open_claim), reviewer)
    skip_claim(claim=make.make_claim(), by=reviewer, reason=SkipReason.TIME)
    make.comment(claim, reviewer, "Why?")
    report = make.make_report()
    client = Client()
    client.force_login(report.published_by)
    pages = ("/", "/admin/", "/articles/", "/admin/claims/event/", "/sources/", "/search/?q=trees",
             report.get_absolute_url(), claim.get_absolute_url())  # fmt: skip

    answers = {page: client.get(page).status_code for page in pages}

    assert answers == dict.fromkeys(pages, 200)
    assert Report.objects.get(pk=report.pk).sha256 == report.sha256
    call_command("verify_ledger", stdout=io.StringIO())


def test_application_loads_the_first_contents_and_claims_of_a_file(application: None):
    call_command("seed", stdout=io.StringIO())

    with connection.cursor() as cursor:  # as an import of claims does
        cursor.execute("CREATE TEMP TABLE staged (id integer) ON COMMIT DROP")


def test_worker_runs_as_the_application(
    application: None, desk_environment: dict[str, str], tmp_path: Path
):
    name = connection.settings_dict["NAME"]
    environment = desk_environment | {"DATABASE_URL": _address(name)}
    review = make.save(make.make_claim(), make.make_person("Rita", Role.REVIEWER))
    piece = review.evidence.get()

    with worker(environment, tmp_path / "worker.log"):
        wanted = capturing.paste_snapshot(piece=piece, by=review.reviewer, text="Words.")
        wait_for(lambda: Snapshot.objects.filter(pk=wanted.pk, state="taken").exists())

    wait_for(lambda: not ProcrastinateJob.objects.exists())


def _address(name: str) -> str:
    address = address_of(connection, name)
    return address if settings.EMBEDDED_HOME else f"{address}&options=-c%20role%3D{ROLE}"


@pytest.fixture(scope="module")
def report(application: None, django_db_blocker: DjangoDbBlocker) -> Report:
    """A report, so that no statement below is harmless for want of a row."""
    with django_db_blocker.unblock():
        return make.make_report()


REFUSED = {
    "drop a trigger": "DROP TRIGGER {trigger} ON claims_event",
    "turn a trigger off": "ALTER TABLE claims_event DISABLE TRIGGER {trigger}",
    "turn all triggers off": "ALTER TABLE claims_review DISABLE TRIGGER ALL",
    "let a trigger never fire": "ALTER TABLE claims_event ENABLE REPLICA TRIGGER {trigger}",
    "rename a trigger": "ALTER TRIGGER {trigger} ON claims_event RENAME TO other",
    "add a trigger": "CREATE TRIGGER a_first BEFORE UPDATE ON claims_event EXECUTE FUNCTION {function}()",
    "drop a function": "DROP FUNCTION {function}() CASCADE",
    "replace a function": "CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "change a function": "ALTER FUNCTION {function}() RENAME TO other",
    "add a function": "CREATE FUNCTION public.sha256(text) RETURNS bytea LANGUAGE sql AS 'SELECT ''''::bytea'",
    "write as a replica does": "SET session_replication_role = replica",
    "… in one transaction": "SET LOCAL session_replication_role = replica",
    "… by a function": "SELECT set_config('session_replication_role', 'replica', false)",
    "become the owner": "SET ROLE {owner}",
    "sign in as the owner": "SET SESSION AUTHORIZATION {owner}",
    "give itself more": "ALTER ROLE {role} SUPERUSER",
    "join the owner": "GRANT {owner} TO {role}",
    "empty the ledger": "TRUNCATE claims_event CASCADE",
    "empty a table without a guard": "TRUNCATE claims_reviewslot CASCADE",
    "empty the drafts": "TRUNCATE claims_reportdraft",
    "change events": "UPDATE claims_event SET at = now()",
    "delete events": "DELETE FROM claims_event",
    "delete payloads": "DELETE FROM claims_eventpayload",
    "move payloads": "UPDATE claims_eventpayload SET event_id = event_id",
    "delete chains": "DELETE FROM claims_eventchain",
    "move chains": "UPDATE claims_eventchain SET article_id = NULL",
    "change reports": "UPDATE claims_report SET reason = ''",
    "delete reports": "DELETE FROM claims_report",
    "forget changes outside the workflow": "DELETE FROM claims_outsidechange",
    "add a column": "ALTER TABLE claims_event ADD COLUMN more text",
    "drop a constraint": "ALTER TABLE claims_event DROP CONSTRAINT event_sequence_is_its_own",
    "rename a table": "ALTER TABLE claims_event RENAME TO other",
    "own a table": "ALTER TABLE claims_event OWNER TO {role}",
    "drop a table": "DROP TABLE claims_event CASCADE",
    "add a table": "CREATE TABLE public.more (id integer)",
    "rewrite what a table answers": "CREATE RULE r AS ON DELETE TO claims_event DO INSTEAD NOTHING",
    "hide rows": "ALTER TABLE claims_event ENABLE ROW LEVEL SECURITY",
    "say that a migration ran": "INSERT INTO django_migrations (app, name, applied) VALUES ('claims', 'x', now())",
    "run a program": "COPY claims_person TO PROGRAM 'cat'",
}


@pytest.mark.parametrize("what", REFUSED)
def test_application_is_refused(report: Report, what: str):
    trigger = one("SELECT tgname FROM pg_trigger WHERE tgname LIKE 'pgtrigger_event_is_immutable%'")
    owner = one("SELECT relowner::regrole FROM pg_class WHERE relname = 'claims_event'")
    names = {"trigger": trigger, "function": trigger, "owner": owner, "role": ROLE}

    with pytest.raises(Error) as refusal, connection.cursor() as cursor:
        cursor.execute(REFUSED[what].format(**names))

    assert refusal.value.__cause__.sqlstate == DENIED
    assert Event.objects.exists()


def test_temporary_table_in_the_place_of_ours_deceives_no_trigger(report: Report):
    review = Review.objects.submitted().filter(round__closed_at__isnull=False).first()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE claims_round (id bigint, closed_at timestamptz)")
        cursor.execute("INSERT INTO claims_round VALUES (%s, NULL)", [review.round_id])

    with pytest.raises(IntegrityError) as refusal:
        Review.objects.filter(pk=review.pk).update(state="draft", submitted_at=None)

    let_go(connection)  # and of its table
    assert violated(refusal.value, "review_submitted_is_frozen")


def test_application_has_no_right_on_any_table_but_to_read_and_write_rows(application: None):
    rights = "SELECT coalesce(string_agg(DISTINCT privilege_type, ' '), '') FROM information_schema.role_table_grants"

    assert one(f"{rights} WHERE grantee = %s", ROLE) == "DELETE INSERT SELECT UPDATE"


def test_new_table_is_the_applications_after_the_next_migration(db: None):
    if not settings.EMBEDDED_HOME:
        make_role()
    assert not lacks_rights(connection, ROLE)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE public.more (id integer)")
    assert lacks_rights(connection, ROLE)

    grant_rights(connection, ROLE)

    assert not lacks_rights(connection, ROLE)


def test_role_that_owns_the_tables_is_warned_of(db: None):
    owner = one("SELECT current_user")

    assert f"The database role {owner} serves pages and owns the tables" in describe_risk(
        connection
    )
    assert describe_risk(connection, ROLE) == ""
