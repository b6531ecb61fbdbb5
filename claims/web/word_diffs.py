"""What changed between two versions of a claim, for people to read: words one by one, contexts side by side."""

from dataclasses import dataclass

from claims.models import ClaimVersion
from claims.text.folding import fold
from claims.text.revisions.comparison import word_diff
from claims.web.context_changes import ContextChange, compare_versions


@dataclass(frozen=True)
class Change:
    """A thing that is different: its name, and its pieces, each `same`, `cut` or `added`, or both contexts."""

    name: str
    pieces: list[tuple[str, str]]
    context: ContextChange | None = None


def changes(old: ClaimVersion, new: ClaimVersion) -> list[Change]:
    """Return what differs between two versions: the words in the article, the statement, who said it, the context."""
    wordings = [
        ("In the article", old.quote, new.quote),
        ("The claim in full", old.statement, new.statement),
        ("Said by", old.claimant, new.claimant),
    ]
    found = [
        Change(name, word_diff(before, after))
        for name, before, after in wordings
        if fold(before) != fold(after)
    ]
    context = compare_versions(old, new)
    return [*found, Change("Context", [], context)] if context else found
