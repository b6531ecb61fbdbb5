"""The fixed cast of the tests: two reviewers, an editor, and somebody from elsewhere."""

import pytest

from claims.models import Person
from claims.vocabulary import Role
from tests.factories import make_person


@pytest.fixture
def reviewer(db: None) -> Person:
    """Somebody who reviews."""
    return make_person("Rita Reviewer", Role.REVIEWER)


@pytest.fixture
def other_reviewer(db: None) -> Person:
    """Somebody else who reviews."""
    return make_person("Otto Other", Role.REVIEWER)


@pytest.fixture
def editor(db: None) -> Person:
    """Somebody who decides."""
    return make_person("Edith Editor", Role.EDITOR)


@pytest.fixture
def outsider(db: None) -> Person:
    """Somebody who can sign in and has no role."""
    return make_person("Olga Outsider")
