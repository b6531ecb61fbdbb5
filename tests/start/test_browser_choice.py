"""Browser tests that do not run are always reported."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests import chromium
from tests.browsers import ROOT
from tests.start.servers import environment

SOME = "tests/browser/test_weight.py"


def run_pytest(processes: int, **settings: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", SOME]
    return subprocess.run(
        [*command, "--numprocesses", str(processes)],
        check=False,
        cwd=ROOT,
        env=environment(**settings),
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("processes", [0, 2])
def test_browser_tests_that_were_switched_off_are_counted(processes: int):
    ended = run_pytest(processes, BROWSER="none")

    assert "BROWSER=none: " in ended.stdout
    assert " browser tests did not run." in ended.stdout
    assert "tests/browser" not in ended.stdout


@pytest.mark.parametrize("processes", [0, 2])
def test_run_without_a_browser_fails_and_lists_the_tests_that_did_not_run(processes: int):
    ended = run_pytest(processes, CHROMIUM="/nonexistent/chromium")

    assert ended.returncode == 1
    assert "No Chromium was found: " in ended.stdout
    assert "\n  tests/browser/" in ended.stdout


def test_browser_in_chromium_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    named = tmp_path / "named"
    named.write_text("#!/bin/sh\n")
    named.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(named))

    assert chromium.find() == str(named)


def test_browser_of_playwright_is_found_if_the_machine_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    bundled = tmp_path / "chromium-1234" / "chrome-linux64" / "chrome"
    bundled.parent.mkdir(parents=True)
    bundled.write_text("#!/bin/sh\n")
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))

    assert chromium.find() == str(bundled)
