"""Write the guidelines: each change is a new version and an event in the newsroom's chain."""

from django.db import transaction

from claims import ledger
from claims.access.refusals import Conflict
from claims.access.rules import require_for
from claims.models import Guidelines, Person, RenderedText
from claims.vocabulary import Action, EventType


class GuidelinesConflict(Conflict):
    """Someone else wrote a version in the meantime; `newest` is theirs."""

    def __init__(self, newest: Guidelines) -> None:
        super().__init__(
            f"{newest.created_by or 'Someone'} wrote version {newest.number} while you were writing. "
            "Nothing was overwritten. Read what changed below, then save yours as the next version."
        )
        self.newest = newest


@transaction.atomic
def write_guidelines(*, by: Person | None, text: str, after: int) -> Guidelines:
    """Save the next version. Unchanged text makes no version.

    `after` is the version that was edited, 0 for the first. Raises GuidelinesConflict if there is a newer one. `by` is
    None on the command line.
    """
    chain = ledger.lock_chain(None)
    if by:
        require_for(by, Action.EDIT_GUIDELINES)
    newest = Guidelines.objects.in_force()
    if newest and newest.text == text:
        return newest
    if after != (newest.number if newest else 0):
        raise GuidelinesConflict(newest)
    written = Guidelines.objects.create(number=after + 1, text=text, created_by=by)
    RenderedText.objects.render([text])  # so that no reader has to wait for it
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType.EDIT_GUIDELINES,
        on=written,
        version=written.number,
        text=text,
    )
    return written
