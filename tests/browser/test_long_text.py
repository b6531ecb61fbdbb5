"""A long text in a real browser: the parts come one after the other, and by links without script."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django import DjangoDbBlocker

from claims.articles.actions.claim_lifecycle import open_claims
from claims.models import Article
from claims.vocabulary import Role
from tests import factories as make
from tests.articles.test_long_articles import make_text
from tests.browser.conftest import SignIn

MIDDLE = 200


@pytest.fixture
def article(seeded: str, django_db_blocker: DjangoDbBlocker) -> Article:
    """An article of three parts with a claim in the second."""
    with django_db_blocker.unblock():
        article = make.make_article(make_text(310), headline="A long read")
        open_claims(article=article, by=make.make_person("Edna", Role.EDITOR), numbers=[MIDDLE])
        return article


def paragraphs(page: Page) -> list[str]:
    return page.eval_on_selector_all("[data-text] > [id]", "list => list.map((one) => one.id)")


def numbered(first: int, last: int) -> list[str]:
    return [f"paragraph-{number}" for number in range(first, last + 1)]


def test_the_rest_of_a_long_text_comes_when_the_reader_gets_there(
    sign_in: SignIn, article: Article
):
    page = sign_in("Ada")
    page.goto(f"/articles/{article.slug}/claims/{MIDDLE}/")
    assert paragraphs(page) == numbered(151, 300)

    page.locator("#later-part a").scroll_into_view_if_needed()
    expect(page.locator("#paragraph-310")).to_be_attached()
    page.locator("#earlier-part a").click()
    expect(page.locator("#paragraph-1")).to_be_attached()

    assert paragraphs(page) == numbered(1, 310)
    expect(page.locator("#later-part")).to_be_hidden()
    expect(page.locator("#earlier-part")).to_be_hidden()
    assert f"/claims/{MIDDLE}/" in page.url


def test_a_long_text_has_links_to_its_parts_without_script(sign_in: SignIn, article: Article):
    page = sign_in("Ada", java_script_enabled=False)
    page.goto(f"/articles/{article.slug}/")

    page.get_by_role("link", name="Show the text after this (part 2 of 3)").click()
    assert paragraphs(page) == numbered(151, 300)
    page.get_by_role("link", name="Show the text after this (part 3 of 3)").click()

    assert paragraphs(page) == numbered(301, 310)
    expect(page.get_by_role("link", name="Show the text before this (part 2 of 3)")).to_be_visible()
