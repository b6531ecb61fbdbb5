"""Which claims a person sees, and what their state looks like to that person."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from claims.access.articles import visible_articles
from claims.access.evidence import evidence_to_recheck
from claims.access.slots import MOST_COUNTED
from claims.compiled_reads import compiled_once, join_keys, keys_in
from claims.models import Article, Claim, Decision, Person, Review
from claims.models.claim import ClaimQuerySet
from claims.vocabulary import ClaimStatus, ReviewState


@dataclass(frozen=True)
class VerdictInForce:
    """The rating of the decision in force, as marks show it."""

    label: str
    symbol: str
    tone: str


@dataclass(frozen=True)
class ClaimForUser:
    """A claim and what this person may know of its progress: nothing of others in an open round."""

    id: int
    number: int
    status: ClaimStatus
    start: int | None
    end: int | None
    my_review: ReviewState | None
    """State of this person's review in the current round; None where they have none."""
    verdict: VerdictInForce | None

    @classmethod
    def of(
        cls,
        id_: int,
        number: int,
        status: str,
        start: int | None,
        end: int | None,
        my_review: str | None,
        verdict: dict[str, str] | None,
    ) -> "ClaimForUser":
        """Return the row that `claims_of_article` read."""
        return cls(
            id_,
            number,
            ClaimStatus(status),
            start,
            end,
            ReviewState(my_review) if my_review else None,
            VerdictInForce(**verdict) if verdict else None,
        )


def visible_claims(user: Person) -> ClaimQuerySet:
    """Return the claims of the articles that this person sees."""
    return Claim.objects.filter(article__in=visible_articles(user))


def claims_of_article(user: Person, article: Article) -> list[ClaimForUser]:
    """Return every claim of an article that this person sees, in order."""
    return _states_in(user, article.pk)


STATE_COLUMNS = ("pk", "number", "status", "start", "end", "my_review", "verdict")
"""The columns of a `ClaimForUser`, in its order; `states_of_claims` adds the last two."""


def states_of_claims(user: Person, claims: ClaimQuerySet) -> ClaimQuerySet:
    """Add the state of this person's review in the current round, and the verdict in force, to each claim."""
    # Without its own order: Django would join that order's tables under the names of the outer
    # query, and `round` would then mean the inner claim's.
    mine = Review.objects.filter(round=OuterRef("round"), reviewer=user).order_by()
    current = Decision.objects.current().filter(claim=OuterRef("pk")).order_by("pk")
    verdict = JSONObject(label="rating__label", symbol="rating__symbol", tone="rating__tone")
    return claims.annotate(
        my_review=Subquery(mine.values("state")[:1]),
        verdict=Subquery(current.values_list(verdict)[:1]),
    )


def _build_states(user: Person, article: int) -> ClaimQuerySet:
    claims = Claim.objects.filter(article=article).order_by("number")
    return states_of_claims(user, claims).values_list(*STATE_COLUMNS)


_states_in = compiled_once(_build_states, ClaimForUser.of)


def decision_in_force(claim: Claim) -> Decision | None:
    """Return the decision in force on a claim, with its rating and who decided."""
    return next(iter(_decisions_on(claim.pk)), None)


@compiled_once
def _decisions_on(claim: int) -> QuerySet[Decision]:
    related = ("rating", "decided_by", "claim_version")
    decisions = Decision.objects.current().filter(claim=claim)
    return decisions.select_related(*related).order_by("pk")


def needs_recheck(user: Person) -> Q:
    """Return the condition that a claim needs a re-check, as far as this person may know.

    Few sources are retracted, so this is the fast way to find such claims among many.
    """
    marks = evidence_to_recheck(user).order_by()
    return Q(pk__in=marks.values("review__claim_version__claim"))


def count_claims_to_recheck(user: Person) -> int:
    """Count the claims that need a re-check, as far as this person may know, up to MOST_COUNTED."""
    return len(_all_to_recheck(user))


def _build_all_to_recheck(user: Person) -> ClaimQuerySet:
    found = visible_claims(user).filter(needs_recheck(user))
    return found.order_by().values_list("pk")[:MOST_COUNTED]


_all_to_recheck = compiled_once(_build_all_to_recheck, int)


def mark_needs_recheck(user: Person, claims: Collection[Claim]) -> None:
    """Add `annotations.RecheckMark` to each claim."""
    marked = _to_recheck(user, join_keys(claims))
    for claim in claims:
        claim.needs_recheck = claim.pk in marked


def _build_to_recheck(user: Person, claims: str) -> ClaimQuerySet:
    found = Claim.objects.filter(needs_recheck(user), pk__in=keys_in(claims))
    return found.order_by().values_list("pk")


_to_recheck = compiled_once(_build_to_recheck, int)
