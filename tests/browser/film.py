"""Pictures of five claims reviewed by keyboard: `python -m tests.browser.film` writes docs/film-1.png to 5.

It starts a server with a temporary home, and needs Chromium as the tests do.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

from tests import chromium
from tests.browser.tabbing import tab_to
from tests.browsers import ROOT, free_port, wait_until_live

SIZE = {"width": 1280, "height": 680}
WIDTH = 900  # of the pictures
COLOURS = 48
HEAVIEST = 60_000  # bytes
SIGN_IN = "Sign in as Ada"


@contextmanager
def desk() -> Iterator[str]:
    """A server with what `make run` loads at its first start."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="film") as home:
        environment = os.environ | {
            "FACTCHECK_DEMO": "1",
            "FACTCHECK_HOME": home,
            "PORT": str(port),
        }
        server = subprocess.Popen([sys.executable, "manage.py", "serve"], cwd=ROOT, env=environment)
        try:
            wait_until_live(server, port, patience=180)
            yield f"http://localhost:{port}"
        finally:
            server.terminate()
            server.wait(timeout=60)


def photograph(page: Page, number: int) -> None:
    """Write one picture, with as few colours as still look right."""
    page.wait_for_timeout(300)
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    picture = picture.resize((WIDTH, round(SIZE["height"] * WIDTH / SIZE["width"])), Image.LANCZOS)
    path = Path(ROOT / "docs" / f"film-{number}.png")
    few = picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    print(path.relative_to(ROOT), path.stat().st_size)
    assert path.stat().st_size < HEAVIEST, path


def press(page: Page, *keys: str) -> None:
    """Press keys as hands do; what is longer than a key is typed."""
    for key in keys:
        if len(key) == 1 or key in {
            "Escape",
            "Enter",
            "Space",
            "ArrowLeft",
            "Control+Enter",
            "Control+s",
        }:
            page.keyboard.press(key)
        else:
            page.keyboard.type(key)


def play(page: Page) -> None:
    """Review five claims: chosen, explained, sourced, submitted."""
    press(page, "n")
    page.wait_for_url("**/claims/*/")
    press(
        page,
        "3",
        "r",
        "One ministry gives this figure, the other side denies it: it is an estimate.",
    )
    photograph(page, 1)

    press(page, "Escape", "s", "https://example.org/estimates-of-losses")
    tab_to(page, page.get_by_role("radio", name="Supports"))
    press(page, "ArrowLeft", "Control+Enter")
    arrive(page)
    press(
        page,
        "2",
        "r",
        "The range is that of one institute; others measure by the month.",
        "Escape",
        "s",
        "https://example.org/advances",
    )
    tab_to(page, page.get_by_role("radio", name="Supports"))
    press(page, "Space")
    press(page, "Control+s")
    expect(page.locator("#draft-state")).to_contain_text(re.compile(r"saved \d"))
    photograph(page, 2)

    press(page, "Control+Enter")
    arrive(page)
    photograph(page, 3)
    press(page, "8", "r", "No comparison of this kind was published.", "Control+Enter")
    arrive(page)
    press(page, "?")
    photograph(page, 4)

    press(page, "?", "8", "r", "Losses of that time were counted otherwise.", "Control+Enter")
    arrive(page)
    press(page, "8", "r", "Nobody published both figures for one time.", "Control+Enter")
    arrive(page)
    photograph(page, 5)


def arrive(page: Page) -> None:
    """Wait for the claim that follows a submit."""
    expect(page.locator("#notices")).to_contain_text("review submitted")
    expect(page.locator("[name=answer]:checked")).to_have_count(0)
    page.wait_for_load_state()


def main() -> None:
    """Play the scene once."""
    arguments = ["--disable-gpu", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with desk() as address, sync_playwright() as player:
        browser = player.chromium.launch(executable_path=chromium.find(), args=arguments)
        page = browser.new_page(
            base_url=address, viewport=SIZE, locale="en-GB", color_scheme="light"
        )
        page.goto("/accounts/login/")
        page.get_by_role("button", name=SIGN_IN).focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"{address}/")
        play(page)
        browser.close()


if __name__ == "__main__":
    main()
