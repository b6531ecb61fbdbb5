"""How much style a page loads, as it is served."""

from pathlib import Path

import pytest
from rcssmin import cssmin

CSS = Path(__file__).resolve().parents[2] / "static" / "css"
MOST_BYTES = 40_000


def served(name: str) -> int:
    """Bytes of a style sheet before compression."""
    return len(cssmin(CSS.joinpath(name).read_text()).encode())


def test_style_sheet_of_the_desk_is_small():
    assert 20_000 < served("factcheck.css") <= MOST_BYTES


@pytest.mark.parametrize("name", ["report.css", "admin.css", "charts.css"])
def test_what_readers_and_editors_load_beside_it_is_small(name: str):
    assert 1_000 < served(name) <= 6_000


def test_there_is_no_other_style_sheet():
    assert {path.name for path in CSS.iterdir()} == {
        "factcheck.css",
        "report.css",
        "admin.css",
        "charts.css",
    }
