"""Read plain text."""

from typing import Any

from claims.evidence.capture.kinds import decode


def read(content: bytes, *, charset: str, end: float) -> dict[str, Any]:
    """Return the text with Unix line ends."""
    return {"text": decode(content, charset).replace("\r\n", "\n").replace("\r", "\n")}
