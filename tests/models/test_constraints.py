"""A refusal of the database is known by the name of its constraint or trigger."""

import pytest
from django.db import IntegrityError, transaction

from claims.models import Person
from claims.models.constraints import retry_on_conflict, violated


def refused(**fields: object) -> IntegrityError:
    """The error of an attempt to store a person."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        Person.objects.create(**fields)
    return refusal.value


def test_error_names_its_constraint(editor: Person):
    error = refused(email=editor.email.upper(), name="Twin")

    assert violated(error, "person_pseudonym_is_given", "person_email_is_unique")
    assert not violated(error, "person_pseudonym_is_given")


def test_words_of_a_message_are_no_name_of_a_constraint(db: None):
    error = refused(email="a@example.org", byline_kind="pseudonym", name="person_email_is_unique")

    assert "person_email_is_unique" in str(error)
    assert not violated(error, "person_email_is_unique")


def test_an_error_that_is_not_the_databases_has_no_constraint():
    assert not violated(IntegrityError("person_email_is_unique"), "person_email_is_unique")


def test_action_runs_again_when_somebody_else_was_first(db: None):
    names = ["Somebody", "Else"]

    @retry_on_conflict("person_email_is_unique")
    @transaction.atomic
    def invite(email: str) -> Person:
        person = Person.objects.create(email=email, name=names.pop())
        if names:  # in the first run the row is there before it
            Person.objects.create(email=email.upper(), name="Twin")
        return person

    assert invite("a@example.org").name == "Somebody"
    assert [person.name for person in Person.objects.all()] == ["Somebody"]


def test_action_does_not_run_again_for_another_refusal(db: None):
    runs = []

    @retry_on_conflict("person_email_is_unique")
    @transaction.atomic
    def invite() -> None:
        runs.append(1)
        Person.objects.create(email="a@example.org", name="Ann", byline_kind="pseudonym")

    with pytest.raises(IntegrityError), transaction.atomic():
        invite()
    assert len(runs) == 1


def test_action_that_is_refused_twice_raises(editor: Person):
    runs = []

    @retry_on_conflict("person_email_is_unique")
    @transaction.atomic
    def invite() -> None:
        runs.append(1)
        Person.objects.create(email=editor.email.upper(), name="Twin")

    with pytest.raises(IntegrityError), transaction.atomic():
        invite()
    assert len(runs) == 2
