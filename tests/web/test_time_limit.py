"""No request holds a thread for long: slow statements and slow pages are stopped with one sentence."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from html import escape
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.contrib.auth.decorators import login_not_required
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from pytest_django import Settings

from claims.articles.views.revisions import fingerprint
from claims.models import Article, Person
from claims.web.time_limit import SENTENCE, WATCH
from factcheck.external_database import limit_statements
from tests import browsers
from tests import factories as make
from tests.articles.test_long_articles import make_text
from tests.databases import address_of

LONG = 60
"""Seconds that a slow page takes if nobody stops it."""
HELD = SimpleNamespace(condition=threading.Condition(threading.Lock()), waits=0)


@login_not_required
def slow_statement(request: HttpRequest) -> HttpResponse:
    """Wait for the database."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(%s)", [LONG])
    return HttpResponse("slept")


@login_not_required
def slow_page(request: HttpRequest) -> HttpResponse:
    """Compute."""
    until = time.monotonic() + LONG
    while time.monotonic() < until:
        sum(range(1000))
    return HttpResponse("computed")


class Torn:
    """Something whose end takes long."""

    def __del__(self) -> None:
        sum(range(2_000))


@login_not_required
def slow_destructors(request: HttpRequest) -> HttpResponse:
    """Compute, most of the time in destructors, where exceptions are lost."""
    until = time.monotonic() + LONG
    while time.monotonic() < until:
        Torn()
    return HttpResponse("computed")


@login_not_required
def slow_page_that_catches(request: HttpRequest) -> HttpResponse:
    """Compute, and take no notice of the first time that it is stopped."""
    try:
        return slow_page(request)
    except Exception:  # noqa: BLE001 - as some libraries do
        return slow_page(request)


@login_not_required
def many_statements(request: HttpRequest) -> HttpResponse:
    """Run short statements, one after the other."""
    until = time.monotonic() + LONG
    with transaction.atomic(), connection.cursor() as cursor:
        while time.monotonic() < until:
            cursor.execute("SELECT pg_sleep(0.05)")
    return HttpResponse("slept")


@login_not_required
def waiting_page(request: HttpRequest) -> HttpResponse:
    """Wait for a lock longer than the limit, and then compute."""
    with HELD.condition:
        HELD.condition.wait(2)
    HELD.waits += 1
    return slow_page(request)


@login_not_required
def quick_page(request: HttpRequest) -> HttpResponse:
    """Say how long a statement may take."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        return HttpResponse(cursor.fetchone()[0])


urlpatterns = [
    path("slow/statement/", slow_statement),
    path("slow/page/", slow_page),
    path("slow/destructors/", slow_destructors),
    path("slow/catches/", slow_page_that_catches),
    path("slow/statements/", many_statements),
    path("slow/lock/", waiting_page),
    path("slow/not/", quick_page),
    path("", include("factcheck.urls")),
]


@pytest.fixture
def limit(settings: Settings, db: None) -> Iterator[None]:
    """A limit of half a second, and the pages above."""
    settings.ROOT_URLCONF = __name__
    settings.REQUEST_SECONDS = 0.5
    yield
    assert WATCH.running == {}


@pytest.mark.parametrize("page", ["statement", "statements", "page", "destructors", "catches"])
def test_a_slow_page_is_stopped_with_one_sentence(client: Client, limit: None, page: str):
    began = time.monotonic()

    answer = client.get(f"/slow/{page}/")

    assert (answer.status_code, SENTENCE in answer.text) == (503, True)
    assert time.monotonic() - began < LONG / 2


def test_a_page_after_a_slow_one_has_all_its_time(client: Client, limit: None, settings: Settings):
    client.get("/slow/statement/")
    client.get("/slow/page/")
    settings.REQUEST_SECONDS = 300

    assert client.get("/slow/not/").text == "0"


def test_a_form_that_takes_too_long_keeps_what_was_typed(
    client: Client, limit: None, editor: Person
):
    client.force_login(editor)
    text = make_text(4_000)

    answer = client.post(
        "/articles/add/",
        {"text": text, "headline": "Trees", "language": "en", "reviews_needed": "2", "mode": "published-claim"},
    )  # fmt: skip

    assert answer.status_code == 503
    assert SENTENCE in answer.text
    assert escape(text[-100:]) in answer.text
    assert not Article.objects.exists()


@pytest.mark.parametrize("is_confirmed", [False, True])
def test_a_new_version_that_takes_too_long_keeps_what_was_typed(
    client: Client, limit: None, editor: Person, is_confirmed: bool
):
    client.force_login(editor)
    article = make.make_article()
    text = make_text(4_000)
    typed = {"text": text}
    if is_confirmed:
        typed |= {"confirm": "yes", "after": "1", "seen": fingerprint(text)}

    answer = client.post(f"{article.get_absolute_url()}revise/", typed)

    assert answer.status_code == 503
    assert SENTENCE in answer.text
    assert escape(text[-100:]) in answer.text
    assert article.revisions.count() == 1


def test_nothing_is_raised_while_a_lock_is_held(client: Client, limit: None):
    HELD.waits = 0

    answer = client.get("/slow/lock/")

    assert answer.status_code == 503
    assert HELD.waits == 1, "the wait was interrupted"
    assert HELD.condition.acquire(timeout=1)
    HELD.condition.release()


@pytest.mark.parametrize(("module", "shown"), [("factcheck.wsgi", "7s"), ("claims.models", "0")])
def test_the_server_and_only_the_server_opens_limited_connections(
    db: None, tmp_path: Path, module: str, shown: str
):
    environment = browsers.desk_environment(
        secret_key="only for this test", static=tmp_path / "static", port=8000, database=address_of(connection)
    )  # fmt: skip
    program = (
        f"import django; django.setup(); import {module}; from django.db import connection;"
        "cursor = connection.cursor(); cursor.execute('SHOW statement_timeout');"
        "print(cursor.fetchone()[0])"
    )

    answer = subprocess.run(
        [sys.executable, "-c", program],
        env=environment | {"DJANGO_SETTINGS_MODULE": "factcheck.settings", "STATEMENT_SECONDS": "7"},
        cwd=browsers.ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert answer.stdout.strip() == shown


def test_statements_of_a_server_are_limited_by_the_database(db: None):
    parameters = {"OPTIONS": {"options": "-c lock_timeout=7s"}}

    limit_statements(parameters, 5)

    assert parameters["OPTIONS"]["options"] == "-c statement_timeout=5s -c lock_timeout=7s"
