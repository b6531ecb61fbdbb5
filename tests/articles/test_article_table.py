"""The rows of the list of articles: each says what is known, and shows nobody another person's progress."""

from datetime import UTC, datetime

import pytest

from claims.access.articles import MOST_LISTED, ArticleChoice, first_listed, listed_articles
from claims.articles.pages.article_table import write_table_rows
from claims.models import Article, Person
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_row_says_what_is_known_of_the_article(reviewer: Person):
    article = make.make_article(headline="<b>Trees</b>", publisher="The Daily Note")
    make.make_claim(article)
    Article.objects.update(deadline=datetime(2025, 3, 1, 9, 5, tzinfo=UTC))

    row = write_table_rows(first_listed(reviewer))

    assert "&lt;b&gt;Trees" in row
    assert "<b>" not in row
    for words in ("The Daily Note", "1 to review", "Late: 1 Mar, 09:05", "Being checked"):
        assert words in row


def test_row_shows_nobody_another_person_s_progress(
    reviewer: Person, other_reviewer: Person, editor: Person
):
    article = make.make_article()
    claim = make.make_claim(article)
    before = [write_table_rows(first_listed(user)) for user in (reviewer, editor)]

    make.review(claim, other_reviewer)

    assert [write_table_rows(first_listed(user)) for user in (reviewer, editor)] == before
    assert "1 reviewed by you" in write_table_rows(first_listed(other_reviewer))


def test_first_page_is_the_beginning_of_all_pages(reviewer: Person, other_reviewer: Person):
    for number in range(MOST_LISTED + 3):
        article = make.make_article(headline=f"Story {number}")
        if number % 7 == 0:
            article.assignments.create(person=other_reviewer)

    for user in (reviewer, other_reviewer):
        rows = listed_articles(user, ArticleChoice())[: MOST_LISTED + 1]
        assert first_listed(user) == list(rows)
