"""Save drafts, submit reviews, undo a submit."""

from collections.abc import Container
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from claims import ledger
from claims.access.refusals import Conflict, Refusal
from claims.access.rules import require
from claims.articles.actions.duplicates import find_named_claim, find_original
from claims.articles.actions.rounds import lock_claim
from claims.compiled_reads import compiled_once
from claims.desk.actions import closing, slots
from claims.desk.actions.drafts import (
    Draft,
    DraftConflict,
    Incomplete,
    draft_of,
    refuse_outdated_form,
)
from claims.desk.actions.holds import restore_hold
from claims.desk.queries.open_slots import open_slots_of
from claims.desk.queries.submit_state import SubmitState, submit_state_of
from claims.desk.queries.taking import TakenSlot
from claims.evidence.actions import capturing
from claims.evidence.actions.cataloguing import describe_for_log, link_sources
from claims.evidence.actions.evidence_rows import build_evidence, save_evidence
from claims.inserts import insert_rows
from claims.models import Claim, EventChain, Person, Review
from claims.models.constraints import retry_on_conflict
from claims.text.citations.identity import compute_identity
from claims.vocabulary import Action, EventType, ReviewState, SetAside

SAVED_ELSEWHERE = "review_is_one_a_round"
"""Another window of the reviewer saved the first draft at the same moment."""
SLOT_TAKEN = "review_submitted_fills_its_slot"
"""The lease had run out, and a colleague took the slot at the same moment."""


@retry_on_conflict(SAVED_ELSEWHERE, SLOT_TAKEN)
@transaction.atomic
def save_draft(
    *,
    claim: Claim,
    by: Person,
    version: int,
    draft: Draft,
    claim_version: int | None = None,
    round_number: int | None = None,
    lease: int | None = None,
) -> Review:
    """Save what was typed. The first save turns a lease into a hold.

    `version` counts the saves of the draft as the form knew it, 0 before the first. `claim_version`,
    `round_number` and `lease` are the numbers of the claim version, the round and the lease that the
    form was opened with. Raises DraftConflict when another window saved something else since.
    Raises Conflict when the wording or the round changed, when somebody else took the slot, or when
    no slot is left.
    """
    refuse_outdated_form(claim, claim_version, round_number)
    slots.lock_taking(by)
    review = next(iter(_locked_in(by, claim.round_id)), None) if claim.round_id else None
    if review and review.is_submitted:
        raise _already_submitted(claim)
    require(by, Action.REVIEW, claim)
    if review and review.version != version:
        if draft_of(review) == draft:
            return review  # the answer to an earlier save was lost on its way
        raise DraftConflict(review)
    slot = slots.take_slot_locked(claim=claim, by=by, lease=lease, hold=True)
    return _store_draft(claim, slot, review, draft, by)


def _already_submitted(claim: Claim) -> Conflict:
    return Conflict(
        f"Your review of claim {claim.number} is submitted already. It was not changed."
    )


@compiled_once
def _locked_in(by: Person, round_id: int) -> QuerySet[Review]:
    return _lock_reviews(by).filter(round=round_id)


def _lock_reviews(by: Person) -> QuerySet[Review]:
    rows = Review.objects.select_for_update(of=("self",)).filter(reviewer=by)
    return rows.select_related("rating", "claim_version", "duplicate_of", "slot")


def _store_draft(
    claim: Claim, slot: TakenSlot, review: Review | None, draft: Draft, by: Person
) -> Review:
    """Store a draft and its evidence. Evidence that the form no longer has is deleted."""
    is_new, review = review is None, review or _new_review(claim, by)
    review.slot_id = slot.id
    _copy_draft(claim, draft, review)
    review.save()
    save_evidence(review, build_evidence(review, draft.evidence), is_new=is_new)
    return review


def _new_review(claim: Claim, by: Person, **fields: object) -> Review:
    return Review(
        round_id=claim.round_id,
        claim_version_id=claim.current_id,
        reviewer=by,
        version=0,
        **fields,
    )


def _copy_draft(claim: Claim, draft: Draft, review: Review) -> None:
    is_duplicate = draft.set_aside_reason == SetAside.DUPLICATE
    review.duplicate_of = find_named_claim(claim, draft.duplicate_of) if is_duplicate else None
    review.saved_at = timezone.now()
    review.version += 1
    for name in ("rating", "set_aside_reason", "rationale", "confidence"):
        setattr(review, name, getattr(draft, name))


@retry_on_conflict(SAVED_ELSEWHERE, SLOT_TAKEN)
@transaction.atomic
def submit_review(*, claim: Claim, by: Person, **typed: Any) -> Review:
    """Submit one reviewer's verdict. The last review needed closes the round.

    `typed` is what `_submit` takes. Raises Incomplete for what the rating still needs, DraftConflict
    when another window saved something else, and Conflict when the claim changed or somebody else
    took the slot.
    """
    return _submit(claim, by, **typed)


@retry_on_conflict(SAVED_ELSEWHERE, SLOT_TAKEN)
@transaction.atomic
def submit_and_take_next(
    *, claim: Claim, by: Person, **typed: Any
) -> tuple[Review, TakenSlot | None]:
    """Submit, and reserve the next claim of the article under the same locks; None without one."""
    review = _submit(claim, by, **typed)
    return review, slots.take_next_locked(by=by, article=claim.article, after=claim)


def _submit(
    claim: Claim,
    by: Person,
    *,
    version: int,
    draft: Draft,
    claim_version: int | None = None,
    round_number: int | None = None,
    lease: int | None = None,
    submission: UUID | None = None,
) -> Review:
    """Do what `submit_review` says.

    The numbers are those of `save_draft`. `submission` is the key of the form: the same form sent
    twice submits once, whatever happened in between.
    """
    chain = ledger.lock_chain(claim.article, also=slots.taking_lock(by))
    claim = lock_claim(claim, by=by)
    cited = {compute_identity(piece.cited) for piece in draft.evidence}
    state = submit_state_of(claim, by, submission=submission, cited=cited)
    review, sent = _find_reviews(claim, by, state, submission)
    if sent:
        return sent
    refuse_outdated_form(claim, claim_version, round_number)
    if review and review.is_submitted:
        if draft_of(review) == draft:
            return review
        raise _already_submitted(claim)
    require(by, Action.REVIEW, claim)
    if review and review.version != version and draft_of(review) != draft:
        raise DraftConflict(review)
    if problems := draft.problems() | _duplicate_problem(claim, draft):
        raise Incomplete(problems)
    return _submit_to_slot(claim, by, review, draft, state, chain, lease=lease, key=submission)


def _duplicate_problem(claim: Claim, draft: Draft) -> dict[str, str]:
    """Return what is wrong with the claim that a duplicate names, by the name of the field."""
    try:
        find_original(claim, draft.set_aside_reason, draft.duplicate_of)
    except Refusal as refusal:
        return {"duplicate_of": refusal.sentence}
    return {}


def _submit_to_slot(
    claim: Claim,
    by: Person,
    review: Review | None,
    draft: Draft,
    state: SubmitState,
    chain: EventChain,
    *,
    lease: int | None,
    key: UUID | None,
) -> Review:
    """Store a review that passed every check as submitted, record it, and close the round if complete."""
    slot_id = state.slot_id or slots.take_slot_locked(claim=claim, by=by, lease=lease).id
    is_new, review = review is None, review or _new_review(claim, by, pk=state.new_review_id)
    review.slot_id, review.submission = slot_id, key
    secrets = state.protected_sources
    copies = _store_submitted(
        claim, review, draft, secrets=secrets, guidelines=state.guidelines, is_new=is_new
    )
    payload = _event_payload(claim, review, draft, secrets=secrets) | {"copies": copies}
    ledger.record(chain=chain, by=by, event_type=EventType.REVIEW, on=review, **payload)
    # A slot that was taken just now was free or a colleague's when the state was read.
    open_slots = state.open_slots if state.slot_id else open_slots_of(claim)
    closing.close_if_complete(claim, open_slots, chain=chain, by=by)
    review.round = claim.round  # as it is now: closed by this review, or not
    return review


@transaction.atomic
def undo_review(*, claim: Claim, by: Person) -> Review:
    """Turn a submitted review back into a draft. Its round is still open, so nobody has seen it."""
    chain = ledger.lock_chain(claim.article)
    claim = lock_claim(claim)
    require(by, Action.UNDO, claim)
    review = _lock_reviews(by).get(round=claim.round_id)
    review.state, review.submitted_at = ReviewState.DRAFT, None
    review.version += 1
    review.save(update_fields=("state", "submitted_at", "version"))
    restore_hold(review.slot)
    ledger.record(chain=chain, by=by, event_type=EventType.UNDO, on=review, claim=claim.number)
    return review


def _find_reviews(
    claim: Claim, by: Person, state: SubmitState, submission: UUID | None
) -> tuple[Review | None, Review | None]:
    """Return this person's review of the round, and the one that this very form made already.

    The answer to a submit may be lost on its way, and the browser sends the form again: that changes
    nothing. A form that comes again after its submit was undone is refused.
    """
    if not state.review_ids:
        return None, None
    found = list(_lock_reviews(by).filter(pk__in=state.review_ids).order_by("pk"))
    mine = next((review for review in found if review.round_id == claim.round_id), None)
    sent = next((r for r in found if submission and r.submission == submission), None)
    if sent and sent.claim_version.claim_id != claim.pk:
        raise Conflict("This form was sent for another claim before. Nothing was changed.")
    if sent and not sent.is_submitted:
        raise Conflict(
            f"You undid your review of claim {claim.number} after this form was sent. "
            "Nothing was changed. Check it and submit it again."
        )
    return mine, sent


def _store_submitted(
    claim: Claim,
    review: Review,
    draft: Draft,
    *,
    secrets: Container[str],
    guidelines: int | None,
    is_new: bool,
) -> dict[str, str]:
    """Store a submitted review; return the hashes of the saved copies that its evidence relies on.

    The evidence is written first, because evidence of a submitted review is frozen. Two triggers of
    the review complete the submit: `review_submitted_fills_its_slot` and
    `review_takes_the_guidelines_in_force`.
    """
    _copy_draft(claim, draft, review)
    evidence = build_evidence(review, draft.evidence)
    link_sources(evidence, by=review.reviewer, article=claim.article_id)
    newest = capturing.find_newest_snapshots(None if is_new else review)
    hashes = capturing.record_passage_matches(evidence, newest)
    save_evidence(review, evidence, "source", "passage_found", is_new=is_new)
    review.state, review.submitted_at = ReviewState.SUBMITTED, timezone.now()
    # The number that the trigger writes, so that the row in memory has it too.
    review.guidelines_id = guidelines
    # The trigger review_is_searchable writes the words of the rationale for the search.
    # The trigger review_submitted_fills_its_slot marks the slot as submitted,
    # review_takes_the_guidelines_in_force writes the guidelines' version, whatever was read above, and
    # review_has_early_readers records which editors can read the review while the round is open.
    if is_new:
        insert_rows([review])
    else:
        review.save()
    capturing.fetch_missing_snapshots(review, evidence, newest, protected=secrets)
    return hashes


def _event_payload(
    claim: Claim, review: Review, draft: Draft, *, secrets: Container[str]
) -> dict[str, object]:
    """Return what the activity log keeps of a submitted review."""
    return {
        "claim": claim.number,
        "version": claim.current.number,
        "round": claim.round.number,
        "submitted_at": ledger.time_of(review.submitted_at),
        "rating": draft.rating.label if draft.rating else "",
        "set_aside_reason": draft.set_aside_reason,
        "duplicate_of": draft.duplicate_of,
        "rationale": draft.rationale,
        "confidence": draft.confidence,
        "guidelines_version": review.guidelines_id,
        "evidence": [
            describe_for_log(piece, has_protected_source=compute_identity(piece.cited) in secrets)
            for piece in draft.evidence
        ],
    }
