"""How a page is looked at: in both schemes, narrow, enlarged and as it is, at rest, on one load of it.

What is told by colour is looked at in both schemes where most is shown: no width changes a colour or shows more
(tests/web/test_style_sheets.py). Everything else that axe knows depends on the layout alone, and is looked at where that
begins to be another one.
"""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

NARROWEST = 320
SIZES = ((NARROWEST, 568), (640, 400), (1280, 800))
"""In pixels: a small phone (or 1280 at 400 %), a screen of 1280 by 800 at 200 %, and as it is."""
COLOUR = ["color-contrast", "link-in-text-block"]
SCROLLING = ["scrollable-region-focusable"]
ALL_BUT_COLOUR = {"rules": {name: {"enabled": False} for name in COLOUR}}
Look = tuple[tuple[int, int], str, dict]
LOOKS: tuple[Look, ...] = (
    (SIZES[0], "light", ALL_BUT_COLOUR),
    (SIZES[1], "dark", {"runOnly": SCROLLING}),
    (SIZES[2], "light", {}),
    (SIZES[2], "dark", {"runOnly": COLOUR}),
)
"""Size, scheme, and the rules of axe that depend on them."""
NARROW_LOOKS: tuple[Look, ...] = (
    (SIZES[0], "light", {}),
    (SIZES[1], "dark", {"runOnly": COLOUR + SCROLLING}),
)
"""For pages of the admin, whose layout is Django's."""
WIDE = "document.documentElement.scrollWidth"
MOVING = """[...document.querySelectorAll('*')].map(e => getComputedStyle(e))
    .filter(s => s.animationName !== 'none' || /[1-9]/.test(s.transitionDuration)).length"""
SMALL = """() => [...document.querySelectorAll('button, .button, summary, select, label.verdict, label.choice, .bar a, .strip a')]
    .filter(e => e.checkVisibility()).map(e => [e.outerHTML.slice(0, 100), e.getBoundingClientRect()])
    .filter(([, box]) => box.width > 1 && (box.height < 24 || box.width < 24)).map(([html]) => html)"""
"""Less than 24 px of what is pressed (WCAG 2.5.8); a link within a sentence may be smaller."""


def violations(page: Page, options: dict | None = None) -> list[tuple[str, str]]:
    """What axe finds, as (rule, the element)."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    asked = {"resultTypes": ["violations"]} | (options or {})
    found = page.evaluate("options => axe.run(options)", asked)["violations"]
    return [(rule["id"], node["html"][:200]) for rule in found for node in rule["nodes"]]


def accessibility_faults(page: Page, looks: tuple[Look, ...] = LOOKS) -> list[tuple]:
    """Return what is wrong with this page for some reader, each with the width and the scheme of its look."""
    found: list[tuple] = []
    for (width, height), scheme, rules in looks:
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found += [(width, scheme, *each) for each in violations(page, rules)]
        wide, small, moving = page.evaluate(f"[{WIDE}, ({SMALL})(), {MOVING}]")
        found += [(width, "wide", wide)] if wide > width else []
        found += [(width, "small", each) for each in small]
        found += [(width, "actions", moving)] if moving else []
    return found
