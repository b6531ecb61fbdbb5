"""Lock a claim, change its status, open and close its review rounds, release slots."""

from collections.abc import Sequence

from django.db.models import Max, QuerySet
from django.utils import timezone

from claims.access.claim_access import with_access
from claims.access.refusals import Conflict
from claims.articles.queries.closing_rounds import close_rounds
from claims.compiled_reads import compiled_once
from claims.evidence.actions.cataloguing import catalogue_sources
from claims.models import Claim, Person, ReviewSlot, Round
from claims.models.claim import ClaimQuerySet
from claims.vocabulary import ClaimStatus, SlotState


def lock_claim(claim: Claim, lock_version: int | None = None, *, by: Person | None = None) -> Claim:
    """Return the claim's row, read again and locked until the end of the transaction.

    With `by` it comes with how that person stands to it, so that `require` makes no query. Raises
    Conflict when `lock_version`, the version that somebody saw, is no longer the row's.
    """
    [row] = _locked_for(by, claim.pk) if by else _locked(claim.pk)
    if lock_version is not None and row.lock_version != lock_version:
        raise Conflict(
            f"Somebody changed claim {row.number} while you were looking at it. "
            "Nothing was changed by you: read it again and decide."
        )
    return row


@compiled_once
def _locked(claim: int) -> ClaimQuerySet:
    return _rows(claim)


@compiled_once
def _locked_for(by: Person, claim: int) -> ClaimQuerySet:
    return with_access(by, _rows(claim))


def _rows(claim: int) -> ClaimQuerySet:
    rows = Claim.objects.select_for_update(of=("self",)).filter(pk=claim)
    return rows.select_related("article", "current", "round")


NOT_SET_ASIDE = {
    "set_aside_reason": "",
    "set_aside_note": "",
    "duplicate_of": None,
    "merged_into": None,
}
"""The columns of a claim that say why it is set aside, as they are for every other claim."""


def set_status(claim: Claim, status: ClaimStatus, **fields: object) -> None:
    """Give a locked claim a new status, increase its lock version, and save `fields` with it."""
    claim.status = status
    claim.lock_version += 1
    for name, value in fields.items():
        setattr(claim, name, value)
    # The trigger claim_updates_its_slots writes the priority and is_open to the claim's slots, and
    # claims_change_their_tally counts the claim anew for its article, and claim_status_has_its_time records when the status changed.
    claim.save(update_fields=("status", "lock_version", *fields))


def open_round(claim: Claim, note: str = "") -> Round:
    """Open the next round of a claim's current version, with a slot for each review needed."""
    open_rounds([claim], note)
    return claim.round


def open_rounds(claims: Sequence[Claim], note: str = "") -> None:
    """Give each claim the next round of its current version, which the caller saves with the claim."""
    versions = [claim.current_id for claim in claims]
    rounds = (
        Round.objects.filter(claim_version__in=versions).order_by().values_list("claim_version")
    )
    last = dict(rounds.annotate(last=Max("number")))
    opened = Round.objects.bulk_create(
        Round(
            claim_version=claim.current,
            number=last.get(claim.current_id, 0) + 1,
            needed=claim.article.reviews_needed,
            note=note,
        )
        for claim in claims
    )
    # The trigger slot_copies_its_claim fills in the columns of the claim and article.
    ReviewSlot.objects.bulk_create(
        ReviewSlot(round=round_, number=number)
        for round_ in opened
        for number in range(1, round_.needed + 1)
    )
    for claim, round_ in zip(claims, opened, strict=True):
        claim.round = round_


def close_round(claim: Claim) -> None:
    """Close the claim's round, and earlier rounds that a change of wording left open.

    The sources they cite join the catalogue.
    """
    if claim.round is None or claim.round.is_closed:
        return
    claim.round.closed_at = timezone.now()
    # The trigger round_lifts_early_readings lets those who could not read a complete round review again.
    close_rounds(claim, claim.round.closed_at)
    catalogue_sources(claim, closed_at=claim.round.closed_at)


def release_unsubmitted(round_: Round) -> None:
    """Release every slot of a round in which nobody submitted a review."""
    release_slots(round_.slots.exclude(state=SlotState.SUBMITTED))


def release_slots(slots: QuerySet[ReviewSlot]) -> None:
    """Release slots, so that anybody can take them. `take_slot.sql` does the same with a lease."""
    slots.update(state=SlotState.FREE, person=None, until=None, offer="", waiting_for="")
