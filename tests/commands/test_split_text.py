"""`manage.py split_text` prints JSON lines with the right offsets, works in pipes and needs no database."""

import io
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.waiting import PATIENCE

ROOT = Path(__file__).resolve().parent.parent.parent
TEXT = (
    'Losses double\n\n"We lost it," said Olena Koval on Tuesday. This is 15–75 m per day. Share\n'
)


def split(folder: Path, content: str | bytes, **options: object):
    path = folder / "in"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    said, complained = io.StringIO(), io.StringIO()
    status = 0
    try:
        call_command("split_text", str(path), stdout=said, stderr=complained, **options)
    except SystemExit as ended:
        status = ended.code
    answers = [json.loads(line) for line in said.getvalue().splitlines()]
    return answers, complained.getvalue(), status


def test_prints_a_line_for_each_sentence(tmp_path: Path):
    answers, _, status = split(tmp_path, TEXT)

    assert status == 0
    assert [(answer["role"], answer["text"]) for answer in answers] == [
        ("headline", "Losses double"),
        ("body", '"We lost it," said Olena Koval on Tuesday.'),
        ("body", "This is 15–75 m per day."),
        ("furniture", "Share"),
    ]
    assert all(TEXT[one["start"] : one["end"]] == one["text"] for one in answers)


def test_prints_what_was_read_in_a_sentence(tmp_path: Path):
    _, said, slow, _ = split(tmp_path, TEXT, published=date(2026, 2, 13))[0]

    assert said["attribution"] == {"name": "Olena Koval", "cue": "said"}
    [quotation] = said["quotations"]
    assert TEXT[quotation["start"] : quotation["end"]] == quotation["text"] == "We lost it,"
    assert [(day["first_day"], day["kind"]) for day in said["quantities"]] == [
        ("2026-02-10", "date")
    ]
    [pace] = slow["quantities"]
    assert TEXT[pace["start"] : pace["end"]] == pace["text"] == "15–75 m per day"
    assert (pace["low"], pace["high"], pace["unit"], pace["rate"]) == (15, 75, "m", "per day")
    assert (slow["needs_context"], slow["context"]) == (True, [said["start"], said["end"]])
    assert {piece["kind"] for piece in slow["context_pieces"]} >= {"sentence"}
    assert "rate" in slow["reasons"]
    assert 0 < slow["score"] < 1


def test_counts_offsets_from_the_beginning_of_the_file(tmp_path: Path):
    text = " date 2026-02-13 It fell last year.\r\nThis is 5 km.\n"

    answers, _, _ = split(tmp_path, "\ufeff" + text)

    assert [(one["role"], one["text"]) for one in answers] == [
        ("dateline", "date 2026-02-13"),
        ("body", "It fell last year."),
        ("body", "This is 5 km."),
    ]
    parts = [part for one in answers for part in (one, *one["quantities"])]
    assert all(text[part["start"] : part["end"]] == part["text"] for part in parts)
    assert answers[1]["quantities"][0]["first_day"] == "2025-01-01"
    assert answers[2]["context"] == [answers[1]["start"], answers[1]["end"]]


def test_answers_each_line_and_names_the_bad_ones(tmp_path: Path):
    lines = [
        '{"id": 7, "text": "It fell. It rose."}',
        "not JSON",
        "",
        '{"id": "uk", "text": "У 2014 р. було тихо. Він є.", "language": "uk"}',
        '{"id": 1}',
        '{"text": "\\ud800"}',
        "[" * 100_000,
        '{"text": ""}',
        '{"text": "It fell.", "language": 5}',
    ]

    answers, complaints, status = split(tmp_path, "\n".join(lines), jsonl=True)

    assert [(one["id"], [part["text"] for part in one["sentences"]]) for one in answers] == [
        (7, ["It fell.", "It rose."]),
        ("uk", ["У 2014 р. було тихо.", "Він є."]),
        (None, []),
    ]
    assert [line.split(":")[0] for line in complaints.splitlines()] == [
        "Line 2", "Line 5", "Line 6", "Line 7", "Line 9",
    ]  # fmt: skip
    assert status == 1


@pytest.mark.parametrize("content", [b"", b" \n", b"\x00", b"\xff\xfe", b"x" * 2_000_001])
def test_refuses_unreadable_text_with_one_sentence(tmp_path: Path, content: bytes):
    with pytest.raises(CommandError, match=r"\AThe (?:file|text)[^\n]+\Z"):
        split(tmp_path, content)


def test_reports_a_missing_file(tmp_path: Path):
    with pytest.raises(CommandError, match="none cannot be read: No such file"):
        call_command("split_text", str(tmp_path / "none"))


def test_refuses_a_day_that_does_not_exist(tmp_path: Path):
    with pytest.raises(CommandError, match=r"13\.2 is no date"):
        call_command("split_text", str(tmp_path), "--published", "13.2")


@pytest.mark.slow
def test_is_silent_when_the_reader_closes_the_pipe():
    command = [sys.executable, str(ROOT / "manage.py"), "split_text", "-", "--jsonl"]
    line = json.dumps({"id": 1, "text": "It fell. " * 500}).encode() + b"\n"

    with subprocess.Popen(command, stdin=-1, stdout=-1, stderr=-1, cwd=ROOT) as process:
        process.stdin.write(line)
        process.stdin.flush()
        first = process.stdout.readline()  # the answer comes before the input ends
        process.stdout.close()
        _, complaints = process.communicate(line * 20, timeout=PATIENCE)

    assert len(json.loads(first)["sentences"]) == 500
    assert complaints == b""
    assert process.returncode == 0
