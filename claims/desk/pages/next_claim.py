"""What differs between the page of a claim that was just reviewed and the page of the next one."""

from typing import Any

from claims.access.finding import find_claim
from claims.articles.pages.poll import Poll, list_present_people
from claims.desk.pages import cards
from claims.desk.queries.taking import TakenSlot
from claims.models import Person


def show_next_claim(slot: TakenSlot, user: Person, *, reviewed: int) -> dict[str, Any]:
    """Return the context; `reviewed` is the number of the claim that the reviewer comes from."""
    number = slot.claim_number
    poll = Poll.of(user, slot.article_slug, "claim", number)
    claim = find_claim(user, slot.article_slug, number)
    context = cards.card(claim, user)
    people = list_present_people(claim.article, user)
    return context | {
        "poll": poll,
        "present": people.get(number, []) if people is not None else None,
        "changed_paragraphs": context["marked_text"].paragraphs_with(reviewed, number),
    }
