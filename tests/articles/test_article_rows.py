"""The rows of a list of articles: each says what is known, and shows nobody another person's progress."""

from datetime import UTC, date, datetime
from html import unescape

import pytest
from django.test import Client
from django.utils.html import strip_tags

from claims.access.articles import MOST_LISTED, newest_articles, older_articles
from claims.articles.pages.article_rows import write_rows
from claims.models import Article, Person
from tests import factories as make

pytestmark = pytest.mark.django_db


def words(html: str) -> str:
    return " ".join(strip_tags(html).split())


def test_row_says_what_is_known_of_the_article(reviewer: Person):
    article = make.make_article(
        headline="Trees", publisher="The Daily Note", published_on=date(2026, 2, 13)
    )
    Article.objects.update(deadline=datetime(2026, 3, 1, 9, 5, tzinfo=UTC))
    make.make_claim(article)

    row = write_rows(newest_articles(reviewer), reviewer)

    assert words(row) == (
        "Trees The Daily Note · 13 February 2026 · 1 claim being checked · due 1 Mar, 09:05 "
        "Reviewed 0 of 1 By you 0 of 1"
    )
    assert f'<a href="{article.get_absolute_url()}">' in row


def test_row_leaves_out_what_is_not_known(editor: Person):
    make.make_article(headline="Trees")

    row = write_rows(newest_articles(editor), editor)

    assert words(row) == "Trees No claims opened yet Reviewed 0 of 0"
    assert '<progress value="0" max="1" aria-label="Reviewed claims of Trees">' in row


def test_row_counts_settled_claims_for_all_and_reviews_for_oneself(
    reviewer: Person, other_reviewer: Person, editor: Person
):
    article = make.make_article(headline="Trees", reviews_needed=2)
    settled, open_ = make.make_claim(article), make.make_claim(article)
    for person in (reviewer, other_reviewer):
        make.review(settled, person)
    make.review(open_, other_reviewer)

    seen = [words(write_rows(newest_articles(user), user)) for user in (reviewer, other_reviewer, editor)]  # fmt: skip

    about = "Trees 2 claims being checked Reviewed 1 of 2"
    assert seen == [f"{about} By you 1 of 2", f"{about} By you 2 of 2", about]


@pytest.mark.parametrize(
    "headline",
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{title} {0} %s {}", "a & b's", "الأشجار"],
)  # fmt: skip
def test_row_shows_hostile_words_as_words(reviewer: Person, headline: str):
    make.make_article(headline=headline, publisher=headline)

    row = write_rows(newest_articles(reviewer), reviewer)

    assert "<script" not in row
    assert "<img" not in row
    assert unescape(row).count(headline) == 4  # the title, two labels of bars, the publisher


def test_article_without_a_headline_is_listed_by_its_first_words(client: Client, reviewer: Person):
    make.make_article(
        "The city has 35,000 trees and many more of them in its parks, which are old and quiet."
    )
    client.force_login(reviewer)

    for page in ("/", "/articles/"):
        assert (
            "The city has 35,000 trees and many more of them in its parks, which…"
            in client.get(page).text
        )


def test_home_lists_ten_articles_and_links_to_the_rest(client: Client, reviewer: Person):
    for number in range(11):
        make.make_article(headline=f"Story {number:02}")
    client.force_login(reviewer)

    page = client.get("/").text

    assert [f"Story {number:02}" in page for number in range(11)] == [False] + [True] * 10
    assert "All articles" in page


def test_first_page_is_the_beginning_of_all_pages(reviewer: Person, other_reviewer: Person):
    for number in range(MOST_LISTED + 3):
        article = make.make_article(headline=f"Story {number}")
        if number % 7 == 0:
            article.assignments.create(person=other_reviewer)

    for user in (reviewer, other_reviewer):
        assert newest_articles(user) == list(older_articles(user)[: MOST_LISTED + 1])
