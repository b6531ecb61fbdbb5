"""Which reviews a person reads: their own, and those submitted in rounds that are open to them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from claims.access.blindness import is_review_readable
from claims.access.evidence import annotate_source_identity_known
from claims.agreement import describe_set_aside
from claims.compiled_reads import attach, compiled_once, join_keys, keys_in
from claims.models import Claim, Evidence, Person, Review
from claims.models.evidence import EvidenceQuerySet
from claims.models.review import ReviewQuerySet
from claims.models.slot import MOST_HOLDS

MOST_DRAFTS = 10


def visible_reviews(user: Person) -> ReviewQuerySet:
    """Return this person's own reviews, and the submitted reviews of rounds they may see.

    Those are closed rounds; for an editor also open rounds in which they are not blinded.
    """
    if not user.is_authenticated or not user.is_member:
        return Review.objects.none()
    return Review.objects.filter(is_review_readable(user))


def drafts_in_progress(user: Person) -> list[Review]:
    """Return this person's drafts in open rounds with their evidence, the last saved first.

    At most MOST_DRAFTS besides their holds.
    """
    drafts = _drafts_of(user)
    evidence = _evidence_in(join_keys(drafts)) if drafts else []
    for draft in drafts:
        attach(draft, "evidence", [piece for piece in evidence if piece.review_id == draft.pk])
    return drafts


@compiled_once
def _drafts_of(user: Person) -> ReviewQuerySet:
    return visible_reviews(user).drafts_of(user)[: MOST_DRAFTS + MOST_HOLDS]


@compiled_once
def _evidence_in(reviews: str) -> EvidenceQuerySet:
    return Evidence.objects.filter(review__in=keys_in(reviews)).order_by("position", "pk")


MOST_SUBMITTED = 20


def reviews_submitted_since(user: Person, moment: datetime) -> list[Review]:
    """Return the reviews that this person submitted since then, the last one first, at most MOST_SUBMITTED."""
    return _submitted_since(user, moment)


@compiled_once
def _submitted_since(user: Person, moment: datetime) -> ReviewQuerySet:
    mine = Review.objects.submitted().filter(reviewer=user, submitted_at__gte=moment)
    related = ("rating", "duplicate_of", "round", "claim_version__claim__article")
    return mine.select_related(*related).order_by("-submitted_at")[:MOST_SUBMITTED]


@dataclass(frozen=True)
class SubmittedAnswer:
    """What one submitted review answers: the sign, the words and the tone of its verdict."""

    symbol: str
    label: str
    tone: str

    @classmethod
    def of(
        cls,
        symbol: str | None,
        label: str | None,
        tone: str | None,
        reason: str,
        duplicate_of: int | None,
    ) -> "SubmittedAnswer":
        """Return the answer of a row; one without a verdict has a reason to set the claim aside."""
        if label is None:
            return cls("–", f"set aside: {describe_set_aside(reason, duplicate_of)}", "neutral")
        return cls(symbol or "", label, tone or "neutral")


def add_submitted_answers(user: Person, claims: Collection[Claim]) -> None:
    """Add `annotations.SubmittedAnswers` to each claim: those that this person may see, in the order of the scale.

    In the order of submission they would tell which review came first.
    """
    found: dict[int, list[SubmittedAnswer]] = {}
    rounds = ",".join(str(claim.round_id) for claim in claims if claim.round_id)
    for round_, answer in _answers_in(user, rounds):
        found.setdefault(round_, []).append(answer)
    for claim in claims:
        claim.submitted_answers = found.get(claim.round_id, [])


def _build_answers(user: Person, rounds: str) -> ReviewQuerySet:
    reviews = visible_reviews(user).submitted().filter(round__in=keys_in(rounds))
    return reviews.order_by(
        "rating__order", "set_aside_reason", "duplicate_of__number"
    ).values_list(
        "round",
        "rating__symbol",
        "rating__label",
        "rating__tone",
        "set_aside_reason",
        "duplicate_of__number",
    )


def _answer_in_round(round_: int, *answer: Any) -> tuple[int, SubmittedAnswer]:
    return round_, SubmittedAnswer.of(*answer)


_answers_in = compiled_once(_build_answers, _answer_in_round)


def reviews_of_claim(user: Person, claim: Claim) -> list[Review]:
    """Return the visible reviews of a claim, the newest round first, with their evidence."""
    reviews = _reviews_of(user, claim.pk)
    evidence = _evidence_of(user, claim.pk) if reviews else []
    for review in reviews:
        attach(review, "evidence", [piece for piece in evidence if piece.review_id == review.pk])
    return reviews


@compiled_once
def _reviews_of(user: Person, claim: int) -> ReviewQuerySet:
    reviews = visible_reviews(user).filter(claim_version__claim=claim)
    related = ("rating", "duplicate_of", "reviewer", "round", "claim_version")
    return reviews.select_related(*related).order_by("-round", "pk")


@compiled_once
def _evidence_of(user: Person, claim: int) -> EvidenceQuerySet:
    evidence = Evidence.objects.filter(review__claim_version__claim=claim)
    return annotate_source_identity_known(user, evidence)
