"""The annotated article as one reader may see it: each stretch of text with the claims it belongs to.

Pure: claims come from `access.claims.claims_of_article`, which carries nothing of an open round but
the reader's own work.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from claims.access.claims import ClaimForUser
from claims.models import Claim, Revision
from claims.text.quotes.marked_text import Block, Part, Unit, mark_text
from claims.vocabulary import ClaimStatus, ReviewState

SIGNS = {"draft": "✎", "mine": "●", "agreed": "=", "disputed": "≠", "set-aside": "–"}
WORDS = {
    "proposed": "proposed, not open yet",
    "open": "open, not judged by me",
    "draft": "my draft",
    "mine": "judged by me",
    "agreed": "reviewers agree",
    "disputed": "reviewers differ",
    "set-aside": "set aside",
}


@dataclass(frozen=True)
class Mark:
    """How one claim looks in the text: its address, its state for this reader, sign, word and tone."""

    number: int
    address: str
    state: str
    sign: str
    word: str
    tone: str = ""
    is_here: bool = False

    @property
    def classes(self) -> str:
        """Class names of the style sheet."""
        return " ".join(
            filter(
                None,
                [self.state, self.tone and f"tone-{self.tone}", "here" if self.is_here else ""],
            )
        )

    @property
    def label(self) -> str:
        """Sign and number as they stand above the line."""
        return f"{self.sign} {self.number}".strip()


@dataclass(frozen=True)
class Stretch:
    """A part of the text with the mark its link carries, and the others that end at it."""

    part: Part
    mark: Mark | None = None
    others: tuple[Mark, ...] = ()

    @property
    def label(self) -> str:
        """The sign, where its claim ends; a claim in several parts shows it once."""
        return self.mark.label if self.mark and self.part.target_ends else ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph or heading in stretches."""

    block: Block
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True)
class Progress:
    """How far an article is: whole and, of that, done by the desk and by me. Blind."""

    total: int
    settled: int
    mine: int


def mark_of(seen: ClaimForUser, here: Claim | None = None) -> Mark:
    """The mark of a claim for the reader it was fetched for."""
    claim, state = seen.claim, state_of(seen)
    rating = seen.decision.rating if seen.decision and state == "decided" else None
    return Mark(
        number=claim.number,
        address=claim.get_absolute_url(),
        state=state,
        sign=rating.symbol if rating else SIGNS.get(state, ""),
        word=f"decided: {rating.label}" if rating else WORDS[state],
        tone=rating.tone if rating else "",
        is_here=here is not None and here.pk == claim.pk,
    )


def state_of(seen: ClaimForUser) -> str:
    """The claim's status, divided where it is open by what this reader has done."""
    status = seen.claim.status
    if status == ClaimStatus.OPEN:
        return {ReviewState.DRAFT: "draft", ReviewState.SUBMITTED: "mine"}.get(
            seen.my_review, "open"
        )
    if status == ClaimStatus.DECIDED and not seen.decision:
        return "agreed"
    return str(status)


def is_shown(seen: ClaimForUser, here: Claim | None = None) -> bool:
    """Proposals have no mark, since nobody opened them; the one that is looked at does."""
    return seen.claim.status != ClaimStatus.PROPOSED or seen.claim == here


def paragraphs(
    revision: Revision, claims: Iterable[ClaimForUser], here: Claim | None = None
) -> list[Paragraph]:
    """The article's text with its marks; proposals are not marked, since nobody opened them."""
    shown = {seen.claim.number: seen for seen in claims if is_shown(seen, here)}
    marks = {number: mark_of(seen, here) for number, seen in shown.items()}
    units = [Unit(unit.start, unit.end, unit.role) for unit in revision.sentences.all()]
    spans = {
        number: (seen.claim.start, seen.claim.end)
        for number, seen in shown.items()
        if seen.claim.start is not None
    }
    return [
        Paragraph(block, tuple(_stretch(part, marks, here) for part in block.parts))
        for block in mark_text(revision.text, units, spans)
    ]


def _stretch(part: Part, marks: dict[int, Mark], here: Claim | None) -> Stretch:
    if part.target is None:
        return Stretch(part)
    mark = marks[part.target]
    if here is not None and here.number in part.numbers and not mark.is_here:
        mark = Mark(**vars(mark) | {"is_here": True})
    return Stretch(part, mark, tuple(marks[number] for number in part.others_end))


def progress(claims: Iterable[ClaimForUser]) -> Progress:
    """Count claims at work; a claim whose round is open counts as open, however many reviews are in."""
    states = [state_of(seen) for seen in claims]
    at_work = [state for state in states if state not in {"proposed", "set-aside"}]
    settled = sum(state in {"agreed", "disputed", "decided"} for state in at_work)
    mine = sum(
        seen.my_review == ReviewState.SUBMITTED
        for seen in claims
        if seen.claim.status not in {ClaimStatus.PROPOSED, ClaimStatus.SET_ASIDE}
    )
    return Progress(len(at_work), settled, mine)


def rows(
    claims: Iterable[ClaimForUser], people: Mapping[int, list[str]] | None = None
) -> list[tuple[Claim, Mark, list[str]]]:
    """The list of claims: each with its mark and, where the reader may know, who is at work on it."""
    people = people or {}
    return [(seen.claim, mark_of(seen), people.get(seen.claim.number, [])) for seen in claims]


def neighbours(claims: Iterable[ClaimForUser], here: Claim) -> tuple[Claim | None, Claim | None]:
    """The claims before and after this one among those at work (and this one)."""
    line = [seen.claim for seen in claims if is_shown(seen, here)]
    pairs = list(pairwise([None, *line, None]))
    before = next((a for a, b in pairs if b is not None and b.pk == here.pk), None)
    after = next((b for a, b in pairs if a is not None and a.pk == here.pk), None)
    return before, after
