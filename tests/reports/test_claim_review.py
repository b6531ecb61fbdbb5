"""ClaimReview follows each row of the table in Google's fact-check documentation."""

import json
from html.parser import HTMLParser

import pytest

from claims.reports.formats import FORMATS
from claims.reports.formats.claim_review import claim_review, embed
from tests.reports import sample

PUBLISHED = {
    "url": "https://paper.example.net/2026/front",
    "headline": "Headline as printed",
    "publisher": "The Paper",
}


def review(**changed: object):
    """The ClaimReview of the first claim of a report, after changing the claim."""
    document = sample.document()
    claim = document["claims"][0] | changed
    return claim_review(document, claim, sample.SITE)


def test_claim_review_has_exactly_these_properties():
    document = sample.document(article=sample.article(sample.ARTICLE, **PUBLISHED))

    made = claim_review(document, document["claims"][4], sample.SITE)

    assert made == {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": "https://facts.example.org/reports/untitled-2026-02-13/claims/5/",
        "claimReviewed": sample.KOFMAN,
        "author": {
            "@type": "Organization",
            "name": "The Example Desk",
            "url": "https://desk.example.org/",
        },
        "datePublished": "2026-02-14",
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Person", "name": "Michael Kofman"},
            "datePublished": "2026-02-12",
            "firstAppearance": "https://talks.example.net/12",
            "appearance": {
                "@type": "CreativeWork",
                "url": "https://paper.example.net/2026/front",
                "headline": "Headline as printed",
                "publisher": {"@type": "Organization", "name": "The Paper"},
                "datePublished": "2026-02-13",
            },
        },
        "reviewRating": {
            "@type": "Rating",
            "alternateName": "Half true",
            "ratingValue": 3,
            "bestRating": 5,
            "worstRating": 1,
            "ratingExplanation": "The figure is in the range of public estimates. "
            "None of them can be verified.",
        },
    }


# claimReviewed: short, and without the rating.


def test_claim_reviewed_is_the_short_form():
    assert review()["claimReviewed"] == "Russia loses 35,000 people a month"


def test_claim_reviewed_without_a_short_form_is_the_statement():
    assert review(short_form="", statement="It stands alone")["claimReviewed"] == "It stands alone"


def test_claim_reviewed_prefers_a_statement_of_75_to_a_longer_short_form():
    statement = "s" * 75

    assert review(short_form="x" * 76, statement=statement)["claimReviewed"] == statement


def test_claim_reviewed_takes_the_long_short_form_before_a_long_statement():
    assert review(short_form="x" * 80, statement="s" * 90)["claimReviewed"] == "x" * 80


def test_claim_about_false_teeth_keeps_its_wording():
    wording = "False teeth were found in the river."
    made = review(short_form="", statement=wording, rating=sample.rating("False"))

    assert made["claimReviewed"] == wording


@pytest.mark.parametrize("wording", ["False: it fell", "It is FALSE", "it is false."])
def test_claim_reviewed_never_states_the_verdict(wording: str):
    made = review(short_form=wording, statement="It fell", rating=sample.rating("False"))

    assert made["claimReviewed"] == "It fell"


def test_claim_reviewed_may_contain_the_letters_of_the_rating():
    made = review(short_form="The construed text", rating=sample.rating("True"))

    assert made["claimReviewed"] == "The construed text"


def test_claim_without_a_wording_free_of_its_rating_has_no_claim_review():
    wording = "It is false"

    assert (
        review(short_form=wording, statement=wording, quote=wording, rating=sample.rating("False"))
        is None
    )


# reviewRating


def test_rating_without_a_value_has_a_name_and_no_numbers():
    made = review(rating=sample.rating("Unproven"), summary="")

    assert made["reviewRating"] == {"@type": "Rating", "alternateName": "Unproven"}


@pytest.mark.parametrize(
    ("value", "best", "worst"),
    [(0, 5, 0), (3, 3, 3), (6, 5, 1), (1, 5, 2), (2, 1, 5), (3, None, 1), (3, 5, None)],
)
def test_rating_with_numbers_that_break_the_rules_has_none(
    value: int, best: int | None, worst: int | None
):
    document = sample.document()
    document["scale"] |= {"best": best, "worst": worst}
    claim = document["claims"][0] | {"rating": sample.rating("Half true") | {"value": value}}

    made = claim_review(document, claim, sample.SITE)

    assert set(made["reviewRating"]) == {"@type", "alternateName", "ratingExplanation"}


@pytest.mark.parametrize("value", [1, 3, 5])
def test_rating_with_a_value_has_all_three_numbers(value: int):
    made = review(rating=sample.rating("True") | {"value": value})["reviewRating"]

    assert (made["worstRating"], made["ratingValue"], made["bestRating"]) == (1, value, 5)


def test_rating_explanation_is_two_sentences_at_most():
    made = review(summary="One is here. Two is here.\n\nThree is not.")["reviewRating"]

    assert made["ratingExplanation"] == "One is here. Two is here."


# author, itemReviewed


def test_author_is_the_newsroom_without_a_url_if_it_has_none():
    document = sample.document()
    document["desk"]["url"] = ""

    made = claim_review(document, document["claims"][0], sample.SITE)

    assert made["author"] == {"@type": "Organization", "name": "The Example Desk"}


def test_an_unknown_claimant_is_left_out():
    assert "author" not in review()["itemReviewed"]


def test_claim_without_a_claimant_has_the_date_of_the_article():
    assert review()["itemReviewed"] == {"@type": "Claim", "datePublished": "2026-02-13"}


def test_claim_with_a_claimant_has_only_a_stated_date():
    made = review(claimant="Michael Kofman", claimant_type="person", stated_on=None)

    author = {"@type": "Person", "name": "Michael Kofman"}
    assert made["itemReviewed"] == {"@type": "Claim", "author": author}


@pytest.mark.parametrize(
    ("chosen", "schema_type"), [("person", "Person"), ("organization", "Organization")]
)
def test_claimant_has_the_type_that_an_editor_chose(chosen: str, schema_type: str):
    made = review(claimant="Acme", claimant_type=chosen)["itemReviewed"]

    assert made["author"] == {"@type": schema_type, "name": "Acme"}


@pytest.mark.parametrize("document_keys", [{"claimant_type": ""}, {}])
def test_claimant_of_unknown_type_is_left_out(document_keys: dict[str, str]):
    document = sample.document()
    claim = document["claims"][0] | {"claimant": "Ministry of Examples"}
    del claim["claimant_type"]  # as in reports of earlier releases

    made = claim_review(document, claim | document_keys, sample.SITE)

    assert "author" not in made["itemReviewed"]
    assert "Thing" not in json.dumps(made)


# datePublished


def test_date_published_is_the_day_where_the_newsroom_is():
    document = sample.document(published_at="2026-02-14T23:30:00Z", published_on="2026-02-15")

    made = claim_review(document, document["claims"][0], sample.SITE)

    assert made["datePublished"] == "2026-02-15"


def test_date_published_of_an_earlier_report_stays_the_day_in_utc():
    document = sample.document(published_at="2026-02-14T23:30:00Z")
    del document["published_on"]

    made = claim_review(document, document["claims"][0], sample.SITE)

    assert made["datePublished"] == "2026-02-14"


@pytest.mark.parametrize("address", ["", "javascript:alert(1)", "on the radio"])
def test_first_appearance_that_is_not_a_url_is_left_out(address: str | None):
    assert "firstAppearance" not in review(first_appearance=address)["itemReviewed"]


@pytest.mark.parametrize(
    "address", ["https://facts.example.org/a", "https://www.desk.example.org/a"]
)
def test_a_claim_from_our_own_site_has_no_claim_review(address: str | None):
    document = sample.document(article=sample.article(sample.ARTICLE, url=address))

    assert claim_review(document, document["claims"][0], sample.SITE) is None


# Which claims have one


def test_only_decided_claims_have_a_claim_review():
    document = sample.document()

    made = json.loads(FORMATS["claimreview"].write(document, sample.SITE))

    assert [each["url"].rsplit("/", 2)[1] for each in made] == ["1", "2", "3", "4", "5"]


def test_a_check_before_publication_has_no_claim_review():
    article = sample.article(sample.ARTICLE, mode="before-publication")

    assert FORMATS["claimreview"].write(sample.document(article=article), sample.SITE) == b"[]\n"


# Inside a page


class Page(HTMLParser):
    """Collects what a browser would find."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags, self.data = [], []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list):
        self.tags.append(tag)

    def handle_data(self, data: str):
        self.data.append(data)


def test_embedded_claim_review_cannot_end_its_script():
    document = sample.hostile_document()
    document["claims"][-1]["statement"] += " <!-- <script"
    made = claim_review(document, document["claims"][-1], sample.SITE)

    page = Page(f"<script>{embed(made)}</script>")

    assert page.tags == ["script"]
    assert json.loads("".join(page.data)) == made
    assert "</script>" in made["claimReviewed"]
