"""Rows that were changed outside the workflow while the triggers were on: an event recorded it, so it is no problem."""

from claims.ledger.verification.walking import WalkedChain
from claims.vocabulary import EventType


def find_changed_outside(chain: WalkedChain) -> set[str]:
    """Return the keys of the rows that events of a chain name, such as `review:12`.

    An event names the first rows only. If there were more, any row of that kind may have been changed: `review:*`.
    """
    found = set()
    for event in chain.compared:
        payload = event.payload or {}
        if event.event_type != EventType.OUTSIDE or not isinstance(payload.get("rows"), list):
            continue
        keys = {str(row.get("key")) for row in payload["rows"] if isinstance(row, dict)}
        if payload.get("count") != len(keys):
            keys |= {f"{key.partition(':')[0]}:*" for key in keys}
        found |= keys
    return found
