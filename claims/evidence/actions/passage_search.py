"""Search for a quoted passage in a saved copy of its source."""

from typing import NamedTuple

from claims.models import Snapshot
from claims.text.quotes import passages
from claims.vocabulary import PassageFound, SnapshotKind


class PassageMatch(NamedTuple):
    """How a passage was found in a saved copy.

    `page` or `paragraph` is its number, from 1, in the main text. `text` is the saved copy's own wording where that
    differs from the passage in spacing or punctuation, or by a note mark.
    """

    result: PassageFound
    page: int | None = None
    paragraph: int | None = None
    text: str = ""


def search_passage(snapshot: Snapshot, passage: str) -> PassageMatch:
    """Search for a passage, first in the main text and then in all text of the page."""
    if not passage.strip() or snapshot.image_id:
        return PassageMatch(PassageFound.NOT_LOOKED)
    main = _search_main_text(snapshot, passage)
    if main and main.result.is_found:
        return main
    whole = _search_text(snapshot.full_text, passage)
    if whole and whole.result.is_found:
        return whole
    return main or whole or _search_in_vain(snapshot, passage)


def _search_main_text(snapshot: Snapshot, passage: str) -> PassageMatch | None:
    """Return the match in the main text with its page or paragraph."""
    sighting = passages.find_passage(snapshot.text, passage)
    if sighting is None:
        return None
    start = sighting.span.start
    page = passages.page_number_at(snapshot.pages, start) or None
    paragraph = None if page else passages.paragraph_number_at(snapshot.text, start)
    return _describe(snapshot.text, sighting)._replace(page=page, paragraph=paragraph)


def _search_text(text: str, passage: str) -> PassageMatch | None:
    sighting = passages.find_passage(text, passage)
    return _describe(text, sighting) if sighting else None


def _describe(text: str, sighting: passages.PassageMatch) -> PassageMatch:
    wording = "" if sighting.is_exact else sighting.span.of(text)
    if not sighting.is_sure:
        return PassageMatch(PassageFound.UNSURE, text=wording)
    result = PassageFound.FOUND if sighting.is_exact else PassageFound.NEARLY
    return PassageMatch(result, text=wording)


def _search_in_vain(snapshot: Snapshot, passage: str) -> PassageMatch:
    """Return whether a passage that no search finds is missing, or whether we could not read enough to say so."""
    text = snapshot.text or snapshot.full_text
    if snapshot.is_doubtful or snapshot.is_cut or not text.strip():
        return PassageMatch(PassageFound.UNSURE)
    for searched in (snapshot.text, snapshot.full_text):
        if wording := passages.find_note_read_as_figure(searched, passage):
            return PassageMatch(PassageFound.MISSING, text=wording)
    if snapshot.kind == SnapshotKind.PDF and passages.may_be_in_other_order(snapshot.text, passage):
        return PassageMatch(PassageFound.UNSURE)
    return PassageMatch(PassageFound.MISSING)


def recorded_match(snapshot: Snapshot, passage: str) -> PassageMatch | None:
    """Return the match that was stored with the saved copy, or None if it is about another passage."""
    if snapshot.passage != passage:
        return None
    result = PassageFound(snapshot.passage_found)
    return PassageMatch(result, snapshot.page, snapshot.paragraph, snapshot.closest_text)


def match_passage(snapshot: Snapshot, passage: str) -> PassageMatch:
    """Return the stored match of a passage, or search for it if there is none."""
    return recorded_match(snapshot, passage) or search_passage(snapshot, passage)
