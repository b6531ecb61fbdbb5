"""The article of a report with its claims marked."""

from claims.reports.document import ClaimEntry, Document
from claims.text.quotes.marked_text import Block, Unit, mark_text


def annotate(document: Document) -> list[Block]:
    """Return the article's text as blocks in which every claim is marked."""
    units = [
        Unit(unit["start"], unit["end"], unit["role"]) for unit in document["article"]["units"]
    ]
    spans = {
        claim["number"]: (claim["start"], claim["end"])
        for claim in document["claims"]
        if claim["start"] is not None  # a claim whose words were cut from the article has no span
    }
    return mark_text(document["article"]["revision"]["text"], units, spans)


def excerpt(document: Document, claim: ClaimEntry) -> list[Block]:
    """Return the blocks that contain a claim, with only that claim marked."""
    blocks = annotate({**document, "claims": [claim]})
    return [block for block in blocks if any(part.numbers for part in block.parts)]
