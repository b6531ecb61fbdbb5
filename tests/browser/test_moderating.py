"""Moderation in a real browser: few clicks and few keys from the first disputed claim to *Review and publish*."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django import DjangoDbBlocker

from claims.models import Claim, Decision, Person
from claims.vocabulary import Role
from tests import factories as make
from tests.browser.conftest import enter_as

DISPUTED = (3, 9)
COUNT = 13
CLICKS = """document.addEventListener("click", ({ detail }) => {
    sessionStorage.clicks = Number(sessionStorage.clicks ?? 0) + (detail > 0);
}, true)"""
"""Counts what a pointer clicks, not what a script or a key presses."""


@pytest.fixture
def editor(live_desk: str, django_db_blocker: DjangoDbBlocker) -> Person:
    """An editor who has thirteen reviewed claims of one article before them, two of them disputed."""
    with django_db_blocker.unblock():
        article = make.make_article(
            " ".join(f"The city planted {n} trees in {2000 + n}." for n in range(1, COUNT + 1))
        )
        ada, ben = (make.make_person(name, Role.REVIEWER) for name in ("Ada", "Ben"))
        for number in range(1, COUNT + 1):
            claim = make.make_claim(article)
            make.review(claim, ada, "True", rationale=f"Ada counted {number}.")
            label = "False" if number in DISPUTED else "True"
            make.review(claim, ben, label, rationale=f"Ben counted {number}.")
        return make.make_person("Edith Editor", Role.EDITOR)


def heading(page: Page, number: int) -> None:
    """The claim with this number is shown and has the focus."""
    expect(page.get_by_role("heading", level=1, name=f"Claim {number}: ")).to_be_focused()


def letter_of(page: Page, words: str) -> str:
    """Return the letter of the review that says this: their order is each editor's own."""
    use = page.locator(".review", has_text=words).get_by_role("link", name="Use ")
    return use.inner_text().removeprefix("Use ").split()[0]


def test_thirteen_claims_are_moderated_with_eleven_clicks(
    editor: Person, live_desk: str, page: Page, django_db_blocker: DjangoDbBlocker
):
    enter_as(page.context, live_desk, editor)
    page.add_init_script(CLICKS)
    page.goto(f"{live_desk}/admin/")
    page.get_by_role("link", name="Start with claim 3").click()
    for number, name in zip(DISPUTED, ("Ada", "Ben"), strict=True):
        heading(page, number)
        letter = letter_of(page, f"{name} counted {number}.")
        page.get_by_role("link", name=f"Use {letter}").click()
        page.get_by_role("button", name="Decide and next").click()
    heading(page, 1)
    page.get_by_role("link", name="Confirm all 11 agreed").click()
    page.get_by_role("button", name="Confirm 11 claims").click()

    expect(page.get_by_text("All 13 claims are decided.")).to_be_visible()
    expect(page.get_by_role("link", name="Review and publish")).to_be_visible()
    assert int(page.evaluate("sessionStorage.clicks")) <= 11
    with django_db_blocker.unblock():
        assert set(Claim.objects.filter(number__lte=COUNT).values_list("status", flat=True)) == {
            "decided"
        }
        summaries = Decision.objects.filter(claim__number__in=DISPUTED).order_by("claim__number")
        assert [(d.rating.label, d.summary) for d in summaries] == [
            ("True", "Ada counted 3."),
            ("False", "Ben counted 9."),
        ]


def test_claims_are_moderated_by_keys_alone(
    editor: Person, live_desk: str, page: Page, django_db_blocker: DjangoDbBlocker
):
    enter_as(page.context, live_desk, editor)
    page.goto(f"{live_desk}/admin/")
    page.keyboard.press("Control+Enter")
    heading(page, 3)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(f"{request.method} {request.url}"))
    page.keyboard.press(letter_of(page, "Ben counted 3.").lower())
    expect(page.get_by_label("Summary for readers")).to_have_value("Ben counted 3.")
    page.keyboard.press("4")
    page.keyboard.press("Control+Enter")

    heading(page, 9)
    assert [each.split()[0] for each in requests if "/claim/" in each] == ["POST"]
    expect(page.get_by_text("Claim 3 decided: ◔ Mostly false.")).to_be_visible()
    page.keyboard.press("j")
    heading(page, 1)
    page.keyboard.press("k")
    heading(page, 9)
    page.keyboard.press("9")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Because it’s")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(keys).to_contain_text("Use the verdict and the words of review A, B or C")
    page.keyboard.press("Escape")
    with django_db_blocker.unblock():
        made = Decision.objects.get()
        assert (made.claim.number, made.rating.label, made.summary) == (
            3,
            "Mostly false",
            "Ben counted 3.",
        )


def test_words_of_the_editor_stay_when_a_review_is_used(
    editor: Person, live_desk: str, page: Page, django_db_blocker: DjangoDbBlocker
):
    enter_as(page.context, live_desk, editor)
    with django_db_blocker.unblock():
        claim = Claim.objects.get(number=DISPUTED[0])
    page.goto(f"{live_desk}/admin/claims/claim/{claim.pk}/change/")
    summary = page.get_by_label("Summary for readers")

    use_ada, use_ben = (
        page.get_by_role("link", name=f"Use {letter_of(page, f'{name} counted 3.')}")
        for name in ("Ada", "Ben")
    )

    use_ada.click()
    expect(summary).to_have_value("Ada counted 3.")
    use_ben.click()
    expect(summary).to_have_value("Ben counted 3.")
    summary.fill("Both counted.")
    use_ada.click()

    expect(summary).to_have_value("Both counted.\n\nAda counted 3.")
    expect(page.get_by_role("radio", name="True", exact=True)).to_be_checked()


def test_typed_decision_is_kept_until_it_is_made(editor: Person, live_desk: str, page: Page):
    enter_as(page.context, live_desk, editor)
    page.goto(f"{live_desk}/admin/")
    page.get_by_role("link", name="Start with claim 3").click()
    heading(page, 3)
    summary = page.get_by_label("Summary for readers")
    page.get_by_role("radio", name="Outdated").check()
    summary.fill("It was so in 2003.")
    page.get_by_role("link", name="Next: claim 9").click()
    heading(page, 9)
    expect(summary).to_have_value("")
    page.get_by_role("link", name="Previous: claim 3").click()
    heading(page, 3)
    expect(summary).to_have_value("It was so in 2003.")
    page.reload()
    expect(summary).to_have_value("It was so in 2003.")
    expect(page.get_by_role("radio", name="Outdated")).to_be_checked()

    page.get_by_role("button", name="Decide and next").click()

    heading(page, 9)
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('decision'))") == []


def test_editor_answers_a_comment_without_leaving_moderation(
    editor: Person, live_desk: str, page: Page, django_db_blocker: DjangoDbBlocker
):
    enter_as(page.context, live_desk, editor)
    with django_db_blocker.unblock():
        claim = Claim.objects.get(number=DISPUTED[0])
        ada = Person.objects.get(name="Ada")
        make.comment(claim, ada, "Which year do you mean?")
    address = f"{live_desk}/admin/claims/claim/{claim.pk}/change/"
    page.goto(address)
    thread = page.locator(".thread")

    thread.get_by_text("Answer", exact=True).first.click()
    thread.get_by_label("Answer to").fill("The one of the census.")
    page.keyboard.press("Control+Enter")

    expect(thread).to_contain_text("The one of the census.")
    assert page.url == address
    page.get_by_role("heading", level=1).focus()
    page.keyboard.press("c")
    expect(page.locator("#comment-text")).to_be_focused()
