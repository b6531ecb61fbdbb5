"""The state of an article's claims as one user may see it: marks, progress, neighbours.

No queries: the claims come from `access.claims.claims_of_article`, which gives nothing of an open round except the
user's own reviews.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from claims.access.articles import SETTLED
from claims.access.claims import ClaimForUser
from claims.models import Article
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
class Progress:
    """The number of claims being checked, how many of them are reviewed, and how many this user reviewed.

    A claim counts as reviewed only after its round is closed, so this reveals nothing of an open round.
    """

    total: int
    settled: int
    mine: int


class Marks(dict[int, Mark]):
    """The marks of claims for the user for whom these were fetched, by their numbers.

    Each is built when it is looked up, since a page shows only some.
    """

    def __init__(self, article: Article, claims: Iterable[ClaimForUser], current: int = 0) -> None:
        super().__init__()
        self._start = reverse("claim", args=(article.slug, 0)).removesuffix("0/")
        self._claims = {claim.number: claim for claim in claims}
        self._current = current

    def __missing__(self, number: int) -> Mark:
        address = f"{self._start}{number}/"
        self[number] = build_mark(self._claims[number], address, number == self._current)
        return self[number]


def build_mark(claim: ClaimForUser, address: str, is_current: bool = False) -> Mark:
    """Return the mark of a claim whose page has this address."""
    state = find_state(claim)
    verdict = claim.verdict if state == "decided" else None
    return Mark(
        number=claim.number,
        address=address,
        state=state,
        sign=verdict.symbol if verdict else SIGNS.get(state, ""),
        state_label=f"decided: {verdict.label}" if verdict else STATE_LABELS[state],
        tone=verdict.tone if verdict else "",
        is_current=is_current,
    )


def find_state(claim: ClaimForUser) -> str:
    """Return the claim's status; for an open claim, what this user has done with it."""
    if claim.status == ClaimStatus.OPEN:
        return _OWN_STATES.get(claim.my_review, "open")
    if claim.status == ClaimStatus.DECIDED and not claim.verdict:
        return "agreed"
    return claim.status.value


_OWN_STATES = {ReviewState.DRAFT: "draft", ReviewState.SUBMITTED: "mine"}


def is_marked(claim: ClaimForUser, current: int = 0) -> bool:
    """Return whether the claim is marked in the text: suggested claims are not, except the current one."""
    return claim.status != ClaimStatus.PROPOSED or claim.number == current


def count_progress(claims: Iterable[ClaimForUser]) -> Progress:
    """Count the claims being checked. A claim with an open round is not settled, whatever reviews it has."""
    active = [claim for claim in claims if claim.status not in _INACTIVE]
    settled = sum(find_state(claim) in SETTLED for claim in active)
    return Progress(len(active), settled, sum(_is_mine(claim) for claim in active))


_INACTIVE = {ClaimStatus.PROPOSED, ClaimStatus.SET_ASIDE}


def _is_mine(claim: ClaimForUser) -> bool:
    return claim.my_review == ReviewState.SUBMITTED


def find_neighbours[Numbered: (Mark, ClaimForUser)](
    shown: Sequence[Numbered], current: int
) -> tuple[Numbered | None, Numbered | None]:
    """Return the claims or marks before and after that of the current claim, which is among them."""
    position = next(n for n, each in enumerate(shown) if each.number == current)
    before = shown[position - 1] if position else None
    return before, shown[position + 1] if position + 1 < len(shown) else None


def list_around[Numbered: (Mark, ClaimForUser)](
    shown: Sequence[Numbered], current: int, most: int
) -> Sequence[Numbered]:
    """Return at most so many claims or marks, those around the current one."""
    here = next((n for n, each in enumerate(shown) if each.number == current), 0)
    first = max(0, min(here - most // 2, len(shown) - most))
    return shown[first : first + most]
