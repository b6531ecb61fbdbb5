"""Which Chromium the browser tests use. As a program (`make test`) it installs one where there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

NAMES = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")


def wanted() -> bool:
    """Whether browser tests are to run: `make test BROWSER=none` says no."""
    return os.environ.get("BROWSER", "") != "none"


def find() -> str | None:
    """The browser's path: CHROMIUM, what the machine has, Playwright's own; None if there is none."""
    if named := os.environ.get("CHROMIUM"):
        return shutil.which(named)
    found = (shutil.which(name) for name in NAMES)
    return next(filter(None, found), None) or playwrights_own()


def playwrights_own() -> str | None:
    """The browser that `playwright install chromium` brought."""
    cache = os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright"
    return next(
        map(str, sorted(Path(cache).glob("chromium-*/chrome-linux*/chrome"), reverse=True)), None
    )


def launch_options() -> dict[str, Any]:
    """Return Playwright's arguments to start the browser that was found, and to keep it from calling anybody."""
    arguments = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-gpu",
        "--disable-quic",
        "--disable-sync",
        "--no-first-run",
    ]
    if os.geteuid() == 0:  # Chromium's sandbox needs an ordinary user
        arguments.append("--no-sandbox")
    return {"executable_path": find(), "args": arguments}


def install() -> None:
    """Try Playwright's download, then, as root, the distribution's package."""
    attempts = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if os.geteuid() == 0 and shutil.which("apt-get"):
        attempts += [["apt-get", "update", "-q"], ["apt-get", "install", "-y", "-q", "chromium"]]
    for command in attempts:
        print("No Chromium here; trying:", *command[-4:], flush=True)
        subprocess.run(
            command, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, timeout=900
        )
        if find():
            return


def main() -> None:
    """Install a browser if one is wanted and none is there; pytest says what follows if that fails."""
    if wanted() and not find() and not os.environ.get("CHROMIUM"):
        install()
    if wanted():
        print(
            f"Browser tests use {find() or 'no Chromium: none was found, and none could be installed'}."
        )


if __name__ == "__main__":
    main()
