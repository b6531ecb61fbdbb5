"""Static files that list others are whole once they are collected."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from factcheck.bundles import BUNDLES, bundle
from tests.browsers import ROOT


def parts_of(name: str) -> list[str]:
    """The files that a bundle lists, read in the plainest way."""
    return [line.split('"')[1] for line in (ROOT / "static" / name).read_text().splitlines()]


@pytest.mark.parametrize("name", BUNDLES)
def test_a_collected_bundle_holds_every_file_that_it_lists(name: str, collected_static: Path):
    collected = (collected_static / name).read_text()

    parts = parts_of(name)

    assert len(parts) > 2
    for part in parts:
        assert (ROOT / "static" / name).with_name(Path(part).name).read_text() in collected
    assert "import " not in collected.split("*/")[0]


@pytest.mark.parametrize("name", BUNDLES)
def test_a_collected_bundle_is_compressed_under_its_hashed_name(name: str, collected_static: Path):
    folder, stem, ending = Path(name).parent, Path(name).stem, Path(name).suffix

    hashed = list((collected_static / folder).glob(f"{stem}.????????????{ending}.br"))

    assert len(hashed) == 1


def test_a_module_that_exports_cannot_be_bundled(tmp_path: Path):
    (tmp_path / "desk.js").write_text('import "./one.js";\n')
    (tmp_path / "one.js").write_text("export const one = 1;\n")

    with pytest.raises(ImproperlyConfigured, match=r"one\.js imports or exports"):
        bundle(tmp_path / "desk.js")


def test_modules_of_a_bundle_keep_their_names_apart(tmp_path: Path):
    (tmp_path / "desk.js").write_text('import "./one.js";\nimport "./two.js";\n')
    for name in ("one", "two"):
        (tmp_path / f"{name}.js").write_text(f"const own = '{name}';\n")

    assert bundle(tmp_path / "desk.js") == "{\nconst own = 'one';\n}\n{\nconst own = 'two';\n}\n"
