"""Search for a quoted passage in a saved copy of its source."""

from typing import NamedTuple

from claims.models import Snapshot
from claims.text.quotes import passages
from claims.vocabulary import PassageFound


class PassageMatch(NamedTuple):
    """How a passage was found in a saved copy.

    `page` or `paragraph` is its number, from 1, in the main text. `text` is the saved copy's own wording where that
    differs from the passage in spacing or punctuation.
    """

    result: PassageFound
    page: int | None = None
    paragraph: int | None = None
    text: str = ""


def search_passage(snapshot: Snapshot, passage: str) -> PassageMatch:
    """Search for a passage, first in the main text and then in all text of the page."""
    if not passage.strip() or not (snapshot.text or snapshot.full_text):
        return PassageMatch(PassageFound.NOT_LOOKED)
    text, page, paragraph = snapshot.text, None, None
    sighting = passages.find_passage(text, passage)
    if sighting:
        page = passages.page_number_at(snapshot.pages, sighting.span.start) or None
        paragraph = None if page else passages.paragraph_number_at(text, sighting.span.start)
    else:
        text = snapshot.full_text
        sighting = passages.find_passage(text, passage)
    if sighting is None:
        return PassageMatch(PassageFound.MISSING)
    if sighting.is_exact:
        return PassageMatch(PassageFound.FOUND, page, paragraph)
    wording = text[sighting.span.start : sighting.span.end]
    return PassageMatch(PassageFound.NEARLY, page, paragraph, wording)


def recorded_match(snapshot: Snapshot, passage: str) -> PassageMatch | None:
    """Return the match that was stored with the saved copy, or None if it is about another passage."""
    if snapshot.passage != passage:
        return None
    result = PassageFound(snapshot.passage_found)
    return PassageMatch(result, snapshot.page, snapshot.paragraph, snapshot.closest_text)


def match_passage(snapshot: Snapshot, passage: str) -> PassageMatch:
    """Return the stored match of a passage, or search for it if there is none."""
    return recorded_match(snapshot, passage) or search_passage(snapshot, passage)
