"""Choosing claims in a real browser: by keys, by mouse, and without JavaScript."""

import re

from playwright.sync_api import Locator, Page, expect
from pytest_django import DjangoDbBlocker

from claims.articles.actions.revising import revise_article
from claims.models import Article, Claim
from tests import factories as make
from tests.browser.conftest import SLUG, SignIn

ARTICLE = f"/articles/{SLUG}/"
CHOOSE = f"{ARTICLE}claims/"


def counts(page: Page) -> Locator:
    return page.locator("#sort-counts p")


def sentence(page: Page, position: int) -> Locator:
    return page.locator(f"#sentence-{position}")


def click(page: Page, position: int, key: str = "") -> None:
    """Click on the first words of a sentence, perhaps with a key held down."""
    sentence(page, position).scroll_into_view_if_needed()
    x, y = first_words(page, position)
    if key:
        page.keyboard.down(key)
    page.mouse.click(x, y)
    if key:
        page.keyboard.up(key)


def first_words(page: Page, position: int) -> tuple[float, float]:
    """Return a point on the first line of a sentence: the box around a broken line also holds other sentences."""
    line = sentence(page, position).evaluate(
        "label => { const { left, top } = label.getClientRects()[0]; return [left + 6, top + 9]; }"
    )
    return line[0], line[1]


def kind(name: str) -> re.Pattern[str]:
    return re.compile(rf"(^| ){name}( |$)")


def test_remaining_sentences_of_the_seed_article_take_at_most_eight_keys(sign_in: SignIn):
    page = sign_in("Ada")
    page.goto(CHOOSE)
    expect(counts(page)).to_contain_text("13 claims · 2 obvious · 5 to sort")
    presses = ["a", "4", "1", "2", "2", "1"]

    for key in presses:
        page.keyboard.press(key)

    expect(counts(page)).to_contain_text("13 claims · 7 nothing to check")
    expect(page.locator("#sort-send")).to_contain_text("All 20 sentences are sorted.")
    assert len(presses) <= 8
    badges = [page.locator(f"#state-{n}").inner_text() for n in (2, 9, 11, 17, 18, 19, 20)]
    assert badges == ["heading", "description", "clutter", "opinion", "prediction", "prediction", "opinion"]  # fmt: skip


def test_sentences_are_sorted_and_opened_by_keyboard(
    sign_in: SignIn, django_db_blocker: DjangoDbBlocker
):
    page = sign_in("Ada")
    page.goto(CHOOSE)
    expect(page.locator("#sort-heading")).to_have_text("Sentence 2 of 20")

    page.keyboard.press("6")
    expect(sentence(page, 2)).to_have_class(kind("off"))
    expect(page.locator("#state-2")).to_have_text("clutter")
    expect(sentence(page, 9)).to_have_class(kind("here"))
    page.keyboard.press("Enter")
    expect(page.locator("#state-9")).to_have_text("8 chosen")
    page.keyboard.press("x")
    expect(page.locator("#state-11")).to_have_text("cut")
    page.keyboard.press("u")
    expect(page.locator("#state-11")).to_have_text("clutter?")
    expect(sentence(page, 11)).to_have_class(kind("here"))
    page.keyboard.press("j")
    expect(sentence(page, 17).locator("input")).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator("#sort-heading")).to_have_text("Sentence 11 of 20")
    expect(page.locator("#sort-sentence .quote")).to_have_text("Share")
    page.keyboard.press("Control+Enter")

    page.wait_for_url(f"**{ARTICLE}")
    expect(page.locator("#notices")).to_contain_text("1 claim opened for review.")
    with django_db_blocker.unblock():
        assert Claim.objects.get(article__slug=SLUG, number=8).status == "open"


def test_fast_key_presses_each_answer_for_their_own_sentence(sign_in: SignIn):
    page = sign_in("Ada")
    page.goto(CHOOSE)
    expect(sentence(page, 2)).to_have_class(kind("here"))

    page.keyboard.type("1234567")

    expect(counts(page)).to_contain_text("13 claims · 7 nothing to check")
    badges = [page.locator(f"#state-{n}").inner_text() for n in (2, 9, 11, 17, 18, 19, 20)]
    assert badges == ["opinion", "prediction", "question", "description", "known", "clutter", "heading"]  # fmt: skip


def test_keys_after_accepting_are_about_the_next_sentence(sign_in: SignIn):
    page = sign_in("Ada")
    page.goto(CHOOSE)
    expect(sentence(page, 2)).to_have_class(kind("here"))

    page.keyboard.type("a1")

    expect(page.locator("#state-9")).to_have_text("opinion")
    expect(page.locator("#state-2")).to_have_text("heading")


def test_several_sentences_are_chosen_with_the_mouse(sign_in: SignIn):
    page = sign_in("Ada", viewport={"width": 1280, "height": 1000})
    page.goto(CHOOSE)
    heading = page.locator("#sort-heading")
    click(page, 17)
    expect(heading).to_have_text("Sentence 17 of 20")
    click(page, 19, "Shift")
    expect(heading).to_have_text("3 sentences chosen")
    click(page, 20, "Control")
    expect(heading).to_have_text("4 sentences chosen")
    click(page, 18)
    expect(heading).to_have_text("Sentence 18 of 20")

    page.mouse.move(*first_words(page, 18))
    page.mouse.down()
    page.mouse.move(*first_words(page, 20), steps=8)
    page.mouse.up()
    expect(heading).to_have_text("3 sentences chosen")
    page.keyboard.press("2")

    expect(counts(page)).to_contain_text("3 nothing to check")
    for position in (18, 19, 20):
        expect(page.locator(f"#state-{position}")).to_have_text("prediction")
    expect(page.locator("#sort-send")).to_contain_text("3 sentences: a prediction.")
    page.keyboard.press("u")
    expect(counts(page)).to_contain_text("5 to sort")


def test_several_sentences_are_chosen_with_shift_and_j(sign_in: SignIn):
    page = sign_in("Ada")
    page.goto(f"{CHOOSE}#sentence-17")
    expect(page.locator("#sort-heading")).to_have_text("Sentence 17 of 20")

    page.keyboard.press("Shift+J")
    page.keyboard.press("Shift+J")
    expect(page.locator("#sort-heading")).to_have_text("3 sentences chosen")
    page.keyboard.press("1")

    expect(page.locator("#state-19")).to_have_text("opinion")
    expect(page.locator("#state-20")).to_have_text("prediction?")


def test_the_answer_that_we_suggest_is_marked(sign_in: SignIn, django_db_blocker: DjangoDbBlocker):
    page = sign_in("Ada")
    with django_db_blocker.unblock():
        article = make.make_article("Who knows? The city has 35,000 trees.")
    page.goto(f"/articles/{article.slug}/claims/")

    expect(page.locator(".answers .suggested")).to_have_text(re.compile("a question"))
    expect(page.locator("#state-1")).to_have_text("question?")


def test_an_answer_to_an_older_version_says_why_it_is_refused(
    sign_in: SignIn, django_db_blocker: DjangoDbBlocker
):
    page = sign_in("Ada")
    page.goto(CHOOSE)
    with django_db_blocker.unblock():
        article = Article.objects.get(slug=SLUG)
        revise_article(article=article, by=None, text=f"{article.revision.text} It is late.")

    page.keyboard.press("1")

    expect(page.get_by_role("alert")).to_contain_text("The article now has a newer version (2).")
    expect(page.locator("#state-2")).to_have_text("sub-heading?")


def test_without_script_the_ticked_sentences_are_sorted_and_opened(sign_in: SignIn):
    page = sign_in("Ada", java_script_enabled=False)
    page.goto(CHOOSE)
    expect(page.get_by_role("button", name="Previous")).to_be_hidden()
    for position in (2, 11):
        click(page, position)

    page.get_by_role("button", name="page clutter").click()

    expect(page.locator("#notices")).to_contain_text(
        "2 sentences: page clutter (menu, “Share”, caption credit)."
    )
    expect(counts(page)).to_contain_text("13 claims · 2 nothing to check · 5 to sort")
    page.get_by_role("button", name="Undo").click()
    expect(counts(page)).to_contain_text("2 obvious · 5 to sort")
    page.get_by_role("button", name="Accept 2 obvious lines").click()
    expect(counts(page)).to_contain_text("2 nothing to check · 5 to sort")
    page.get_by_role("link", name="Choose all to sort here").click()
    expect(page.locator("label.sentence:has(:checked)")).to_have_count(5)
    click(page, 17)
    page.get_by_role("button", name="an opinion").click()
    expect(counts(page)).to_contain_text("6 nothing to check · 1 to sort")
    click(page, 17)
    page.get_by_role("button", name="Check it as a claim").click()
    page.get_by_role("button", name="Open 1 more claim for review").click()
    expect(page.locator("#notices")).to_contain_text("1 claim opened for review.")


def test_role_is_set_for_the_sentence_that_the_reader_is_at(
    sign_in: SignIn, django_db_blocker: DjangoDbBlocker
):
    page = sign_in("Ada")
    page.goto(f"{CHOOSE}#sentence-17")
    page.get_by_text("This line is something else").click()
    page.get_by_label("Role of the chosen lines").select_option("caption")
    page.get_by_role("button", name="Set role").click()

    expect(page.locator("#sort-send")).to_contain_text("1 sentence: caption.")
    with django_db_blocker.unblock():
        assert Article.objects.get(slug=SLUG).revision.sentences.get(position=17).role == "caption"
