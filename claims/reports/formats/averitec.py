"""averitec.json: the claims with a verdict in the shape of the AVeriTeC data set, for researchers.

https://fever.ai/dataset/averitec.html. That data set has four labels. We give the one that the tone of our verdict means, and
leave out claims whose verdict means none of them. What we don't know is null or an empty list, and never guessed.
"""

import json
from datetime import date
from typing import Any

from claims.reports.addresses import claim_address
from claims.reports.document import DECIDED, ClaimEntry, Document, EvidenceEntry
from claims.vocabulary import ClaimType, PassageFound, Tone
from claims.web.links import web_address

MEDIA_TYPE = "application/json"
SUPPORTED, REFUTED = "Supported", "Refuted"
NOT_ENOUGH, CONFLICTING = "Not Enough Evidence", "Conflicting Evidence/Cherrypicking"
LABELS = {
    Tone.TRUE: SUPPORTED,
    Tone.MOSTLY_TRUE: SUPPORTED,
    Tone.HALF: CONFLICTING,
    Tone.MISLEADING: CONFLICTING,
    Tone.MOSTLY_FALSE: REFUTED,
    Tone.FALSE: REFUTED,
    Tone.OUTDATED: REFUTED,
    Tone.UNPROVEN: NOT_ENOUGH,
}
TYPES = {
    ClaimType.EVENT: "Event/Property Claim",
    ClaimType.NUMERICAL: "Numerical Claim",
    ClaimType.QUOTE: "Quote Verification",
    ClaimType.POSITION: "Position Statement",
    ClaimType.CAUSAL: "Causal Claim",
    ClaimType.SPECULATIVE: "Speculative Claim",
    ClaimType.MEDIA_PUBLISHING: "Media Publishing Claim",
    ClaimType.MEDIA_ANALYSIS: "Media Analysis Claim",
    ClaimType.COMPLEX: "Complex Claim",
}


def write(document: Document, site_url: str) -> bytes:
    """Return a JSON array with an object for each claim, in UTF-8."""
    entries = [
        _entry(document, claim, site_url)
        for claim in document["claims"]
        if claim["status"] == DECIDED and claim["rating"] and claim["rating"]["tone"] in LABELS
    ]
    return (json.dumps(entries, ensure_ascii=False, indent=2) + "\n").encode()


def _entry(document: Document, claim: ClaimEntry, site_url: str) -> dict[str, Any]:
    article = document["article"]
    return {
        "claim": claim["statement"] or claim["quote"],
        "required_reannotation": claim["basis"] in {"adjudicated", "overridden"},
        "label": LABELS[claim["rating"]["tone"]],
        "justification": claim["summary"],
        "claim_date": _day(claim["stated_on"] or article["published_on"]),
        "speaker": claim["claimant"] or None,
        "original_claim_url": web_address(claim["first_appearance"]) or web_address(article["url"]) or None,
        "cached_original_claim_url": None,
        "fact_checking_article": claim_address(document, claim["number"], site_url),
        "reporting_source": article["publisher"] or None,
        "location_ISO_code": None,
        "claim_types": [TYPES[name] for name in claim["types"] if name in TYPES],
        "fact_checking_strategies": [],
        "questions": _questions(claim["evidence"]),
    }  # fmt: skip


def _day(value: str | None) -> str | None:
    """Return a day as that data set writes it: 13-2-2026."""
    if not value:
        return None
    day = date.fromisoformat(value)
    return f"{day.day}-{day.month}-{day.year}"


def _questions(evidence: list[EvidenceEntry]) -> list[dict[str, Any]]:
    """Return each question once, with its answers. Evidence that answers no written question has the question ""."""
    answers: dict[str, list[dict[str, Any]]] = {}
    for piece in evidence:
        answers.setdefault(piece["question"], []).append(_answer(piece))
    return [{"question": question, "answers": given} for question, given in answers.items()]


def _answer(piece: EvidenceEntry) -> dict[str, Any]:
    return {
        "answer": piece["workings"] or piece["passage"] or piece["description"] or piece["title"],
        "answer_type": _answer_type(piece),
        "source_url": web_address(piece["url"]) or None,
        "source_medium": _medium(piece),
        "cached_source_url": web_address(piece["archived_url"]) or None,
    }


def _answer_type(piece: EvidenceEntry) -> str:
    """Return whether the answer is the words of the source, which a saved copy shows, or somebody's own."""
    is_quoted = piece.get("passage_found") in {PassageFound.FOUND, PassageFound.NEARLY}
    if not piece["workings"] and piece["passage"] and is_quoted:
        return "Extractive"
    has_answer = piece["workings"] or piece["passage"] or piece["description"]
    return "Abstractive" if has_answer else "Unanswerable"


def _medium(piece: EvidenceEntry) -> str:
    if (piece.get("copy") or {}).get("kind") == "pdf":
        return "PDF"
    return "Web text" if piece["url"] else "Other"
