"""Two windows, one review: with a script and without, no word of either is lost."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django import DjangoDbBlocker

from claims.models import Review
from tests.browser.conftest import SAVED, SLUG, SignIn

CLAIM = f"/articles/{SLUG}/claims/1/"
ONE, OTHER = "From the first window.", "From the second window."


def save(page: Page, words: str, *, has_script: bool) -> None:
    page.get_by_label("Why").fill(words)
    page.get_by_role("button", name="Save draft").click()
    if has_script:
        expect(page.locator("#draft-state")).to_have_text(SAVED)
    else:
        expect(page.get_by_text("Claim 1: draft saved.")).to_be_visible()


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no-script"])
def test_texts_of_two_windows_are_combined_without_losing_a_word(
    sign_in: SignIn, django_db_blocker: DjangoDbBlocker, has_script: bool
):
    page = sign_in("Ada", java_script_enabled=has_script)
    page.goto(CLAIM)
    other = page.context.new_page()
    other.goto(CLAIM)
    save(page, ONE, has_script=has_script)

    other.get_by_role("radio", name="Unproven").check()
    other.get_by_label("Why").fill(OTHER)
    other.get_by_role("button", name="Submit and next").click()

    expect(
        other.get_by_role("heading", name="You have two versions of this review")
    ).to_be_visible()
    why = other.get_by_role("group", name="Why")
    expect(why).to_contain_text(ONE)
    expect(why).to_contain_text(OTHER)
    with django_db_blocker.unblock():
        assert Review.objects.get().rationale == ONE
    why.get_by_role("radio", name="Both, one after the other").check()
    other.get_by_role("button", name="Use these").click()

    expect(other.get_by_label("Why")).to_have_value(f"{ONE}\n\n{OTHER}")
    expect(other.get_by_role("radio", name="Unproven")).to_be_checked()
    expect(other.locator("#draft-offer")).to_be_hidden()
    with django_db_blocker.unblock():
        assert (Review.objects.get().rationale, Review.objects.get().is_submitted) == (
            f"{ONE}\n\n{OTHER}",
            False,
        )


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no-script"])
def test_submit_is_undone_from_the_notice(sign_in: SignIn, has_script: bool):
    page = sign_in("Ada", java_script_enabled=has_script)
    page.goto(CLAIM)
    page.get_by_role("radio", name="Unproven").check()
    page.get_by_label("Why").fill(ONE)
    page.get_by_role("button", name="Submit and next").click()

    page.get_by_role("button", name="Undo").click()

    expect(page).to_have_title("Claim 1 · Factcheck")
    expect(page.get_by_label("Why")).to_have_value(ONE)


def test_two_open_windows_keep_separate_backups(sign_in: SignIn):
    page = sign_in("Ada")
    page.goto(CLAIM)
    other = page.context.new_page()
    other.goto(CLAIM)
    for window, words in ((page, ONE), (other, OTHER)):
        window.route("**/draft/", lambda route: route.abort())
        window.get_by_label("Why").fill(words)
        expect(window.locator("#draft-state")).to_contain_text("not saved – retrying")
    page.close(run_before_unload=False)
    third = page.context.new_page()

    third.goto(CLAIM)

    expect(third.get_by_label("Why")).to_have_value(ONE)
    expect(third.locator("#draft-state")).to_have_text(SAVED)
    expect(other.get_by_label("Why")).to_have_value(OTHER)
    other.unroute_all()
    expect(other.locator("#draft-state")).to_contain_text(
        "You edited this review in another window"
    )
