"""Citing by hand: known sources are suggested, nothing typed is replaced, and it works without scripts."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django import DjangoDbBlocker

from claims.evidence.actions.cataloguing import retract_source
from claims.models import Article, Evidence, Person, Source
from claims.vocabulary import Role
from tests import factories as make
from tests.browser.conftest import SAVED, SLUG, SignIn
from tests.browser.looks import accessibility_faults

CLAIM = f"/articles/{SLUG}/claims/3/"
URL = "https://example.org/register"


@pytest.fixture
def known(seeded: str, django_db_blocker: DjangoDbBlocker) -> int:
    """The key of a source, the register, that two reviewers cited."""
    with django_db_blocker.unblock():
        claim = Article.objects.get(slug=SLUG).claims.get(number=1)
        piece = make.make_evidence(
            URL, title="Register of trees", publisher="City", kind="data", reliability="B"
        )
        for name in ("One", "Two"):
            make.review(claim, make.make_person(name, Role.REVIEWER), evidence=(piece,))
        return Source.objects.get().pk


def test_chosen_source_fills_in_its_row_and_is_saved(
    known: int, sign_in: SignIn, django_db_blocker: DjangoDbBlocker
):
    page = sign_in("Ada")
    page.goto(CLAIM)
    page.get_by_role("button", name="Add source").click()
    expect(page.get_by_role("button", name="Look for it")).to_be_hidden()
    page.get_by_text("Title, page and more").click()
    page.get_by_label("Publisher").fill("My own words")
    page.get_by_label("Link, or description if it’s not online").press_sequentially(
        "register of tre"
    )

    page.get_by_role("button", name="Register of trees", exact=True).click()

    expect(page.get_by_label("Link, or description if it’s not online")).to_have_value(URL)
    expect(page.get_by_label("Title")).to_have_value("Register of trees")
    expect(page.get_by_label("Publisher")).to_have_value("My own words")
    expect(page.get_by_label("Quote from the source (exact words)")).to_be_focused()
    expect(page.get_by_role("button", name="Register of trees", exact=True)).to_have_count(0)
    expect(page.locator("#draft-state")).to_have_text(SAVED)
    with django_db_blocker.unblock():
        piece = Evidence.objects.get(review__reviewer__email="ada@desk.example")
        assert (piece.cited, piece.kind, piece.reliability) == (URL, "data", "B")


def test_link_in_the_rationale_becomes_a_source_with_one_button(
    seeded: str, sign_in: SignIn, django_db_blocker: DjangoDbBlocker
):
    page = sign_in("Ada")
    page.goto(CLAIM)
    why = page.get_by_label("Why")
    why.press_sequentially(f"It stands at {URL}.")

    page.get_by_role("button", name="Add as a source").click()

    expect(page.get_by_label("Link, or description if it’s not online")).to_have_value(URL)
    expect(page.get_by_role("button", name="Add as a source")).to_have_count(0)
    expect(page.locator("#draft-state")).to_have_text(SAVED)
    expect(why).to_have_value(f"It stands at {URL}.")
    with django_db_blocker.unblock():
        assert Evidence.objects.get().cited == URL


def test_hints_come_with_a_save_and_replace_nothing_typed(seeded: str, sign_in: SignIn):
    page = sign_in("Ada")
    page.goto(CLAIM)
    page.get_by_role("button", name="Add source").click()
    page.get_by_label("Link, or description if it’s not online").fill("https://www.snopes.com/x")

    expect(page.locator("#source-hints")).to_contain_text("fact-check (snopes.com)")

    expect(page.get_by_label("Link, or description if it’s not online")).to_have_value(
        "https://www.snopes.com/x"
    )
    expect(page.get_by_label("Link, or description if it’s not online")).to_be_focused()


def test_source_is_found_filled_in_and_submitted_without_scripts(
    known: int, sign_in: SignIn, django_db_blocker: DjangoDbBlocker
):
    page = sign_in("Ada", java_script_enabled=False)
    page.goto(CLAIM)
    page.get_by_role("radio", name="True", exact=True).check()
    page.get_by_label("Why").fill(f"It stands at {URL}/list.")
    page.get_by_role("button", name="Add source").click()
    page.get_by_label("Link, or description if it’s not online").fill("register of trees")
    page.get_by_role("button", name="Search known sources").click()
    page.get_by_role("button", name="Register of trees", exact=True).click()
    expect(page.get_by_label("Link, or description if it’s not online")).to_have_value(URL)

    page.get_by_role("button", name="Add as a source").click()
    expect(page.get_by_label("Link, or description if it’s not online")).to_have_count(2)
    for chosen in page.get_by_role("radio", name="Supports").all():
        chosen.check()
    page.get_by_role("button", name="Submit and next").click()

    page.wait_for_url(lambda address: CLAIM not in address)
    with django_db_blocker.unblock():
        cited = Evidence.objects.filter(review__state="submitted", review__round__closed_at=None)
        assert {piece.source.url for piece in cited} == {URL, f"{URL}/list"}


def pages_of(known: int) -> list[str]:
    about = f"/sources/{known}/"
    return ["/sources/", "/sources/?q=register", about, f"{about}edit/", f"{about}claims/", CLAIM]


def test_pages_of_a_retracted_source_have_no_accessibility_violations(
    known: int, sign_in: SignIn, django_db_blocker: DjangoDbBlocker
):
    with django_db_blocker.unblock():
        editor = make.make_person("Edith", Role.EDITOR)
        source = Source.objects.get(pk=known)
        retract_source(
            source=source,
            by=editor,
            lock_version=source.lock_version,
            reason="Withdrawn by the city.",
        )
        ada = Person.objects.get(email="ada@desk.example")
        piece = make.make_evidence("An interview", is_protected=True, public_description="Somebody")
        claim = Article.objects.get(slug=SLUG).claims.get(number=3)
        make.save(claim, ada, make.make_draft(evidence=(piece,), rationale=f"At {URL}."))
    page = sign_in("Ada")

    for address in pages_of(known):
        page.goto(address)

        assert (address, accessibility_faults(page)) == (address, [])


def test_source_is_marked_as_retracted_by_keyboard(known: int, sign_in: SignIn):
    page: Page = sign_in("Ada")
    page.goto(f"/sources/{known}/")
    page.locator("summary", has_text="Mark as retracted").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Withdrawn by the city.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Claims to re-check")).to_be_visible()
    expect(page.get_by_role("link", name="Claim 1 of")).to_be_visible()
