"""Drafts and submitted reviews: what one person types, and what then counts."""

from collections.abc import Callable
from dataclasses import fields
from functools import wraps
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from claims import agreement
from claims.actions import ledger, slots, snapshots
from claims.actions.drafts import Draft, DraftConflict, EvidenceDraft, Incomplete, draft_of
from claims.actions.holds import hold_again
from claims.actions.rounds import close_round, locked_claim, set_status
from claims.actions.sources import catalogue_sources, find_source
from claims.models import Claim, Evidence, Person, Review, ReviewSlot
from claims.vocabulary import (
    ClaimStatus,
    Move,
    ReviewState,
    SlotKind,
    SlotState,
    TieBreak,
)
from claims.workflow import Conflict, require

Action = Callable[..., Review]


def again_if_begun(action: Action) -> Action:
    """Run an action once more when another window's first save came between: now it finds the review.

    One unique constraint is the judge, so that the usual save costs no lock of its own.
    """

    @wraps(action)
    def run(**given: Any) -> Review:
        try:
            return action(**given)
        except IntegrityError as error:
            if "review_is_one_a_round" not in str(error):
                raise
            return action(**given)

    return run


@again_if_begun
@transaction.atomic
def save_draft(
    *,
    claim: Claim,
    by: Person,
    version: int,
    draft: Draft,
    words: int | None = None,
    lease: int | None = None,
) -> Review:
    """Keep what was typed; the first word turns a lease into a hold.

    `version` is the draft's counter as the form knew it, 0 before the first save; `words` the
    number of the claim version it showed, `lease` that of the slot it was typed under. Raises
    DraftConflict when another window saved something else since, Conflict when the words changed,
    when somebody else took the slot since or when none is left.
    """
    _refuse_other_words(claim, words)
    slots.lock_taking(by)
    review = _my_review(claim, by)
    if review and review.is_submitted:
        raise _already_submitted(claim)
    require(by, Move.REVIEW, claim)
    if review and review.version != version:
        if draft_of(review) == draft:
            return review  # the answer to an earlier save got lost on its way
        raise DraftConflict(review)
    slot = slots.take_slot(claim=claim, by=by, lease=lease, hold=True)
    return _write(claim, slot, review, draft, by)


def _refuse_other_words(claim: Claim, words: int | None) -> None:
    if words is not None and words != claim.current.n:
        raise Conflict(
            f"The words of claim {claim.number} were changed while you were writing. "
            "Your text is kept in this window: read the new words, then decide if it still holds."
        )


def _already_submitted(claim: Claim) -> Conflict:
    return Conflict(
        f"Your review of claim {claim.number} is submitted already; it stays as it was."
    )


def _my_review(claim: Claim, by: Person) -> Review | None:
    return _locked(by, Q(round=claim.round_id)).first()


def _locked(by: Person, condition: Q) -> QuerySet[Review]:
    rows = Review.objects.select_for_update(of=("self",)).filter(condition, reviewer=by)
    return rows.select_related("rating", "claim_version")


def _write(
    claim: Claim, slot: ReviewSlot, review: Review | None, draft: Draft, by: Person
) -> Review:
    """Store a draft and its evidence; evidence that the form no longer has is gone."""
    review = review or Review(
        round_id=claim.round_id, claim_version_id=claim.current_id, reviewer=by, version=0
    )
    review.slot, review.saved_at = slot, timezone.now()
    review.version += 1
    for name in ("rating", "set_aside_reason", "rationale", "confidence"):
        setattr(review, name, getattr(draft, name))
    review.save()
    review.evidence.exclude(key__in=[piece.key for piece in draft.evidence]).delete()
    names = [field.name for field in fields(EvidenceDraft) if field.name != "key"]
    Evidence.objects.bulk_create(
        [
            Evidence(
                review=review,
                key=piece.key,
                position=position,
                **{name: getattr(piece, name) for name in names},
            )
            for position, piece in enumerate(draft.evidence)
        ],
        update_conflicts=True,
        unique_fields=("review", "key"),
        update_fields=("position", *names),
    )
    return review


@again_if_begun
@transaction.atomic
def submit_review(
    *,
    claim: Claim,
    by: Person,
    version: int,
    draft: Draft,
    words: int | None = None,
    lease: int | None = None,
    submission: UUID | None = None,
) -> Review:
    """Record one reviewer's verdict; the last one needed closes the round.

    `submission` is the form's key: the same submit twice is once, whatever happened between.
    Raises Incomplete for what the rating still needs, DraftConflict when another window saved
    something else, Conflict when the claim moved on or somebody else took the slot of this
    `lease` since.
    """
    chain = ledger.locked_chain(claim.article)
    claim = locked_claim(claim)
    review, sent = _to_submit(claim, by, submission)
    if sent:
        return sent
    _refuse_other_words(claim, words)
    if review and review.is_submitted:
        if draft_of(review) == draft:
            return review
        raise _already_submitted(claim)
    require(by, Move.REVIEW, claim)
    if review and review.version != version and draft_of(review) != draft:
        raise DraftConflict(review)
    faults = draft.faults()
    if faults:
        raise Incomplete(faults)
    slot = slots.take_slot(claim=claim, by=by, lease=lease)
    review = _write(claim, slot, review, draft, by)
    copies = _submit(review, slot, submission)
    said = _words(claim, review, draft)
    ledger.record(chain=chain, by=by, move=Move.REVIEW, on=review, copies=copies, **said)
    _close_if_complete(claim, chain=chain, by=by)
    review.round = claim.round  # as it is now: closed by this review, or not
    return review


@transaction.atomic
def undo_review(*, claim: Claim, by: Person) -> Review:
    """Take a submitted review back to a draft while its round is open: nothing was shown yet."""
    chain = ledger.locked_chain(claim.article)
    claim = locked_claim(claim)
    require(by, Move.UNDO, claim)
    review = _my_review(claim, by)
    review.state, review.submitted_at = ReviewState.DRAFT, None
    review.version += 1
    review.save(update_fields=("state", "submitted_at", "version"))
    hold_again(review.slot)
    ledger.record(chain=chain, by=by, move=Move.UNDO, on=review, claim=claim.number)
    return review


def _to_submit(
    claim: Claim, by: Person, submission: UUID | None
) -> tuple[Review | None, Review | None]:
    """Return my review of this round, and the one that this very submit made already.

    The first answer to a submit may be lost on its way; the same again then changes nothing. A
    submit that was taken back since is no submit any more, however late its twin arrives.
    """
    condition = Q(round=claim.round_id)
    if submission:
        condition |= Q(submission=submission)
    found = list(_locked(by, condition).order_by("pk"))
    mine = next((review for review in found if review.round_id == claim.round_id), None)
    sent = next((r for r in found if submission and r.submission == submission), None)
    if sent and sent.claim_version.claim_id != claim.pk:
        raise Conflict("This form was sent for another claim before. Nothing was changed.")
    if sent and not sent.is_submitted:
        raise Conflict(
            f"Your review of claim {claim.number} was taken back after this form was sent. "
            "Nothing was changed: look at it again and submit it anew."
        )
    return mine, sent


def _submit(review: Review, slot: ReviewSlot, submission: UUID | None) -> dict[str, str]:
    """Make it count; return the hashes of the copies that its evidence rests on."""
    evidence = list(snapshots.with_copies(review.evidence.all()))
    for piece in evidence:
        piece.source = find_source(piece, by=review.reviewer)
    hashes = snapshots.settle_passages(evidence)
    Evidence.objects.bulk_update(evidence, ("source", "passage_found"))
    slot.state, slot.until, slot.waiting_for = SlotState.SUBMITTED, None, ""
    slot.save(update_fields=("state", "until", "waiting_for"))
    review.state, review.submitted_at = ReviewState.SUBMITTED, timezone.now()
    review.submission = submission
    review.save(update_fields=("state", "submitted_at", "submission"))
    review.refresh_from_db(fields=("guidelines",))  # the database took the version in force
    snapshots.fetch_missing_copies(review, evidence)
    return hashes


def _words(claim: Claim, review: Review, draft: Draft) -> dict[str, object]:
    """Return what the ledger keeps of a submitted review."""
    return {
        "claim": claim.number,
        "version": claim.current.n,
        "rating": draft.rating.label if draft.rating else "",
        "set_aside_reason": draft.set_aside_reason,
        "rationale": draft.rationale,
        "confidence": draft.confidence,
        "guidelines_version": review.guidelines_id,
        "evidence": [
            {field.name: getattr(piece, field.name) for field in fields(EvidenceDraft)}
            for piece in draft.evidence
        ],
    }


def _close_if_complete(claim: Claim, *, chain: ledger.EventChain, by: Person) -> None:
    """Once all slots of the round are in: agreed, disputed, set aside, or one more reviewer.

    A tie-break that nobody took is not waited for when a review taken back came in as the others'.
    """
    waiting = claim.round.slots.exclude(state=SlotState.SUBMITTED).values_list("kind", "state")
    if set(waiting) - {(SlotKind.TIE_BREAK, SlotState.FREE)}:
        return
    answers = [
        review.rating_id or "set aside" for review in claim.round.reviews.submitted().order_by("pk")
    ]
    is_unanimous = agreement.is_unanimous(answers)
    if not is_unanimous and (waiting or _ask_for_tie_break(claim)):
        return
    close_round(claim)
    catalogue_sources(claim.round)
    if not is_unanimous:
        set_status(claim, ClaimStatus.DISPUTED)
    elif answers[0] == "set aside":
        first = claim.round.reviews.submitted().order_by("pk")[0]
        set_status(claim, ClaimStatus.SET_ASIDE, set_aside_reason=first.set_aside_reason)
    else:
        set_status(claim, ClaimStatus.AGREED)
    ledger.record(
        chain=chain,
        by=by,
        move=Move.CLOSE_ROUND,
        on=claim,
        number=claim.number,
        round=claim.round.number,
        after=claim.status,
    )


def _ask_for_tie_break(claim: Claim) -> bool:
    """Add a tie-break slot where the article asks for one and the round has none yet."""
    if claim.article.tie_break != TieBreak.REVIEWER:
        return False
    if claim.round.slots.filter(kind=SlotKind.TIE_BREAK).exists():
        return False
    ReviewSlot.objects.create(
        round=claim.round, number=claim.round.needed + 1, kind=SlotKind.TIE_BREAK
    )
    return True
