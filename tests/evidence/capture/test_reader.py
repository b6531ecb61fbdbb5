"""Reading files in a child process with limits on time, memory and output."""

import contextlib
import io
import os
import resource
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from claims.evidence.capture import reader
from claims.evidence.capture.kinds import kind_of
from claims.evidence.capture.read_pdf import MOST_PAGES
from claims.evidence.capture.reader import PasswordNeeded, Reading, Unreadable, read
from tests.evidence.capture import samples


def test_page_gives_its_main_text_full_text_and_metadata():
    got = read(samples.PAGE, "html")

    assert "The city has 35,000 trees, the mayor said" in got.text
    assert "Imprint" not in got.text
    assert "Imprint" in got.full_text
    assert "Oaks 9,000" in " ".join(got.full_text.split())
    assert "hidden words" not in got.full_text
    assert (got.title, got.publisher, got.published_on) == (
        "Trees in the city",
        "The Paper",
        date(2024, 5, 3),
    )


@pytest.mark.parametrize(
    ("head", "addresses"),
    [
        ('<link rel="canonical" href="https://paper.example/a">', ["https://paper.example/a"]),
        ("<LINK HREF=' /a ' REL='alternate Canonical'/>", ["/a"]),
        ('<meta property="og:url" content="https://paper.example/a?b=1&amp;c=2">', ["https://paper.example/a?b=1&c=2"]),
        ('<meta name="og:url" content="https://paper.example/a">', ["https://paper.example/a"]),
        ('<link rel="alternate" href="/a"><meta property="og:title" content="/a"><link rel=canonical>', []),
        (f'<link rel="canonical" href="https://paper.example/{"a" * 2000}">', []),
        ('<link rel="canonical" href="/a">' * 50, ["/a"] * 4),
        ('<link rel="canonical" href="/&#xD800;a">', ["/\N{REPLACEMENT CHARACTER}a"]),
    ],
)  # fmt: skip
def test_page_gives_the_addresses_it_has_for_itself(head: str, addresses: list[str]):
    page = f"<html><head><title>Trees</title>{head}</head><body><p>Words</p></body></html>"

    assert read(page.encode(), "html").addresses == addresses


@pytest.mark.parametrize(
    ("content", "charset"),
    [
        ("<html><p>Прага</p>".encode("cp1251"), "windows-1251"),
        ('<html><meta charset="windows-1251"><p>Прага</p>'.encode("cp1251"), ""),
        ("<html><p>Прага</p>".encode(), ""),
        ("<html><p>Прага</p>".encode("utf-16"), ""),
        ("<html><p>Прага</p>".encode(), "no-such-charset"),
    ],
)
def test_page_is_decoded_with_its_encoding(content: bytes, charset: str):
    assert kind_of(content) == "html"
    assert read(content, "html", charset=charset).text == "Прага"


def test_page_that_is_nested_too_deep_still_gives_its_text():
    got = read(b"<html><title>Deep</title>" + b"<div>" * 5000 + b"words", "html")

    assert (got.title, got.text) == ("Deep", "words")


def test_long_page_is_read():
    long = b"<html><body>" + b"<p>A line with<br>words<li>and <img src=x> things." * 5000

    assert read(long, "html").text.count("words") == 5000


def test_pdf_gives_the_offsets_of_its_pages():
    got = read(samples.make_pdf("The city has 35,000 trees.", "It planted 1,200."), "pdf")

    assert got.pages == [0, 28]
    assert got.text[28:].startswith("It planted 1,200.")
    assert not got.is_cut


def test_pdf_with_too_many_pages_is_marked_as_cut():
    pages = MOST_PAGES + 1

    got = read(samples.make_pdf(*["Trees."] * pages), "pdf")

    assert got.is_cut
    assert 1 <= len(got.pages) < pages


def test_pdf_with_a_password_raises_its_own_error():
    locked = samples.make_pdf("Secret", more=(
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"ab" * 32 + b"> /U <" + b"cd" * 32 + b"> >>"
        b" /ID [<00> <00>]"
    ))  # fmt: skip

    with pytest.raises(PasswordNeeded):
        read(locked, "pdf")


def test_word_document_gives_paragraphs_and_tables_in_order():
    got = read(samples.make_docx(), "docx")

    assert got.text == "The city has 35,000 trees.\n\nOaks\t9,000\n\nIt planted 1,200 of them."
    assert (got.title, got.author) == ("Minutes", "The clerk")


def test_plain_text_gets_unix_line_ends():
    assert read("Grüße\r\naus\rPrag\0".encode(), "text").text == "Grüße\naus\nPrag"
    assert read("Grüße".encode("cp1252"), "text").text == "Grüße"


@pytest.mark.parametrize("format_", ["PNG", "JPEG", "WEBP"])
def test_image_is_encoded_again_without_hidden_data(format_: str):
    exif = Image.Exif()
    exif[0x010E], exif[0x0112] = "hidden place", 6  # turned by a quarter
    content = samples.make_image(format_, (40, 20), exif=exif) + b"<script>hidden</script>"
    assert kind_of(content) == format_.lower()

    got = read(content, format_.lower())

    assert b"hidden" not in got.image
    shown = Image.open(io.BytesIO(got.image))
    assert (shown.format, shown.size, dict(shown.getexif())) == (format_, (20, 40), {})


def test_large_image_is_scaled_down():
    got = read(samples.make_image("PNG", (4000, 1000)), "png")

    assert Image.open(io.BytesIO(got.image)).size == (3000, 750)


@pytest.mark.parametrize(
    ("content", "declared", "kind"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "", ""),
        (b"<?xml version='1.0'?><svg/>", "image/svg+xml", ""),
        (b"<?xml version='1.0'?><!DOCTYPE html><html/>", "", "html"),
        (b"Words < 5", "", "text"),
        (b"Words", "text/html; charset=utf-8", "html"),
        (b"<p>Words", "", "html"),
        (b"MZ\x90\0\x03", "application/pdf", ""),
        (b"\0\0\0", "text/plain", ""),
        (b"", "text/html", ""),
        (b"GIF89a\x01\x00", "image/png", ""),
        (b"%PDF-1.4", "text/html", "pdf"),
        (b"PK\x03\x04", "text/plain", "docx"),
    ],
)
def test_kind_is_recognised_from_the_bytes(content: bytes, declared: str, kind: str):
    assert kind_of(content, declared=declared) == kind


def seconds_of_children() -> float:
    """What ended children took of a core: it does not depend on who else runs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.mark.parametrize("name", samples.HOSTILE)
def test_hostile_sample_ends_within_five_seconds(name: str):
    make, kind = samples.HOSTILE[name]
    content = make()
    assert kind_of(content) == kind
    before = seconds_of_children()

    try:
        got = read(content, kind)
    except Unreadable:
        got = Reading(kind)

    assert seconds_of_children() - before < 5
    assert len(got.text) + len(got.full_text) <= 4_000_000


def test_child_that_is_killed_at_its_time_limit_leaves_no_process():
    content = samples.HOSTILE["minutes of comments"][0]()
    before = seconds_of_children()
    with pytest.raises(Unreadable, match="longer than"):
        read(content, "html", seconds=0.8)

    assert seconds_of_children() - before < 3  # earlier than the kernel's limit on processor time
    left = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            parent = int((process / "stat").read_text().rpartition(")")[2].split()[1])
            is_ours = parent in (1, os.getpid())  # other tests read files at the same time
            if is_ours and (process / "cwd").readlink() == reader.ROOT:
                left.append((process / "cmdline").read_bytes())
    assert [command for command in left if b"claims.evidence.capture.child" in command] == []


def test_child_has_limited_memory_time_output_and_environment():
    program_start = (
        "import os, sys; from claims.evidence.capture import child; child.limit_resources();"
        "exec(sys.stdin.read()); print(sorted(set(os.environ) - {'LC_ALL', 'LC_CTYPE', 'PWD', 'SHLVL', '_'}))"
    )

    def run(program: str) -> tuple[int, str]:
        ended = subprocess.run(
            [sys.executable, "-c", program_start], input=program, cwd=reader.ROOT, env={"LC_ALL": "C.UTF-8"},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        return ended.returncode, ended.stdout + ended.stderr.strip().split("\n")[-1]

    assert run("") == (0, "[]\n")
    assert run("bytes(2_000_000_000)") == (1, "MemoryError")
    assert run("while True: pass")[0] == -9
    out = "import tempfile; f = tempfile.TemporaryFile(); f.write(bytes(30_000_000)); f.flush()"
    assert "File too large" in run(out)[1]


def test_unreadable_image_names_the_reason():
    with pytest.raises(Unreadable, match="pixels"):
        read(samples.make_huge_png(32_000), "png")
