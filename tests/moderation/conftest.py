"""People signed in to the admin."""

from copy import deepcopy

import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoDbBlocker

from claims.models import Person
from claims.vocabulary import Role
from tests.factories import make_person
from tests.moderation.world import World, build_world


@pytest.fixture(scope="module")
def built(module_db: None, django_db_blocker: DjangoDbBlocker) -> World:
    """One claim in every state, made once for the tests of a module."""
    with django_db_blocker.unblock():
        world = build_world()
        connection.check_constraints()  # what waits for a commit is checked now
    return world


@pytest.fixture
def world(built: World, db: None) -> World:
    """The rows of that desk as they were made, whatever another test did to its own."""
    return deepcopy(built)


@pytest.fixture
def administrator(db: None) -> Person:
    """Somebody who gives access and roles, and neither reviews nor decides."""
    return make_person("Ada Administrator", Role.ADMINISTRATOR)


@pytest.fixture
def other_editor(db: None) -> Person:
    """A second editor at the same desk."""
    return make_person("Emil Editor", Role.EDITOR)


@pytest.fixture
def desk(client: Client, editor: Person) -> Client:
    """A browser with the editor in it."""
    client.force_login(editor)
    return client
