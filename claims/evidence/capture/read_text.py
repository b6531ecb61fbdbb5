"""Read plain text."""

from typing import Any

from claims.evidence.capture.character_sets import decode


def read(content: bytes, *, charset: str, end: float) -> dict[str, Any]:
    """Return the text with Unix line ends."""
    decoded = decode(content, charset)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    return {"text": text, "is_doubtful": decoded.is_doubtful}
