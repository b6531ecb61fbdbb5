"""What a review costs the hands: everything required is in one fold, and a line says what is still missing."""

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest_django import DjangoDbBlocker

from claims.models import Review
from tests.browser.conftest import SLUG, SignIn

CLAIMS = f"/articles/{SLUG}/claims/"
WINDOW = {"width": 1280, "height": 800}
MOST_PRESSES, MOST_CLICKS = 6, 5
LINK, QUOTE = "https://example.org/losses", "We estimate 25,000 to 30,000 a month."
WHY = "Western officials say less, and the article doesn’t say whose estimate it is."
LEAST_TARGET = 44
SCROLLED = "[scrollY, document.querySelector('.work').scrollTop]"


class Hands:
    """Two hands at a page, that count key presses beside the typing, and clicks."""

    def __init__(self, page: Page) -> None:
        self.page, self.presses, self.clicks = page, 0, 0

    def press(self, key: str) -> None:
        self.presses += 1
        self.page.keyboard.press(key)

    def click(self, target: Locator) -> None:
        """Click where the target is: nothing is scrolled to it."""
        self.clicks += 1
        box = target.bounding_box()
        self.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)


def required(page: Page) -> list[Locator]:
    """What a review with one source needs, and what it is about."""
    stances = page.get_by_role("radiogroup", name="This source …").get_by_role("radio").all()
    return [
        page.get_by_role("heading", level=1),
        *page.locator("#id_answer .grid").get_by_role("radio").all(),
        page.locator(".meaning:visible"),
        page.get_by_label("Why"),
        page.get_by_label("Link, or description"),
        page.get_by_label("Quote from the source"),
        *stances,
        page.get_by_role("button", name="Submit and next"),
    ]


def cut_off(page: Page) -> list[str]:
    """Which of them are not whole in the window, or below something that sticks to its edge."""
    is_whole = """element => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        const isSeen = (x, y) => {
            const over = document.elementFromPoint(x, y);
            return element.contains(over) || over?.contains(element) || over?.closest('label')?.htmlFor === element.id;
        };
        const isWithin = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
        return isWithin && isSeen(left + 3, top + 3) && isSeen(right - 3, bottom - 3);
    }"""
    wanted = required(page)
    assert len(wanted) == 17
    return [str(each) for each in wanted if not each.evaluate(is_whole)]


def test_all_that_is_required_is_in_one_fold(sign_in: SignIn):
    page = sign_in("Ada", viewport=WINDOW)

    for number in (1, 2, 3, 5, 13):
        page.goto(f"{CLAIMS}{number}/")

        assert (number, cut_off(page)) == (number, [])
        assert page.locator("[name$=stance]:checked").count() == 0


def test_review_by_keyboard_needs_six_presses_beside_the_typing(
    sign_in: SignIn, django_db_blocker: DjangoDbBlocker
):
    page = sign_in("Ada", viewport=WINDOW)
    page.goto(f"{CLAIMS}3/")
    hands = Hands(page)

    hands.press("3")
    hands.press("r")
    hands.type(WHY)
    hands.press("Tab")
    hands.type(LINK)
    hands.press("Tab")
    hands.type(QUOTE)
    hands.press("Alt+ArrowDown")
    assert page.evaluate(SCROLLED) == [0, 0]
    assert cut_off(page) == []
    hands.press("Control+Enter")

    page.wait_for_url(f"**{CLAIMS}4/")
    assert (hands.presses <= MOST_PRESSES, hands.clicks) == (True, 0)
    with django_db_blocker.unblock():
        review = Review.objects.get()
        piece = review.evidence.get()
        assert (review.is_submitted, review.rating.label, review.rationale) == (
            True,
            "Half true",
            WHY,
        )
        assert (piece.cited, piece.passage, piece.stance) == (LINK, QUOTE, "refutes")


def test_review_by_mouse_needs_five_clicks_and_no_scroll(sign_in: SignIn):
    page = sign_in("Ada", viewport=WINDOW)
    page.goto(f"{CLAIMS}3/")
    hands = Hands(page)

    hands.click(page.get_by_role("radio", name="Half true"))
    hands.click(page.get_by_label("Why"))
    hands.type(WHY)
    hands.press("Tab")
    hands.type(LINK)
    hands.press("Tab")
    hands.type(QUOTE)
    hands.click(page.get_by_role("radio", name="Supports"))
    assert page.evaluate(SCROLLED) == [0, 0]
    hands.click(page.get_by_role("button", name="Submit and next"))

    page.wait_for_url(f"**{CLAIMS}4/")
    assert hands.presses <= MOST_PRESSES
    assert hands.clicks <= MOST_CLICKS


def needs(page: Page) -> list[str]:
    """What the line says is missing."""
    shown = page.locator(".needs > :visible").all_inner_texts()
    assert shown[:1] in ([], ["Still needed:"])
    return shown[1:]


def is_refused(page: Page) -> bool:
    """Submit, and say whether the server wants more; what was typed is still in the form."""
    before = page.url
    page.get_by_role("button", name="Submit and next").click()
    return page.locator("#problems").count() == 1 and page.url.startswith(before)


def test_line_says_what_the_server_requires_without_a_script(sign_in: SignIn):
    page = sign_in("Ada", java_script_enabled=False)
    page.goto(f"{CLAIMS}3/")
    answer = page.get_by_role("radio", name="Unproven")
    stance = "what the source does to the claim"

    def expect_needs(*missing: str) -> None:
        assert needs(page) == list(missing)
        assert is_refused(page)
        assert needs(page) == list(missing)

    expect_needs("a verdict")
    answer.check()
    expect_needs("why")
    page.get_by_role("radio", name="True", exact=True).check()
    expect_needs("why", "a source")
    page.get_by_label("Why").fill(WHY)
    expect_needs("a source")
    page.get_by_label("Quote from the source").fill(QUOTE)
    expect_needs("a source", "a link or description of the source", stance)
    page.get_by_label("Link, or description").fill(LINK)
    expect_needs(stance)
    answer.check()
    expect_needs(stance)  # a source that nothing asked for has a stance too
    page.get_by_role("radio", name="Supports").check()
    page.locator(".source details > summary").click()
    page.get_by_label("Link to an archived copy").fill("web.archi")
    expect_needs("an archive link that starts with https://")
    page.get_by_label("Link to an archived copy").fill("https://archive.example/1")
    page.get_by_label("Confidential source").check()
    expect_needs("a public description of the confidential source")
    page.get_by_label("Public description").fill("A clerk.")
    assert needs(page) == []
    assert not is_refused(page)


def test_line_knows_of_duplicates_and_removed_sources_without_a_script(sign_in: SignIn):
    page = sign_in("Ada", java_script_enabled=False)
    page.goto(f"{CLAIMS}3/")

    page.locator("summary", has_text="Can’t be checked").click()
    page.get_by_label("a duplicate of another claim").check()
    assert needs(page) == ["the number of the claim it repeats"]
    assert is_refused(page)
    page.get_by_label("number of the claim it repeats").fill("1")
    assert needs(page) == []
    page.get_by_label("Link, or description").fill(LINK)
    assert needs(page) == ["what the source does to the claim"]
    page.get_by_label("Remove this source").check()
    assert needs(page) == []
    assert not is_refused(page)


def test_chosen_reason_stays_in_sight_when_the_list_is_closed(sign_in: SignIn):
    page = sign_in("Ada", viewport=WINDOW)
    page.goto(f"{CLAIMS}3/")
    opinion, prediction = (page.get_by_label(f"{name}") for name in ("an opinion", "a prediction"))

    page.keyboard.press("9")
    expect(opinion).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(prediction).to_be_checked()
    expect(opinion).to_be_visible()  # keys walk on
    page.get_by_text("an opinion").click()

    expect(opinion).to_be_checked()
    expect(opinion).to_be_visible()
    expect(prediction).to_be_hidden()
    assert needs(page) == []
    page.keyboard.press("1")
    expect(opinion).to_be_hidden()


def test_errors_go_when_they_are_fixed_and_nothing_moves(sign_in: SignIn):
    page = sign_in("Ada", viewport=WINDOW)
    page.goto(f"{CLAIMS}3/")
    page.keyboard.press("1")
    page.get_by_label("Link, or description").fill(LINK)
    page.get_by_role("button", name="Submit and next").click()
    expect(page.locator("#problems li")).to_have_count(2)
    expect(page.locator("#problems")).to_be_in_viewport()
    before = [each.bounding_box() for each in required(page)[:-1]]

    page.get_by_label("Why").press_sequentially("So.")
    expect(page.locator("#problems li")).to_have_count(1)
    expect(page.locator("#id_rationale_error")).to_be_hidden()
    page.keyboard.press("Tab")
    page.keyboard.press("Alt+ArrowUp")

    expect(page.locator("#problems")).to_have_count(0)
    assert [each.bounding_box() for each in required(page)[:-1]] == before


@pytest.mark.parametrize("height", [812, 420], ids=["phone", "keyboard-open"])
def test_on_a_phone_the_claim_stays_above_and_the_button_below(sign_in: SignIn, height: int):
    page = sign_in("Ada", viewport={"width": 375, "height": height}, has_touch=True, is_mobile=True)
    page.goto(f"{CLAIMS}3/")
    targets = page.locator("#id_answer .grid").get_by_role("radio").all()
    assert all(each.bounding_box()["height"] >= LEAST_TARGET for each in targets)
    excerpt = page.locator(".only-phone mark")
    expect(excerpt).to_have_text(
        "It is estimated that Russian losses on the front are estimated at 35,000 per month."
    )

    for field in ("Why", "Link, or description", "Quote from the source"):
        page.get_by_label(field).focus()

        for seen in ("h1", ".send .main", ".needs .lead-in"):
            expect(page.locator(seen)).to_be_in_viewport(ratio=1)
        box, claim, send = (page.locator(each).bounding_box() for each in (":focus", "h1", ".send"))
        assert claim["y"] + claim["height"] <= box["y"]
        assert box["y"] + min(box["height"], 40) <= send["y"]
