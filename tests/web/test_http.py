"""Pages and fragments, refusals, and the pages of errors."""

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory

from claims.access.refusals import Conflict
from claims.models import Person
from claims.web.http import go_to, render_page
from claims.web.middleware import RefusalMiddleware
from tests import factories as make

pytestmark = pytest.mark.django_db
AS_FRAGMENT = {"HX-Request": "true", "HX-Request-Type": "partial"}


def request(**headers: str) -> HttpRequest:
    made = RequestFactory().get("/", headers=headers)
    made.user = Person(is_superuser=True)  # whose roles need no database
    return made


@pytest.mark.parametrize(("kind", "is_page"), [("partial", False), ("full", True), ("", True)])
def test_render_page_gives_what_htmx_will_swap(kind: str, is_page: bool):
    headers = {"HX-Request-Type": kind} if kind else {}
    context = {"sentence": "No.", "back": "/"}

    answer = render_page(request(**headers), "refusal.html", context, fragment="refusal")

    assert answer.content.startswith(b"<!doctype html>") is is_page
    assert "HX-Request-Type" in answer["Vary"]


@pytest.mark.parametrize(("headers", "status"), [({}, 302), (AS_FRAGMENT, 200)])
def test_go_to_is_followed_by_the_browser_not_by_the_script(headers: dict, status: int):
    answer = go_to(request(**headers), "/there/")

    assert answer.status_code == status
    assert answer.get("Location", answer.get("HX-Redirect")) == "/there/"


@pytest.mark.parametrize("headers", [{}, AS_FRAGMENT])
def test_refusal_is_one_sentence_with_its_status(headers: dict):
    answer = RefusalMiddleware(lambda _: None).process_exception(
        request(**headers), Conflict("Somebody was <faster>.")
    )

    assert answer.status_code == 409
    assert answer.content.count(b"Somebody was &lt;faster&gt;.") == 1
    assert b"data-refusal" in answer.content


def test_refusal_leaves_other_exceptions_alone():
    assert RefusalMiddleware(lambda _: None).process_exception(request(), ValueError("x")) is None


@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [
        ("/nowhere/", 404, "This page doesn’t exist"),
        ("/articles/add/", 403, "You don’t have permission to add an article"),
    ],
)
def test_errors_have_a_page_with_one_sentence(
    client: Client, outsider: Person, path: str, status: int, sentence: str
):
    client.force_login(outsider)

    answer = client.get(path)

    assert answer.status_code == status
    assert sentence in answer.content.decode()


def test_a_form_without_its_token_is_told_so(reviewer: Person):
    client = Client(enforce_csrf_checks=True)
    client.force_login(reviewer)

    answer = client.post("/next/")

    assert answer.status_code == 403
    assert "This page was out of date" in answer.content.decode()


def test_a_mistake_of_ours_has_a_page_without_a_trace(
    client: Client, reviewer: Person, monkeypatch: pytest.MonkeyPatch
):
    def fail(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("inner words")

    monkeypatch.setattr("claims.desk.views.home.render_page", fail)
    client.raise_request_exception = False
    client.force_login(reviewer)

    answer = client.get("/")

    assert answer.status_code == 500
    assert "Something went wrong" in answer.content.decode()
    assert "inner words" not in answer.content.decode()


def test_pages_have_no_inline_style_or_script(client: Client, reviewer: Person):
    claim = make.make_disputed()
    client.force_login(reviewer)

    for path in ("/", "/articles/", "/articles/add/", claim.get_absolute_url(), "/guidelines/"):
        page = client.get(path).content.decode()
        assert "style=" not in page
        assert "<style" not in page
        assert " on" + "click" not in page
        assert "hx-on" not in page
        assert page.count("<script") == page.count("<script src=") + page.count(
            '<script type="module" src='
        )
