"""Plain text: its words as they are."""

from typing import Any

from claims.evidence.capture.kinds import decode


def read(content: bytes, *, charset: str, end: float) -> dict[str, Any]:
    """Give the words; lines end as everywhere else at the desk."""
    return {"text": decode(content, charset).replace("\r\n", "\n").replace("\r", "\n")}
