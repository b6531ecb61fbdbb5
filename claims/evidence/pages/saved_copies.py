"""What is known of the copies of a piece of evidence, as far as a person may see: state, passage, changes."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from claims.access.snapshots import visible_snapshots
from claims.evidence.actions.capturing import Found, found_now
from claims.evidence.forms.evidence_form import EvidenceForm
from claims.models import Evidence, Person, Review, Snapshot
from claims.text.citations.urls import normalise
from claims.text.revisions.comparison import word_diff
from claims.vocabulary import PassageFound
from claims.web.links import passage_address, web_address

SAID = ("title", "publisher", "author", "published_on")
"""What a page or document may say of itself."""


@dataclass(frozen=True)
class Copies:
    """The copies of one piece of evidence, newest first."""

    piece: Evidence
    every: list[Snapshot]

    @property
    def key(self) -> str:
        """The key of the evidence."""
        return str(self.piece.key)

    @property
    def newest(self) -> Snapshot | None:
        """The one that was asked for last."""
        return self.every[0] if self.every else None

    @property
    def taken(self) -> Snapshot | None:
        """The newest that there is."""
        return next((copy for copy in self.every if copy.is_taken), None)

    @property
    def picture(self) -> Snapshot | None:
        """The newest that is a picture."""
        return next((copy for copy in self.every if copy.is_taken and copy.image_id), None)

    @property
    def ended(self) -> list[Snapshot]:
        """Those that nobody works on any more."""
        return [copy for copy in self.every if not copy.is_unfinished]

    @property
    def since(self) -> str:
        """What a poll has seen: it is answered only when this is another."""
        return f"{self.newest.pk}:{self.newest.state}" if self.newest else ""

    @property
    def is_of_another_address(self) -> bool:
        """Whether another address is cited now than the one that was copied."""
        return bool(self.taken and self.taken.url) and (
            normalise(self.piece.cited) != self.taken.url
        )

    @property
    def says(self) -> dict[str, str]:
        """What the copy says of itself, as the fields of a row that it can fill in."""
        copy = self.taken
        if not copy or self.is_of_another_address:
            return {}
        said = {name: getattr(copy, name) for name in SAID}
        if copy.published_on:
            said["published_on"] = copy.published_on.isoformat()
        return {name: words for name, words in said.items() if words}

    @property
    def fields(self) -> str:
        """The same for a script, as JSON."""
        return json.dumps(self.says, ensure_ascii=False)

    @property
    def is_offering(self) -> bool:
        """Whether it says something of which the draft is silent."""
        blank = (None, "")
        return any(getattr(self.piece, name) in blank for name in self.says)

    @cached_property
    def sighting(self) -> Found:
        """How the passage is found in the copy, and on which page."""
        if not self.taken:
            return Found(PassageFound.NOT_LOOKED)
        piece = self.piece
        is_settled = piece.review.is_submitted and piece.passage_found != PassageFound.NOT_LOOKED
        if is_settled and self.taken.passage != piece.passage:
            return Found(PassageFound(piece.passage_found))
        return found_now(self.taken, piece.passage)

    @property
    def place(self) -> str:
        """The address at which a browser shows the passage; only of a page that the desk fetched.

        It quotes the page's own words, not what was typed; without them it leads to the page's top.
        """
        copy = self.taken
        if not copy or not copy.final_url or copy.kind not in ("html", "text"):
            return ""
        found = self.sighting
        if found.how not in (PassageFound.FOUND, PassageFound.NEARLY):
            return ""
        quoted = self.piece.passage if found.how == PassageFound.FOUND else found.words
        return passage_address(web_address(copy.final_url).partition("#")[0], quoted)

    @property
    def changed_passage(self) -> list[tuple[str, str]]:
        """What became of the passage in the newest copy, word by word; empty where nobody can tell."""
        if not self.taken or self.taken.found != PassageFound.MISSING:
            return []
        became = self.taken.became
        return word_diff(self.taken.passage, became) if became else []


def copies_of(pieces: Iterable[Evidence], user: Person) -> dict[int, Copies]:
    """The copies of several pieces that this person may see, by the primary key of the piece: one query.

    `pieces` have their review loaded. An earlier round's copies of the same reviewer count as well.
    """
    pieces = list(pieces)
    if not pieces:
        return {}
    found = (
        visible_snapshots(user)
        .without_words()
        .filter(key__in=[piece.key for piece in pieces])
        .select_related("review")
        .order_by("-asked_at")
    )
    every = list(found)
    return {
        piece.pk: Copies(
            piece,
            [
                copy
                for copy in every
                if copy.key == piece.key and copy.review.reviewer_id == piece.review.reviewer_id
            ],
        )
        for piece in pieces
    }


def copies_of_one(piece: Evidence, user: Person) -> Copies:
    """The same for one piece."""
    return copies_of([piece], user)[piece.pk]


def attach_copies(
    reviews: Iterable[Review],
    user: Person,
    *,
    rows: Iterable[EvidenceForm] = (),
    mine: Review | None = None,
) -> None:
    """Put `.copies` on the evidence of these reviews, and on the `rows` of a form that show mine."""
    pieces = [piece for review in reviews for piece in review.evidence.all()]
    found = copies_of(pieces, user)
    for piece in pieces:
        piece.copies = found[piece.pk]
    if mine:
        by_key = {str(piece.key): piece.copies for piece in pieces if piece.review_id == mine.pk}
        for row in rows:
            row.copies = by_key.get(row.key)
