"""ClaimReview (schema.org), one for each published claim with a verdict, as Google's fact-check documentation reads it.

https://schema.org/ClaimReview and https://developers.google.com/search/docs/appearance/structured-data/factcheck
"""

import json
import re
from typing import Any

from claims.reports.addresses import claim_address
from claims.reports.document import BEFORE_PUBLICATION, DECIDED, ClaimEntry, Document
from claims.text.sentences.splitter import split_sentences
from claims.web.links import host_of, web_address

MEDIA_TYPE = "application/ld+json"
SHORT = 75  # characters: what fits on a telephone without wrapping
EXPLANATION_SENTENCES = 2
LOWEST_WORST = 1

# Inside <script> only these can end the block or open a comment; JSON reads the escapes back as the same characters.
SCRIPT_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def write(document: Document, site_url: str) -> bytes:
    """Return all ClaimReviews of the report as one JSON array; empty where the report gives none."""
    reviews = [
        review
        for claim in document["claims"]
        if (review := claim_review(document, claim, site_url))
    ]
    return (json.dumps(reviews, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def embed(review: dict[str, Any]) -> str:
    """Return a ClaimReview for the inside of a <script type="application/ld+json">: no text can end the block."""
    return json.dumps(review, ensure_ascii=False, separators=(",", ":")).translate(SCRIPT_ESCAPES)


def claim_review(document: Document, claim: ClaimEntry, site_url: str) -> dict[str, Any] | None:
    """Return the ClaimReview of one claim, or None if it may not have one.

    None for a check made before publication, a claim without a verdict, a claim that first appeared on the checking
    site itself, and one that cannot be worded without the word of its verdict.
    """
    if (
        document["article"]["mode"] == BEFORE_PUBLICATION
        or claim["status"] != DECIDED
        or not claim["rating"]
    ):
        return None
    wording = _claim_reviewed(claim)
    if not wording or _is_our_own(document, site_url):
        return None
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": claim_address(document, claim["number"], site_url),
        "claimReviewed": wording,
        "author": _filled(
            {"@type": "Organization", "name": document["desk"]["name"], "url": _desk_url(document)}
        ),
        "datePublished": document["published_at"][:10],
        "itemReviewed": _claim(document, claim),
        "reviewRating": _rating(document, claim),
    }


def _claim_reviewed(claim: ClaimEntry) -> str:
    """Return the claim's wording: short if there is a short one, and never with the verdict in it."""
    forms = sorted((claim["short_form"], claim["statement"]), key=lambda form: len(form) > SHORT)
    wordings = (" ".join(form.split()) for form in [*forms, claim["quote"]])
    return next(
        (
            wording
            for wording in wordings
            if wording and not _tells_verdict(wording, claim["rating"])
        ),
        "",
    )


def _tells_verdict(wording: str, rating: dict[str, Any]) -> bool:
    label = re.escape(rating["label"].strip())
    return bool(label) and bool(re.search(rf"(?<!\w){label}(?!\w)", wording, re.IGNORECASE))


def _is_our_own(document: Document, site_url: str) -> bool:
    origin = host_of(document["article"]["url"])
    return bool(origin) and origin in {host_of(site_url), host_of(document["desk"]["url"])}


def _desk_url(document: Document) -> str:
    return web_address(document["desk"]["url"])


def _claim(document: Document, claim: ClaimEntry) -> dict[str, Any]:
    claimant = claim["claimant"].strip()
    # Where nobody else is named the article itself says it, on the day it was printed. What a person is quoted with may
    # be older than the article: then only the stated date counts.
    said_on = claim["stated_on"] or (None if claimant else document["article"]["published_on"])
    return _filled({
        "@type": "Claim",
        # The document does not say whether the claimant is a person or a body, and the type is not guessed.
        "author": {"@type": "Thing", "name": claimant} if claimant else None,
        "datePublished": said_on,
        "firstAppearance": web_address(claim["first_appearance"]),
        "appearance": _appearance(document),
    })  # fmt: skip


def _appearance(document: Document) -> dict[str, Any] | None:
    article = document["article"]
    known = _filled({
        "url": web_address(article["url"]),
        "headline": article["headline"],
        "publisher": {"@type": "Organization", "name": article["publisher"]} if article["publisher"] else None,
    })  # fmt: skip
    if not known:  # a date alone names no work
        return None
    return {"@type": "CreativeWork", **known, **_filled({"datePublished": article["published_on"]})}


def _rating(document: Document, claim: ClaimEntry) -> dict[str, Any]:
    rating, scale = claim["rating"], document["scale"]
    summary = claim["summary"].strip()
    sentences = split_sentences(summary, document["article"]["language"])
    last = sentences[:EXPLANATION_SENTENCES][-1].end if sentences else 0
    return _filled({
        "@type": "Rating",
        "alternateName": rating["label"],
        **_numbers(rating["value"], scale["best"], scale["worst"]),
        "ratingExplanation": " ".join(summary[:last].split()),
    })  # fmt: skip


def _numbers(value: float | None, best: float | None, worst: float | None) -> dict[str, Any]:
    """Return the three numbers, or none of them: off the true-false line, or where they would break the rule."""
    if value is None or best is None or worst is None:
        return {}
    if not LOWEST_WORST <= worst <= value <= best or worst == best:
        return {}
    return {"ratingValue": value, "bestRating": best, "worstRating": worst}


def _filled(properties: dict[str, Any]) -> dict[str, Any]:
    """Return the properties that have a value: an empty one is left out, not given as empty."""
    return {name: value for name, value in properties.items() if value not in (None, "", {})}
