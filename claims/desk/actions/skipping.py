"""Leave a claim to others: skip it before the first save, or release it after."""

from django.db import transaction
from django.db.models import F

from claims import ledger
from claims.access.rules import require
from claims.articles.actions.rounds import lock_claim
from claims.desk.actions.closing import close_without_tie_break
from claims.desk.actions.holds import release_slot
from claims.models import Claim, Person, ReviewSlot, Round, Skip
from claims.vocabulary import Action, EventType, SkipReason, SlotState


@transaction.atomic
def skip_claim(*, claim: Claim, by: Person, reason: SkipReason, note: str = "") -> Skip:
    """Skip a claim with a reason. It is not offered to this person again in its round."""
    return _leave_claim(claim, by, action=Action.SKIP, reason=reason, note=note)


@transaction.atomic
def release_claim(*, claim: Claim, by: Person, note: str = "") -> Skip:
    """Release a claim that is reserved for this person. They keep the draft; editors read the note."""
    return _leave_claim(claim, by, action=Action.RELEASE, reason="", note=note)


def _leave_claim(claim: Claim, by: Person, *, action: Action, reason: str, note: str) -> Skip:
    chain = ledger.lock_chain(claim.article)
    claim = lock_claim(claim, by=by)
    require(by, action, claim)
    slots = ReviewSlot.objects.select_for_update().filter(round=claim.round_id)
    slot = slots.reserved_for(by).first()
    was_held = slot is not None and slot.state == SlotState.HELD
    if slot:
        release_slot(slot)
    is_release = was_held or action == Action.RELEASE
    fields = {"reason": reason, "note": note.strip(), "is_release": is_release}
    # The trigger skip_opens_its_round records that an editor can read the round from now on.
    skip, is_new = Skip.objects.update_or_create(
        round_id=claim.round_id, person=by, defaults=fields
    )
    if is_new:
        Round.objects.filter(pk=claim.round_id).update(skips=F("skips") + 1)
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType.RELEASE if is_release else EventType.SKIP,
        on=skip,
        claim=claim.number,
        reason=reason,
        note=skip.note,
    )
    if slot:
        close_without_tie_break(claim, slot, chain=chain, by=by)
    return skip
