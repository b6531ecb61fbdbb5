"""Rows must name the words at their place, also in texts longer than the pane they are read through."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F

from claims.models import Article, ClaimVersion, guards
from tests import factories as make

PANE = 8192
"""Characters that `words_stand_at_their_place.sql` cuts from a text at once."""


@pytest.fixture
def long_article(db: None) -> Article:
    """An article of several panes, with letters of two, three and four bytes, and one endless sentence."""
    endless = "The list names " + "Kyïv, €5 and 😀, " * (PANE // 10) + "and no more."
    sentences = [f"In {year} the city’s budget rose by {year * 7} €." for year in range(1000, 1400)]
    return make.make_article(" ".join([*sentences[:200], endless, *sentences[200:]]))


def test_each_claim_of_a_long_text_is_at_its_words(long_article: Article):
    text = long_article.revision.text

    claims = list(long_article.claims.select_related("current"))

    assert len(text) > 3 * PANE
    assert len(claims) == 401
    assert all(text[claim.start : claim.end] == claim.current.quote for claim in claims)


def test_one_wrong_quote_among_many_is_refused(long_article: Article):
    versions = [
        ClaimVersion(
            claim=claim,
            number=2,
            revision=claim.current.revision,
            start=claim.start,
            end=claim.end,
            quote=claim.current.quote,
            cause="edited",
        )
        for claim in long_article.claims.select_related("current__revision")
    ]
    versions[350].quote = versions[350].quote.replace("€", "$")

    with pytest.raises(IntegrityError, match="quote_is_its_span"), transaction.atomic():
        ClaimVersion.objects.bulk_create(versions)

    versions[350].quote = versions[350].quote.replace("$", "€")
    assert len(ClaimVersion.objects.bulk_create(versions)) == 401


def test_claims_cannot_be_moved_to_other_words(long_article: Article):
    last = long_article.claims.order_by("-number")

    with pytest.raises(IntegrityError, match="stands_on_its_words"), transaction.atomic():
        last.filter(number__gt=380).update(start=F("start") + 1)

    assert long_article.claims.filter(number__gt=380).update(priority=3) == 21


def test_the_text_is_longer_than_the_pane_of_the_trigger():
    assert f"pane_size constant integer := {PANE};" in guards._read("words_stand_at_their_place")
