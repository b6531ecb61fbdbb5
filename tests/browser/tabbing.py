"""Walk to an element by the Tab key. Needs no Django, so that the film can use it too."""

from playwright.sync_api import Locator, Page


def tab_to(page: Page, target: Locator, *, presses: int = 40, key: str = "Tab") -> None:
    """Press Tab until the target has the focus."""
    for _ in range(presses):
        page.keyboard.press(key)
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError("Tab never came there.")


def enter(page: Page, target: Locator, *, presses: int = 40, key: str = "Tab") -> None:
    """Walk to a button or a link by Tab, and press Enter on it."""
    tab_to(page, target, presses=presses, key=key)
    page.keyboard.press("Enter")
