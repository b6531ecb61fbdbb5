"""Drafts and submitted reviews: what one person types, and what then counts."""

from collections.abc import Container
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import transaction
from django.db.models import (
    BigIntegerField,
    Exists,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import JSONObject
from django.utils import timezone

from claims import ledger
from claims.access.refusals import Conflict
from claims.access.rules import require
from claims.articles.actions.rounds import locked_claim
from claims.desk.actions import closing, slots
from claims.desk.actions.drafts import (
    Draft,
    DraftConflict,
    Incomplete,
    draft_of,
    refuse_other_words,
)
from claims.desk.actions.holds import hold_again
from claims.evidence.actions import capturing
from claims.evidence.actions.cataloguing import cite_sources, words_for_the_ledger
from claims.evidence.actions.evidence_rows import evidence_of, keep_evidence
from claims.models import Claim, Evidence, Guidelines, Person, Review, ReviewSlot, Source
from claims.models.constraints import retry_on_conflict
from claims.text.citations.identity import identity
from claims.vocabulary import Action, EventType, ReviewState

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
    words: int | None = None,
    in_round: int | None = None,
    lease: int | None = None,
) -> Review:
    """Keep what was typed; the first word turns a lease into a hold.

    `version` is the draft's counter as the form knew it, 0 before the first save; `words` and
    `in_round` the numbers of the claim version it showed and of its round, `lease` that of the slot
    it was typed under. Raises DraftConflict when another window saved something else since,
    Conflict when the words changed, when the claim was sent back, when somebody else took the slot
    since or when none is left.
    """
    refuse_other_words(claim, words, in_round)
    slots.lock_taking(by)
    review = _my_review(claim, by)
    if review and review.is_submitted:
        raise _already_submitted(claim)
    require(by, Action.REVIEW, claim)
    if review and review.version != version:
        if draft_of(review) == draft:
            return review  # the answer to an earlier save got lost on its way
        raise DraftConflict(review)
    slot = slots.take_slot(claim=claim, by=by, lease=lease, hold=True)
    return _write(claim, slot, review, draft, by)


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
    is_new, review = review is None, review or _new_review(claim, by)
    review.slot = slot
    _fill_in(review, draft)
    review.save()
    keep_evidence(review, evidence_of(review, draft.evidence), is_new=is_new)
    return review


def _new_review(claim: Claim, by: Person, **fields: object) -> Review:
    claimed = {"round_id": claim.round_id, "claim_version_id": claim.current_id}
    return Review(**claimed, reviewer=by, version=0, **fields)


def _fill_in(review: Review, draft: Draft) -> None:
    review.saved_at = timezone.now()
    review.version += 1
    for name in ("rating", "set_aside_reason", "rationale", "confidence"):
        setattr(review, name, getattr(draft, name))


@retry_on_conflict(SAVED_ELSEWHERE, SLOT_TAKEN)
@transaction.atomic
def submit_review(*, claim: Claim, by: Person, **typed: Any) -> Review:
    """Record one reviewer's verdict; the last one needed closes the round.

    `typed` is what `_judge` takes. Raises Incomplete for what the rating still needs,
    DraftConflict when another window saved something else, Conflict when the claim moved on or
    somebody else took the slot since.
    """
    return _judge(claim, by, **typed)


@retry_on_conflict(SAVED_ELSEWHERE, SLOT_TAKEN)
@transaction.atomic
def submit_and_go_on(*, claim: Claim, by: Person, **typed: Any) -> tuple[Review, ReviewSlot | None]:
    """Submit, and take the next claim of the article under the same locks; None where there is none."""
    review = _judge(claim, by, **typed)
    return review, slots.next_slot(by=by, article=claim.article, after=claim)


def _judge(
    claim: Claim,
    by: Person,
    *,
    version: int,
    draft: Draft,
    words: int | None = None,
    in_round: int | None = None,
    lease: int | None = None,
    submission: UUID | None = None,
) -> Review:
    """Do what `submit_review` says.

    `version`, `words`, `in_round` and `lease` are those of `save_draft`. `submission` is the form's
    key: the same submit twice is once, whatever happened between.
    """
    chain = ledger.lock_chain(claim.article, also=slots.taking(by))
    claim = _claim_to_judge(claim, by, submission, draft)
    review, sent = _to_submit(claim, by, submission)
    if sent:
        return sent
    refuse_other_words(claim, words, in_round)
    if review and review.is_submitted:
        if draft_of(review) == draft:
            return review
        raise _already_submitted(claim)
    require(by, Action.REVIEW, claim)
    if review and review.version != version and draft_of(review) != draft:
        raise DraftConflict(review)
    faults = draft.faults()
    if faults:
        raise Incomplete(faults)
    slot = claim.my_slot or slots.take_slot(claim=claim, by=by, lease=lease).pk
    is_new, review = review is None, review or _new_review(claim, by, pk=claim.new_review)
    review.slot_id, review.submission = slot, submission
    _fill_in(review, draft)
    evidence = evidence_of(review, draft.evidence)
    cite_sources(evidence, by=by, article=claim.article_id)
    copies = _submit(review, evidence, secrets=claim.secrets, is_new=is_new)
    said = _words(claim, review, draft)
    ledger.record(chain=chain, by=by, event_type=EventType.REVIEW, on=review, copies=copies, **said)
    closing.close_if_complete(claim, slot, chain=chain, by=by)
    review.round = claim.round  # as it is now: closed by this review, or not
    return review


@transaction.atomic
def undo_review(*, claim: Claim, by: Person) -> Review:
    """Take a submitted review back to a draft while its round is open: nothing was shown yet."""
    chain = ledger.lock_chain(claim.article)
    claim = locked_claim(claim)
    require(by, Action.UNDO, claim)
    review = _my_review(claim, by)
    review.state, review.submitted_at = ReviewState.DRAFT, None
    review.version += 1
    review.save(update_fields=("state", "submitted_at", "version"))
    hold_again(review.slot)
    ledger.record(chain=chain, by=by, event_type=EventType.UNDO, on=review, claim=claim.number)
    return review


def _claim_to_judge(claim: Claim, by: Person, submission: UUID | None, draft: Draft) -> Claim:
    """Return the claim locked, with all that a submit asks of its round, of mine in it and of what is cited."""
    mine = Q(round=OuterRef("round"))
    if submission:
        mine |= Q(submission=submission)
    places = ReviewSlot.objects.filter(round=OuterRef("round")).order_by("number")
    unfilled = JSONObject(**{name: name for name in closing.WAITING})
    cited = [identity(piece.cited) for piece in draft.evidence]
    secrets = Source.objects.filter(is_protected=True, article=None, identity__in=cited)
    key = Func(Value("claims_review"), Value("id"), function="pg_get_serial_sequence")
    return locked_claim(
        claim,
        by=by,
        has_begun=Exists(Review.objects.filter(mine, reviewer=by)),
        my_slot=Subquery(places.at_hand(by).values("pk")[:1]),
        waiting=ArraySubquery(places.unfilled().values(row=unfilled)),
        secrets=ArraySubquery(secrets.values("identity")),
        new_review=Func(key, function="nextval", output_field=BigIntegerField()),
    )


def _to_submit(
    claim: Claim, by: Person, submission: UUID | None
) -> tuple[Review | None, Review | None]:
    """Return my review of this round, and the one that this very submit made already.

    The first answer to a submit may be lost on its way; the same again then changes nothing. A
    submit that was taken back since is no submit any more, however late its twin arrives.
    """
    if not claim.has_begun:
        return None, None
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


def _submit(
    review: Review, evidence: list[Evidence], *, secrets: Container[str], is_new: bool
) -> dict[str, str]:
    """Store it as one that counts; return the hashes of the copies that its evidence rests on.

    The evidence goes first, since that of a submitted review is frozen.
    """
    capturing.note_copies(evidence, None if is_new else review)
    hashes = capturing.settle_passages(evidence)
    keep_evidence(review, evidence, "source", "passage_found", is_new=is_new)
    review.state, review.submitted_at = ReviewState.SUBMITTED, timezone.now()
    review.guidelines_id = Subquery(Guidelines.objects.order_by("-number").values("number")[:1])
    # The trigger review_submitted_fills_its_slot marks the slot as submitted, and
    # review_takes_the_guidelines_in_force writes the guidelines' version, whatever was read above.
    review.save(force_insert=is_new)
    capturing.fetch_missing_copies(review, evidence, secrets=secrets)
    return hashes


def _words(claim: Claim, review: Review, draft: Draft) -> dict[str, object]:
    """Return what the ledger keeps of a submitted review."""
    return {
        "claim": claim.number,
        "version": claim.current.number,
        "rating": draft.rating.label if draft.rating else "",
        "set_aside_reason": draft.set_aside_reason,
        "rationale": draft.rationale,
        "confidence": draft.confidence,
        "guidelines_version": review.guidelines_id,
        "evidence": [
            words_for_the_ledger(piece, is_secret=identity(piece.cited) in claim.secrets)
            for piece in draft.evidence
        ],
    }
