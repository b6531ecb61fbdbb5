"""People signed in to the admin."""

import pytest
from django.test import Client

from claims.models import Person
from claims.vocabulary import Role
from tests.factories import make_person
from tests.moderation.world import World, build_world


@pytest.fixture
def world(db: None) -> World:
    """A desk with a claim in every state."""
    return build_world()


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
