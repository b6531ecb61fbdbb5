"""Compare ratings with the events that recorded them."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from claims.ledger.verification.problems import Problems
from claims.ledger.verification.row_facts import (
    Recorded,
    Row,
    differing,
    fetch,
    report_changed,
    report_no_event,
    report_no_row,
)
from claims.ledger.verification.stored_event import as_key, as_number
from claims.ledger.verification.walking import ComparedEvent, WalkedChain
from claims.vocabulary import EventType

RATINGS = Path(__file__).with_name("ratings.sql")


class RatingRow(NamedTuple):
    """The columns of `ratings.sql`."""

    key: int
    scale_id: int
    label: str
    order: int
    value: int | None
    text: str
    symbol: str
    tone: str
    definition: str
    needs_rationale: bool
    needs_sources: int
    is_retired: bool
    succeeds: int | None


def check_ratings(chain: WalkedChain, problems: Problems) -> None:
    """Check that each rating is what the newsroom's chain recorded of it.

    Databases of earlier versions have ratings that no event recorded, until `manage.py seed` records them once.
    """
    recorded = _read_recorded(chain.compared)
    is_complete = any(
        event.event_type == EventType.BULK_IMPORT and "ratings" in (event.payload or {})
        for event in chain.compared
    )
    for row in fetch(RatingRow, RATINGS):
        name = Row(f"rating:{row.key}", f"rating {row.key}")
        if said := recorded.pop(row.key, None):
            names = differing(row, RatingRow._fields[1:], said.values)
            report_changed(name, names, said, chain, problems)
        elif is_complete:
            report_no_event(name, chain, problems)
    for key, said in recorded.items():
        report_no_row(Row(f"rating:{key}", f"rating {key}"), said.event, chain, problems)


def _read_recorded(events: Iterable[ComparedEvent]) -> dict[int, Recorded]:
    """Return what the events recorded of each rating, by its key, as the last of them left it."""
    found: dict[int, Recorded] = {}
    for event in events:
        payload = event.payload or {}
        if event.event_type == EventType.BULK_IMPORT:
            for key, values in _as_dict(payload.get("ratings")).items():
                found[as_number(key)] = Recorded(event, _as_dict(values))
        elif event.event_type in (EventType.ADD_RATING, EventType.EDIT_RATING):
            old = as_key(payload.get("succeeds"))
            before = found[event.object_id].values if event.object_id in found else {}
            succeeds = {} if old is None else {"succeeds": old}
            values = before | {"is_retired": False} | _as_dict(payload.get("after")) | succeeds
            found[event.object_id] = Recorded(event, values)
            if old is not None:
                _retire(found, old, event)
        elif event.event_type == EventType.RETIRE_RATING:
            _retire(found, event.object_id, event)
        elif event.event_type == EventType.EDIT_SCALE:
            _reorder(found, payload, event)
    return found


def _reorder(found: dict[int, Recorded], payload: dict[str, Any], event: ComparedEvent) -> None:
    """Give ratings the places that an event put them in; those in use were succeeded by others."""
    succeeded = {
        as_key(new): as_number(old) for old, new in _as_dict(payload.get("succeeded")).items()
    }
    wanted = payload.get("after")
    for place, key in enumerate(map(as_number, wanted if isinstance(wanted, list) else []), 1):
        old = succeeded.get(key)
        known = found.get(key if old is None else old)
        values = dict(known.values) if known else {}
        if old is not None:
            values |= {"is_retired": False, "succeeds": old}
            _retire(found, old, event)
        found[key] = Recorded(event, values | {"order": place})


def _retire(found: dict[int, Recorded], key: int, event: ComparedEvent) -> None:
    values = found[key].values if key in found else {}
    found[key] = Recorded(event, {**values, "is_retired": True})


def _as_dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
