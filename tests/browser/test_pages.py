"""Every page type in a real browser: no violation of axe or of the CSP, in both schemes, at 320 px."""

import pytest
from playwright.sync_api import expect
from pytest_django import DjangoDbBlocker, Settings

from claims.desk.actions.slots import take_next
from claims.models import Article, Person, Source
from claims.moderation.actions.deciding import confirm_claims
from claims.vocabulary import Role
from tests import factories as make
from tests.browser.conftest import SLUG, SignIn, sign_out
from tests.browser.looks import NARROWEST, accessibility_faults

ARTICLE = f"/articles/{SLUG}/"
PAGES = [
    "/",
    "/articles/",
    "/articles/add/",
    ARTICLE,
    f"{ARTICLE}claims/",
    f"{ARTICLE}claims/1/",
    f"{ARTICLE}claims/2/",
    f"{ARTICLE}claims/3/?add=source",
    f"{ARTICLE}claims/4/",
    f"{ARTICLE}claims/1/history/",
    f"{ARTICLE}claims/8/edit/",
    f"{ARTICLE}claims/8/set-aside/",
    f"{ARTICLE}claims/3/release/",
    f"{ARTICLE}claims/3/wait/",
    f"{ARTICLE}claims/5/skip/",
    "/accounts/conflicts/",
    "/guidelines/",
    "/search/?q=mobilization&kind=claims",
    "/search/?q=mobilization&status=published",
]
FORMS = [
    "/articles/add/",
    f"{ARTICLE}revise/",
    *(f"{ARTICLE}claims/8/{move}/" for move in ("edit", "set-aside")),
    *(f"{ARTICLE}claims/5/{move}/" for move in ("skip", "split")),
]


@pytest.fixture
def busy(seeded: str, django_db_blocker: DjangoDbBlocker) -> str:
    """A newsroom in the middle of its work: decided, disputed, drafted and reviewed claims."""
    with django_db_blocker.unblock():
        article = Article.objects.get(slug=SLUG)
        first, second, third, fourth = article.claims.filter(number__lte=4).order_by("number")
        ada, ben = (Person.objects.get(email=f"{name}@desk.example") for name in ("ada", "ben"))
        for claim, verdicts in ((first, ("True", "True")), (second, ("True", "False"))):
            for person, label in zip((ada, ben), verdicts, strict=True):
                make.review(claim, person, label, rationale="So **it** is.")
        confirm_claims(claims=[make.fresh(first)], by=make.make_person("Edith", Role.EDITOR))
        make.save(third, ada)
        make.review(fourth, ada, "Half true")
    return seeded


def test_no_page_has_accessibility_violations(
    busy: str, sign_in: SignIn, django_db_blocker: DjangoDbBlocker
):
    with django_db_blocker.unblock():
        source = Source.objects.earliest("pk").get_absolute_url()
    page = sign_in("Ada")

    for address in (*PAGES, source):
        page.goto(address)

        assert (address, accessibility_faults(page)) == (address, [])


def test_a_refused_form_shows_its_faults_first_and_has_no_accessibility_violations(
    busy: str, sign_in: SignIn
):
    page = sign_in("Ada")

    for address in FORMS:
        page.goto(address)
        for field in page.locator("main form.card").get_by_role("textbox").all():
            field.fill("")
        page.locator("main form.card button.main").click()

        expect(page.locator("#problems")).to_be_focused()
        assert (address, accessibility_faults(page)) == (address, [])


def test_a_refused_review_and_the_sign_in_page_have_no_accessibility_violations(
    seeded: str, sign_in: SignIn
):
    page = sign_in("Ada")
    page.goto(f"{ARTICLE}claims/1/")
    page.get_by_role("button", name="Add source").click()
    page.get_by_text("Title, page and more").click()
    page.get_by_label("Title").fill("Only a title")
    page.get_by_role("button", name="Submit and next").click()
    expect(page.locator("#problems")).to_be_focused()

    assert accessibility_faults(page) == []
    page.on("dialog", lambda dialog: dialog.accept())
    sign_out(page)
    page.wait_for_url("**/accounts/login/")
    assert accessibility_faults(page) == []


def test_pages_without_a_next_claim_have_no_accessibility_violations(
    busy: str, sign_in: SignIn, django_db_blocker: DjangoDbBlocker
):
    """Nothing open; no free place; none that Ada may take."""
    with django_db_blocker.unblock():
        ada = Person.objects.get(email="ada@desk.example")
        done, held, own = (make.make_article() for _ in range(3))
        make.make_claim(held)
        for name in ("One", "Two"):
            take_next(by=make.make_person(name, Role.REVIEWER), article=held)
        make.review(make.make_claim(own), ada)
    page = sign_in("Ada")

    for article, number, why in (
        (done, 1, "You’re all caught up"),
        (held, 2, "No free place right now"),
        (own, 1, "Nothing for you right now"),
    ):
        page.goto(f"/articles/{article.slug}/claims/{number}/")
        page.keyboard.press("n")

        expect(page.get_by_role("heading", level=1)).to_have_text(why)
        assert (why, accessibility_faults(page)) == (why, [])


def test_error_pages_have_no_accessibility_violations(
    busy: str, sign_in: SignIn, settings: Settings
):
    """No such page, not theirs, not now, forms only, a token too old, more than can be read, a mistake."""
    page = sign_in("Ada")
    send = "html => { document.body.innerHTML = html; document.forms[0].submit(); }"
    many = "".join('<input name="a">' for _ in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1))
    refused = [
        ("/nowhere/", "", 404),
        ("/admin/", "", 403),
        (f"{ARTICLE}claims/5/release/", "", 409),
        ("/next/", "", 405),
        ("/", '<form method="post" action="/next/">', 403),
        ("/", f'<form method="post" action="/next/">{many}', 400),
    ]

    for address, form, status in refused:
        answer = page.goto(address)
        if form:
            with page.expect_navigation() as sent:
                page.evaluate(send, form)
            answer = sent.value

        assert (address, form[:9], answer.status) == (address, form[:9], status)
        assert (address, status, accessibility_faults(page)) == (address, status, [])


def test_text_keeps_its_size_at_400_percent(busy: str, sign_in: SignIn):
    """1280 px at 400 % is 320 px by 256 px: everything stays within the width, the button in reach."""
    page = sign_in("Ada", viewport={"width": NARROWEST, "height": 256})
    page.goto(f"{ARTICLE}claims/3/")

    assert page.evaluate("document.documentElement.scrollWidth") == NARROWEST
    page.get_by_role("button", name="Submit and next").scroll_into_view_if_needed()
    assert page.evaluate("getComputedStyle(document.querySelector('.send')).position") == "static"


def test_hidden_elements_are_not_displayed(busy: str, sign_in: SignIn):
    page = sign_in("Ada")
    for address in (f"{ARTICLE}claims/3/", f"{ARTICLE}claims/", ARTICLE):
        page.goto(address)

        seen = page.evaluate(
            "[...document.querySelectorAll('[hidden]')].filter(e => e.checkVisibility()).map(e => e.outerHTML)"
        )

        assert (address, seen) == (address, [])


def test_home_needs_few_requests_and_bytes(busy: str, sign_in: SignIn):
    """The first load of the desk: at most 8 requests and 60 kB as sent."""
    page = sign_in("Ada")
    page.goto("/")
    entries = page.evaluate(
        "performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))"
        ".map(e => [e.name, e.encodedBodySize])"
    )

    assert len(entries) <= 8
    assert sum(size for _, size in entries) <= 60_000
