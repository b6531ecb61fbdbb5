from datetime import date

import pytest

from claims.text.sentences.intake import (
    LARGEST,
    Unreadable,
    read_typed,
    read_upload,
    take_date_prefix,
)
from tests.text.gold import article


def test_read_upload_drops_the_byte_order_mark_and_normalises_line_ends():
    assert read_upload("\ufeffOne.\r\nTwo.\rThree.\n".encode()) == "One.\nTwo.\nThree.\n"


def test_read_upload_changes_nothing_else():
    text = "  A\u00a0b — “c” e\u0301 \U0001f600 \u200f\t\n"

    assert read_upload(text.encode()) == text


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The text is empty."),
        (b" \r\n\t\xc2\xa0", "The text is empty."),
        (b"\xef\xbb\xbf", "The text is empty."),
        (b"PK\x03\x04\x00\x01", "The file is not plain text: it has a NUL character at byte 5."),
        (b"One.\nTw\xff.", "The file is not UTF-8 text: we can’t read byte 8 (line 2)."),
        (b"a\xed\xa0\x80", "The file is not UTF-8 text: we can’t read byte 2 (line 1)."),
        (b"a" * (LARGEST + 1), "The file is too large. It can have up to 2,000,000 bytes."),
    ],
)
def test_read_upload_refuses_with_one_sentence(data: bytes, sentence: str):
    with pytest.raises(Unreadable) as refusal:
        read_upload(data)

    assert refusal.value.sentence == sentence


def test_read_upload_accepts_the_longest_text():
    assert len(read_upload(b"a" * LARGEST)) == LARGEST


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The text is empty."),
        ("One.\nTw\0", "The text has a NUL character in line 2, character 3."),
        ("a\ud800", "The text has half of a character (a lone surrogate) in line 1, character 2."),
        (
            "é" * (LARGEST // 2 + 1),
            "The text is too long. It has 2,000,002 bytes and can have up to 2,000,000.",
        ),
    ],
)
def test_read_typed_refuses_with_one_sentence(text: str, sentence: str):
    with pytest.raises(Unreadable) as refusal:
        read_typed(text)

    assert refusal.value.sentence == sentence


def test_take_date_prefix_reads_the_date_of_the_article():
    gold = article()

    assert take_date_prefix(gold["prefix"] + gold["text"] + "\n") == (
        date(2026, 2, 13),
        gold["text"],
    )


@pytest.mark.parametrize(
    "text", ["date 2026-02-31 As", "As of date 2026-02-13 it", "date 2026-02-13", " As it is"]
)
def test_take_date_prefix_does_not_change_a_text_without_one(text: str):
    assert take_date_prefix(text + " \n") == (None, text)
