"""doccano.jsonl and label-studio.json: the article with its claims as labelled spans, as annotation tools import it.

Both count Unicode code points. doccano's form is that of its sequence labelling projects. Label Studio's form fits a labelling
interface with a Text named `text`, Labels named `verdict` and a TextArea named `finding`.
"""

import json
from typing import Any

from claims.reports.document import SET_ASIDE, ClaimEntry, Document, digest

JSON, JSON_LINES = "application/json", "application/jsonl"
UNDECIDED, CANNOT = "Not decided", "Can’t be checked"


def write_doccano(document: Document, site_url: str) -> bytes:
    """Return one line: the text, and [start, end, label] for each claim that stands in it."""
    spans = [[claim["start"], claim["end"], label_of(claim)] for claim in _marked(document)]
    line = _about(document) | {"text": _text(document), "label": spans}
    return (json.dumps(line, ensure_ascii=False) + "\n").encode()


def write_label_studio(document: Document, site_url: str) -> bytes:
    """Return an array with one task, whose annotation holds a region for each claim and its finding."""
    results = [part for claim in _marked(document) for part in _region(document, claim)]
    task = {
        "id": 1,
        "data": _about(document) | {"text": _text(document)},
        "annotations": [{"id": 1, "result": results}],
    }
    return (json.dumps([task], ensure_ascii=False, indent=2) + "\n").encode()


def label_of(claim: ClaimEntry) -> str:
    """Return the verdict, or that there is none."""
    if claim["rating"]:
        return claim["rating"]["label"]
    return CANNOT if claim["status"] == SET_ASIDE else UNDECIDED


def _marked(document: Document) -> list[ClaimEntry]:
    """Return the claims that stand in the text; one that was cut from it does not."""
    return [claim for claim in document["claims"] if claim["start"] is not None]


def _text(document: Document) -> str:
    return document["article"]["revision"]["text"]


def _about(document: Document) -> dict[str, Any]:
    return {
        "article": document["article"]["slug"],
        "report": document["number"],
        "sha256": digest(document),
    }


def _region(document: Document, claim: ClaimEntry) -> list[dict[str, Any]]:
    span = {
        "start": claim["start"],
        "end": claim["end"],
        "text": _text(document)[claim["start"] : claim["end"]],
    }
    shared = {"id": f"claim-{claim['number']}", "to_name": "text"}
    label = shared | {
        "from_name": "verdict",
        "type": "labels",
        "value": span | {"labels": [label_of(claim)]},
    }
    if not claim["summary"]:
        return [label]
    finding = {
        "from_name": "finding",
        "type": "textarea",
        "value": span | {"text": [claim["summary"]]},
    }
    return [label, shared | finding]
