"""One clone for all tests of a start, in a path that breaks careless quoting."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.place import place_of
from tests.start.desks import copy_repository
from tests.start.places import remove


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of the repository under a name with spaces and accents."""
    path = copy_repository(tmp_path_factory.mktemp("start") / "Fäkten prüfen, übersichtlich")
    yield path
    remove(place_of(path / ".factcheck"))
