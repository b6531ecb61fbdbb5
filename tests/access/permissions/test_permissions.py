"""Every address × everybody × every method, plain and as a fragment; and what must not leak."""

import logging
from copy import deepcopy

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from tests.access.permissions.asking import answers
from tests.access.permissions.table import TABLE
from tests.access.permissions.world import NAME, SECRETS, World, make_world, routes

WHO = ("anonymous", "assigned", "stranger", "editor")


@pytest.fixture(scope="module")
def built(module_db: None, django_db_blocker: DjangoDbBlocker) -> World:
    """The world, made once: what a test changes is undone with its savepoint."""
    with django_db_blocker.unblock():
        world = make_world()
        connection.check_constraints()  # what waits for a commit is checked now
    return world


@pytest.fixture
def world(built: World, db: None, caplog: pytest.LogCaptureFixture) -> World:
    caplog.set_level(logging.CRITICAL)  # a refusal is what we ask for
    return deepcopy(built)


def test_every_route_has_a_row():
    assert set(TABLE) == set(routes())


@pytest.mark.parametrize("column", range(4), ids=WHO)
def test_answers_are_those_of_the_table(world: World, column: int):
    who = WHO[column]
    got, leaks = {}, []
    for route in TABLE:
        got[route], responses = answers(world, who, route)
        for response in responses:
            assert response.status_code < 500, route
            words = response.content.decode(errors="replace")  # a copy is bytes
            leaks += [(route, secret) for secret in SECRETS if secret in words]

    assert got == {route: row[column] for route, row in TABLE.items()}
    if who != "editor":
        assert leaks == []


def test_secrets_are_in_the_database_for_an_editor_to_read(world: World):
    _, responses = answers(world, "editor", "admin/claims/claim/<int:pk>/change/")

    words = responses[0].content.decode()

    assert all(secret in words for secret in SECRETS if secret != NAME)
    assert NAME not in words  # editors are told who wrote a review when the claim is decided
    assert "hushword in a draft" not in words
