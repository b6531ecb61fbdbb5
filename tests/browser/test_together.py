"""Working together in real browsers: comments, the guidelines beside the card, and what moves by itself."""

import pytest
from playwright.sync_api import Page, Route, expect
from pytest_django import DjangoDbBlocker

from claims.models import Comment, Guidelines, Person, Review
from claims.moderation.actions.guideline_versions import write_guidelines
from claims.vocabulary import Role
from tests import factories as make
from tests.browser.conftest import SLUG, SignIn
from tests.browser.looks import accessibility_faults, violations

ARTICLE = f"/articles/{SLUG}/"
CLAIM = f"{ARTICLE}claims/1/"
LOOK = "document.querySelector('article-changes').poll()"


def say(page: Page, words: str) -> None:
    page.locator("#comment-text").fill(words)
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.locator(".comment", has_text=words)).to_be_visible()


# --- Comments ------------------------------------------------------------------------------


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no-script"])
def test_reviewer_asks_and_the_editor_answers(
    sign_in: SignIn, django_db_blocker: DjangoDbBlocker, has_script: bool
):
    ada = sign_in("Ada", java_script_enabled=has_script)
    ada.goto(CLAIM)
    say(ada, "Which year, @Eva Editor?")
    ben = sign_in("Ben", java_script_enabled=has_script)
    ben.goto(CLAIM)
    expect(ben.get_by_role("region", name="Comments")).not_to_contain_text("Which year")

    eva = sign_in("Eva", java_script_enabled=has_script)
    eva.goto("/")
    region = eva.get_by_role("region", name="Mentions")
    expect(region).to_contain_text("Which year, @Eva Editor?")
    region.get_by_role("button", name="Open").click()
    thread = eva.locator(".thread")
    thread.get_by_text("Answer", exact=True).first.click()
    thread.get_by_label("Answer to").fill("In **2024**.")
    thread.get_by_role("button", name="Answer").click()
    expect(thread.locator("strong", has_text="2024")).to_be_visible()
    thread.get_by_role("button", name="Resolve").click()
    expect(eva.get_by_text("✔ Resolved: Which year")).to_be_visible()
    eva.goto("/")
    expect(eva.get_by_role("region", name="Mentions")).to_contain_text("No new mentions.")

    ada.goto("/")
    expect(ada.get_by_role("region", name="Mentions")).to_contain_text("In **2024**.")
    with django_db_blocker.unblock():
        assert Comment.objects.count() == 3


def test_comment_is_written_by_keyboard_while_a_review_is_being_written(
    sign_in: SignIn, django_db_blocker: DjangoDbBlocker
):
    page = sign_in("Ada")
    page.goto(CLAIM)
    page.get_by_label("Why").fill("Half a review.")
    page.locator("h1").click()

    page.keyboard.press("c")
    expect(page.locator("#comment-text")).to_be_focused()
    page.keyboard.type("c is a letter here")
    page.keyboard.press("Control+Enter")

    expect(page.locator(".comment")).to_contain_text("c is a letter here")
    expect(page.locator("#comment-text")).to_have_value("")
    expect(page.get_by_label("Why")).to_have_value("Half a review.")
    assert page.url.endswith(CLAIM)
    with django_db_blocker.unblock():
        assert not Review.objects.filter(state="submitted").exists()


def test_text_of_a_comment_survives_a_reload_and_an_unreachable_server(sign_in: SignIn):
    page = sign_in("Ada")
    page.goto(CLAIM)
    page.locator("#comment-text").fill("Not lost.")
    page.route("**/comments/", lambda route: route.fulfill(status=503))
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.locator("#notices")).to_contain_text("Nothing you typed is lost")
    expect(page.locator("#comment-text")).to_have_value("Not lost.")
    page.unroute("**/comments/")

    page.reload()

    expect(page.locator("#comment-text")).to_have_value("Not lost.")
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.locator(".comment")).to_contain_text("Not lost.")
    page.reload()
    expect(page.locator("#comment-text")).to_have_value("")


def test_refused_comment_keeps_its_text_and_its_error_is_announced(sign_in: SignIn):
    page = sign_in("Ada")
    page.goto(CLAIM)
    page.get_by_role("button", name="Comment", exact=True).click()

    expect(page.locator("#comment-box").get_by_role("alert")).to_have_text("Enter a comment.")
    page.locator("#comment-text").fill("x" * 10_001)
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.locator("#comment-box").get_by_role("alert")).to_contain_text("10000 characters")
    expect(page.locator("#comment-text")).to_have_value("x" * 10_001)


# --- Guidelines ----------------------------------------------------------------------------


def test_guidelines_open_beside_the_card_and_the_form_stays(sign_in: SignIn):
    page = sign_in("Ada")
    page.goto(CLAIM)
    page.get_by_label("Why").fill("Half a review.")
    page.locator("h1").click()

    page.keyboard.press("g")

    panel = page.get_by_role("complementary", name="Guidelines")
    expect(panel).to_be_focused()
    expect(panel.get_by_role("heading", name="How we review")).to_be_visible()
    expect(page.get_by_label("Why")).to_have_value("Half a review.")
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(page.get_by_role("button", name="Guidelines")).to_be_focused()


def test_guidelines_are_a_tab_without_script(sign_in: SignIn):
    page = sign_in("Ada", java_script_enabled=False)
    page.goto(CLAIM)

    page.get_by_role("button", name="Guidelines").click()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Guidelines in a new tab").click()

    expect(opened.value.get_by_role("heading", name="How we review")).to_be_visible()


# --- What moves ----------------------------------------------------------------------------


def close_round(number: int) -> None:
    """Two others judge a claim: its round closes."""
    article = make.Article.objects.get(slug=SLUG)
    for name in ("One", "Two"):
        make.review(article.claims.get(number=number), make.make_person(name, Role.REVIEWER))


def test_marks_change_and_the_page_does_not_scroll(
    sign_in: SignIn, django_db_blocker: DjangoDbBlocker
):
    ada = sign_in("Ada")
    ada.goto(CLAIM)
    ada.get_by_label("Why").fill("Half a sentence")
    ada.evaluate("scrollTo(0, 300)")
    before = ada.evaluate("[scrollY, document.activeElement.id]")
    with django_db_blocker.unblock():
        close_round(2)

    ada.evaluate(LOOK)

    expect(ada.locator("#strip a", has_text="= 2")).to_have_count(1)
    expect(ada.locator("a.mark.agreed").first).to_have_attribute("data-sign", "= 2")
    expect(ada.locator("#bar-progress")).to_contain_text("1 of 13")
    assert ada.evaluate("[scrollY, document.activeElement.id]") == before
    expect(ada.get_by_label("Why")).to_have_value("Half a sentence")


def test_region_in_use_is_replaced_after_the_reader_left_it(
    sign_in: SignIn, django_db_blocker: DjangoDbBlocker
):
    ada = sign_in("Ada")
    ada.goto(ARTICLE)
    ada.locator("a.mark").nth(1).focus()
    with django_db_blocker.unblock():
        close_round(2)

    ada.evaluate(LOOK)
    expect(ada.locator("#claim-list")).to_contain_text("reviewers agree")
    expect(ada.locator("a.mark.agreed")).to_have_count(0)
    expect(ada.locator("a.mark").nth(1)).to_be_focused()
    ada.locator("a.mark").nth(1).blur()
    ada.evaluate(LOOK)

    expect(ada.locator("a.mark.agreed").first).to_have_attribute("data-sign", "= 2")


def test_editor_sees_a_reviewer_come_and_the_other_reviewer_does_not(sign_in: SignIn):
    eva, ben, ada = (sign_in(name) for name in ("Eva", "Ben", "Ada"))
    for page in (eva, ben):
        page.goto(ARTICLE)
    answers: list[int] = []
    ben.on("response", lambda answer: "changes/" in answer.url and answers.append(answer.status))

    ada.goto("/")
    ada.get_by_role("button", name="Next claim").click()
    ada.wait_for_url("**/claims/*/")
    for page in (eva, ben):
        page.evaluate(LOOK)

    expect(eva.locator("#claim-list .presence")).to_have_text("Ada Reviewer, looking")
    eva.goto(ada.url)
    expect(eva.locator("#presence")).to_have_text("On this claim now: Ada Reviewer, looking")
    assert set(answers) == {204}  # one more if the page looked by itself
    expect(ben.locator("body")).not_to_contain_text("Ada")


def test_new_comments_appear_when_asked_for_and_keep_what_is_typed(
    sign_in: SignIn, django_db_blocker: DjangoDbBlocker
):
    with django_db_blocker.unblock():
        close_round(2)
    page = sign_in("Ada")
    held: list[Route] = []  # the script of comments comes late
    page.route("**/js/comments*", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks its handler
    page.goto(f"{ARTICLE}claims/2/")
    page.locator("#comment-text").fill("Half a comment")
    with django_db_blocker.unblock():
        eva = Person.objects.get(email="eva@desk.example")
        make.comment(make.Article.objects.get(slug=SLUG).claims.get(number=2), eva, "From Eva.")

    page.evaluate(LOOK)
    expect(page.locator(".comment")).to_have_count(0)
    page.get_by_role("button", name="1 new entry: show it").click()
    held[0].continue_()

    expect(page.locator(".comment")).to_contain_text("From Eva.")
    expect(page.locator("#comment-text")).to_have_value("Half a comment")


def test_half_a_comment_is_kept_when_its_names_were_looked_up(sign_in: SignIn):
    page = sign_in("Ada")
    page.goto(CLAIM)
    page.locator("#comment-text").focus()
    page.evaluate("customElements.whenDefined('comment-drafts').then(() => true)")
    with page.expect_response("**/mentions/"):
        page.keyboard.type("Half a comment")
    page.wait_for_load_state("networkidle")

    page.reload()

    expect(page.locator("#comment-text")).to_have_value("Half a comment")


def test_signed_out_page_stops_polling(sign_in: SignIn):
    page = sign_in("Ada")
    page.goto(CLAIM)
    refused: list[str] = []
    page.on("response", lambda answer: answer.status == 401 and refused.append(answer.url))
    page.context.clear_cookies()

    for _ in range(3):
        page.evaluate(LOOK)

    assert len(refused) == 1
    assert "changes/" in refused[0]


# --- Open to everyone ----------------------------------------------------------------------


def test_pages_with_comments_and_guidelines_have_no_accessibility_violations(
    seeded: str, sign_in: SignIn, django_db_blocker: DjangoDbBlocker
):
    with django_db_blocker.unblock():
        claim = make.Article.objects.get(slug=SLUG).claims.get(number=1)
        ada, eva = (Person.objects.get(email=f"{name}@desk.example") for name in ("ada", "eva"))
        first = make.comment(claim, ada, "Which *year*, @Eva Editor? " + "Unbroken" * 20)
        make.comment(claim, eva, "2024.", answers=first)
        make.save(claim, ada)
        newest = Guidelines.objects.in_force()
        write_guidelines(by=eva, text=f"{newest.text}\n\nOne more.", after=newest.number)
    page = sign_in("Eva")

    for address in (
        "/", CLAIM, f"{CLAIM}comments/", ARTICLE, "/guidelines/2/", "/admin/claims/guidelines/",
        "/admin/claims/guidelines/write/", f"/admin/claims/claim/{claim.pk}/change/",
    ):  # fmt: skip
        page.goto(address)
        for closed in page.locator("details:not([open]) > summary").all():
            if closed.is_visible():
                closed.click()

        assert (address, accessibility_faults(page)) == (address, [])
