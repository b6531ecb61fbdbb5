"""Our scripts and style sheet as the server collects them, and the rules that every script keeps."""

import re
from pathlib import Path

import pytest

from tests.browsers import ROOT

SCRIPTS = sorted((ROOT / "static" / "js").glob("*.js"))
IMPORT = re.compile(r"""(?:from|import\(?)\s*["']\./([^"']+)["']""")


def collected(folder: Path, name: str) -> Path:
    """The file that browsers get: the one with a hash in its name."""
    stem, _, ending = name.rpartition(".")
    (found,) = folder.glob(f"{stem}.????????????.{ending}")
    return found


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_collected_script_imports_others_by_their_hashed_names(
    script: Path, collected_static: Path
):
    folder = collected_static / "js"

    names = IMPORT.findall(collected(folder, script.name).read_text())

    written = IMPORT.findall(script.read_text())
    assert names == [collected(folder, name).name for name in written]


def test_scripts_do_import_each_other():
    assert sum(len(IMPORT.findall(script.read_text())) for script in SCRIPTS) >= 6


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_collected_script_has_no_comments_and_all_its_texts(script: Path, collected_static: Path):
    text = script.read_text()
    short = collected(collected_static / "js", script.name).read_text()

    assert "/*" not in short
    assert len(short) < 0.9 * len(text)
    for said in re.findall(r'"([A-Z][^"\n]{20,})"', text):
        assert said in short


def test_files_of_others_are_collected_as_they_are(collected_static: Path):
    name = "vendor/htmx-4.0.1.min.js"
    assert (collected_static / name).read_bytes() == (ROOT / "static" / name).read_bytes()


@pytest.mark.parametrize("name", ["js/desk.js", "css/factcheck.css"])
def test_what_browsers_get_is_compressed(name: str, collected_static: Path):
    file = collected(collected_static / Path(name).parent, Path(name).name)

    assert file.with_name(f"{file.name}.br").stat().st_size < file.stat().st_size / 2


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_says_what_it_does_and_leaves_requests_to_one_module(script: Path):
    text = script.read_text()

    assert text.startswith("/* ")
    assert ("fetch(" in text) == (script.name == "desk.js")
    assert not re.search(r"XMLHttpRequest|sendBeacon|htmx\??\.ajax|window\.localStorage", text)


def test_templates_hold_no_script_and_no_style():
    inline = re.compile(
        r"<script(?! type=.application/ld\+json)(?![^>]*\ssrc=)"
        r"|\sstyle=|\son[a-z]+=|hx-on|[\"']js:|javascript:"
    )
    templates = list((ROOT / "templates").rglob("*.html"))

    found = [path.name for path in templates if inline.search(path.read_text())]

    assert len(templates) > 100
    assert found == []
