"""Rows that are inserted by prepared statements: the same rows as `bulk_create` writes."""

import uuid

import pytest
from django.db import IntegrityError, transaction
from django.forms.models import model_to_dict

from claims.inserts import insert_rows
from claims.models import Evidence, Person, Review, Source
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(reviewer: Person) -> Review:
    return make.save(make.make_claim(), reviewer, make.make_draft(evidence=()))


def piece(review: Review, **fields: object) -> Evidence:
    return Evidence(
        review=review, key=uuid.uuid4(), position=0, cited="A “census” — 100 %s", **fields
    )


def test_row_has_what_bulk_create_writes(review: Review):
    fields = {"title": "It's", "credibility": 3, "published_on": "2026-05-01", "is_protected": True}
    first, second = piece(review, **fields), piece(review, **fields)

    assert insert_rows([first]) == 1
    Evidence.objects.bulk_create([second])

    stored = [model_to_dict(row) for row in Evidence.objects.order_by("pk")]
    for row in stored:
        row.pop("id")
    assert stored[0] == stored[1]
    assert not first._state.adding


def test_conflicting_row_is_changed_in_these_columns_only(review: Review):
    known = piece(review, title="Before", publisher="The office")
    insert_rows([known])

    again = Evidence(review=review, key=known.key, position=3, cited="New", title="After")
    insert_rows([again], unique=("review", "key"), update=("position", "title"))

    stored = Evidence.objects.get()
    assert (stored.position, stored.title) == (3, "After")
    assert (stored.cited, stored.publisher) == (known.cited, "The office")


def test_rows_that_exist_are_left_alone_and_not_counted(reviewer: Person):
    rows = [
        Source(identity=f"{n}" * 64, created_by=reviewer, description="A book") for n in range(3)
    ]
    insert_rows(rows[:1])

    again = [
        Source(identity="0" * 64, created_by=reviewer, description="A book", title="Other"),
        *rows[1:],
    ]

    assert insert_rows(again, ignore_conflicts=True) == 2
    assert set(Source.objects.values_list("identity", "title")) == {
        (row.identity, "") for row in rows
    }


def test_constraints_hold(reviewer: Person):
    insert_rows([Source(identity="0" * 64, created_by=reviewer, description="A book")])

    with pytest.raises(IntegrityError), transaction.atomic():
        insert_rows([Source(identity="0" * 64, created_by=reviewer, description="A book")])


def test_no_rows_are_no_statement():
    assert insert_rows([]) == 0
