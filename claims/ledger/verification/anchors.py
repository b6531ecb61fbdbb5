"""Read an anchor: a file with the heads of all chains at one time (`docs/ledger.md`)."""

import json
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from claims.ledger.time_stamps import BadTimeStamp, check_time_stamp
from claims.ledger.verification.known_heads import KnownHead, read_heads
from claims.ledger.verification.problems import ProblemKind, quote

FORMAT = "factcheck-anchor/1"
LARGEST = 100_000_000
"""Bytes of a file that we read."""


class UnreadableAnchor(Exception):
    """The file is no anchor; the text says why in a sentence."""


@dataclass(frozen=True)
class AnchorFile:
    """The heads in a file, and the time that it names."""

    at: str
    heads: tuple[KnownHead, ...]
    stamped_at: str
    """The time of the time stamp beside it; empty if there is none."""


def read_anchor(file: Path) -> AnchorFile:
    """Read an anchor, and check the time stamp in the file `<name>.tsr` beside it, if there is one. Raises UnreadableAnchor."""
    try:
        if file.stat().st_size > LARGEST:
            raise UnreadableAnchor(f"{file} is too large to be an anchor.")
        written = file.read_bytes()
        content = json.loads(written)
    except OSError as error:
        raise UnreadableAnchor(f"{file} can’t be read: {error.strerror}.") from None
    except (ValueError, RecursionError):
        raise UnreadableAnchor(f"{file} is no JSON.") from None
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise UnreadableAnchor(f"{file} is no anchor: its format isn’t {FORMAT}.")
    at = content.get("at")
    if not isinstance(at, str):
        raise UnreadableAnchor(f"{file} names no time.")
    source = f"the anchor of {quote(at)}"
    heads = list(read_heads(content.get("heads"), source, ProblemKind.ANCHOR))
    if wrong := [head for head in heads if isinstance(head, str)]:
        raise UnreadableAnchor(f"{file} {wrong[0]}.")
    return AnchorFile(quote(at), tuple(heads), _read_stamp(file, written))


def _read_stamp(file: Path, written: bytes) -> str:
    stamp = file.with_name(f"{file.name}.tsr")
    if not stamp.exists():
        return ""
    try:
        at = check_time_stamp(written, stamp.read_bytes(), settings.ANCHOR_TSA_ROOTS)
    except (BadTimeStamp, OSError) as error:
        raise UnreadableAnchor(f"{stamp}: {error}") from None
    trust = (
        "" if settings.ANCHOR_TSA_ROOTS else " (nobody checked who signed it: set ANCHOR_TSA_ROOTS)"
    )
    return f"{at:%Y-%m-%d at %H:%M:%S} UTC{trust}"
