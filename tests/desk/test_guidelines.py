"""The guidelines' pages: in force, any version with what changed, and the panel's fragment."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from claims.models import Guidelines, Person
from claims.moderation.actions.guideline_versions import write_guidelines
from tests import factories as make
from tests.archive import fill

PARTIAL = {"HX-Request": "true", "HX-Request-Type": "partial"}


@pytest.fixture
def desk(client: Client, reviewer: Person) -> Client:
    client.force_login(reviewer)
    return client


def test_guidelines_are_markdown_and_safe(desk: Client):
    write_guidelines(by=None, text="# Rules\n\n- Count *twice*. <script>x</script>", after=0)

    page = desk.get("/guidelines/").text

    assert "<h2>Rules</h2>" in page
    assert "<em>twice</em>" in page
    assert "<script>x" not in page


def test_guidelines_page_says_if_there_are_none(desk: Client):
    assert "There are no guidelines yet" in desk.get("/guidelines/").text
    assert desk.get("/guidelines/1/").status_code == 404


def test_any_version_is_shown_with_what_changed(desk: Client, editor: Person):
    write_guidelines(by=editor, text="# Rules\n\nCount twice.\n\nBe fair.", after=0)
    write_guidelines(by=editor, text="# Rules\n\nCount three times.\n\nBe fair.", after=1)

    newest, second, first = (
        desk.get(address).text for address in ("/guidelines/", "/guidelines/2/", "/guidelines/1/")
    )

    assert "Version 2, in force" in newest
    assert '<span class="worded">twice.</span>' in second
    assert '<span class="worded">three times.</span>' in second
    assert "What changed since" not in first
    assert "version 2 is in force" in first
    assert "<p>Count twice.</p>" in first


def test_panel_gets_only_the_text(desk: Client):
    write_guidelines(by=None, text="Be fair.", after=0)

    answer = desk.get("/guidelines/", headers=PARTIAL)

    assert answer.text.split() == [
        '<div', 'class="prose"', 'id="guidelines-text"', 'data-version="1">',
        "<p>Be", "fair.</p>", "</div>",
    ]  # fmt: skip
    assert answer["Vary"] == "HX-Request-Type, Cookie"


def test_page_costs_the_same_for_any_number_of_versions(
    desk: Client, django_assert_num_queries: DjangoAssertNumQueries
):
    write_guidelines(by=None, text="Version 1.", after=0)
    with django_assert_num_queries(4):
        desk.get("/guidelines/")
    for n in range(1, 30):
        write_guidelines(by=None, text=f"Version {n + 1}.", after=n)

    with django_assert_num_queries(4):
        desk.get("/guidelines/")


def test_many_versions_are_listed_around_the_one_that_is_shown(desk: Client):
    write_guidelines(by=None, text="Version 1.", after=0)
    first = Guidelines.objects.get()
    for n in range(2, 81):
        fill(Guidelines, first, "generate_series(1, 1)", number=str(n))

    newest, middle = desk.get("/guidelines/"), desk.get("/guidelines/31/")

    assert [row.number for row in newest.context["versions"]] == list(range(80, 30, -1))
    assert 'Earlier versions are listed with <a href="/guidelines/31/">' in newest.text
    assert [row.number for row in middle.context["versions"]] == list(range(56, 6, -1))
    assert "version 80 is in force" in middle.text


def test_review_names_the_guidelines_it_followed(desk: Client, reviewer: Person):
    claim = make.make_claim()
    write_guidelines(by=None, text="Be fair.", after=0)
    make.review(claim, reviewer)
    write_guidelines(by=None, text="Be brief.", after=1)

    page = desk.get(claim.get_absolute_url()).text

    assert 'reviewed by <a href="/guidelines/1/">guidelines 1</a>' in page
