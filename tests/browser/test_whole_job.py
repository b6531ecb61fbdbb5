"""The main job, end to end: from sign-in to the published report on the real article."""

import json

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django import DjangoDbBlocker

from claims.models import Article, Person
from claims.moderation.actions import deciding
from claims.reports.actions import publishing
from tests import factories as make
from tests.browser.conftest import PATIENCE, SLUG, SignIn, listen
from tests.browser.looks import accessibility_faults
from tests.browser.test_review_loop import fill_in, submit

VERDICTS = {"Ada": ("Mostly true", "False"), "Ben": ("Mostly true", "True")}


def review_two_claims(page: Page, verdicts: tuple[str, str]) -> None:
    page.goto("/")
    page.get_by_role("button", name="Next claim").click()
    for number, verdict in enumerate(verdicts, 1):
        expect(page).to_have_title(f"Claim {number} · Factcheck")
        fill_in(page, verdict, f"Because of {number}.", "https://example.org/document")
        submit(page)


def confirm_in_bulk(page: Page) -> None:
    page.goto("/admin/claims/claim/?status=agreed")
    page.locator("input.action-select").first.check()
    page.locator("select[name=action]").select_option(label="Confirm agreed claims")
    page.locator("button[name=index]").click()
    page.get_by_role("button", name="Confirm 1 claim").click()


def decide(page: Page) -> None:
    page.goto("/admin/claims/claim/?status=disputed")
    page.locator("#result_list a, .claim-rows a").first.click()
    for words in ("Because of 2.", "The words that carry the verdict."):
        expect(page.get_by_text(words).first).to_be_visible()
    page.get_by_role("radio", name="Half true").check()
    page.get_by_label("Summary").fill("Half of it holds.")
    page.get_by_role("button", name="Decide").click()
    expect(page.get_by_text("decided: ◑ Half true.")).to_be_visible()


def publish(page: Page) -> None:
    page.goto("/admin/claims/article/")
    page.get_by_role("link", name="Putin is conducting").click()
    page.get_by_role("link", name="Review and publish").click()
    page.get_by_label("Key finding").fill("Half of it holds, as far as we know.")
    page.get_by_role("button", name="Publish report 1").click()
    expect(page.get_by_text("Enter why you publish now").first).to_be_visible()
    for reason in page.get_by_label("Why publish without it?").filter(visible=True).all():
        reason.fill("The first two claims; the rest follows.")
    page.get_by_role("button", name="Publish report 1").click()
    expect(page.get_by_role("heading", name="Report 1 is live")).to_be_visible()


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no-script"])
def test_two_reviewers_and_an_editor_publish_a_report(
    sign_in: SignIn, browser: Browser, seeded: str, complaints: list[str], has_script: bool
):
    for name, verdicts in VERDICTS.items():
        review_two_claims(sign_in(name, java_script_enabled=has_script), verdicts)
    eva = sign_in("Eva", java_script_enabled=has_script)
    confirm_in_bulk(eva)
    decide(eva)
    publish(eva)

    context = browser.new_context(base_url=seeded, java_script_enabled=has_script)
    context.set_default_timeout(PATIENCE)
    reader = context.new_page()
    listen(reader, complaints)
    reader.goto("/reports/")
    reader.get_by_role("link", name="Putin is conducting").first.click()
    expect(reader.locator("body")).to_contain_text("Half of it holds, as far as we know.")
    expect(reader.locator("body")).to_contain_text("Half of it holds.")
    expect(reader.locator("body")).to_contain_text("Because of 1.")
    expect(reader.locator(".tally").first).to_be_visible()
    expect(reader.locator("body")).not_to_contain_text("Because of 2.")

    reader.goto(f"/reports/{SLUG}/claims/1/")
    (review,) = (json.loads(reader.locator('script[type="application/ld+json"]').text_content()),)
    assert review["@type"] == "ClaimReview"
    assert review["reviewRating"]["alternateName"] == "Mostly true"
    context.close()


@pytest.fixture
def finished(seeded: str, django_db_blocker: DjangoDbBlocker) -> str:
    """The data after the main job, done by the same actions: one claim confirmed, one decided, a report."""
    with django_db_blocker.unblock():
        article = Article.objects.get(slug=SLUG)
        ada, ben, eva = (
            Person.objects.get(email=f"{name}@desk.example") for name in ("ada", "ben", "eva")
        )
        piece = make.make_evidence(
            "https://example.org/document",
            title="Title of the document",
            passage="The words that carry the verdict.",
            stance="refutes",
        )
        for person, verdicts in ((ada, VERDICTS["Ada"]), (ben, VERDICTS["Ben"])):
            for number, verdict in enumerate(verdicts, 1):
                claim = article.claims.get(number=number)
                why = f"Because of {number}."
                make.review(claim, person, verdict, rationale=why, evidence=(piece,))
        agreed, disputed = (make.fresh(article.claims.get(number=number)) for number in (1, 2))
        assert (agreed.status, disputed.status) == ("agreed", "disputed")
        deciding.confirm_claims(claims=[agreed], by=eva)
        deciding.decide(
            claim=disputed,
            by=eva,
            lock_version=disputed.lock_version,
            rating=make.rating("Half true"),
            summary="Half of it holds.",
        )
        publishing.publish(
            article=article, by=eva, reason="The first two claims; the rest follows."
        )
    return seeded


def test_no_page_of_the_finished_job_has_accessibility_violations(finished: str, sign_in: SignIn):
    eva = sign_in("Eva")

    for address in (
        "/",
        f"/articles/{SLUG}/",
        f"/articles/{SLUG}/claims/1/",
        f"/articles/{SLUG}/claims/1/history/",
        "/reports/",
        f"/reports/{SLUG}/",
        f"/reports/{SLUG}/claims/2/",
        "/admin/",
        "/admin/claims/event/",
    ):
        eva.goto(address)
        assert (address, accessibility_faults(eva)) == (address, [])
