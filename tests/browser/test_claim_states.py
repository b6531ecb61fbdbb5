"""The page of a claim in each of its states: open to everyone, in both schemes, narrow, enlarged, at rest."""

from collections.abc import Callable

from playwright.sync_api import Page, expect
from pytest_django import DjangoDbBlocker

from claims.models import Claim, Person
from claims.vocabulary import ClaimStatus
from tests import factories as make
from tests.browser.conftest import SAVED, SLUG, SignIn
from tests.browser.looks import accessibility_faults

ARTICLE = f"/articles/{SLUG}/"
SHORT = "Trees that stand in parks are not counted; the register says so on page 14."
LONG = f"{SHORT} The city counts trees in streets alone. " * 3


def drafted(page: Page, claim: str) -> None:
    page.goto(claim)
    page.get_by_role("radio", name="Half true").check()
    page.get_by_role("button", name="Add source").click()
    page.get_by_label("Link, or description if it’s not online").fill(
        "https://example.org/register"
    )


def saved(page: Page, claim: str) -> None:
    page.goto(claim)
    page.get_by_label("Why").fill(SHORT)
    page.get_by_label("Why").press("Control+s")
    expect(page.locator("#draft-state")).to_have_text(SAVED)
    expect(page.get_by_role("button", name="Save draft")).to_have_count(1)
    expect(page.get_by_role("button", name="Compare both versions")).to_be_hidden()


def unsaved(page: Page, claim: str) -> None:
    page.goto(claim)
    page.route(f"**{claim}draft/", lambda route: route.abort())
    page.get_by_label("Why").fill(SHORT)
    page.get_by_label("Why").press("Control+s")
    expect(page.locator("#draft-state")).to_contain_text("not saved – retrying")


def brought_back(page: Page, claim: str) -> None:
    unsaved(page, claim)
    page.reload()
    expect(page.locator("#draft-offer")).to_be_visible()
    page.unroute(f"**{claim}draft/")


def signed_out(page: Page, claim: str) -> None:
    page.goto(claim)
    cookies = page.context.cookies()
    page.context.clear_cookies(name="sessionid")
    page.get_by_label("Why").fill(SHORT)
    page.get_by_label("Why").press("Control+s")
    expect(page.get_by_role("link", name="Sign in again")).to_be_visible()
    page.context.add_cookies(cookies)


def changed_elsewhere(page: Page, claim: str) -> None:
    page.goto(claim)
    other = page.context.new_page()
    other.goto(claim)
    other.get_by_label("Why").fill(LONG)
    other.get_by_role("radio", name="Mostly true").check()
    other.get_by_role("button", name="Add source").click()
    other.get_by_label("Link, or description if it’s not online").fill(
        "A letter of the city, 3 May"
    )
    other.get_by_label("Why").press("Control+s")
    expect(other.locator("#draft-state")).to_have_text(SAVED)
    other.close()
    page.get_by_role("radio", name="Half true").check()
    page.get_by_label("Why").fill(SHORT[:-3] + "41.")
    page.get_by_label("Why").press("Control+s")
    expect(page.get_by_role("button", name="Compare both versions")).to_be_visible()


def conflict(page: Page, claim: str) -> None:
    changed_elsewhere(page, claim)
    page.get_by_role("button", name="Compare both versions").click()
    expect(page.get_by_role("heading", name="You have two versions of this review")).to_be_focused()


def refused(page: Page, claim: str) -> None:
    drafted(page, claim)
    page.get_by_text("Title, page and more").click()
    page.get_by_label("Title").fill("Register of trees")
    page.get_by_role("button", name="Submit and next").click()
    expect(page.locator("#problems")).to_be_focused()
    expect(page.locator("#draft-state")).not_to_have_text("not saved yet")
    expect(page.locator("#draft-state")).to_have_text(SAVED)


def submitted(page: Page, claim: str) -> None:
    page.goto(claim)
    page.get_by_role("radio", name="Unproven").check()
    page.get_by_label("Why").fill(SHORT)
    page.keyboard.press("Control+Enter")
    page.wait_for_url(lambda url: not url.endswith(claim))


def taken_back_offered(page: Page, claim: str) -> None:
    submitted(page, claim)
    page.goto(claim)
    expect(page.get_by_role("button", name="Undo")).to_be_visible()


STATES: list[Callable[[Page, str], None]] = [
    drafted,
    saved,
    unsaved,
    brought_back,
    signed_out,
    changed_elsewhere,
    conflict,
    refused,
    submitted,
    taken_back_offered,
]


def test_no_state_of_a_claim_has_accessibility_violations(
    sign_in: SignIn, seeded: str, django_db_blocker: DjangoDbBlocker
):
    page = sign_in("Ada")
    page.on("dialog", lambda dialog: dialog.accept())
    with django_db_blocker.unblock():
        numbers = Claim.objects.filter(status=ClaimStatus.OPEN).values_list("number", flat=True)
        claims = [f"{ARTICLE}claims/{number}/" for number in numbers.order_by("number")]

    for reach, claim in zip(STATES, claims, strict=False):
        reach(page, claim)

        assert (reach.__name__, accessibility_faults(page)) == (reach.__name__, [])
        page.unroute_all()


def test_submitting_the_last_claim_has_no_accessibility_violations(
    sign_in: SignIn, seeded: str, django_db_blocker: DjangoDbBlocker
):
    with django_db_blocker.unblock():
        ada = Person.objects.get(email="ada@desk.example")
        *others, last = Claim.objects.filter(status=ClaimStatus.OPEN).order_by("number")
        for claim in others:
            make.review(claim, ada)
    page = sign_in("Ada")

    submitted(page, last.get_absolute_url())

    expect(page.locator("#notices")).to_contain_text(f"Claim {last.number}: review submitted.")
    expect(page.locator("#notices")).to_contain_text(
        "There are no more claims for you to review in this article right now."
    )
    assert accessibility_faults(page) == []
    page.goto(last.get_absolute_url())
    page.keyboard.press("n")
    page.wait_for_url("**/next/")
    assert accessibility_faults(page) == []
