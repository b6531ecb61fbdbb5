"""The annotated article as one reader may see it: each stretch of text with the claims it belongs to.

Pure: claims come from `Claim.objects.as_seen_by(user)`, which carries nothing of an open round but
the reader's own work.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

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


def mark_of(claim: Claim, here: Claim | None = None) -> Mark:
    """The mark of a claim for the reader it was fetched for."""
    state = state_of(claim)
    rating = claim.current_decisions[0].rating if state == "decided" else None
    return Mark(
        number=claim.number,
        address=claim.get_absolute_url(),
        state=state,
        sign=rating.symbol if rating else SIGNS.get(state, ""),
        word=f"decided: {rating.label}" if rating else WORDS[state],
        tone=rating.tone if rating else "",
        is_here=here is not None and here.pk == claim.pk,
    )


def state_of(claim: Claim) -> str:
    """The claim's status, divided where it is open by what this reader has done."""
    if claim.status == ClaimStatus.OPEN:
        return {ReviewState.DRAFT: "draft", ReviewState.SUBMITTED: "mine"}.get(
            claim.my_state, "open"
        )
    if claim.status == ClaimStatus.DECIDED and not claim.current_decisions:
        return "agreed"
    return str(claim.status)


def is_shown(claim: Claim, here: Claim | None = None) -> bool:
    """Proposals have no mark, since nobody opened them; the one that is looked at does."""
    return claim.status != ClaimStatus.PROPOSED or claim == here


def paragraphs(
    revision: Revision, claims: Iterable[Claim], here: Claim | None = None
) -> list[Paragraph]:
    """The article's text with its marks; proposals are not marked, since nobody opened them."""
    shown = {claim.number: claim for claim in claims if is_shown(claim, here)}
    marks = {number: mark_of(claim, here) for number, claim in shown.items()}
    units = [Unit(unit.start, unit.end, unit.role) for unit in revision.sentences.all()]
    spans = {
        number: (claim.start, claim.end)
        for number, claim in shown.items()
        if claim.start is not None
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


def progress(claims: Iterable[Claim]) -> Progress:
    """Count claims at work; a claim whose round is open counts as open, however many reviews are in."""
    states = [state_of(claim) for claim in claims]
    at_work = [state for state in states if state not in {"proposed", "set-aside"}]
    settled = sum(state in {"agreed", "disputed", "decided"} for state in at_work)
    mine = sum(
        claim.my_state == ReviewState.SUBMITTED
        for claim in claims
        if claim.status not in {ClaimStatus.PROPOSED, ClaimStatus.SET_ASIDE}
    )
    return Progress(len(at_work), settled, mine)


def rows(
    claims: Iterable[Claim], people: Mapping[int, list[str]] | None = None
) -> list[tuple[Claim, Mark, list[str]]]:
    """The list of claims: each with its mark and, where the reader may know, who is at work on it."""
    return [(claim, mark_of(claim), (people or {}).get(claim.number, [])) for claim in claims]


def neighbours(claims: Iterable[Claim], here: Claim) -> tuple[Claim | None, Claim | None]:
    """The claims before and after this one among those at work (and this one)."""
    line = [
        claim for claim in claims if claim.status != ClaimStatus.PROPOSED or claim.pk == here.pk
    ]
    pairs = list(pairwise([None, *line, None]))
    before = next((a for a, b in pairs if b is not None and b.pk == here.pk), None)
    after = next((b for a, b in pairs if a is not None and a.pk == here.pk), None)
    return before, after
