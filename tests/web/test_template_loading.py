"""Templates are read without their indentation, and mails with it."""

from pathlib import Path

import pytest
from django.template import Engine, Origin

from factcheck.template_loading import Loader


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<p>\n    One\n\tTwo\n</p>\n", "<p>\nOne\nTwo\n</p>\n"),
        ("  <p>One  two</p>", "  <p>One  two</p>"),
        ("<p>\n\n\n  One</p>", "<p>\n\n\nOne</p>"),
    ],
)
def test_page_is_read_without_indentation_and_with_all_its_lines(
    tmp_path: Path, written: str, read: str
):
    path = tmp_path / "page.html"
    path.write_text(written)

    assert Loader(Engine()).get_contents(Origin(str(path))) == read


def test_mail_keeps_its_indentation(tmp_path: Path):
    path = tmp_path / "mail.txt"
    path.write_text("Claims:\n  3\n")

    assert Loader(Engine()).get_contents(Origin(str(path))) == "Claims:\n  3\n"
