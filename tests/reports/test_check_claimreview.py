"""`manage.py check_claimreview`: each rule for a ClaimReview, broken once; and what we publish breaks none."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from claims.reports.formats import FORMATS
from claims.reports.formats.claim_review_check import Unreadable, check_reviews, read_reviews
from tests.reports import sample

REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://facts.example.org/reports/trees/claims/1/",
    "claimReviewed": "The city has 35,000 trees",
    "author": {"@type": "Organization", "name": "The Example Desk"},
    "datePublished": "2026-02-14",
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "The mayor"},
        "datePublished": "2026-02-13",
        "appearance": {"@type": "CreativeWork", "url": "https://news.example.com/trees"},
    },
    "reviewRating": {
        "@type": "Rating",
        "alternateName": "Mostly true",
        "ratingValue": 4,
        "bestRating": 5,
        "worstRating": 1,
        "ratingExplanation": "The register counts 34,700.",
    },
}


def changed(path: str, value: Any) -> dict[str, Any]:
    """The review with another value there; None takes it away."""
    review = copy.deepcopy(REVIEW)
    *way, last = path.split(".")
    place = review
    for step in way:
        place = place[step]
    if value is None:
        del place[last]
    else:
        place[last] = value
    return review


def told(review: dict[str, Any], page: str = "") -> list[tuple[str, bool]]:
    return [(finding.where, finding.is_error) for finding in check_reviews([review], page)]


def test_good_review_has_no_mistake():
    assert told(REVIEW, "https://facts.example.org/reports/trees/") == []


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        ("@context", "https://example.org", "@context"),
        ("claimReviewed", None, "claimReviewed"),
        ("claimReviewed", "  ", "claimReviewed"),
        ("claimReviewed", ["The city has trees"], "claimReviewed"),
        ("claimReviewed", "Mostly true: the city has 35,000 trees", "claimReviewed"),
        ("url", None, "url"),
        ("url", "/reports/trees/", "url"),
        ("url", "javascript:alert(1)", "url"),
        ("url", "https://other.example.net/1/", "url"),
        ("author", "The Example Desk", "author"),
        ("author", {"@type": "Organization"}, "author"),
        ("author", {"@type": "Thing", "name": "x"}, "author"),
        ("datePublished", "14 February", "datePublished"),
        ("datePublished", "2026-02-30", "datePublished"),
        ("datePublished", 2026, "datePublished"),
        ("reviewRating", None, "reviewRating"),
        ("reviewRating", "Mostly true", "reviewRating"),
        ("reviewRating.@type", "Thing", "reviewRating"),
        ("reviewRating.alternateName", None, "reviewRating.alternateName"),
        ("reviewRating.alternateName", 4, "reviewRating.alternateName"),
        ("reviewRating.ratingValue", 6, "reviewRating.ratingValue"),
        ("reviewRating.ratingValue", 0.5, "reviewRating.ratingValue"),
        ("reviewRating.ratingValue", "many", "reviewRating.ratingValue"),
        ("reviewRating.ratingValue", True, "reviewRating.ratingValue"),
        ("reviewRating.ratingValue", float("nan"), "reviewRating.ratingValue"),
        ("reviewRating.worstRating", 0, "reviewRating.worstRating"),
        ("reviewRating.bestRating", 1, "reviewRating.bestRating"),
        ("reviewRating.worstRating", None, "reviewRating"),
        ("reviewRating.ratingExplanation", 1, "reviewRating.ratingExplanation"),
        ("itemReviewed.@type", "Person", "itemReviewed"),
        ("itemReviewed.author", "The mayor", "itemReviewed.author"),
        ("itemReviewed.datePublished", "soon", "itemReviewed.datePublished"),
        ("itemReviewed.appearance", "not an address", "itemReviewed.appearance"),
        ("itemReviewed.appearance", {"@type": "CreativeWork"}, "itemReviewed.appearance"),
        ("itemReviewed.appearance", "https://facts.example.org/1/", "itemReviewed.appearance"),
    ],
)
def test_broken_rule_is_a_mistake(path: str, value: Any, where: str):
    assert (where, True) in told(changed(path, value), "https://facts.example.org/")


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        ("claimReviewed", "word " * 30, "claimReviewed"),
        ("author", None, "author"),
        ("itemReviewed", None, "itemReviewed"),
        ("itemReviewed.author", None, "itemReviewed.author"),
        ("itemReviewed.appearance", None, "itemReviewed.appearance"),
    ],
)
def test_missing_recommendation_is_advice(path: str, value: Any, where: str):
    assert told(changed(path, value)) == [(where, False)]


@pytest.mark.parametrize(
    "review",
    [
        changed("reviewRating.ratingValue", "4"),
        changed("datePublished", "2026-02-14T09:30:00Z"),
        changed("@type", ["ClaimReview", "Thing"]),
        changed("@context", {"@vocab": "http://schema.org/"}),
        changed("itemReviewed.appearance", ["https://a.example.com/", {"headline": "Trees"}]),
    ],
)
def test_other_spelling_of_the_same_is_no_mistake(review: dict[str, Any]):
    assert told(review) == []


def test_rating_off_the_line_needs_no_number():
    review = copy.deepcopy(REVIEW)
    review["reviewRating"] = {"@type": "Rating", "alternateName": "Unproven"}

    assert told(review) == []


def test_two_reviews_of_one_page_are_a_mistake():
    assert [finding.review for finding in check_reviews([REVIEW, REVIEW])] == [1, 2]


@pytest.mark.parametrize("document", [sample.document(), sample.hostile_document()])
def test_what_we_publish_has_no_mistake(document: dict[str, Any]):
    document["article"]["url"] = "https://news.example.com/front"
    reviews = read_reviews(FORMATS["claimreview"].write(document, sample.SITE))

    assert len(reviews) >= 5
    assert [str(each) for each in check_reviews(reviews, sample.SITE) if each.is_error] == []


@pytest.mark.parametrize(
    ("content", "count"),
    [
        (json.dumps(REVIEW), 1),
        ("\ufeff" + json.dumps([REVIEW, {"@type": "WebPage"}, REVIEW]), 2),
        (json.dumps({"@context": "https://schema.org", "@graph": [REVIEW]}), 1),
        (f'<!doctype html><script type="application/ld+json">{json.dumps(REVIEW)}</script>', 1),
        (f"<html><script>var x = 1</script><script type='application/LD+JSON'>{json.dumps([REVIEW])}</script>", 1),
    ],
)  # fmt: skip
def test_reviews_are_read_from_json_and_from_pages(content: str, count: int):
    assert len(read_reviews(content.encode())) == count


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The JSON is broken"),
        (b"{", "The JSON is broken"),
        (b"[" * 100_000, "nested too deeply"),
        (b"\xff\xfe", "not in UTF-8"),
        (b"[]", "holds no ClaimReview"),
        (b"7", "holds no ClaimReview"),
        (b"<html></html>", "holds no ClaimReview"),
    ],
)
def test_file_without_a_review_is_refused_in_one_sentence(
    content: bytes, sentence: str, tmp_path: Path
):
    file = tmp_path / "file"
    file.write_bytes(content)

    with pytest.raises(Unreadable, match=sentence):
        read_reviews(content)
    with pytest.raises(CommandError, match=sentence):
        call_command("check_claimreview", str(file))


def test_command_names_each_mistake_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture):
    file = tmp_path / "reviews.jsonld"
    file.write_text(json.dumps(changed("url", None)))

    with pytest.raises(CommandError, match="1 mistake in 1 ClaimReview"):
        call_command("check_claimreview", str(file))

    assert capsys.readouterr().out == "ClaimReview 1, url: give the full address of the page.\n"
    file.write_text(json.dumps(REVIEW))
    call_command("check_claimreview", str(file))
    assert capsys.readouterr().out == "No mistakes in 1 ClaimReview.\n"
    with pytest.raises(CommandError, match="No such file"):
        call_command("check_claimreview", str(tmp_path / "none"))
