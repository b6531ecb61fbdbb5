"""Words in a real browser: selecting, splitting, merging, revising, confirming."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django import DjangoDbBlocker

from claims.articles.actions.revising import revise_article
from claims.models import Article, Claim, Person, Review
from tests import factories as make
from tests.browser.conftest import SAVED, SLUG, SignIn

ARTICLE = f"/articles/{SLUG}/"
BOTH = pytest.mark.parametrize("has_script", [True, False], ids=["script", "no-script"])
PLACE = """([words]) => {
    const walker = document.createTreeWalker(document.querySelector("[data-text]"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf(words);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + words.length);
        range.startContainer.parentElement.scrollIntoView({ block: "center" });
        const box = range.getBoundingClientRect();
        return { left: box.left, right: box.right, middle: box.top + box.height / 2 };
    }
}"""
Stored = Callable[..., list]


@pytest.fixture
def stored(django_db_blocker: DjangoDbBlocker) -> Stored:
    """Give a function that reads columns of the article's claims, in order of number."""

    def read(*names: str) -> list:
        with django_db_blocker.unblock():
            claims = Claim.objects.filter(article__slug=SLUG).order_by("number")
            return list(claims.values_list(*names, flat=len(names) == 1))

    return read


ADDED = "Claim 19 added. Start reviewing to open it for review."


def drag(page: Page, words: str) -> None:
    """Select words that stand on one line, with the mouse, as a hand does. The toolbar for them is loaded at the first time."""
    place = page.evaluate(PLACE, [words])
    page.mouse.move(place["left"] + 1, place["middle"])
    page.mouse.down()
    page.mouse.move(place["right"] - 1, place["middle"], steps=5)
    page.mouse.up()
    expect(page.get_by_role("toolbar", name="Selected words")).to_be_visible()


def test_selected_text_becomes_a_claim(sign_in: SignIn, stored: Stored):
    page = sign_in("Ada")
    page.goto(ARTICLE)
    toolbar = page.get_by_role("toolbar", name="Selected words")
    expect(toolbar).to_be_hidden()

    drag(page, "15–75 m per day")
    expect(toolbar).to_contain_text("15–75 m per day")
    assert page.url.endswith(ARTICLE)
    page.keyboard.press("c")

    expect(page.get_by_text(ADDED)).to_be_visible()
    assert stored("current__quote")[18] == "15–75 m per day"


def test_selection_grows_to_whole_words_and_ignores_signs(sign_in: SignIn, stored: Stored):
    page = sign_in("Ada")
    page.goto(ARTICLE)
    page.evaluate(
        """() => {
            const marks = [...document.querySelectorAll("a.mark")].map(mark => mark.firstChild);
            const [first, second] = [marks.find(m => m.data.includes("15–75")), marks.find(m => m.data.startsWith("This is slower"))];
            getSelection().setBaseAndExtent(first, first.data.indexOf("75 m") + 1, second, 6);
        }"""
    )
    toolbar = page.get_by_role("toolbar", name="Selected words")
    expect(toolbar).to_contain_text("75 m per day. This is")
    toolbar.get_by_role("button", name="New claim").click()

    expect(page.get_by_text(ADDED)).to_be_visible()
    assert " ".join(stored("current__quote")[18].split()) == "75 m per day. This is"


def test_links_in_the_text_lead_to_their_claims(sign_in: SignIn):
    page = sign_in("Ada")
    page.goto(ARTICLE)
    drag(page, "15–75 m per day")
    expect(page.get_by_role("toolbar", name="Selected words")).to_be_visible()

    page.keyboard.press("Escape")
    expect(page.get_by_role("toolbar", name="Selected words")).to_be_hidden()
    page.locator("a.mark", has_text="secret mobilization").first.click()

    page.wait_for_url("**/claims/*/")


def test_selected_text_becomes_the_wording_of_a_claim(sign_in: SignIn, stored: Stored):
    page = sign_in("Ada")
    page.goto(f"{ARTICLE}claims/3/")
    drag(page, "35,000 per")

    page.keyboard.press("w")
    expect(page.get_by_label("Quote")).to_have_value("35,000 per")
    page.get_by_role("button", name="Save", exact=True).click()

    page.wait_for_url(f"**{ARTICLE}claims/3/")
    assert stored("current__quote")[2] == "35,000 per"


def test_claim_is_split_by_selecting_its_parts(sign_in: SignIn, stored: Stored):
    page = sign_in("Ada")
    page.goto(f"{ARTICLE}claims/4/")
    drag(page, "in some sectors")
    page.keyboard.press("p")
    expect(page.get_by_label("Part 1")).to_have_value("in some sectors")

    drag(page, "15–75 m per day")
    expect(page.get_by_role("toolbar", name="Selected words")).to_be_visible()
    page.keyboard.press("p")
    expect(page.get_by_label("Part 2")).to_have_value("15–75 m per day")
    page.get_by_role("button", name="Split claim").click()

    expect(page.get_by_text("Claim 4 was split into claims 4, 19.")).to_be_visible()
    quotes = stored("current__quote")
    assert (quotes[3], quotes[18]) == ("in some sectors", "15–75 m per day")


@BOTH
def test_ambiguous_quote_is_resolved_by_choosing_its_position(
    sign_in: SignIn, stored: Stored, has_script: bool
):
    page = sign_in("Ada", java_script_enabled=has_script)
    page.goto(f"{ARTICLE}claims/")
    page.get_by_text("Add a claim by quoting the article").click()
    page.get_by_label("Quote").fill("secret mobilization")

    page.get_by_role("button", name="Add claim").click()
    places = page.get_by_role("region", name="Where these words appear").get_by_role("button")
    expect(places.nth(1)).to_be_visible()
    places.last.click()

    expect(page.get_by_text(ADDED)).to_be_visible()
    quote, start = stored("current__quote", "start")[18]
    text = " ".join(stored("current__revision__text")[:1])
    assert (quote, start) == ("secret mobilization", text.rindex("secret mobilization"))


@BOTH
def test_claims_are_split_and_merged_again(sign_in: SignIn, stored: Stored, has_script: bool):
    page = sign_in("Ada", java_script_enabled=has_script)
    page.goto(f"{ARTICLE}claims/4/")
    page.get_by_text("More ▾").click()
    page.get_by_role("link", name="Split").click()
    page.get_by_label("Part 1").fill("Russian troops continue to slowly advance")
    page.get_by_label("Part 2").fill("they are only 15–75 m per day")
    page.get_by_role("button", name="Split claim").click()
    expect(page.get_by_text("Claim 4 was split into claims 4, 19.")).to_be_visible()

    page.get_by_text("More ▾").click()
    page.get_by_role("link", name="Merge").click()
    page.get_by_role("checkbox", name="19: they are only").check()
    page.get_by_role("button", name="Merge", exact=True).click()

    expect(page.get_by_text("Claim 19 was merged into claim 4.")).to_be_visible()
    quotes, aside = stored("current__quote"), stored("merged_into__number")
    assert quotes[3].startswith("Russian troops continue")
    assert quotes[3].endswith("15–75 m per day")
    assert aside[18] == 4
    page.goto(f"{ARTICLE}claims/19/")
    expect(page.get_by_text("Split from claim 4. Merged into claim 4.")).to_be_visible()


@BOTH
def test_new_version_is_previewed_and_then_saved(
    sign_in: SignIn, stored: Stored, django_db_blocker: DjangoDbBlocker, has_script: bool
):
    with django_db_blocker.unblock():
        text = Article.objects.get(slug=SLUG).revision.text
    page = sign_in("Ada", java_script_enabled=has_script)
    page.goto(ARTICLE)
    page.get_by_role("link", name="Upload a new version").click()
    page.get_by_label("Text", exact=True).fill(text.replace("35,000 per", "30,000 per"))

    page.get_by_role("button", name="Preview changes").click()
    expect(page.locator("del")).to_contain_text("35,000")
    expect(page.locator("ins")).to_contain_text("30,000")
    assert stored("current__number")[2] == 1
    page.get_by_role("button", name="Save as version 2").click()

    expect(
        page.get_by_text(
            "Version 2 saved. Claims: 17 unchanged, 1 changed. New suggested claims: 0."
        )
    ).to_be_visible()
    assert "30,000 per" in stored("current__quote")[2]


@BOTH
def test_earlier_review_is_confirmed_for_a_changed_wording(
    sign_in: SignIn, django_db_blocker: DjangoDbBlocker, has_script: bool
):
    with django_db_blocker.unblock():
        article = Article.objects.get(slug=SLUG)
        ada = Person.objects.get(email="ada@desk.example")
        make.review(article.claims.get(number=3), ada, "Mostly true", rationale="It adds up.")
        text = article.revision.text.replace("35,000 per", "30,000 per")
        revise_article(article=article, by=ada, text=text)
    page = sign_in("Ada", java_script_enabled=has_script)
    page.goto(f"{ARTICLE}claims/3/")
    region = page.get_by_role("region", name="My earlier review")
    expect(region).to_contain_text("The wording has changed since your review")
    expect(region).to_contain_text("It adds up.")

    if has_script:
        page.keyboard.press("y")
    else:
        region.get_by_role("button", name="My review still applies").click()

    expect(page.get_by_text("Claim 3: your earlier review is submitted again.")).to_be_visible()
    with django_db_blocker.unblock():
        reviews = Review.objects.order_by("pk").values_list(
            "claim_version__number", "rating__label", "state"
        )
        assert list(reviews) == [(1, "Mostly true", "submitted"), (2, "Mostly true", "submitted")]


def test_text_typed_on_a_claim_that_changed_is_restored(
    sign_in: SignIn, django_db_blocker: DjangoDbBlocker
):
    page = sign_in("Ada")
    page.goto(f"{ARTICLE}claims/3/")
    with django_db_blocker.unblock():
        article = Article.objects.get(slug=SLUG)
        text = article.revision.text.replace("35,000 per", "30,000 per")
        revise_article(article=article, by=Person.objects.get(email="ben@desk.example"), text=text)

    page.get_by_label("Why").fill("Counted by hand.")
    expect(page.locator("#draft-state")).to_contain_text("changed while you were writing")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()

    expect(page.locator("#draft-offer")).to_contain_text("Counted by hand.")
    page.get_by_role("button", name="Put it back").click()
    expect(page.get_by_label("Why")).to_have_value("Counted by hand.")
    expect(page.locator("#draft-state")).to_have_text(SAVED)
