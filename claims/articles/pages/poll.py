"""Where a page polls for changes, and, for editors, who is working on an article."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse

from claims.access.authorship import authors_of_claims
from claims.access.change_token import change_token
from claims.access.slots import occupied_slots
from claims.models import Article, Person
from claims.vocabulary import SlotState


@dataclass(frozen=True)
class Poll:
    """The URL that a page polls, and the number of the state that the page shows.

    Create it before reading anything else: a change in between is then reported again, and never missed.
    """

    address: str
    since: int

    @classmethod
    def of(cls, user: Person, slug: str, on: str, claim: int = 0, begin: str = "") -> "Poll":
        """Return the poll of a page. Raises Http404 if the user can't see the article."""
        since = change_token(user, slug, claim)
        if since is None:
            raise Http404
        query = (
            {"on": on} | ({"claim": claim} if claim else {}) | ({"from": begin} if begin else {})
        )
        return cls(f"{reverse('changes', args=(slug,))}?{urlencode(query)}", since)


def list_present_people(article: Article, user: Person) -> dict[int, list[str]] | None:
    """Return who is working on each claim, by its number. Returns None unless the user is an editor.

    Of a claim whose authors are hidden, only that reviewers are at work, in an order that tells nothing.
    """
    if not user.is_editor:
        return None
    slots = list(occupied_slots(user, article).select_related("person", "claim"))
    authors = authors_of_claims(user, [slot.claim for slot in slots])
    people: dict[int, list[str]] = {}
    for slot in slots:
        activity = "writing" if slot.state == SlotState.HELD else "looking"
        people.setdefault(slot.position, []).append(
            f"{authors[slot.claim_id].name(slot.person)}, {activity}"
        )
    return {number: sorted(present) for number, present in people.items()}
