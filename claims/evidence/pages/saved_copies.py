"""The saved copies of evidence, as far as a person can see them: state, passage and changes."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from claims.access.snapshots import visible_snapshots
from claims.evidence.actions.passage_search import PassageMatch, match_passage
from claims.evidence.forms.evidence_form import EvidenceForm
from claims.models import Evidence, Person, Review, Snapshot
from claims.text.citations.pages import link_of
from claims.text.revisions.comparison import word_diff
from claims.vocabulary import PassageFound, SnapshotKind
from claims.web.links import passage_address, web_address

METADATA = ("title", "publisher", "author", "published_on")
"""What a page or document says about itself."""


@dataclass(frozen=True)
class SavedCopies:
    """The saved copies of one piece of evidence, newest first."""

    piece: Evidence
    snapshots: list[Snapshot]

    @property
    def key(self) -> str:
        """The key of the evidence."""
        return str(self.piece.key)

    @property
    def newest(self) -> Snapshot | None:
        """The one that was requested last, taken or not."""
        return self.snapshots[0] if self.snapshots else None

    @property
    def newest_taken(self) -> Snapshot | None:
        """The newest one that was taken."""
        return next((snapshot for snapshot in self.snapshots if snapshot.is_taken), None)

    @property
    def newest_image(self) -> Snapshot | None:
        """The newest one that is an image."""
        images = (copy for copy in self.snapshots if copy.is_taken and copy.image_id)
        return next(images, None)

    @property
    def finished(self) -> list[Snapshot]:
        """Those that were taken or refused."""
        return [snapshot for snapshot in self.snapshots if not snapshot.is_unfinished]

    @property
    def poll_token(self) -> str:
        """A token that changes when the newest one changes, so that a poll is only answered then."""
        return f"{self.newest.pk}:{self.newest.state}" if self.newest else ""

    @property
    def is_of_another_link(self) -> bool:
        """Whether the evidence now cites another link than the one that was saved."""
        return bool(self.newest_taken and self.newest_taken.url) and (
            link_of(self.piece.cited) != self.newest_taken.url
        )

    @property
    def suggested_values(self) -> dict[str, str]:
        """Values for fields of the evidence form, from the metadata of the newest saved copy."""
        snapshot = self.newest_taken
        if not snapshot or self.is_of_another_link:
            return {}
        metadata = {name: getattr(snapshot, name) for name in METADATA}
        if snapshot.published_on:
            metadata["published_on"] = snapshot.published_on.isoformat()
        return {name: value for name, value in metadata.items() if value}

    @property
    def suggested_values_json(self) -> str:
        """The suggested values for the script that fills in the form."""
        return json.dumps(self.suggested_values, ensure_ascii=False)

    @property
    def has_suggestions(self) -> bool:
        """Whether there is a suggested value for a field of the evidence that is empty."""
        return any(getattr(self.piece, name) in (None, "") for name in self.suggested_values)

    @cached_property
    def match(self) -> PassageMatch:
        """How the passage is found in the newest saved copy.

        For a submitted review that is the result which was stored when it was submitted.
        """
        if not self.newest_taken:
            return PassageMatch(PassageFound.NOT_LOOKED)
        piece = self.piece
        is_settled = piece.review.is_submitted and piece.passage_found != PassageFound.NOT_LOOKED
        if is_settled and self.newest_taken.passage != piece.passage:
            return PassageMatch(PassageFound(piece.passage_found))
        return match_passage(self.newest_taken, piece.passage)

    @property
    def passage_url(self) -> str:
        """The link at which a browser highlights the passage, if the saved copy is a downloaded page that has it.

        It quotes the page's own wording, because a browser finds no other. Without that wording it leads to the top of
        the page.
        """
        snapshot = self.newest_taken
        if not snapshot or not snapshot.final_url or not self.match.result.is_found:
            return ""
        if snapshot.kind not in (SnapshotKind.HTML, SnapshotKind.TEXT):
            return ""
        is_exact = self.match.result == PassageFound.FOUND
        wording = self.piece.passage if is_exact else self.match.text
        return passage_address(web_address(snapshot.final_url).partition("#")[0], wording)

    @property
    def passage_changes(self) -> list[tuple[str, str]]:
        """The word diff from the passage to what replaced it in the newest copy; empty if that is unknown."""
        snapshot = self.newest_taken
        if not snapshot or snapshot.passage_found != PassageFound.MISSING:
            return []
        return word_diff(snapshot.passage, snapshot.closest_text) if snapshot.closest_text else []


@dataclass(frozen=True)
class EvidenceWithCopies:
    """A piece of evidence and its saved copies, for a template."""

    piece: Evidence
    saved_copies: SavedCopies | None


@dataclass(frozen=True)
class SourceRow:
    """The form for one source and its saved copies, for a template. There are none until the source is saved."""

    form: EvidenceForm
    saved_copies: SavedCopies | None = None


def saved_copies_of(pieces: Iterable[Evidence], user: Person) -> dict[int, SavedCopies]:
    """Return the saved copies that this person can see, by the primary key of the evidence, with one query.

    `pieces` have their review loaded. Copies that the same reviewer saved in an earlier round are included.
    """
    pieces = list(pieces)
    if not pieces:
        return {}
    snapshots = list(
        visible_snapshots(user)
        .without_text()
        .filter(key__in=[piece.key for piece in pieces])
        .select_related("review")
        .order_by("-asked_at")
    )
    return {
        piece.pk: SavedCopies(
            piece,
            [
                snapshot
                for snapshot in snapshots
                if snapshot.key == piece.key
                and snapshot.review.reviewer_id == piece.review.reviewer_id
            ],
        )
        for piece in pieces
    }


def saved_copies_of_one(piece: Evidence, user: Person) -> SavedCopies:
    """Return the saved copies of one piece of evidence that this person can see."""
    return saved_copies_of([piece], user)[piece.pk]


def saved_copies_of_reviews(reviews: Iterable[Review], user: Person) -> dict[int, SavedCopies]:
    """Return the saved copies of all evidence of these reviews, by the primary key of the evidence."""
    return saved_copies_of((piece for review in reviews for piece in review.evidence.all()), user)


def pair_evidence(review: Review, saved_copies: dict[int, SavedCopies]) -> list[EvidenceWithCopies]:
    """Return the evidence of a review, each with its saved copies."""
    return [
        EvidenceWithCopies(piece, saved_copies.get(piece.pk)) for piece in review.evidence.all()
    ]


def pair_rows(
    rows: Iterable[EvidenceForm], review: Review | None, saved_copies: dict[int, SavedCopies]
) -> list[SourceRow]:
    """Return the rows of a review form, each with the saved copies of that source in the stored review."""
    pieces = review.evidence.all() if review else ()
    by_key = {str(piece.key): saved_copies[piece.pk] for piece in pieces}
    return [SourceRow(row, by_key.get(row.key)) for row in rows]
