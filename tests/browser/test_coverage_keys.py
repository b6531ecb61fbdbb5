"""Coverage in a real browser: walked and said by keys, and without JavaScript."""

from playwright.sync_api import Page, expect
from pytest_django import DjangoDbBlocker

from claims.articles.actions.revising import revise_article
from claims.models import Article, Claim
from tests.browser.conftest import SLUG, SignIn

ARTICLE = f"/articles/{SLUG}/"


def unread(page: Page) -> str:
    return page.locator("#coverage-count").text_content()


def test_sentences_are_sorted_by_keyboard(sign_in: SignIn, django_db_blocker: DjangoDbBlocker):
    page = sign_in("Ada")
    page.goto(f"{ARTICLE}coverage/")
    assert unread(page) == "7 of 20 sentences to sort"

    page.keyboard.press("j")
    expect(page.locator("#sentence-2")).to_be_focused()
    page.keyboard.press("6")
    expect(page.locator("#sentence-2")).to_contain_text(
        "not checkable: page clutter (menu, “Share”, caption credit) · marked by Ada"
    )
    expect(page.locator("#segment-2")).to_have_class("not-checkable width-2")
    expect(page.locator("#sentence-9")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#coverage-message")).to_have_text("Claim 8 opened for review.")
    page.keyboard.press("x")
    expect(page.locator("#sentence-11")).to_contain_text("✕ cut")
    page.keyboard.press("u")
    expect(page.locator("#sentence-11")).to_contain_text("to sort")
    page.keyboard.press("k")
    page.keyboard.press("j")
    page.locator("#sentence-17 select").focus()
    page.keyboard.press("x")

    expect(page.locator("#coverage-count")).to_have_text("5 of 20 sentences to sort")
    with django_db_blocker.unblock():
        assert Claim.objects.get(article__slug=SLUG, number=8).status == "open"


def test_fast_key_presses_each_mark_their_own_sentence(sign_in: SignIn):
    page = sign_in("Ada")
    page.goto(f"{ARTICLE}coverage/")

    page.keyboard.type("j1234561")

    expect(page.locator("#coverage-count")).to_have_text("All 20 sentences sorted")
    said = page.locator(".sentence.not-checkable .state").all_text_contents()
    reasons = ["an opinion", "a prediction", "a question", "a description, no factual claim"]
    reasons += ["common knowledge", "page clutter (menu, “Share”, caption credit)", "an opinion"]
    assert [line.split(": ")[1].split(" ·")[0].strip() for line in said] == reasons


def test_coverage_of_an_older_version_says_why_it_is_refused(
    sign_in: SignIn, django_db_blocker: DjangoDbBlocker
):
    page = sign_in("Ada")
    page.goto(f"{ARTICLE}coverage/")
    with django_db_blocker.unblock():
        article = Article.objects.get(slug=SLUG)
        revise_article(article=article, by=None, text=f"{article.revision.text} It is late.")

    page.keyboard.type("j1")

    expect(page.get_by_role("alert")).to_contain_text("The article now has a newer version (2).")
    expect(page.locator("#sentence-2")).to_contain_text("to sort")


def test_role_is_changed_by_its_select(sign_in: SignIn, django_db_blocker: DjangoDbBlocker):
    page = sign_in("Ada")
    page.goto(f"{ARTICLE}coverage/")

    page.get_by_label("Role of sentence 11").select_option("caption")

    expect(page.locator("#coverage-message")).to_have_text("Sentence 11 is now: caption.")
    with django_db_blocker.unblock():
        assert Article.objects.get(slug=SLUG).revision.sentences.get(position=11).role == "caption"


def test_coverage_without_script_marks_the_ticked_sentences(sign_in: SignIn):
    page = sign_in("Ada", java_script_enabled=False)
    page.goto(f"{ARTICLE}coverage/")
    expect(page.get_by_role("button", name="Next to sort")).to_be_hidden()
    for position in (2, 11):
        page.get_by_role("checkbox", name=f"Sentence {position}", exact=True).check()

    page.get_by_role("button", name="page clutter (menu, “Share”, caption credit)").click()

    expect(
        page.get_by_text("2 sentences: page clutter (menu, “Share”, caption credit).")
    ).to_be_visible()
    assert unread(page) == "5 of 20 sentences to sort"
    page.get_by_role("checkbox", name="Sentence 17", exact=True).check()
    page.get_by_role("button", name="Make a claim").click()
    expect(page.get_by_text("Claim 15 opened for review.")).to_be_visible()
    page.locator("#sentence-11 select").select_option("caption")
    page.get_by_role("button", name="Set role of sentence 11").click()
    expect(page.get_by_text("Sentence 11 is now: caption.")).to_be_visible()
