"""Check ClaimReviews, our own or anybody's, against what schema.org and Google's documentation ask of them.

https://schema.org/ClaimReview and https://developers.google.com/search/docs/appearance/structured-data/factcheck
"""

import json
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from html.parser import HTMLParser
from typing import Any

from claims.reports.pages.claim_reviews import SHORT
from claims.text.verdicts.stated_verdict import states_verdict
from claims.web.links import host_of, web_address

SCHEMA_HOSTS = ("schema.org", "www.schema.org")
LOWEST_WORST = 1
MEDIA_TYPE = "application/ld+json"
MAKERS = ("Organization", "Person", "NewsMediaOrganization")


class Unreadable(ValueError):
    """The file holds no ClaimReview; the message is a sentence."""


@dataclass(frozen=True)
class Finding:
    """What is wrong with a ClaimReview, or what would be better."""

    review: int
    """Its place in the file, from 1."""
    where: str
    """The property, such as `reviewRating.ratingValue`."""
    sentence: str
    is_error: bool = True

    def __str__(self) -> str:
        advice = "" if self.is_error else "advice: "
        return f"ClaimReview {self.review}, {self.where}: {advice}{self.sentence}"


def read_reviews(content: bytes) -> list[dict[str, Any]]:
    """Return the ClaimReviews of a JSON-LD file or of an HTML page. Raises Unreadable."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable("The file is not in UTF-8.") from error
    blocks = _scripts(text) if text.lstrip().startswith("<") else [text]
    reviews = [review for block in blocks for review in _find_reviews(_parse(block))]
    if not reviews:
        raise Unreadable("The file holds no ClaimReview.")
    return reviews


def check_reviews(reviews: list[dict[str, Any]], page: str = "") -> list[Finding]:
    """Return what is wrong with the ClaimReviews of one file; `page` is the address at which they stand, if known."""
    findings = [
        Finding(number, *found)
        for number, review in enumerate(reviews, start=1)
        for found in _check_review(review, page)
    ]
    urls = Counter(review.get("url") for review in reviews if isinstance(review.get("url"), str))
    findings += [
        Finding(number, "url", "another ClaimReview of this file has the same, and each needs its own page.")
        for number, review in enumerate(reviews, start=1)
        if isinstance(review.get("url"), str) and urls[review["url"]] > 1
    ]  # fmt: skip
    return sorted(findings, key=lambda finding: finding.review)


# --- Reading -----------------------------------------------------------------------------------


class _Scripts(HTMLParser):
    """Collects the blocks of JSON-LD of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self.is_inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.is_inside = tag == "script" and (dict(attrs).get("type") or "").lower() == MEDIA_TYPE
        if self.is_inside:
            self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        self.is_inside = False

    def handle_data(self, data: str) -> None:
        if self.is_inside:
            self.blocks[-1] += data


def _scripts(page: str) -> list[str]:
    parser = _Scripts()
    parser.feed(page)
    parser.close()
    return parser.blocks


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except RecursionError as error:
        raise Unreadable("The JSON is nested too deeply.") from error
    except ValueError as error:
        raise Unreadable(f"The JSON is broken: {error}.") from error


def _find_reviews(data: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects that are a ClaimReview: the file itself, an array of them, or a @graph."""
    if isinstance(data, list):
        for each in data:
            yield from _find_reviews(each)
    elif isinstance(data, dict):
        if _is_a(data, "ClaimReview"):
            yield data
        else:
            context = {"@context": data["@context"]} if "@context" in data else {}
            for review in _find_reviews(data.get("@graph")):
                yield context | review


def _types(data: dict[str, Any]) -> list[str]:
    named = data.get("@type")
    names = named if isinstance(named, list) else [named]
    return [
        name.rsplit("/", 1)[-1].removeprefix("schema:") for name in names if isinstance(name, str)
    ]


def _is_a(data: dict[str, Any], *names: str) -> bool:
    return any(name in names for name in _types(data))


# --- Checking ----------------------------------------------------------------------------------

type Found = tuple[str, str] | tuple[str, str, bool]
"""Where, a sentence, and whether it is an error: not given, it is."""


def _check_review(review: dict[str, Any], page: str) -> Iterator[Found]:
    if not any(host in json.dumps(review.get("@context", "")) for host in SCHEMA_HOSTS):
        yield "@context", "name https://schema.org."
    rating = review.get("reviewRating")
    yield from _check_claim_reviewed(review.get("claimReviewed"), _text(rating, "alternateName"))
    yield from _check_url(review.get("url"), page)
    yield from _check_maker(
        "author", review.get("author"), "name the newsroom that checked the claim."
    )
    yield from _check_day("datePublished", review.get("datePublished"))
    if isinstance(rating, dict):
        yield from _check_rating(rating)
    else:
        yield "reviewRating", "give a Rating."
    if isinstance(item := review.get("itemReviewed"), dict):
        yield from _check_item(item, host_of(_text(review, "url")))
    else:
        yield "itemReviewed", "say whose claim it is and where it appeared.", False


def _text(data: Any, name: str) -> str:
    value = data.get(name) if isinstance(data, dict) else None
    return value.strip() if isinstance(value, str) else ""


def _check_claim_reviewed(value: Any, label: str) -> Iterator[Found]:
    if not isinstance(value, str) or not value.strip():
        yield "claimReviewed", "give the claim in a short sentence."
        return
    if label and states_verdict(value, label):
        yield "claimReviewed", f"leave the verdict out (“{label}”)."
    if len(value) > SHORT:
        yield "claimReviewed", f"{len(value)} characters wrap on a phone; {SHORT} don’t.", False


def _check_url(value: Any, page: str) -> Iterator[Found]:
    if not isinstance(value, str) or not web_address(value):
        yield "url", "give the full address of the page."
    elif page and host_of(value) != host_of(page):
        yield "url", f"it must be on the same site as the page, {host_of(page)}."


def _check_maker(where: str, value: Any, otherwise: str) -> Iterator[Found]:
    makers = value if isinstance(value, list) else [value]
    for maker in makers:
        if maker is None or maker == "":
            yield where, otherwise, False
        elif not isinstance(maker, dict):
            yield where, "give an Organization or a Person, not a text."
        elif not _is_a(maker, *MAKERS):
            yield where, "its type must be Organization or Person."
        elif not _text(maker, "name") and not web_address(_text(maker, "url")):
            yield where, "give its name or its address."


def _check_day(where: str, value: Any) -> Iterator[Found]:
    if value is None:
        return
    try:
        date.fromisoformat(value) if "T" not in value else datetime.fromisoformat(value)
    except (TypeError, ValueError):
        yield where, f"{value!r} is no date such as 2026-02-13."


def _check_rating(rating: dict[str, Any]) -> Iterator[Found]:
    if not _is_a(rating, "Rating"):
        yield "reviewRating", "its type must be Rating."
    if not _text(rating, "alternateName"):
        yield "reviewRating.alternateName", "give the verdict in words."
    explanation = rating.get("ratingExplanation")
    if explanation is not None and not isinstance(explanation, str):
        yield "reviewRating.ratingExplanation", "it must be a text."
    yield from _check_numbers(rating)


def _check_numbers(rating: dict[str, Any]) -> Iterator[Found]:
    names = ("worstRating", "ratingValue", "bestRating")
    given = [name for name in names if name in rating]
    numbers = {name: _number(rating[name]) for name in given}
    for name, number in numbers.items():
        if number is None:
            yield f"reviewRating.{name}", f"{rating[name]!r} is no number."
    if not given or None in numbers.values():
        return
    if len(given) < len(names):
        missing = ", ".join(name for name in names if name not in given)
        yield "reviewRating", f"{missing} is missing: give all three numbers or none."
        return
    worst, value, best = (numbers[name] for name in names)
    if worst < LOWEST_WORST:
        yield "reviewRating.worstRating", f"it must be {LOWEST_WORST} or more."
    if worst >= best:
        yield "reviewRating.bestRating", "it must be more than worstRating."
    if not worst <= value <= best:
        yield "reviewRating.ratingValue", "it must lie between worstRating and bestRating."


def _number(value: Any) -> float | None:
    """Return a number, also one that stands as a text, as the documentation allows."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def _check_item(item: dict[str, Any], own_host: str) -> Iterator[Found]:
    if not _is_a(item, "Claim", "CreativeWork"):
        yield "itemReviewed", "its type must be Claim."
    yield from _check_maker("itemReviewed.author", item.get("author"), "name who made the claim.")
    yield from _check_day("itemReviewed.datePublished", item.get("datePublished"))
    places = [
        place for name in ("appearance", "firstAppearance") for place in _listed(item.get(name))
    ]
    if not places:
        yield "itemReviewed.appearance", "say where the claim appeared.", False
    for place in places:
        yield from _check_place(place, own_host)


def _listed(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _check_place(place: Any, own_host: str) -> Iterator[Found]:
    where = "itemReviewed.appearance"
    if isinstance(place, dict):
        if not _text(place, "url") and not _text(place, "headline") and not _text(place, "name"):
            yield where, "give its address or its headline."
        address = _text(place, "url")
    else:
        address = place
    if address and not web_address(address if isinstance(address, str) else ""):
        yield where, f"{address!r} is no web address."
    elif address and own_host and host_of(address) == own_host:
        yield where, "the claim must come from another site than the check."
