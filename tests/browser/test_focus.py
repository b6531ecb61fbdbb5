"""Where the focus is can always be seen: ringed, within the window, and not below a bar that sticks to it."""

from playwright.sync_api import Page

from tests.browser.conftest import SLUG, SignIn
from tests.browser.looks import SIZES

ARTICLE = f"/articles/{SLUG}/"
PAGES = [
    "/articles/add/",
    f"{ARTICLE}claims/",
    f"{ARTICLE}claims/1/",
    f"{ARTICLE}claims/3/?add=source",
    f"{ARTICLE}revise/",
]
WINDOWS = (*SIZES, (390, 844))
MOST = 200
"""Stops of the longest page; more would be a ring without an end."""
AT = """() => {
    const at = document.activeElement;
    if (at === document.body) return null;
    if (at.seen) return ['', true, true];
    at.seen = true;
    const ring = getComputedStyle(at.closest('.verdict') ?? at);
    const box = at.getBoundingClientRect();
    const within = (value, most) => Math.min(Math.max(value, 1), most - 1);
    const [left, right] = [within(box.left + 3, innerWidth), within(box.right - 3, innerWidth)];
    const [top, bottom] = [within(box.top + 3, innerHeight), within(box.bottom - 3, innerHeight)];
    const on = [[left, top], [right, bottom], [(left + right) / 2, (top + bottom) / 2]]
        .map(([x, y]) => document.elementFromPoint(x, y));
    const isOwn = (over) => over && (at.contains(over) || over.contains(at) || at.closest('label')?.contains(over));
    const isRinged = ring.outlineStyle !== 'none' && parseFloat(ring.outlineWidth) >= 2;
    return [at.outerHTML.slice(0, 90), isRinged || !at.matches(':focus-visible'), on.some(isOwn)];
}"""
"""The element that has the focus for the first time: whether it is ringed, and not covered as a whole.

A date has a part that is a button, which the browser rings itself.
"""


def hidden_stops(page: Page) -> list[list]:
    """Press Tab through the whole page; every stop at which nobody would see where they are."""
    found, stops = [], 0
    while stops < MOST:
        page.keyboard.press("Tab")
        at = page.evaluate(AT)
        if at is None:  # behind the last one
            break
        stops += 1
        if not (at[1] and at[2]):
            found.append(at)
    assert 5 < stops < MOST
    return found


def test_focus_is_visible_at_every_tab_stop(sign_in: SignIn):
    page = sign_in("Ada")

    for width, height in WINDOWS:
        page.set_viewport_size({"width": width, "height": height})
        for address in PAGES:
            page.goto(address)

            assert (width, address, hidden_stops(page)) == (width, address, [])
