"""What a person prefers: the theme, and whether the tour is over."""

import pytest
from django.test import Client

from claims.models import Person
from claims.vocabulary import Theme

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("theme", Theme)
def test_chosen_theme_is_kept_and_shown_in_the_menu(client: Client, reviewer: Person, theme: Theme):
    client.force_login(reviewer)

    answer = client.post("/accounts/theme/", {"theme": theme, "next": "/sources/"})

    assert (answer.status_code, answer["Location"]) == (302, "/sources/")
    assert f'value="{theme}" checked' in client.get("/").text
    assert client.get("/").text.count(" checked>") == 1


@pytest.mark.parametrize("theme", ["", "blue", "Dark", "dark\0", "auto light"])
def test_unknown_theme_changes_nothing(client: Client, reviewer: Person, theme: str):
    client.force_login(reviewer)
    client.post("/accounts/theme/", {"theme": "dark"})

    client.post("/accounts/theme/", {"theme": theme})

    reviewer.refresh_from_db()
    assert reviewer.theme == Theme.DARK


@pytest.mark.parametrize("onward", ["", "//example.org/", "https://example.org/", "home", "\\\\x"])
def test_theme_leads_only_to_pages_of_ours(client: Client, reviewer: Person, onward: str):
    client.force_login(reviewer)

    answer = client.post("/accounts/theme/", {"theme": "dark", "next": onward})

    assert answer["Location"] == "/"


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Ada Reviewer", "AR"),
        ("Ada", "A"),
        ("ana de la cruz", "AC"),
        ("ريم المراجعة", "را"),
        ("", ""),
    ],
)
def test_initials_are_of_the_first_and_the_last_name(name: str, initials: str):
    assert Person(name=name).initials == initials


def test_tour_is_shown_until_it_is_ended_for_good(client: Client, reviewer: Person):
    client.force_login(reviewer)
    assert "in three steps" in client.get("/").text

    answer = client.post("/accounts/tour/")

    assert answer["Location"] == "/"
    client.logout()
    client.force_login(reviewer)
    assert "in three steps" not in client.get("/").text


def test_each_role_gets_its_own_tour(client: Client, reviewer: Person, editor: Person):
    client.force_login(reviewer)
    assert "Take a claim." in client.get("/").text

    client.force_login(editor)
    assert "Choose the claims." in client.get("/").text
