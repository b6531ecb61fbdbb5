"""Hands on the keyboard: every key, on any layout, and a whole article without the mouse."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django import DjangoDbBlocker

from claims.articles.actions.claim_lifecycle import open_claims
from claims.models import Article, Claim, Person, Review
from claims.vocabulary import ClaimStatus
from tests.browser.conftest import SAVED, SLUG, SignIn
from tests.browser.tabbing import tab_to
from tests.factories import make_article

ARTICLE = f"/articles/{SLUG}/"
CLAIM = f"{ARTICLE}claims/1/"
CLAIMS = 20
KEYS = "found => found.map(element => element.getAttribute('aria-keyshortcuts'))"


@pytest.fixture
def page(sign_in: SignIn) -> Page:
    page = sign_in("Ada")
    page.goto(CLAIM)
    return page


def strike(page: Page, key: str, code: str, **modifiers: bool) -> None:
    """A key as another layout sends it: what it writes, and where it stands."""
    page.evaluate(
        "([key, code, more]) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown',"
        " {key, code, bubbles: true, cancelable: true, ...more}))",
        [key, code, modifiers],
    )


def verdict(page: Page, name: str):
    return page.get_by_role("radio", name=name, exact=True)


def test_digit_keys_work_by_position_on_azerty(page: Page):
    strike(page, "&", "Digit1")
    expect(verdict(page, "True")).to_be_checked()

    strike(page, "é", "Digit2")
    expect(verdict(page, "Mostly true")).to_be_checked()

    strike(page, "3", "Digit3", shiftKey=True)
    expect(verdict(page, "Half true")).to_be_checked()
    strike(page, "!", "Digit1", shiftKey=True)
    expect(verdict(page, "Half true")).to_be_checked()


def test_letter_keys_work_by_position_on_layouts_of_other_scripts(page: Page):
    strike(page, "і", "KeyS")

    expect(page.get_by_label("Link, or description if it’s not online")).to_be_focused()


def test_letter_keys_work_by_letter_on_latin_layouts(page: Page):
    strike(page, "r", "KeyO")  # Dvorak

    expect(page.get_by_label("Why")).to_be_focused()


def test_single_keys_do_nothing_in_fields_and_escape_leaves_them(page: Page):
    page.keyboard.press("r")
    page.keyboard.type("123 sgu?")
    expect(page.get_by_label("Why")).to_have_value("123 sgu?")
    expect(page.locator("[name=answer]:checked")).to_have_count(0)

    page.keyboard.press("Escape")
    page.keyboard.press("5")

    expect(verdict(page, "False")).to_be_checked()
    expect(page.get_by_label("Why")).to_have_value("123 sgu?")


def test_save_key_saves_inside_a_field_and_never_the_page(page: Page):
    """And tells a reader of the screen, politely; a draft that saves itself tells nobody."""
    told = page.locator("#draft-announcement")
    assert told.get_attribute("role") == "status"
    page.keyboard.press("r")
    page.keyboard.type("Words.")
    expect(page.locator("#draft-state")).to_have_text(SAVED)
    expect(told).to_be_empty()

    for command in ("Control", "Meta"):
        page.keyboard.type("More.")
        page.keyboard.press(f"{command}+s")

        expect(told).to_have_text(SAVED)
        expect(page.locator("#draft-state")).to_have_text(SAVED)
        expect(page.get_by_label("Why")).to_be_focused()
        told.evaluate("place => place.replaceChildren()")


def test_enter_in_a_field_saves_the_draft_only(page: Page):
    page.keyboard.press("s")
    page.keyboard.type("A letter")

    page.keyboard.press("Enter")

    expect(page.locator("#draft-state")).to_have_text(SAVED)
    expect(page.get_by_role("group", name="Source")).to_have_count(1)
    expect(page.get_by_label("Link, or description if it’s not online")).to_be_focused()


def test_question_mark_opens_the_list_and_closes_it(page: Page):
    page.keyboard.press("?")
    expect(page.get_by_text("Explain why")).to_be_in_viewport()

    page.keyboard.press("?")
    expect(page.get_by_text("Explain why")).to_be_hidden()


def test_submit_is_undone_by_one_key_on_the_next_claim(page: Page):
    page.keyboard.press("8")
    page.keyboard.press("r")
    page.keyboard.type("Nobody counted.")
    for command in ("Control", "Meta"):
        page.keyboard.press(f"{command}+Enter")
        page.wait_for_url("**/claims/2/")
        named = set(page.locator("[aria-keyshortcuts]").evaluate_all(KEYS))
        assert named >= {"u", "Alt+ArrowUp", "Alt+ArrowDown"}
        expect(page.locator("#notices kbd", has_text="U")).to_be_visible()

        page.keyboard.press("u")

        page.wait_for_url("**/claims/1/")
        expect(page.get_by_label("Why")).to_have_value("Nobody counted.")
        expect(page.locator("#notices")).to_contain_text("your review is a draft again")


def test_comment_key_adds_a_claim_while_text_is_selected(page: Page):
    """The page's own button comes first in the document; it stands for the one of the comments."""
    page.evaluate(
        """() => {
            const button = document.createElement('button');
            button.dataset.key = 'c';
            button.textContent = 'Comment';
            button.onclick = () => { document.title = 'commented'; };
            document.querySelector('#claim-card').append(button);
        }"""
    )
    page.keyboard.press("c")
    expect(page).to_have_title("commented")

    page.evaluate(
        """() => new Promise((done) => {
            document.addEventListener('selectionchange', () => done(), { once: true });
            getSelection().selectAllChildren(document.querySelector('[data-text] p'));
        })"""
    )
    expect(page.get_by_role("toolbar", name="Selected words")).to_be_visible()
    page.keyboard.press("c")

    page.wait_for_url("**/claims/?claim=*")
    expect(page.locator("#notices")).to_contain_text(
        "added. Start reviewing to open it for review."
    )


def test_each_key_of_the_list_has_a_button_that_names_it(page: Page):
    """A button for every key that means something here, and each says its key to machines too."""
    found = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('[data-key]')]
            .map(e => [e.dataset.key, e.getAttribute('aria-keyshortcuts')]))"""
    )

    named = {key: key for key in "123456789"} | {key: key for key in "cgkrswp?"}
    commands = {"submit": "Control+Enter Meta+Enter", "save": "Control+S Meta+S"}
    assert found == named | commands | {"next": "Alt+ArrowDown", "/": "/"}


@pytest.fixture
def twenty(seeded: str, django_db_blocker: DjangoDbBlocker) -> Article:
    """An article of twenty claims, all of them open, before anything else on the desk."""
    with django_db_blocker.unblock():
        Claim.objects.update(priority=0)
        text = "\n\n".join(f"The city planted {n},100 trees in 20{n}." for n in range(10, 30))
        ben = Person.objects.get(email="ben@desk.example")
        article = make_article(text=text, by=ben, headline="Trees, year by year")
        numbers = list(article.claims.values_list("number", flat=True))
        assert len(numbers) == CLAIMS
        open_claims(article=article, by=ben, numbers=numbers)
        article.claims.filter(status=ClaimStatus.OPEN).update(priority=9)
    return article


def test_article_of_twenty_claims_is_reviewed_by_keyboard(
    twenty: Article, sign_in: SignIn, django_db_blocker: DjangoDbBlocker
):
    page = sign_in("Ada", by_key=True)
    page.keyboard.press("n")

    for number in range(1, CLAIMS + 1):
        page.wait_for_url(f"**/{twenty.slug}/claims/{number}/")
        heading = page.get_by_role("heading", level=1)
        expect(heading).to_be_focused()  # so a reader of the screen says it
        expect(heading).to_contain_text(f"Claim {number}: The city planted {number + 9},100")
        page.keyboard.press("15"[number % 2])
        page.keyboard.press("r")
        page.keyboard.type(f"Counted for year {number}.")
        page.keyboard.press("Escape")
        page.keyboard.press("s")
        expect(page.get_by_label("Link, or description if it’s not online")).to_be_focused()
        page.keyboard.type(f"https://example.org/trees/{number}")
        tab_to(page, page.get_by_role("radio", name="Supports"))
        page.keyboard.press("ArrowRight" if number % 2 else "Space")
        page.keyboard.press("Control+Enter")

    page.wait_for_url(lambda url: not url.endswith(f"/claims/{CLAIMS}/"))
    with django_db_blocker.unblock():
        reviews = Review.objects.filter(claim_version__claim__article=twenty)
        rows = reviews.order_by("claim_version__claim__number").values_list(
            "state", "rating__label", "rationale", "evidence__cited"
        )
        assert list(rows) == [
            (
                "submitted",
                "False" if number % 2 else "True",
                f"Counted for year {number}.",
                f"https://example.org/trees/{number}",
            )
            for number in range(1, CLAIMS + 1)
        ]
