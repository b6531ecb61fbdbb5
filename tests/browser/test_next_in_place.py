"""After a submit the next claim comes in place of the one before, and everything on the page is about it."""

from playwright.sync_api import Page, Request, expect
from pytest_django import DjangoDbBlocker

from claims.models import Comment, Review
from tests.browser.conftest import SLUG, SignIn
from tests.browser.test_review_loop import fill_in, submit

CLAIMS = f"/articles/{SLUG}/claims/"


def review(page: Page, number: int, why: str) -> None:
    """Review this claim, and wait until the next one is there."""
    fill_in(page, "False", why, "https://example.org/document")
    submit(page)
    expect(page).to_have_title(f"Claim {number + 1} · Factcheck")


def test_submit_is_one_request_and_the_rest_of_the_page_follows(sign_in: SignIn):
    page = sign_in("Ada")
    page.goto(f"{CLAIMS}1/")
    fill_in(page, "False", "Counted.", "https://example.org/document")
    expect(page.locator("#draft-state")).to_contain_text("saved")
    page.locator("[data-text] p").last.evaluate("paragraph => paragraph.dataset.kept = 'yes'")
    sent: list[Request] = []

    def note(request: Request) -> None:  # Playwright takes no method of a built-in
        sent.append(request)

    page.on("request", note)

    submit(page)

    expect(page.get_by_role("heading", name="Claim 2:")).to_be_focused()
    while_typing = ("draft/", "similar/")
    asked = [request.url.partition(SLUG)[2] for request in sent]
    assert [path for path in asked if not path.endswith(while_typing)] == ["/claims/1/review/"]
    expect(page).to_have_title("Claim 2 · Factcheck")
    assert page.url.endswith(f"{CLAIMS}2/")
    expect(page.locator("[data-kept]")).to_have_count(1)  # the text was not loaded again
    expect(page.locator("a.mark.here")).to_have_attribute("href", f"{CLAIMS}2/")
    expect(page.locator("a.mark.mine")).to_have_attribute("href", f"{CLAIMS}1/")
    expect(page.locator("#strip [aria-current]")).to_contain_text("2")
    expect(page.locator("#bar-progress")).to_contain_text("1 of 13")
    expect(page.get_by_text("Claim 1: review submitted.")).to_be_in_viewport()


def test_drafts_and_comments_belong_to_the_claim_that_is_shown(
    sign_in: SignIn, django_db_blocker: DjangoDbBlocker
):
    page = sign_in("Ada")
    page.goto(f"{CLAIMS}1/")
    review(page, 1, "Of the first.")

    page.get_by_label("Why").fill("Of the second.")
    expect(page.locator("#draft-state")).to_contain_text("saved")
    page.get_by_label("Comment C").fill("Said of the second.")
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.locator("#threads")).to_contain_text("Said of the second.")

    with django_db_blocker.unblock():
        reviews = dict(Review.objects.values_list("claim_version__claim__number", "rationale"))
        comment = Comment.objects.get()
        assert reviews == {1: "Of the first.", 2: "Of the second."}
        assert comment.claim.number == 2


def test_back_and_forward_lead_through_the_claims(sign_in: SignIn):
    page = sign_in("Ada")
    page.goto(f"{CLAIMS}1/")
    review(page, 1, "First.")
    review(page, 2, "Second.")

    page.go_back()
    expect(page.get_by_role("heading", name="Claim 2:")).to_be_visible()
    expect(page.get_by_text("Review submitted.")).to_be_visible()
    page.go_forward()
    expect(page.get_by_role("heading", name="Claim 3:")).to_be_visible()


def test_undo_leads_back_to_the_draft(sign_in: SignIn):
    page = sign_in("Ada")
    page.goto(f"{CLAIMS}1/")
    review(page, 1, "Too early.")

    page.get_by_role("button", name="Undo").click()

    expect(page.get_by_label("Why")).to_have_value("Too early.")
    expect(page).to_have_title("Claim 1 · Factcheck")
