"""Read bytes that nobody trusts, in a process of their own that cannot take long, take much or say much.

Parsers hang, explode and crash on what was made for it. The child (`python -m claims.evidence.capture.child`) gets
the bytes on its standard input and limits from the kernel; its whole group is killed when its time is up.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SECONDS = 4.5
"""By the clock; the child's own limit is a little less processor time (`child.CPU_SECONDS`)."""


class Unreadable(Exception):
    """The bytes gave no words and no picture; the message is a reason for the log and for editors."""


class Protected(Unreadable):
    """The document wants a password."""


@dataclass(frozen=True)
class Reading:
    """What stands in a copy.

    `text` is what it is about, `whole` everything a page shows where that is more; `pages` are the offsets
    in `text` at which pages begin; `image` the picture as the desk encoded it anew. `is_cut` says that the
    time or the room was not enough for all of it.
    """

    kind: str
    text: str = ""
    whole: str = ""
    pages: list[int] = field(default_factory=list)
    title: str = ""
    author: str = ""
    publisher: str = ""
    published_on: date | None = None
    is_cut: bool = False
    image: bytes = b""


def read(content: bytes, kind: str, *, charset: str = "", seconds: float = SECONDS) -> Reading:
    """Read `content` as what `kinds.kind_of` says it is. Raises Unreadable."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as said:
        given.write(content)
        given.seek(0)
        child = subprocess.Popen(
            [sys.executable, "-m", "claims.evidence.capture.child", kind, charset],
            cwd=ROOT,
            env={"LC_ALL": "C.UTF-8"},  # no key and no address of a database
            stdin=given,
            stdout=said,  # a file, whose size the kernel limits
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            status = child.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            raise Unreadable(f"it took longer than {seconds:g} seconds") from None
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
            child.wait()
        said.seek(0)
        return _reading(kind, status, said.readline(), said.read())


def _reading(kind: str, status: int, line: bytes, image: bytes) -> Reading:
    if status:
        raise Unreadable(f"reading it ended with {status}")
    try:
        facts = json.loads(line)
    except ValueError:
        raise Unreadable("reading it said nothing") from None
    if facts.pop("needs_password", False):
        raise Protected("it wants a password")
    if fault := facts.pop("fault", ""):
        raise Unreadable(fault)
    day = facts.pop("published_on", "")
    return Reading(kind, **facts, published_on=_day(day), image=image)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
