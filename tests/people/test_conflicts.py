"""The page on which a reviewer declares what they do not judge."""

import pytest
from django.test import Client

from claims.models import Person
from tests import factories as make

pytestmark = pytest.mark.django_db
PAGE = "/accounts/conflicts/"


def test_interests_are_kept_one_a_line(client: Client, reviewer: Person):
    client.force_login(reviewer)

    answer = client.post(PAGE, {"interests": " The  Daily Note \r\n\r\nexample.org\r\nexample.org"})

    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    reviewer.refresh_from_db()
    assert reviewer.interests == ["The Daily Note", "example.org"]
    shown = client.get(PAGE).content.decode()
    assert "The Daily Note\nexample.org</textarea>" in shown
    assert "Rita Reviewer" in shown


def test_interests_that_are_too_long_come_back_as_typed(client: Client, reviewer: Person):
    client.force_login(reviewer)

    answer = client.post(PAGE, {"interests": "x" * 201})

    assert answer.status_code == 422
    assert "is too long. Use up to 200 characters." in answer.content.decode()
    assert "x" * 201 in answer.content.decode()


def test_interests_are_for_people_of_the_desk(client: Client, outsider: Person):
    client.force_login(outsider)

    assert client.get(PAGE).status_code == 403


def test_claim_says_why_it_is_not_mine_to_review(client: Client, reviewer: Person):
    claim = make.make_claim(make.make_article(publisher="The Daily Note"))
    client.force_login(reviewer)
    client.post(PAGE, {"interests": "the daily note"})

    page = client.get(claim.get_absolute_url()).content.decode()

    assert "You can’t review this claim" in page
    assert 'id="review"' not in page
    assert client.post(f"{claim.get_absolute_url()}review/", {"version": "0"}).status_code == 403
