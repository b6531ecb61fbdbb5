"""annotations.jsonld: the claims as W3C Web Annotations on the text of the article.

https://www.w3.org/TR/annotation-model/. Positions are Unicode code points, as that model asks. A quote stands with as much
of the words around it as makes it the only one of its kind in the text, since a program marks every place that fits.
"""

import json
from collections.abc import Iterator
from typing import Any

from claims.reports.addresses import numbered_claim_address, report_address
from claims.reports.document import (
    DECIDED,
    SET_ASIDE,
    ClaimEntry,
    Document,
    EvidenceEntry,
    public_title,
)
from claims.web.links import web_address

MEDIA_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
LEAST_AROUND = 32
"""Characters before and after a quote, if that is enough."""


def write(document: Document, site_url: str) -> bytes:
    """Return an AnnotationCollection with one page, as JSON in UTF-8."""
    collection = annotate(document, site_url)
    return (json.dumps(collection, ensure_ascii=False, indent=2) + "\n").encode()


def annotate(document: Document, site_url: str) -> dict[str, Any]:
    """Return the collection of all claims that have an answer and stand in the text."""
    address = f"{report_address(document, site_url)}annotations.jsonld"
    items = [
        _annotation(document, claim, site_url)
        for claim in document["claims"]
        if claim["status"] in {DECIDED, SET_ASIDE} and claim["start"] is not None
    ]
    return {
        "@context": CONTEXT,
        "id": address,
        "type": "AnnotationCollection",
        "label": public_title(document),
        "creator": {"type": "Organization", "name": document["desk"]["name"]},
        "created": document["published_at"],
        "total": len(items),
        "first": {
            "id": f"{address}#page-1",
            "type": "AnnotationPage",
            "partOf": address,
            "startIndex": 0,
            "items": items,
        },
    }


def _annotation(document: Document, claim: ClaimEntry, site_url: str) -> dict[str, Any]:
    page = numbered_claim_address(document, claim["number"], site_url)
    return {
        "id": page,
        "type": "Annotation",
        "motivation": "assessing",
        "created": claim["decided_on"] or document["published_at"],
        "body": list(_bodies(document, claim)),
        "target": {
            "source": web_address(document["article"]["url"]) or report_address(document, site_url),
            "selector": [
                quote_selector(
                    document["article"]["revision"]["text"], claim["start"], claim["end"]
                ),
                {"type": "TextPositionSelector", "start": claim["start"], "end": claim["end"]},
            ],
            "state": {
                "type": "TimeState",
                "sourceDate": document["published_at"],
                "cached": report_address(document, site_url),
            },
        },
    }


def quote_selector(text: str, start: int, end: int) -> dict[str, str]:
    """Return a selector that fits one place of the text only: text[start:end], with enough of the words around it."""
    around = LEAST_AROUND
    while True:
        first, last = max(start - around, 0), min(end + around, len(text))
        words = text[first:last]
        is_unique = text.find(words) == text.rfind(words)
        if is_unique or (first, last) == (0, len(text)):
            break
        around *= 2
    prefix, suffix = text[first:start], text[end:last]
    selector = {"type": "TextQuoteSelector", "exact": text[start:end]}
    return selector | {
        name: part for name, part in (("prefix", prefix), ("suffix", suffix)) if part
    }


def _bodies(document: Document, claim: ClaimEntry) -> Iterator[dict[str, Any]]:
    verdict = claim["rating"]["label"] if claim["rating"] else claim["set_aside_reason"]
    if verdict:
        yield {
            "type": "TextualBody",
            "purpose": "classifying",
            "value": verdict,
            "format": "text/plain",
        }
    if claim["summary"]:
        yield {
            "type": "TextualBody",
            "purpose": "commenting",
            "value": claim["summary"],
            "format": "text/plain",
        }
    yield from filter(None, map(_link, claim["evidence"]))


def _link(evidence: EvidenceEntry) -> dict[str, Any] | None:
    """Return the source as a body, or None if it has no address: it is protected, or it is no page."""
    address = web_address(evidence["url"])
    if not address:
        return None
    body: dict[str, Any] = {"type": "SpecificResource", "purpose": "linking", "source": address}
    if evidence["passage"]:
        body["selector"] = {"type": "TextQuoteSelector", "exact": evidence["passage"]}
    cached = web_address(evidence["archived_url"])
    if evidence["accessed_on"] or cached:
        state = {"sourceDate": evidence["accessed_on"], "cached": cached}
        body["state"] = {"type": "TimeState"} | {
            name: value for name, value in state.items() if value
        }
    return body
