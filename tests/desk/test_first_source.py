"""The row of the first source is there from the start, and counts only once something is typed in it."""

import re

import pytest
from django.test import Client

from claims.models import Claim, Evidence, Person, Review
from tests import factories as make

pytestmark = pytest.mark.django_db
ROW = re.compile(r'<fieldset class="source" id="row-([0-9a-f-]{36})">')


def rows(client: Client, claim: Claim, query: str = "") -> list[str]:
    """The keys of the rows on the claim's page."""
    return ROW.findall(client.get(f"{claim.get_absolute_url()}{query}").text)


def blank(key: str, **typed: str) -> dict[str, str]:
    """What a browser sends of a row."""
    names = ("cited", "title", "publisher", "passage", "locator", "author", "translation")
    return (
        {"source": key, f"source-{key}-kind": "other"}
        | {f"source-{key}-{name}": "" for name in names}
        | {f"source-{key}-{name}": value for name, value in typed.items()}
    )


def test_form_without_a_source_has_one_blank_row(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)

    (first,), (second,) = rows(client, claim), rows(client, claim)

    assert first != second


@pytest.mark.parametrize(("query", "count"), [("", 1), ("?add=source", 2)])
def test_form_with_a_source_has_no_blank_row_unless_it_is_asked_for(
    client: Client, reviewer: Person, query: str, count: int
):
    claim = make.make_claim()
    make.save(claim, reviewer)
    assert Evidence.objects.count() == 1
    client.force_login(reviewer)

    assert len(rows(client, claim, query)) == count


def test_the_focus_is_on_the_claim_and_not_on_the_first_row(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)

    page = client.get(claim.get_absolute_url()).text
    asked = client.get(f"{claim.get_absolute_url()}?add=source").text

    assert re.findall(r"<(\w+)[^>]*\sautofocus", page) == ["h1", "aside"]  # the latter as it opens
    assert re.findall(r"<(\w+)[^>]*\sautofocus", asked) == ["input", "aside"]
    assert len(ROW.findall(asked)) == 1


@pytest.mark.parametrize(
    "typed", [{}, {"stance": "supports"}, {"kind": "data"}, {"reliability": "B"}, {"cited": "   "}]
)
def test_row_in_which_nothing_was_typed_is_not_saved_and_stops_no_submit(
    client: Client, reviewer: Person, typed: dict[str, str]
):
    claim = make.make_claim()
    client.force_login(reviewer)
    (key,) = rows(client, claim)
    form = {
        "version": "0",
        "answer": str(make.rating("Unproven").pk),
        "rationale": "Nobody counted.",
    } | blank(key, **typed)

    answer = client.post(f"{claim.get_absolute_url()}review/", form)

    assert answer.status_code == 302
    assert Review.objects.get().is_submitted
    assert not Evidence.objects.exists()


@pytest.mark.parametrize("typed", ["cited", "title", "passage", "locator", "author"])
def test_row_in_which_something_was_typed_is_saved_under_its_key(
    client: Client, reviewer: Person, typed: str
):
    claim = make.make_claim()
    client.force_login(reviewer)
    (key,) = rows(client, claim)

    client.post(
        f"{claim.get_absolute_url()}draft/", {"version": "0"} | blank(key, **{typed: "Words"})
    )

    assert str(Evidence.objects.get().key) == key
    assert rows(client, claim) == [key]
