"""The bare views: submit, page, and two that answer with nothing."""

from functools import cache

import psycopg
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path

from tests.bench.reference import recording
from tests.bench.reference.recording import RecordedCycle, Statement


@cache
def recorded_cycles() -> dict[int, RecordedCycle]:
    return recording.read(settings.HOME / recording.FOLDER)


def find_cycle(request: HttpRequest) -> RecordedCycle:
    if not request.user.is_authenticated:
        raise PermissionDenied
    return recorded_cycles()[request.user.pk]


def submit(request: HttpRequest) -> HttpResponse:
    """Send the statements of a submit, and redirect."""
    send(find_cycle(request).submit)
    return HttpResponseRedirect("/claims/")


def take_next(_request: HttpRequest) -> HttpResponse:
    """Begin the loop: here everybody has one claim."""
    return HttpResponseRedirect("/claims/")


def page(request: HttpRequest) -> HttpResponse:
    """Send the statements of a claim's page, and render one template."""
    cycle = find_cycle(request)
    send(cycle.page)
    return render(request, cycle.template)


def empty(_request: HttpRequest) -> HttpResponse:
    """Answer with nothing."""
    return HttpResponse(status=204)


def signed_in(request: HttpRequest) -> HttpResponse:
    """Answer with nothing, to somebody who is signed in."""
    if not request.user.is_authenticated:
        raise PermissionDenied
    return HttpResponse(status=204)


def send(statements: tuple[Statement, ...]) -> None:
    """Run the statements; what they write is undone, but is paid for with a commit that waits for the disk."""
    if not any(statement.writes for statement in statements):
        run(statements)
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_logical_emit_message(true, 'bench', '')")
            cursor.execute("SAVEPOINT before")
        run(statements)
        # Past psycopg's cursors, which forget every prepared statement when something is rolled back.
        undone = connection.connection.pgconn.exec_(b"ROLLBACK TO SAVEPOINT before")
        if undone.error_message:
            raise psycopg.DatabaseError(undone.error_message.decode())


def run(statements: tuple[Statement, ...]) -> None:
    """Run the statements and read all that they return."""
    connection.ensure_connection()
    cursors = {
        True: psycopg.Cursor(connection.connection),
        False: psycopg.ClientCursor(connection.connection),
    }
    for statement in statements:
        cursor = cursors[statement.is_bound_by_server]
        cursor.execute(statement.sql, statement.parameters)
        if cursor.description:
            cursor.fetchall()


urlpatterns = [
    path("live", empty),
    path("empty/", empty),
    path("signed-in/", signed_in),
    path("next/", take_next),
    path("claims/", page),
    path("claims/review/", submit),
]
