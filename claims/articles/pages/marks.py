"""The article's text with its claims marked, as one user may see it.

No queries: the claims come from `access.claims.claims_of_article`, which gives nothing of an open round except the
user's own reviews.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from claims.access.articles import SETTLED
from claims.access.claims import ClaimForUser
from claims.models import Claim, Revision
from claims.text.quotes.marked_text import Block, Part, Unit, mark_text
from claims.vocabulary import ClaimStatus, ReviewState

SIGNS = {
    "draft": "✎",
    "mine": "●",
    "agreed": "=",
    "disputed": "≠",
    "context-changed": "⟳",
    "set-aside": "–",
}
STATE_LABELS = {
    "proposed": "suggested",
    "open": "to review",
    "draft": "your draft",
    "mine": "reviewed by you",
    "agreed": "reviewers agree",
    "disputed": "reviewers disagree",
    "context-changed": "context changed, verdict not in force",
    "set-aside": "set aside",
}


@dataclass(frozen=True)
class Mark:
    """How one claim is shown in the text: its URL, and its state for this user as label, sign and tone."""

    number: int
    address: str
    state: str
    sign: str
    state_label: str
    tone: str = ""
    is_current: bool = False

    @property
    def classes(self) -> str:
        """Class names for the style sheet."""
        return " ".join(
            filter(
                None,
                [self.state, self.tone and f"tone-{self.tone}", "here" if self.is_current else ""],
            )
        )

    @property
    def short_label(self) -> str:
        """The sign and number that are shown above the line."""
        return f"{self.sign} {self.number}".strip()


@dataclass(frozen=True)
class Stretch:
    """A part of the text with the mark that it links to, and the other marks that end with it."""

    part: Part
    mark: Mark | None = None
    others: tuple[Mark, ...] = ()

    @property
    def label(self) -> str:
        """The mark's label if the claim ends with this stretch; a claim of several parts shows it once."""
        return self.mark.short_label if self.mark and self.part.target_ends else ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph or heading, cut into stretches."""

    block: Block
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True)
class Progress:
    """The number of claims being checked, how many of them are reviewed, and how many this user reviewed.

    A claim counts as reviewed only after its round is closed, so this reveals nothing of an open round.
    """

    total: int
    settled: int
    mine: int


def build_mark(seen: ClaimForUser, current: Claim | None = None) -> Mark:
    """Return the mark of a claim for the user for whom it was fetched."""
    claim, state = seen.claim, find_state(seen)
    rating = seen.decision.rating if seen.decision and state == "decided" else None
    return Mark(
        number=claim.number,
        address=claim.get_absolute_url(),
        state=state,
        sign=rating.symbol if rating else SIGNS.get(state, ""),
        state_label=f"decided: {rating.label}" if rating else STATE_LABELS[state],
        tone=rating.tone if rating else "",
        is_current=current is not None and current.pk == claim.pk,
    )


def find_state(seen: ClaimForUser) -> str:
    """Return the claim's status; for an open claim, what this user has done with it."""
    status = seen.claim.status
    if status == ClaimStatus.OPEN:
        return {ReviewState.DRAFT: "draft", ReviewState.SUBMITTED: "mine"}.get(
            seen.my_review, "open"
        )
    if status == ClaimStatus.DECIDED and not seen.decision:
        return "agreed"
    return str(status)


def is_marked(seen: ClaimForUser, current: Claim | None = None) -> bool:
    """Return whether the claim is marked in the text: suggested claims are not, except the current one."""
    return seen.claim.status != ClaimStatus.PROPOSED or seen.claim == current


def build_paragraphs(
    revision: Revision, claims: Iterable[ClaimForUser], current: Claim | None = None
) -> list[Paragraph]:
    """Return the article's text with its claims marked."""
    marked = {seen.claim.number: seen for seen in claims if is_marked(seen, current)}
    marks = {number: build_mark(seen, current) for number, seen in marked.items()}
    units = [Unit(unit.start, unit.end, unit.role) for unit in revision.sentences.all()]
    spans = {
        number: (seen.claim.start, seen.claim.end)
        for number, seen in marked.items()
        if seen.claim.start is not None
    }
    return [
        Paragraph(block, tuple(_build_stretch(part, marks, current) for part in block.parts))
        for block in mark_text(revision.text, units, spans)
    ]


def _build_stretch(part: Part, marks: dict[int, Mark], current: Claim | None) -> Stretch:
    if part.target is None:
        return Stretch(part)
    mark = marks[part.target]
    if current is not None and current.number in part.numbers and not mark.is_current:
        mark = Mark(**vars(mark) | {"is_current": True})
    return Stretch(part, mark, tuple(marks[number] for number in part.others_end))


def count_progress(claims: Iterable[ClaimForUser]) -> Progress:
    """Count the claims being checked. A claim with an open round is not settled, whatever reviews it has."""
    states = [find_state(seen) for seen in claims]
    active = [state for state in states if state not in {"proposed", "set-aside"}]
    settled = sum(state in SETTLED for state in active)
    mine = sum(
        seen.my_review == ReviewState.SUBMITTED
        for seen in claims
        if seen.claim.status not in {ClaimStatus.PROPOSED, ClaimStatus.SET_ASIDE}
    )
    return Progress(len(active), settled, mine)


def list_claims(
    claims: Iterable[ClaimForUser], people: Mapping[int, list[str]] | None = None
) -> list[tuple[Claim, Mark, list[str]]]:
    """Return each claim with its mark and the people who are working on it (`people`, by claim number)."""
    people = people or {}
    return [(seen.claim, build_mark(seen), people.get(seen.claim.number, [])) for seen in claims]


def find_neighbours(
    claims: Iterable[ClaimForUser], current: Claim
) -> tuple[Claim | None, Claim | None]:
    """Return the claims before and after the current one, ignoring suggested claims."""
    sequence = [seen.claim for seen in claims if is_marked(seen, current)]
    pairs = list(pairwise([None, *sequence, None]))
    before = next((a for a, b in pairs if b is not None and b.pk == current.pk), None)
    after = next((b for a, b in pairs if a is not None and a.pk == current.pk), None)
    return before, after
