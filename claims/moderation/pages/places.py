"""The places in an open round that somebody has, and the handle by which an editor releases one."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.crypto import constant_time_compare, salted_hmac

from claims.access.authorship import Authors, authors_of
from claims.models import Claim, Person, ReviewSlot
from claims.vocabulary import SlotState


@dataclass(frozen=True)
class Place:
    """A place that somebody has. While names are hidden it is only known whether it is started, and whether it is idle."""

    slot: ReviewSlot
    holder: str
    is_named: bool
    handle: str

    @property
    def can_be_released(self) -> bool:
        """Whether something was written, so that only an editor ends it early."""
        return self.slot.state == SlotState.HELD


def show_places(held: Iterable[ReviewSlot], user: Person, authors: Authors) -> list[Place]:
    """Return the places for an editor, in an order that tells nothing while names are hidden."""
    is_named = not authors.are_hidden
    places = [
        Place(slot, authors.name(slot.person), is_named, _handle_of(slot, user, is_named=is_named))
        for slot in held
        if slot.person
    ]
    return places if is_named else sorted(places, key=lambda place: place.handle)


def find_place(claim: Claim, user: Person, handle: str) -> int | None:
    """Return the key of the slot that has this handle, if somebody still has it."""
    if claim.round is None:
        return None
    is_named = not authors_of(user, claim).are_hidden
    for slot in claim.round.slots.filter(state=SlotState.HELD).select_related("person"):
        if constant_time_compare(_handle_of(slot, user, is_named=is_named), handle):
            return slot.pk
    return None


def _handle_of(slot: ReviewSlot, user: Person, *, is_named: bool) -> str:
    """Return a name of a slot that changes when names are hidden: the key would tell who had it before."""
    words = f"{user.pk}:{slot.pk}:{is_named}"
    return salted_hmac(__name__, words, algorithm="sha256").hexdigest()[:20]
