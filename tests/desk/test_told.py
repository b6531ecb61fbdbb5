"""Who a comment tells is said before it is sent, and without a script after."""

import re

import pytest
from django.test import Client
from django.utils.html import strip_tags

from claims.models import Claim, Mention, Person
from claims.vocabulary import Role
from tests import factories as make

pytestmark = pytest.mark.django_db
FRAGMENT = {"HX-Request": "true", "HX-Request-Type": "partial"}


@pytest.fixture
def claim(editor: Person, other_reviewer: Person) -> Claim:
    return make.make_claim(by=editor)


def told(client: Client, claim: Claim, text: str, **more: object) -> str:
    """What the line under the box says while this is typed."""
    address = f"{claim.get_absolute_url()}comments/mentions/"
    answer = client.post(address, {"text": text, **more}, headers=FRAGMENT)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", strip_tags(answer.text)).strip()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", ""),
        ("No name.", ""),
        ("@edith editor, is it so?", "We’ll tell Edith Editor."),
        ("@Edith", "You can’t mention @edith here."),
        ("@Edith Editor and @Nobody", "We’ll tell Edith Editor. You can’t mention @nobody here."),
        ("@<b>x</b> @a&b", "You can’t mention @a here."),
        ("@Rita Reviewer", "You can’t mention @rita here."),  # oneself
        ("x@Edith Editor", ""),
        ("\0@Edith Editor" + "x" * 20_000, "You can’t mention @edith here."),
    ],
)
def test_line_says_who_will_be_told(
    client: Client, reviewer: Person, claim: Claim, text: str, line: str
):
    client.force_login(reviewer)

    said = told(client, claim, text)

    assert said == line if "\0" not in text else said.startswith("You can’t mention @edith")
    assert not Mention.objects.exists()


def test_colleague_and_stranger_look_the_same_in_an_open_round(
    client: Client, reviewer: Person, other_reviewer: Person, claim: Claim
):
    """Blindness: nothing tells whether a name belongs to somebody who could review the claim."""
    make.save(claim, other_reviewer)
    client.force_login(reviewer)

    assert told(client, claim, "@Otto Other").replace("otto", "x") == told(
        client, claim, "@X Other"
    )


def test_everybody_can_be_mentioned_once_the_round_is_closed(
    client: Client, reviewer: Person, other_reviewer: Person, claim: Claim
):
    for person in (reviewer, other_reviewer):
        make.review(claim, person)
    client.force_login(reviewer)

    assert told(client, claim, "@Otto Other") == "We’ll tell Otto Other."


def test_author_of_the_comment_that_is_answered_is_told(
    client: Client, reviewer: Person, editor: Person, claim: Claim
):
    comment = make.comment(claim, editor, "@Rita Reviewer, look.")
    client.force_login(reviewer)

    assert told(client, claim, "Done.", answers=str(comment.key)) == "We’ll tell Edith Editor."
    assert told(client, claim, " ", answers=str(comment.key)) == ""


def test_line_says_what_happens(client: Client, reviewer: Person, claim: Claim):
    client.force_login(reviewer)
    text = "@Edith Editor, @Otto Other and @edith editors"

    line = told(client, claim, text)
    make.comment(claim, reviewer, text)

    names = [mention.person.name for mention in Mention.objects.all()]
    assert f"We’ll tell {', '.join(names)}." in line


def test_without_a_script_the_next_page_says_who_was_told(
    client: Client, reviewer: Person, claim: Claim
):
    client.force_login(reviewer)
    address = f"{claim.get_absolute_url()}comments/"

    page = client.post(address, {"text": "@Edith Editor and @Evan!"}, follow=True).text

    assert "Comment added. We told Edith Editor." in page
    assert "You can’t mention @evan here, so nobody of that name was told." in page


def test_with_a_script_nothing_is_said_twice(client: Client, reviewer: Person, claim: Claim):
    client.force_login(reviewer)
    client.post(
        f"{claim.get_absolute_url()}comments/", {"text": "@Edith Editor!"}, headers=FRAGMENT
    )

    assert "We told" not in client.get("/").text


def test_box_has_a_place_for_the_line_and_says_that_it_completes(
    client: Client, reviewer: Person, claim: Claim
):
    make.comment(claim, reviewer)
    client.force_login(reviewer)

    page = client.get(f"{claim.get_absolute_url()}comments/").text

    assert page.count(f'hx-post="{claim.get_absolute_url()}comments/mentions/"') == 2
    assert page.count("data-told") == page.count("next [data-told]") * 2 == 4
    assert page.count('aria-autocomplete="list"') == 2


def test_mentioning_in_another_article_is_404(client: Client, claim: Claim):
    client.force_login(make.make_person("Nobody here", Role.ADMINISTRATOR))

    address = f"{claim.get_absolute_url()}comments/mentions/"
    assert client.post(address, {"text": "@Edith"}, headers=FRAGMENT).status_code == 404
