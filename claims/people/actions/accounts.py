"""Change people, their roles and their conflicts of interest; each change is an event in the newsroom's chain."""

from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.db import transaction

from claims import ledger
from claims.access.refusals import Conflict, Forbidden
from claims.access.rules import can_change_roles, require_for
from claims.desk.actions.holds import release_conflicted_lease, release_slots_of
from claims.models import Person
from claims.vocabulary import Action, EventType, Role

OWN_ROLES = "You can’t change your own roles. Ask another administrator."
RECORDED = ("email", "name", "byline_kind", "pseudonym", "is_active")


@transaction.atomic
def save_person(*, person: Person, by: Person, roles: Iterable[Role]) -> Person:
    """Save a new or changed person with exactly these roles. A new person has no usable password.

    Whatever somebody who can't sign in any more has reserved is released; their drafts stay.

    Nobody changes their own roles, so that no one reads as an editor and judges as a reviewer alone.
    """
    require_for(by, Action.EDIT_PERSON)
    chain = ledger.lock_chain(None)
    if person.pk and not person.is_active:
        # Before the person is locked: releasing locks the chains of articles, which come after the newsroom's.
        release_slots_of(person, by=by)
    old = Person.objects.select_for_update().filter(pk=person.pk).first()
    before = recorded_columns(old) if old else None
    wanted = [Role(role).value for role in roles]
    if before and not can_change_roles(by, person) and before["roles"] != sorted(wanted):
        raise Forbidden(OWN_ROLES)
    if old is None:
        person.set_unusable_password()
    # The trigger person_copies_their_conflicts writes `conflict_keys`, the conflict-of-interest keys.
    person.save()
    # The trigger role_opens_rounds records which open rounds they can read from now on, as
    # superuser_opens_rounds does for a superuser; only the command line makes one.
    person.groups.set(Group.objects.filter(name__in=wanted))
    after = recorded_columns(Person.objects.get(pk=person.pk))
    if before != after:
        ledger.record(
            chain=chain,
            by=by,
            event_type=EventType.EDIT_PERSON,
            on=person,
            before=before,
            after=after,
        )
    return person


@transaction.atomic
def declare_conflicts(*, by: Person, interests: list[str]) -> Person:
    """Save the outlets and people whose claims this person must not review.

    A claim that they leased is released. A claim that they hold stays theirs until they release it.
    """
    require_for(by, Action.DECLARE_CONFLICTS)
    return _save_conflicts(by, by, interests)


@transaction.atomic
def edit_conflicts(*, person: Person, by: Person, interests: list[str], seen: list[str]) -> Person:
    """Save the conflicts of interest of somebody else, as `declare_conflicts` does.

    `seen` are those that the editor saw. Raises Conflict if the person changed them in the meantime.
    """
    require_for(by, Action.EDIT_CONFLICTS)
    return _save_conflicts(person, by, interests, seen)


def _save_conflicts(
    person: Person, by: Person, interests: list[str], seen: list[str] | None = None
) -> Person:
    chain = ledger.lock_chain(None)
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    before = person.interests
    if seen is not None and seen != before:
        raise Conflict(f"{person}’s conflicts of interest changed while you were typing.")
    if before == interests:
        return person
    person.interests = interests
    # The trigger person_copies_their_conflicts writes `conflict_keys`, by which slots are found below.
    person.save(update_fields=("interests",))
    release_conflicted_lease(person)
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType.DECLARE_CONFLICTS,
        on=person,
        before=before,
        after=interests,
    )
    return person


def recorded_columns(person: Person) -> dict[str, object]:
    """Return the columns of a person that the ledger records; the payload can be erased on request."""
    columns = {name: getattr(person, name) for name in RECORDED}
    return columns | {"roles": sorted(group.name for group in person.groups.all())}
