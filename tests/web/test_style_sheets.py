"""No width of the window changes a colour or shows more: pages are looked at for contrast at one width only."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rcssmin import cssmin

SHEETS = sorted((Path(__file__).resolve().parents[2] / "static" / "css").glob("*.css"))
OF_WIDTH = re.compile(r"@media[^{]*\b(?:width|height)\b[^{]*\{")
COLOURED = re.compile(
    r"(?:^|[\s;{])((?:[\w-]*color|background[\w-]*|fill|stroke|opacity|filter|mix-blend-mode|--[\w-]+)\s*:[^;}]*)"
)
HIDDEN_WHERE_WIDE = re.compile(r"@media[^{]*\bmin-width[^{]*\{")
HIDES = re.compile(r"([^{};]+?)\s*\{[^}]*display\s*:\s*none")


def rules_for_some_widths(css: str, media: re.Pattern[str] = OF_WIDTH) -> Iterator[str]:
    """What stands within each block for some widths or heights only."""
    for begin in media.finditer(css):
        depth, end = 1, begin.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(css[end], 0)
            end += 1
        yield css[begin.end() : end - 1]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_width_changes_a_colour(sheet: Path):
    blocks = rules_for_some_widths(sheet.read_text())

    assert [found for block in blocks for found in COLOURED.findall(block)] == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_wide_window_hides_only_what_its_bar_shows(sheet: Path):
    blocks = rules_for_some_widths(sheet.read_text(), HIDDEN_WHERE_WIDE)

    assert {name.strip() for block in blocks for name in HIDES.findall(block)} <= {".only-phone"}


def test_a_colour_for_some_widths_is_found():
    css = "a { color: red } @media (max-width: 40rem) { b { margin: 0 } c { color: blue } } d { fill: red }"

    (block,) = rules_for_some_widths(css)

    assert COLOURED.findall(block) == ["color: blue "]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_shortening_makes_no_descendant_of_a_selector_the_element_itself(sheet: Path):
    """`.toast :is(a)` must not become `.toast:is(a)`, which rcssmin does inside a layer; `.toast *:is(a)` is safe."""
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
    descendant = re.compile(r"(?<=[\w\])]) +:(?=[a-z-]+\b)")

    assert len(descendant.findall(cssmin(text))) == len(descendant.findall(text))
