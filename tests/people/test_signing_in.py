"""Signing in and out, and the sessions that run out."""

import pytest
from django.test import Client
from pytest_django import Settings

from claims.models import Person
from claims.vocabulary import Role
from tests import factories as make

pytestmark = pytest.mark.django_db
AS_FRAGMENT = {"HX-Request": "true", "HX-Request-Type": "partial"}


def test_login_asks_for_an_address_and_a_password(client: Client):
    person = make.make_person("Rita", Role.REVIEWER, password="long enough")

    answer = client.post("/accounts/login/", {"username": person.email, "password": "long enough"})

    assert answer["Location"] == "/"
    assert client.get("/").context["user"] == person


@pytest.mark.parametrize("email", ["rita@desk.example", "nobody@desk.example"])
def test_login_says_the_same_whether_the_account_exists(client: Client, email: str):
    make.make_person("Rita", Role.REVIEWER, email="rita@desk.example", password="long enough")

    page = client.post(
        "/accounts/login/", {"username": email, "password": "wrong"}
    ).content.decode()

    assert "Please enter a correct e-mail address and password" in page


@pytest.mark.parametrize(
    "onward", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"]
)
def test_login_goes_nowhere_else(client: Client, onward: str):
    person = make.make_person("Rita", Role.REVIEWER, password="long enough")
    typed = {"username": person.email, "password": "long enough", "next": onward}

    assert client.post("/accounts/login/", typed)["Location"] == "/"


def test_login_offers_nobody_outside_the_demo(client: Client):
    make.make_person("Rita", Role.REVIEWER)

    page = client.get("/accounts/login/").content.decode()

    assert "Sign in as" not in page
    assert client.post("/accounts/demo/", {"person": "1"}).status_code == 404


def test_demo_signs_in_with_one_click(client: Client, settings: Settings):
    settings.DEMO = True
    person = make.make_person("Rita", Role.REVIEWER)

    page = client.get("/accounts/login/").content.decode()
    answer = client.post("/accounts/demo/", {"person": person.pk, "next": "/guidelines/"})

    assert "Sign in as Rita" in page
    assert answer["Location"] == "/guidelines/"
    assert client.get("/").context["user"] == person


@pytest.mark.parametrize(
    "onward", ["https://evil.example/", "//evil.example/", "", "logout", "no-view"]
)
def test_demo_goes_nowhere_else(client: Client, settings: Settings, onward: str):
    settings.DEMO = True
    person = make.make_person("Rita", Role.REVIEWER)

    answer = client.post("/accounts/demo/", {"person": person.pk, "next": onward})

    assert answer["Location"] == "/"


def test_demo_opens_no_account_with_a_password(client: Client, settings: Settings):
    settings.DEMO = True
    person = make.make_person("Root", password="long enough", is_superuser=True)

    assert client.post("/accounts/demo/", {"person": person.pk}).status_code == 404


@pytest.mark.parametrize("person", ["", "x", "²", "9" * 40])
def test_demo_knows_no_strange_person(client: Client, settings: Settings, person: str):
    settings.DEMO = True

    assert client.post("/accounts/demo/", {"person": person}).status_code == 404


def test_logout_ends_the_session(client: Client, reviewer: Person):
    client.force_login(reviewer)

    assert client.get("/accounts/logout/").status_code == 405
    assert client.post("/accounts/logout/")["Location"] == "/accounts/login/"
    assert client.get("/").status_code == 302


def test_anonymous_page_comes_back_after_the_sign_in(client: Client):
    answer = client.get("/articles/?before=x")

    assert answer["Location"] == "/accounts/login/?next=/articles/%3Fbefore%3Dx"


def test_anonymous_form_comes_back_to_its_page(client: Client):
    referer = {"Referer": "http://testserver/articles/a/claims/3/"}

    answer = client.post("/articles/a/claims/3/review/", headers=referer)

    assert answer["Location"] == "/accounts/login/?next=%2Farticles%2Fa%2Fclaims%2F3%2F"


def test_anonymous_fragment_carries_the_browser_to_the_sign_in(client: Client):
    page = {"HX-Current-URL": "http://testserver/articles/a/claims/3/?add=source"}

    answer = client.post("/articles/a/claims/3/review/", headers=AS_FRAGMENT | page)

    assert answer.status_code == 401
    assert answer.content == b""
    assert answer["HX-Redirect"] == (
        "/accounts/login/?next=%2Farticles%2Fa%2Fclaims%2F3%2F%3Fadd%3Dsource"
    )
    assert "HX-Request-Type" in answer["Vary"]


def test_anonymous_fragment_of_another_site_comes_back_to_the_desk(client: Client):
    page = {"HX-Current-URL": "https://evil.example/x"}

    answer = client.get("/articles/", headers=AS_FRAGMENT | page)

    assert answer["HX-Redirect"] == "/accounts/login/?next=%2F"
