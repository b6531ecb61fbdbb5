"""The page on which a person chooses their e-mails, and the demo's page of those that were not sent."""

import pytest
from django.test import Client
from pytest_django import Settings

from claims.models import MailChoice, Person
from claims.vocabulary import Role
from tests import factories as make

pytestmark = pytest.mark.django_db


def ticked(client: Client) -> list[str]:
    page = client.get("/accounts/email/").text
    names = ("sent_back", "mention", "digest")
    fields = {name: page.partition(f'name="{name}"')[2].partition(">")[0] for name in names}
    return [name for name in names if "checked" in fields[name]]


def test_all_mails_are_wanted_until_somebody_chooses(client: Client, reviewer: Person):
    client.force_login(reviewer)
    assert ticked(client) == ["sent_back", "mention", "digest"]

    answer = client.post("/accounts/email/", {"mention": "on"})

    assert (answer.status_code, answer["Location"]) == (302, "/accounts/email/")
    assert ticked(client) == ["mention"]
    assert "Saved." in client.get("/accounts/email/").text or ticked(client)


def test_choice_is_of_nobody_else(client: Client, reviewer: Person, other_reviewer: Person):
    client.force_login(reviewer)
    client.post("/accounts/email/", {"person": other_reviewer.pk})

    assert [choice.person for choice in MailChoice.objects.all()] == [reviewer]


def test_page_says_if_no_mail_is_sent(client: Client, settings: Settings, reviewer: Person):
    client.force_login(reviewer)
    assert "sends no e-mail at the moment" in client.get("/accounts/email/").text

    settings.SENDS_MAIL = True

    assert "sends no e-mail" not in client.get("/accounts/email/").text


def test_demo_shows_an_editor_what_was_not_sent(
    client: Client, settings: Settings, reviewer: Person, editor: Person
):
    settings.PRINTS_MAIL = True
    make.comment(make.make_claim(), reviewer, "@Edith Editor, is 1 < 2 & <b>so</b>?")
    client.force_login(editor)

    page = client.get("/mail/").text

    assert "Rita Reviewer mentioned you on claim 1" in page
    assert "is 1 &lt; 2 &amp; &lt;b&gt;so&lt;/b&gt;?" in page
    assert '<a href="https://facts.example.org/articles/' in page
    client.force_login(reviewer)
    assert client.get("/mail/").status_code == 404


def test_demo_shows_an_editor_who_reviews_nothing_of_an_open_round(
    client: Client, settings: Settings, reviewer: Person, editor: Person
):
    settings.PRINTS_MAIL = True
    make.comment(make.make_claim(), reviewer, "@Edith Editor, it is false.")
    client.force_login(make.make_person("Bea Both", Role.EDITOR, Role.REVIEWER))

    assert "it is false" not in client.get("/mail/").text


def test_there_is_no_such_page_outside_the_demo(client: Client, editor: Person):
    client.force_login(editor)

    assert client.get("/mail/").status_code == 404
