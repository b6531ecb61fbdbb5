"""People and their roles."""

import pytest

from claims.access.refusals import Forbidden
from claims.models import Event, EventPayload, Person
from claims.people.actions.accounts import save_person
from claims.vocabulary import EventType, Role
from tests import factories as make


def test_new_person_has_roles_and_no_password(db: None):
    admin = make.make_person("Anna", Role.ADMINISTRATOR)

    new = save_person(
        person=Person(email="new@desk.example", name="New"), by=admin, roles=[Role.REVIEWER]
    )

    assert Person.objects.get(pk=new.pk).roles == {Role.REVIEWER}
    assert not new.has_usable_password()
    assert Event.objects.about(new).get() == Event.objects.get()


def test_change_of_roles_leaves_what_was_and_what_is(db: None, reviewer: Person):
    admin = make.make_person("Anna", Role.ADMINISTRATOR)

    save_person(person=reviewer, by=admin, roles=[Role.EDITOR])
    save_person(person=reviewer, by=admin, roles=[Role.EDITOR])

    assert Event.objects.filter(event_type=EventType.EDIT_PERSON).count() == 1
    assert '"roles":["reviewer"]' in EventPayload.objects.get().body
    assert Person.objects.get(pk=reviewer.pk).roles == {Role.EDITOR}


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.EDITOR])
def test_others_change_nobody(db: None, role: Role):
    person = make.make_person("Somebody", role)

    with pytest.raises(Forbidden):
        save_person(person=person, by=person, roles=[Role.ADMINISTRATOR])
