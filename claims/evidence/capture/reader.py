"""Read untrusted bytes in a child process with limits on time, memory and output.

Parsers hang, crash or use up memory on files made to break them. The child (`python -m claims.evidence.capture.child`)
gets the bytes on its standard input, and the kernel enforces its limits. Its process group is killed when its time is up.
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
"""Wall time. The child's own limit is a little less, in processor time (`child.CPU_SECONDS`)."""


class Unreadable(Exception):
    """The bytes could not be read. The message is for the log and for editors."""


class NotRead(Unreadable):
    """The file is of a kind that we don't read. The message names it: "an OpenDocument text (.odt)"."""


class PasswordNeeded(Unreadable):
    """The document is protected by a password."""


@dataclass(frozen=True)
class Reading:
    """What was read from a file.

    `text` is the main text; `full_text` is all text a web page shows, where that is more. `pages` are the offsets
    in `text` at which pages begin. `image` is the image as we encoded it again. `is_cut` means that the end is missing,
    because there was not enough time or room for it. `is_doubtful` means that some of the text may be missing or wrong: an
    unknown character set, pages that are images, attachments. `addresses` are those that a web page gives for itself.
    """

    kind: str
    text: str = ""
    full_text: str = ""
    pages: list[int] = field(default_factory=list)
    title: str = ""
    author: str = ""
    publisher: str = ""
    published_on: date | None = None
    is_cut: bool = False
    addresses: list[str] = field(default_factory=list)
    is_doubtful: bool = False
    image: bytes = b""


def read(content: bytes, kind: str, *, charset: str = "", seconds: float = SECONDS) -> Reading:
    """Read `content` as the kind that `kinds.kind_of` returned. Raises Unreadable."""
    with tempfile.TemporaryFile() as input_file, tempfile.TemporaryFile() as output_file:
        input_file.write(content)
        input_file.seek(0)
        child = subprocess.Popen(
            [sys.executable, "-m", "claims.evidence.capture.child", kind, charset],
            cwd=ROOT,
            env={"LC_ALL": "C.UTF-8"},  # without SECRET_KEY and DATABASE_URL
            stdin=input_file,
            stdout=output_file,  # a file and not a pipe, so that the kernel limits its size
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
        output_file.seek(0)
        return _parse_output(kind, status, output_file.readline(), output_file.read())


def _parse_output(kind: str, status: int, line: bytes, image: bytes) -> Reading:
    if status:
        raise Unreadable(f"the reader ended with status {status}")
    try:
        facts = json.loads(line)
    except ValueError:
        raise Unreadable("the reader wrote nothing") from None
    if facts.pop("needs_password", False):
        raise PasswordNeeded("it needs a password")
    if name := facts.pop("not_read", ""):
        raise NotRead(name)
    if error := facts.pop("error", ""):
        raise Unreadable(error)
    published_on = _parse_date(facts.pop("published_on", ""))
    return Reading(kind, **facts, published_on=published_on, image=image)


def _parse_date(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
