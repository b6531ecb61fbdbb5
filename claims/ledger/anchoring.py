"""Anchors: the heads of all chains as one small file, sent where nobody who could rewrite the ledger can change it.

`docs/ledger.md` describes the file. `manage.py verify_ledger --anchor FILE` compares it with the ledger.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage, mailers
from django.utils import timezone

from claims.canonical_json import canonical_json
from claims.ledger.time_stamps import request_time_stamp
from claims.ledger.verification.anchors import FORMAT
from claims.models import EventChain


@dataclass(frozen=True)
class Anchor:
    """A file with the heads of all chains."""

    name: str
    content: bytes
    chains: int


def make_anchor() -> Anchor:
    """Write down the heads of all chains that have events, as they are now."""
    at = timezone.now().astimezone(UTC)
    chains = EventChain.objects.filter(count__gt=0).order_by("pk")
    heads = {
        str(key): [count, head] for key, count, head in chains.values_list("pk", "count", "head")
    }
    content = {
        "at": at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "format": FORMAT,
        "heads": heads,
        "site": settings.SITE_URL,
    }
    name = f"factcheck-anchor-{at:%Y%m%dT%H%M%SZ}.json"
    return Anchor(name, f"{canonical_json(content)}\n".encode(), len(heads))


def is_anchoring_on() -> bool:
    """Whether the settings name a place to which anchors are sent."""
    return bool(settings.ANCHOR_FOLDER or settings.ANCHOR_MAIL)


def send_anchor(anchor: Anchor) -> list[str]:
    """Store and send an anchor, with a time stamp if the settings name an authority; say what was done in sentences.

    Raises BadTimeStamp if the authority gave none that is valid: then nothing was stored or sent. Raises OSError.
    """
    files = list(files_of(anchor))
    done = []
    if folder := settings.ANCHOR_FOLDER:
        for name, content in files:
            write_whole(folder / name, content)
            done.append(f"Wrote {folder / name}.")
    if receiver := settings.ANCHOR_MAIL:
        _mail(anchor, files, receiver)
        done.append(f"Sent {anchor.name} to {receiver}.")
    return done


def files_of(anchor: Anchor) -> Iterator[tuple[str, bytes]]:
    """Yield the anchor and its time stamp, if the settings name an authority, each with its name."""
    yield anchor.name, anchor.content
    if settings.ANCHOR_TSA:
        answer = request_time_stamp(anchor.content, settings.ANCHOR_TSA, settings.ANCHOR_TSA_ROOTS)
        yield f"{anchor.name}.tsr", answer


def write_whole(file: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    scratch = file.with_name(f".{file.name}.{os.getpid()}")
    scratch.write_bytes(content)
    scratch.replace(file)


def _mail(anchor: Anchor, files: list[tuple[str, bytes]], receiver: str) -> None:
    host = settings.SITE_URL.partition("://")[2]
    message = EmailMessage(
        f"Activity log of {host}: {anchor.name}",
        f"The attached file names the last entry of each of the {anchor.chains} logs of {host}.\n"
        "Keep it. If the past is ever rewritten, `manage.py verify_ledger --anchor FILE` shows it.\n",
        settings.DEFAULT_FROM_EMAIL,
        [receiver],
        headers={"Auto-Submitted": "auto-generated"},
    )
    for name, content in files:
        is_stamp = name.endswith(".tsr")
        message.attach(
            name, content, "application/timestamp-reply" if is_stamp else "application/json"
        )
    mailers.default.send_messages([message])
