"""The context of a claim as pages show it: its pieces by kind, and two contexts side by side."""

from dataclasses import dataclass

from claims.models import ClaimVersion
from claims.text.folding import fold
from claims.text.revisions.contexts import Context, ContextKind

LABELS = {
    ContextKind.HEADING: "Heading",
    ContextKind.LEAD_IN: "Lead-in",
    ContextKind.QUESTION: "Question or turn before",
    ContextKind.SPEAKER: "Said under",
    ContextKind.SENTENCE: "Sentence before",
}
MOST_CHARACTERS = 600
"""Of one piece. A sentence without a full stop can be as long as the article."""


@dataclass(frozen=True)
class ShownPiece:
    """One piece of a context: what it is, its words, and whether the other context lacks it."""

    label: str
    words: str
    is_different: bool = False


@dataclass(frozen=True)
class ContextChange:
    """The context before and after a change. Either may be empty."""

    before: tuple[ShownPiece, ...]
    after: tuple[ShownPiece, ...]


def show_context(version: ClaimVersion) -> tuple[ShownPiece, ...]:
    """Return the pieces of a version's context, in reading order."""
    return _show(version.revision.text, version.context_pieces, None)


def compare_versions(old: ClaimVersion, new: ClaimVersion) -> ContextChange | None:
    """Return both contexts if they differ in more than what no reader can see, else None."""
    is_empty = not old.context and not new.context
    if old.pk == new.pk or is_empty or old.folded_context == new.folded_context:
        return None
    return compare_contexts(
        old.revision.text, old.context_pieces, new.revision.text, new.context_pieces
    )


def compare_contexts(old_text: str, old: Context, new_text: str, new: Context) -> ContextChange:
    """Return two contexts, each piece marked if the other context doesn't have it."""
    before = {fold(piece.span.of(old_text)) for piece in old}
    after = {fold(piece.span.of(new_text)) for piece in new}
    return ContextChange(_show(old_text, old, after), _show(new_text, new, before))


def _show(text: str, context: Context, others: set[str] | None) -> tuple[ShownPiece, ...]:
    pieces = sorted(context, key=lambda piece: piece.span)
    return tuple(
        ShownPiece(
            LABELS[piece.kind],
            _shorten(piece.span.of(text)),
            others is not None and fold(piece.span.of(text)) not in others,
        )
        for piece in pieces
    )


def _shorten(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= MOST_CHARACTERS else f"{words[:MOST_CHARACTERS]} …"
