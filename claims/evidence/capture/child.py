"""The process that reads what nobody trusts: bytes in, one line of JSON out, then a picture if it is one.

It limits itself before it looks at the first byte; reader.py limits it by the clock besides.
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
"""After these a reader that goes page by page keeps what it has."""
MEMORY = 1024 * 1024 * 1024
OUTPUT = 24 * 1024 * 1024
MOST_WORDS = 2_000_000
"""Characters of text that are kept: a book."""
PR_SET_PDEATHSIG = 1  # prctl(2)
READERS = {
    "html": "read_html",
    "pdf": "read_pdf",
    "docx": "read_docx",
    "text": "read_text",
    "png": "read_image",
    "jpeg": "read_image",
    "webp": "read_image",
}
LONGEST = {"title": 500, "author": 300, "publisher": 300, "published_on": 10}


def limit() -> None:
    """Let the kernel stop this process, whatever a parser does."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    os.nice(10)  # the desk answers first
    limits = {
        resource.RLIMIT_CPU: CPU_SECONDS,
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_FSIZE: OUTPUT,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: 64,
    }
    for name, most in limits.items():
        resource.setrlimit(name, (most, most))


def main(kind: str, charset: str) -> None:
    """Read standard input as `kind` and say what stands in it."""
    limit()
    end = time.monotonic() + SOFT_SECONDS
    reader = import_module(f"claims.evidence.capture.{READERS[kind]}")
    content = sys.stdin.buffer.read()
    try:
        facts = reader.read(content, charset=charset, end=end)
    except Exception as error:  # noqa: BLE001 -- whatever a parser trips over, the bytes cannot be read
        facts = {"fault": f"{type(error).__name__}: {error}"[:300]}
    image = facts.pop("image", b"")
    sys.stdout.buffer.write(
        json.dumps(_within_limits(facts), ensure_ascii=False).encode() + b"\n" + image
    )
    sys.stdout.buffer.flush()
    os._exit(0)  # nothing of a parser's is tidied up


def _within_limits(facts: dict[str, Any]) -> dict[str, Any]:
    """Cut what is longer than a row may hold; a database takes no NUL and no lone surrogate."""
    for name, value in facts.items():
        if isinstance(value, str):
            clean = value.replace("\0", "").encode("utf-8", "ignore").decode()
            facts[name] = clean[: LONGEST.get(name, MOST_WORDS)]
    for name in ("text", "whole"):
        if len(facts.get(name, "")) == MOST_WORDS:
            facts["is_cut"] = True
    return facts


if __name__ == "__main__":
    main(*sys.argv[1:])
