"""One clone for all tests of a module, in a path that breaks careless quoting."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.cluster_paths import locate_cluster
from tests.start.clusters import remove_cluster
from tests.start.servers import copy_repository


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of the repository in a folder whose name has spaces and accents."""
    path = copy_repository(tmp_path_factory.mktemp("start") / "Fäkten prüfen, übersichtlich")
    yield path
    remove_cluster(locate_cluster(path / ".factcheck"))
