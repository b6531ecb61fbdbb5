"""The pages about words in a real browser: no violation of axe or of the CSP, in both schemes, at 320 px."""

import pytest
from playwright.sync_api import expect
from pytest_django import DjangoDbBlocker

from claims.articles.actions.revising import revise_article
from claims.articles.actions.sorting import mark_sentences
from claims.articles.actions.wording import split_claim
from claims.models import Article, Person
from tests import factories as make
from tests.browser.conftest import SLUG, SignIn
from tests.browser.looks import accessibility_faults

ARTICLE = f"/articles/{SLUG}/"
PAGES = [
    f"{ARTICLE}claims/",
    f"{ARTICLE}revise/",
    f"{ARTICLE}claims/3/",
    f"{ARTICLE}claims/3/history/",
    f"{ARTICLE}claims/4/split/",
    f"{ARTICLE}claims/4/merge/",
    f"{ARTICLE}claims/4/edit/",
    f"{ARTICLE}claims/19/",
]


@pytest.fixture
def text(seeded: str, django_db_blocker: DjangoDbBlocker) -> str:
    """An article whose text changed: one claim was reviewed before, one is split, sentences are in every state."""
    with django_db_blocker.unblock():
        article = Article.objects.get(slug=SLUG)
        ada = Person.objects.get(email="ada@desk.example")
        said = {"article": article, "by": ada, "revision": 1}
        mark_sentences(**said, positions=[11], reason="furniture")
        mark_sentences(**said, positions=[20], is_cut=True)
        make.review(article.claims.get(number=3), ada, "Mostly true", rationale="It **adds** up.")
        fourth = make.fresh(article.claims.get(number=4))
        quotes = ["their pace is extremely slow", "only 15–75 m per day"]
        split_claim(claim=fourth, by=ada, lock_version=fourth.lock_version, quotes=quotes)
        text = article.revision.text.replace("35,000 per", "30,000 per")
        revise_article(article=article, by=ada, text=text)
    return text


def test_no_page_about_wording_has_accessibility_violations(text: str, sign_in: SignIn):
    page = sign_in("Ada")

    for address in PAGES:
        page.goto(address)
        assert (address, accessibility_faults(page)) == (address, [])

    page.goto(f"{ARTICLE}revise/")
    page.get_by_label("Text", exact=True).fill(
        text.replace("Share", "Shared by many.") + " It is late."
    )
    page.get_by_role("button", name="Preview changes").click()
    expect(page.get_by_role("button", name="Save as version 3")).to_be_visible()
    for summary in page.locator("summary").all():
        summary.press("Enter")
    assert accessibility_faults(page) == []


def test_elements_that_appear_on_demand_have_no_accessibility_violations(
    text: str, sign_in: SignIn
):
    page = sign_in("Ada")

    page.goto(f"{ARTICLE}claims/4/")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('[data-text] p'))")
    expect(page.get_by_role("toolbar", name="Selected words")).to_be_visible()
    assert accessibility_faults(page) == []

    page.goto(f"{ARTICLE}claims/")
    page.keyboard.type("j1")
    expect(page.get_by_role("button", name="Undo U", exact=True)).to_be_visible()
    assert accessibility_faults(page) == []

    page.goto(f"{ARTICLE}claims/4/edit/")
    page.get_by_label("Quote").fill("secret mobilization")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("region", name="Where these words appear")).to_be_visible()
    assert accessibility_faults(page) == []
