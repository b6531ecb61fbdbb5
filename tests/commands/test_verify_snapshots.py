"""`manage.py verify_snapshots` names saved copies that changed or are missing."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from claims.models import Evidence, Original, Person, Snapshot
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def copy(reviewer: Person) -> Snapshot:
    """A saved copy that a submitted review uses."""
    claim = make.make_claim()
    review = make.save(claim, reviewer)
    copy = make.make_copy(review.evidence.get(), "The city has 35,000 trees.")
    make.submit(claim, review)
    assert Evidence.objects.get().passage_found == "not-looked"
    return copy


def said() -> list[str]:
    out = io.StringIO()
    try:
        call_command("verify_snapshots", stdout=out)
    except CommandError as error:
        out.write(str(error))
    return out.getvalue().strip().splitlines()


def without_guards() -> None:
    """Bypass the triggers, like someone with full access to the database."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in ("claims_original", "claims_snapshot"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute("ALTER TABLE claims_original DROP CONSTRAINT original_is_what_its_hash_says")
        cursor.execute("ALTER TABLE claims_original DROP CONSTRAINT original_has_its_size")


def test_intact_copies_are_counted(copy: Snapshot):
    assert said() == ["1 copies, 0 problems"]


def test_changed_bytes_are_named(copy: Snapshot):
    without_guards()
    Original.objects.update(content=b"Forged")

    assert said() == [
        f"The bytes of {copy.original_id} have another hash.",
        "1 copies, 1 problems",
        "The saved copies do not match their hashes.",
    ]


def test_missing_copies_are_named(copy: Snapshot):
    without_guards()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM claims_snapshot")
        cursor.execute("DELETE FROM claims_original")

    assert said()[0] == f"The copy {copy.original_id} is missing."
