"""The child process that reads untrusted bytes: bytes in, one line of JSON out, followed by the image if there is one.

It sets its own limits before it reads the first byte. reader.py also stops it when its time is up.
"""

import ctypes
import json
import os
import resource
import signal
import sys
import time
from importlib import import_module
from typing import Any

CPU_SECONDS = 4
SOFT_SECONDS = 2.5
"""After this time, a reader that works page by page stops and returns the pages it has read."""
MEMORY = 1024 * 1024 * 1024
MOST_OUTPUT = 24 * 1024 * 1024
MOST_CHARACTERS = 2_000_000
"""Characters of text that are kept, about as much as a book has."""
PR_SET_PDEATHSIG = 1  # prctl(2)
READERS = {
    "html": "read_html",
    "pdf": "read_pdf",
    "docx": "read_docx",
    "mhtml": "read_mail",
    "eml": "read_mail",
    "text": "read_text",
    "png": "read_image",
    "jpeg": "read_image",
    "webp": "read_image",
}
MOST_CHARACTERS_OF = {"title": 500, "author": 300, "publisher": 300, "published_on": 10}


def limit_resources() -> None:
    """Make the kernel stop this process if a parser takes too much time, memory or space."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    os.nice(10)  # requests to the server go first
    limits = {
        resource.RLIMIT_CPU: CPU_SECONDS,
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_FSIZE: MOST_OUTPUT,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: 64,
    }
    for name, most in limits.items():
        resource.setrlimit(name, (most, most))


def main(kind: str, charset: str) -> None:
    """Read standard input as `kind` and write what it contains to standard output."""
    limit_resources()
    end = time.monotonic() + SOFT_SECONDS
    reader = import_module(f"claims.evidence.capture.{READERS[kind]}")
    content = sys.stdin.buffer.read()
    try:
        facts = reader.read(content, charset=charset, end=end)
    except Exception as error:  # noqa: BLE001 -- whatever a parser raises, the bytes are unreadable
        facts = {"error": f"{type(error).__name__}: {error}"[:300]}
    image = facts.pop("image", b"")
    sys.stdout.buffer.write(
        json.dumps(_cut_to_limits(facts), ensure_ascii=False).encode() + b"\n" + image
    )
    sys.stdout.buffer.flush()
    os._exit(0)  # skips the parsers' clean-up code


def _cut_to_limits(facts: dict[str, Any]) -> dict[str, Any]:
    """Cut strings to what a row can hold, and remove NUL and lone surrogates, which PostgreSQL refuses."""
    for name, value in facts.items():
        if isinstance(value, str):
            clean = value.replace("\0", "").encode("utf-8", "ignore").decode()
            facts[name] = clean[: MOST_CHARACTERS_OF.get(name, MOST_CHARACTERS)]
    for name in ("text", "full_text"):
        if len(facts.get(name, "")) == MOST_CHARACTERS:
            facts["is_cut"] = True
    return facts


if __name__ == "__main__":
    main(*sys.argv[1:])
