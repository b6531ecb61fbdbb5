"""The queue beside a claim: what waits for an editor in its article, and where an editor goes next."""

from dataclasses import dataclass

from claims.access.claims import visible_claims
from claims.access.proposals import is_left_to_others
from claims.access.reviews import SubmittedAnswer, add_submitted_answers
from claims.compiled_reads import compiled_once
from claims.models import Claim, Person
from claims.models.article import articles_with_opening
from claims.models.claim import WORK_ORDER, ClaimQuerySet, work_order
from claims.vocabulary import ClaimStatus

MOST = 60
"""Claims of an article that the queue shows; the list of claims has all of them."""
MOST_AT_ONCE = 200
"""Claims that an editor can read and confirm at once."""
WAITING = WORK_ORDER[: WORK_ORDER.index(ClaimStatus.AGREED) + 1]
"""Statuses that wait for an editor, in the order of the queue."""
HEADINGS = {
    ClaimStatus.DISPUTED: "disputed",
    ClaimStatus.CONTEXT_CHANGED: "context changed",
    ClaimStatus.AGREED: "agreed",
}


@dataclass(frozen=True)
class QueuedClaim:
    """A claim that waits, with the different answers of its reviews."""

    pk: int
    number: int
    status: ClaimStatus
    wording: str
    language: str
    answers: list[SubmittedAnswer]


@dataclass(frozen=True)
class QueueGroup:
    """The claims of a queue that have one status."""

    status: ClaimStatus
    rows: list[QueuedClaim]

    @property
    def heading(self) -> str:
        """How many there are, such as "2 disputed"."""
        return f"{len(self.rows)} {HEADINGS[self.status]}"


@dataclass(frozen=True)
class Queue:
    """What waits in the article of a claim; `before` and `after` are the neighbours of the claim that is open."""

    groups: list[QueueGroup]
    before: QueuedClaim | None
    after: QueuedClaim | None
    elsewhere: Claim | None
    """The first claim that waits in another article; read only if nothing follows in this one."""
    position: int
    """The place of the open claim in the queue, from 1; 0 if it doesn't wait."""
    total: int

    @property
    def agreed_count(self) -> int:
        """The number of claims that can be confirmed together."""
        return sum(len(g.rows) for g in self.groups if g.status == ClaimStatus.AGREED)


def read_queue(claim: Claim, user: Person) -> Queue:
    """Return what waits for this editor in the article of a claim, disputed claims first."""
    claims = _waiting_in(user, claim.article_id)
    add_submitted_answers(user, claims)
    rows = [_queue_row(row, claim.article.language) for row in claims]
    here = next((place for place, row in enumerate(rows) if row.pk == claim.pk), None)
    before = rows[here - 1] if here else None
    after = rows[0 if here is None else here + 1] if rows and here != len(rows) - 1 else None
    groups = [QueueGroup(status, [r for r in rows if r.status == status]) for status in WAITING]
    return Queue(
        groups=[group for group in groups if group.rows],
        before=before,
        after=after,
        elsewhere=None if after else find_waiting_elsewhere(claim, user),
        position=0 if here is None else here + 1,
        total=len(rows),
    )


def find_next(claim: Claim, user: Person) -> Claim | None:
    """Return what comes after a claim on which an editor has just acted; `claim` is as it was before.

    That is the next one of the queue, or its first; None if nothing waits in the article any more.
    """
    waiting = [row for row in _waiting_in(user, claim.article_id) if row.pk != claim.pk]
    later = [row for row in waiting if place(row) > place(claim)]
    return next(iter(later or waiting), None)


def find_waiting_elsewhere(claim: Claim, user: Person) -> Claim | None:
    """Return the first claim that waits for an editor in another article."""
    return next(iter(_waiting_elsewhere(user, claim.article_id)), None)


def _queue_row(claim: Claim, language: str) -> QueuedClaim:
    return QueuedClaim(
        claim.pk,
        claim.number,
        ClaimStatus(claim.status),
        claim.current.wording,
        language,
        list(dict.fromkeys(claim.submitted_answers)),
    )


def agreed_claims(user: Person, article: int | None) -> ClaimQuerySet:
    """Return the agreed claims of an article, or of all articles, that this editor can confirm together."""
    agreed = visible_claims(user).filter(status=str(ClaimStatus.AGREED))
    agreed = agreed.exclude(is_left_to_others(user))
    return agreed if article is None else agreed.filter(article=article)


def count_agreed(user: Person, article: int | None) -> int:
    """Count these claims, up to MOST_AT_ONCE."""
    return len(_agreed(user, article))


def _build_agreed(user: Person, article: int | None) -> ClaimQuerySet:
    return agreed_claims(user, article).order_by().values_list("pk")[:MOST_AT_ONCE]


_agreed = compiled_once(_build_agreed, int)


def place(claim: Claim) -> tuple[int, int]:
    """Return what the queue is ordered by."""
    return WORK_ORDER.index(ClaimStatus(claim.status)), claim.number


@compiled_once
def _waiting_in(user: Person, article: int) -> ClaimQuerySet:
    claims = visible_claims(user).filter(
        article=article, status__in=[str(each) for each in WAITING]
    )
    claims = claims.exclude(is_left_to_others(user))
    return claims.select_related("current").order_by(work_order(), "number")[:MOST]


@compiled_once
def _waiting_elsewhere(user: Person, article: int) -> ClaimQuerySet:
    """Read in the order of the index `claim_in_work_order`."""
    claims = visible_claims(user).annotate(work_order=work_order())
    claims = claims.filter(work_order__lt=len(WAITING)).exclude(article=article)
    claims = claims.exclude(is_left_to_others(user))
    return claims.order_by("work_order", "-priority", "-article_id", "number")[:1]


def first_waiting(user: Person, most: int) -> list[Claim]:
    """Return the first claims of all articles that wait for an editor, disputed ones first, with their article's opening."""
    rows = _waiting_everywhere(user)[:most]
    articles = articles_with_opening({row.article_id for row in rows})
    for row in rows:
        row.article = articles[row.article_id]
    return rows


MOST_FIRST = 20


@compiled_once
def _waiting_everywhere(user: Person) -> ClaimQuerySet:
    """Read in the order of the index `claim_in_work_order`."""
    claims = visible_claims(user).annotate(work_order=work_order())
    claims = claims.filter(work_order__lt=len(WAITING)).select_related("current")
    return claims.order_by("work_order", "-priority", "-article_id", "number")[:MOST_FIRST]
