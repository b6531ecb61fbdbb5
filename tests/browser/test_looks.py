"""What the looks at a page must find, on pages with one fault each."""

import pytest
from playwright.sync_api import Page

from tests.browser.looks import accessibility_faults

PAGE = """<!doctype html><html lang="en"><title>Trees</title><meta name="viewport" content="width=device-width">
<style>body, a {{ background: #fff; color: #000 }} button {{ padding: 1rem }}
@media (prefers-color-scheme: dark) {{ body, a {{ background: #000; color: #fff }} }} {style}</style>
<main><h1>Trees</h1><p>Read <a href="#a">the report</a> of May.</p><button>Plant <span>a tree</span></button></main>"""


def faults(page: Page, style: str) -> set[tuple]:
    """The kinds of faults of a page with this style, each with the width and scheme in which it is found."""
    page.set_content(PAGE.format(style=style))
    return {fault[:3] if len(fault) > 3 else fault[:2] for fault in accessibility_faults(page)}


def test_a_page_without_a_fault_has_none(page: Page):
    assert faults(page, "") == set()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_low_contrast_in_one_scheme_is_found(page: Page, scheme: str):
    style = "h1 { color: #777; background: #888 }"

    assert faults(page, f"@media (prefers-color-scheme: {scheme}) {{ {style} }}") == {
        (1280, scheme, "color-contrast")
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_link_told_by_colour_alone_in_one_scheme_is_found(page: Page, scheme: str):
    style = "p { color: #000; background: #fff } a { color: #333; background: #fff; text-decoration: none }"

    assert faults(page, f"@media (prefers-color-scheme: {scheme}) {{ {style} }}") == {
        (1280, scheme, "link-in-text-block")
    }


def test_button_without_a_name_on_a_phone_is_found(page: Page):
    style = "@media (max-width: 40rem) { button { font-size: 0 } span { display: none } }"
    named = PAGE.replace("Plant <span>", "<span>")
    page.set_content(named.format(style=style))

    assert (320, "light", "button-name") in {fault[:3] for fault in accessibility_faults(page)}


@pytest.mark.parametrize(("least", "size"), [(0, 320), (400, 640), (800, 1280)])
def test_page_that_is_wider_than_its_window_is_found(page: Page, least: int, size: int):
    most = size + 80
    style = f"@media (min-width: {least}px) and (max-width: {most}px) {{ h1 {{ width: 1400px }} }}"

    assert {fault[:2] for fault in faults(page, style)} == {(size, "wide")}


def test_small_button_and_motion_are_found_at_every_width(page: Page):
    style = (
        "button { padding: 0; width: 20px; height: 20px; overflow: hidden; transition: color 1s }"
    )

    assert {
        (width, kind) for width, kind, *_ in faults(page, style) if kind in {"small", "actions"}
    } == {(width, kind) for width in (320, 640, 1280) for kind in ("small", "actions")}
