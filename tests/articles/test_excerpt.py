"""The words around a claim, for a screen without room for the article."""

import re

import pytest

from claims.access.claims import claims_of_article
from claims.articles.pages.excerpt import AROUND, cut_after, cut_before, show_excerpt
from claims.articles.pages.marked_text import MarkedText
from claims.articles.pages.marks import Marks
from claims.articles.queries.newest_revision import newest_revision
from claims.models import Person
from tests import factories as make

TEXT = "It has 12 parks.\n\nThe city has 35,000 trees. It planted <b>1,200</b> & more of them.\n\nNobody counted 900 bushes."


def excerpt(reviewer: Person, number: int, text: str = TEXT) -> str:
    article = make.make_article(text)
    claims = claims_of_article(reviewer, article)
    marks = Marks(article, claims, number)
    return show_excerpt(MarkedText(newest_revision(article), claims, marks, number))


@pytest.mark.django_db
def test_claim_is_marked_between_the_words_around_it(reviewer: Person):
    assert excerpt(reviewer, 2) == (
        'It has 12 parks. <mark class="mark here">The city has 35,000 trees.</mark> '
        "It planted &lt;b&gt;1,200&lt;/b&gt; &amp; more of them. Nobody counted 900 bushes."
    )


@pytest.mark.django_db
def test_words_of_people_are_escaped_inside_the_mark(reviewer: Person):
    assert (
        '<mark class="mark here">It planted &lt;b&gt;1,200&lt;/b&gt; &amp; more of them.</mark>'
        in excerpt(reviewer, 3)
    )


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 4])
def test_first_and_last_claim_have_words_on_one_side(reviewer: Person, number: int):
    shown = excerpt(reviewer, number)

    assert shown.startswith("<mark") == (number == 1)
    assert shown.endswith("</mark>") == (number == 4)


@pytest.mark.django_db
def test_claim_that_is_not_in_the_text_has_no_excerpt(reviewer: Person):
    assert excerpt(reviewer, 99) == ""


@pytest.mark.parametrize("text", ["", "short", "a" * AROUND, "w " * 50, "ü" * AROUND])
def test_short_text_is_not_cut(text: str):
    assert (cut_before(text), cut_after(text)) == (text, text)


@pytest.mark.parametrize("text", ["word " * 100, "x" * 500, "два слова " * 60, "a b\n" * 90])
def test_long_text_is_cut_between_words(text: str):
    before, after = cut_before(text), cut_after(text)

    assert before.startswith("… ")
    assert after.endswith(" …")
    assert len(before) <= AROUND + 2
    assert len(after) <= AROUND + 2
    if " " in text.strip():
        assert re.split(r"\s", before)[1] in text.split()
