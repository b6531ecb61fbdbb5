"""ClaimReview (schema.org) for each published claim with a verdict, in the form that Google's documentation asks for.

https://schema.org/ClaimReview and https://developers.google.com/search/docs/appearance/structured-data/factcheck
"""

import json
from typing import Any

from claims.reports.addresses import claim_address
from claims.reports.document import DECIDED, ClaimEntry, Document, publication_day
from claims.reports.pages.claim_reviews import choose_wording, find_obstacle
from claims.text.sentences.splitter import split_sentences
from claims.vocabulary import ClaimantType
from claims.web.links import web_address

MEDIA_TYPE = "application/ld+json"
EXPLANATION_SENTENCES = 2
LOWEST_WORST = 1
AUTHOR_TYPES = {ClaimantType.PERSON: "Person", ClaimantType.ORGANISATION: "Organization"}

# Only these characters can end a <script> block or open a comment in it. JSON decodes the escapes to the same characters.
SCRIPT_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def write(document: Document, site_url: str) -> bytes:
    """Return all ClaimReviews of the report as a JSON array, which may be empty."""
    reviews = [
        review
        for claim in document["claims"]
        if (review := claim_review(document, claim, site_url))
    ]
    return (json.dumps(reviews, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def embed(review: dict[str, Any]) -> str:
    """Return a ClaimReview for a <script type="application/ld+json"> block, escaped so that no text in it can end the block."""
    return json.dumps(review, ensure_ascii=False, separators=(",", ":")).translate(SCRIPT_ESCAPES)


def claim_review(document: Document, claim: ClaimEntry, site_url: str) -> dict[str, Any] | None:
    """Return the ClaimReview of one claim, or None if it can't have one; `NoClaimReview` has the reasons."""
    label = claim["rating"]["label"] if claim["status"] == DECIDED and claim["rating"] else ""
    names = ("short_form", "statement", "quote")
    wording = choose_wording(**{name: claim[name] for name in names}, label=label)
    article = document["article"]
    newsroom_urls = (site_url, document["desk"]["url"])
    if find_obstacle(
        mode=article["mode"],
        label=label,
        wording=wording,
        article_url=article["url"],
        newsroom_urls=newsroom_urls,
    ):
        return None
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": claim_address(document, claim["number"], site_url),
        "claimReviewed": wording,
        "author": _filled(
            {
                "@type": "Organization",
                "name": document["desk"]["name"],
                "url": _newsroom_url(document),
            }
        ),
        "datePublished": publication_day(document),
        "itemReviewed": _claim(document, claim),
        "reviewRating": _rating(document, claim),
    }


def _newsroom_url(document: Document) -> str:
    return web_address(document["desk"]["url"])


def _claim(document: Document, claim: ClaimEntry) -> dict[str, Any]:
    claimant = claim["claimant"].strip()
    # Without a claimant the article itself makes the claim, on the day it was published. A quotation may be older than
    # the article, so with a claimant only the stated date counts.
    stated_on = claim["stated_on"] or (None if claimant else document["article"]["published_on"])
    return _filled({
        "@type": "Claim",
        "author": _author(claimant, claim.get("claimant_type", "")),
        "datePublished": stated_on,
        "firstAppearance": web_address(claim["first_appearance"]),
        "appearance": _appearance(document),
    })  # fmt: skip


def _author(claimant: str, claimant_type: str) -> dict[str, str] | None:
    """Return who made the claim, or None unless an editor said whether that is a person or an organisation."""
    if not claimant or claimant_type not in AUTHOR_TYPES:
        return None
    return {"@type": AUTHOR_TYPES[ClaimantType(claimant_type)], "name": claimant}


def _appearance(document: Document) -> dict[str, Any] | None:
    article = document["article"]
    properties = _filled({
        "url": web_address(article["url"]),
        "headline": article["headline"],
        "publisher": {"@type": "Organization", "name": article["publisher"]} if article["publisher"] else None,
    })  # fmt: skip
    if not properties:  # a date alone doesn't identify the article
        return None
    return {
        "@type": "CreativeWork",
        **properties,
        **_filled({"datePublished": article["published_on"]}),
    }


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
    """Return the three numbers. Return none if the verdict has no value or the numbers would break Google's rules."""
    if value is None or best is None or worst is None:
        return {}
    if not LOWEST_WORST <= worst <= value <= best or worst == best:
        return {}
    return {"ratingValue": value, "bestRating": best, "worstRating": worst}


def _filled(properties: dict[str, Any]) -> dict[str, Any]:
    """Return the properties without the empty ones."""
    return {name: value for name, value in properties.items() if value not in (None, "", {})}
