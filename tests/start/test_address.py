"""A command that is typed while the demo runs knows the demo's address."""

from pathlib import Path

from factcheck.environment import read_running_address


def test_address_is_the_one_that_serve_wrote(tmp_path: Path):
    assert read_running_address(tmp_path) == ""

    (tmp_path / "serving").write_text("http://localhost:8500/\n")

    assert read_running_address(tmp_path) == "http://localhost:8500"


def test_file_without_an_address_counts_as_no_address(tmp_path: Path):
    (tmp_path / "serving").write_text("nonsense\n")

    assert read_running_address(tmp_path) == ""
