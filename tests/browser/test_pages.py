"""Every page type in a real browser: no violation of axe or of the CSP, in both schemes, at 320 px."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from pytest_django import DjangoDbBlocker

from claims.actions.decisions import confirm_claims
from claims.models import Article, Person, Source
from claims.vocabulary import Role
from tests import factories as make
from tests.browser.conftest import SLUG, SignIn

ARTICLE = f"/articles/{SLUG}/"
PAGES = [
    "/",
    "/articles/",
    "/articles/add/",
    ARTICLE,
    f"{ARTICLE}open/",
    f"{ARTICLE}claims/1/",
    f"{ARTICLE}claims/2/",
    f"{ARTICLE}claims/3/?add=source",
    f"{ARTICLE}claims/4/",
    f"{ARTICLE}claims/1/history/",
    f"{ARTICLE}claims/8/edit/",
    f"{ARTICLE}claims/8/set-aside/",
    f"{ARTICLE}claims/3/hand-back/",
    f"{ARTICLE}claims/3/wait/",
    f"{ARTICLE}claims/5/skip/",
    "/accounts/interests/",
    "/guidelines/",
    "/nowhere/",
]
NARROWEST = 320
WIDTHS = (NARROWEST, 640, 1280)
"""In pixels: a screen of 1280 at 400 %, at 200 %, and as it is."""


@pytest.fixture
def busy(seeded: str, django_db_blocker: DjangoDbBlocker) -> str:
    """A desk in the middle of its work: decided, disputed, drafted and judged claims."""
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


def violations(page: Page) -> list[tuple[str, str]]:
    """What axe finds, as (rule, the element)."""
    found = Axe().run(page).response["violations"]
    return [(rule["id"], node["html"][:200]) for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_is_open_to_everyone(busy: str, sign_in: SignIn, scheme: str, width: int):
    page = sign_in(
        "Ada",
        color_scheme=scheme,
        viewport={"width": width, "height": 800},
        reduced_motion="reduce",
    )

    for address in PAGES:
        page.goto(address)

        assert (address, violations(page)) == (address, [])
        assert (address, page.evaluate("document.documentElement.scrollWidth")) == (address, width)
        assert (address, page.evaluate("document.getAnimations().length")) == (address, 0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_form_with_faults_and_the_sign_in_are_open_to_everyone(
    seeded: str, sign_in: SignIn, scheme: str
):
    page = sign_in("Ada", color_scheme=scheme)
    page.goto(f"{ARTICLE}claims/1/")
    page.get_by_role("button", name="Add source").click()
    page.get_by_label("Title").fill("Only a title")
    page.get_by_role("button", name="Submit and next").click()
    page.locator("#faults").wait_for()

    assert violations(page) == []
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/accounts/login/")
    assert violations(page) == []


def test_a_source_is_open_to_everyone(
    busy: str, sign_in: SignIn, django_db_blocker: DjangoDbBlocker
):
    with django_db_blocker.unblock():
        address = Source.objects.earliest("pk").get_absolute_url()
    page = sign_in("Ada")
    page.goto(address)

    assert violations(page) == []


def test_text_keeps_its_size_at_400_percent(busy: str, sign_in: SignIn):
    """1280 px at 400 % is 320 px by 256 px: everything stays within the width, the button in reach."""
    page = sign_in("Ada", viewport={"width": NARROWEST, "height": 256})
    page.goto(f"{ARTICLE}claims/3/")

    assert page.evaluate("document.documentElement.scrollWidth") == NARROWEST
    page.get_by_role("button", name="Submit and next").scroll_into_view_if_needed()
    assert page.evaluate("getComputedStyle(document.querySelector('.send')).position") == "static"


def test_what_is_hidden_is_not_seen(busy: str, sign_in: SignIn):
    page = sign_in("Ada")
    for address in (f"{ARTICLE}claims/3/", f"{ARTICLE}coverage/", ARTICLE):
        page.goto(address)

        seen = page.evaluate(
            "[...document.querySelectorAll('[hidden]')].filter(e => e.checkVisibility()).map(e => e.outerHTML)"
        )

        assert (address, seen) == (address, [])


def test_targets_are_large_enough(busy: str, sign_in: SignIn):
    """24 px for everything pressed (WCAG 2.5.8), links within a sentence excepted."""
    page = sign_in("Ada")
    page.goto(f"{ARTICLE}claims/3/")

    small = page.evaluate(
        """() => [...document.querySelectorAll('button, .button, .bar a, .strip a, summary, select, .verdict')]
            .filter(e => e.checkVisibility()).map(e => [e.textContent.trim().slice(0, 30), e.getBoundingClientRect()])
            .filter(([, box]) => box.height < 24 || box.width < 24).map(([words]) => words)"""
    )

    assert small == []


def test_the_desk_is_light(busy: str, sign_in: SignIn):
    """The first load of the desk: at most 8 requests and 60 kB as sent."""
    page = sign_in("Ada")
    page.goto("/")
    entries = page.evaluate(
        "performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))"
        ".map(e => [e.name, e.encodedBodySize])"
    )

    assert len(entries) <= 8
    assert sum(size for _, size in entries) <= 60_000
