"""One page is one source, by hand: an editor joins what is likely, and a retraction reaches readers under any spelling."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django import DjangoDbBlocker

from claims.models import Article, Person, Source
from claims.moderation.actions.deciding import confirm_claims
from claims.reports.actions.publishing import publish
from claims.vocabulary import Role
from tests import factories as make
from tests.browser.conftest import SLUG, SignIn
from tests.browser.looks import accessibility_faults

CITED = "https://www.paper.example/2024/count?utm_source=letter"
SPELLED = "http://paper.example/2024/count"
LIKELY = "https://m.paper.example/2024/count/"
RETRACTED = "we marked this source as retracted on"


@pytest.fixture
def published(seeded: str, django_db_blocker: DjangoDbBlocker) -> dict[str, int | str]:
    """Two published articles that cite a page: one under a spelling that is certain, one under a likely one.

    Returns the keys of the `page` and of the `likely` source, and the `slug` of the article that cites the latter.
    """
    with django_db_blocker.unblock():
        editor = Person.objects.get(email="eva@desk.example")
        elsewhere = make.make_article("The city planted 900 trees.", by=editor)
        articles = [Article.objects.get(slug=SLUG), elsewhere, make.make_article(by=editor)]
        for article, cited in zip(articles, (CITED, LIKELY, SPELLED), strict=True):
            claim = make.make_claim(article, by=editor)
            for name in ("One", "Two"):
                evidence = (make.make_evidence(cited),)
                make.review(claim, make.make_person(name, Role.REVIEWER), evidence=evidence)
            confirm_claims(claims=[make.fresh(claim)], by=editor)
            publish(article=article, by=editor, reason="Out.")
        return {
            "slug": elsewhere.slug,
            "page": Source.objects.filter(evidence__cited=SPELLED).first().pk,
            "likely": Source.objects.filter(evidence__cited=LIKELY).first().pk,
        }


def test_retraction_under_another_spelling_shows_on_the_public_page(
    published: dict, sign_in: SignIn, page: Page, seeded: str
):
    editor = sign_in("Eva")
    editor.goto(f"/sources/{published['page']}/")
    assert accessibility_faults(editor) == []
    editor.get_by_text("Mark as retracted").first.click()
    editor.get_by_label("Why was it retracted?").fill("The paper withdrew it.")
    expect(editor.get_by_label("Also mark")).not_to_be_checked()
    editor.get_by_role("button", name="Mark as retracted").click()
    expect(editor.get_by_role("heading", name="Claims to re-check")).to_be_visible()

    page.goto(f"{seeded}/reports/{SLUG}/")
    page.locator(".finding > summary").first.click()
    expect(page.get_by_text(RETRACTED).first).to_be_visible()
    page.goto(f"{seeded}/reports/{published['slug']}/")
    expect(page.get_by_text(RETRACTED)).to_have_count(0)

    assert accessibility_faults(editor) == []
    editor.get_by_role("button", name="Join: this is the same page").click()
    expect(editor.get_by_text("Sources joined.")).to_be_visible()
    page.goto(f"{seeded}/reports/{published['slug']}/")
    page.locator(".finding > summary").first.click()
    expect(page.get_by_text(RETRACTED).first).to_be_visible()

    editor.goto(f"/sources/{published['page']}/")
    assert accessibility_faults(editor) == []
    editor.get_by_role("button", name="Undo the join").click()
    expect(editor.get_by_role("heading", name="Likely the same page")).to_be_visible()
