"""What changed between two wordings, word by word, for people to read."""

from dataclasses import dataclass

from claims.models import ClaimVersion
from claims.text.revisions.comparison import word_diff


@dataclass(frozen=True)
class Change:
    """A thing that is worded otherwise: its name, and its pieces, each `same`, `cut` or `added`."""

    name: str
    pieces: list[tuple[str, str]]


def changes(old: ClaimVersion, new: ClaimVersion) -> list[Change]:
    """What a claim says otherwise in `new`: its words in the article, its statement, who said it.

    Where all of that is the same, what it leans on, or the text around it, is what changed.
    """
    wordings = [
        ("In the article", old.quote, new.quote),
        ("The claim in full", old.statement, new.statement),
        ("Said by", old.claimant, new.claimant),
    ]
    found = [
        Change(name, word_diff(before, after))
        for name, before, after in wordings
        if before.split() != after.split()
    ]
    if found or old.pk == new.pk:
        return found
    before, after = context_of(old), context_of(new)
    return [Change("What it leans on", word_diff(before, after))] if before != after else []


def context_of(version: ClaimVersion) -> str:
    """The words that a version leans on."""
    if version.context_start is None:
        return ""
    return version.revision.text[version.context_start : version.context_end]
