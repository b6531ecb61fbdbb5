"""A command typed beside the demo knows where the demo answers."""

from pathlib import Path

from factcheck.start import running_address


def test_running_address_is_what_serve_wrote(tmp_path: Path):
    assert running_address(tmp_path) == ""

    (tmp_path / "serving").write_text("http://localhost:8500/\n")

    assert running_address(tmp_path) == "http://localhost:8500"


def test_running_address_is_no_other_word(tmp_path: Path):
    (tmp_path / "serving").write_text("nonsense\n")

    assert running_address(tmp_path) == ""
