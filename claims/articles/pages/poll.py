"""What a page needs to ask what moved, and who is at work on an article, for an editor."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse

from claims.access.change_token import change_token
from claims.access.slots import occupied_slots
from claims.models import Article, Person
from claims.vocabulary import SlotState


@dataclass(frozen=True)
class Poll:
    """Where a page asks what moved, and the number of the state that it shows.

    To be made before anything else is read: a change in between is then told once more, never missed.
    """

    address: str
    since: int

    @classmethod
    def of(cls, user: Person, slug: str, on: str, claim: int = 0, begin: str = "") -> "Poll":
        """The poll of a page; 404 where the article is not this person's to see."""
        since = change_token(user, slug, claim)
        if since is None:
            raise Http404
        asked = (
            {"on": on} | ({"claim": claim} if claim else {}) | ({"from": begin} if begin else {})
        )
        return cls(f"{reverse('changes', args=(slug,))}?{urlencode(asked)}", since)


def present(article: Article, user: Person) -> dict[int, list[str]] | None:
    """Who is on which claim, by its number, for an editor; nobody else is told, nor that there is a list."""
    if not user.is_editor:
        return None
    slots = occupied_slots(user, article).select_related("person", "round__claim_version__claim")
    found: dict[int, list[str]] = {}
    for slot in slots:
        number = slot.round.claim_version.claim.number
        does = "writing" if slot.state == SlotState.HELD else "looking"
        found.setdefault(number, []).append(f"{slot.person}, {does}")
    return found
