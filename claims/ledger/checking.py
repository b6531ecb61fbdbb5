"""Verify the ledger and keep the result, which /ready reports."""

import time
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection, transaction

from claims.ledger.verification import Verification, verify_ledger
from claims.ledger.verification.anchors import AnchorFile
from claims.models import LedgerCheck

MOST_SENTENCES = 100
"""Sentences that are kept with a result."""
SEE_HEADS = """
    INSERT INTO claims_seenhead AS seen (chain, count, head)
    SELECT * FROM unnest(%s::bigint[], %s::bigint[], %s::text[])
    ON CONFLICT (chain) DO UPDATE SET count = excluded.count, head = excluded.head
    WHERE seen.count < excluded.count
"""


@dataclass(frozen=True)
class CheckedLedger:
    """What a verification found, and the row that keeps it."""

    found: Verification
    row: LedgerCheck


@dataclass(frozen=True)
class LastCheck:
    """What /ready says of the last verification, and whether it found no problem."""

    is_fine: bool
    sentence: str


def read_last_check() -> LastCheck:
    """Return the result of the last verification. It verifies nothing itself."""
    last = LedgerCheck.objects.order_by("-pk").values_list("ended_at", "problems").first()
    if last is None:
        return LastCheck(is_fine=True, sentence="The activity log was not verified yet.")
    ended_at, problems = last
    number = (
        "no problems" if not problems else "1 problem" if problems == 1 else f"{problems} problems"
    )
    sentence = f"The activity log was verified on {ended_at:%Y-%m-%d at %H:%M} UTC: {number}."
    return LastCheck(is_fine=not problems, sentence=sentence)


def check_ledger(anchors: Iterable[AnchorFile] = ()) -> CheckedLedger:
    """Verify the ledger, and keep the result and, if there is no problem, the heads of all chains."""
    began = time.monotonic()
    found = verify_ledger(head for anchor in anchors for head in anchor.heads)
    row = LedgerCheck(
        seconds=round(time.monotonic() - began, 3),
        chains=found.chains,
        events=found.events,
        problems=found.total,
        sentences="\n".join(problem.sentence for problem in found.problems[:MOST_SENTENCES]),
    )
    with transaction.atomic(), connection.cursor() as cursor:
        row.save()
        if found.heads and not found.total:
            cursor.execute(SEE_HEADS, [list(column) for column in zip(*found.heads, strict=True)])
    return CheckedLedger(found, row)
