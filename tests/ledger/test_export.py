"""Another program can verify the ledger from an export; the one in docs/ledger.md does."""

import io
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import DjangoDbBlocker

from claims.ledger import erase_payload, lock_chain
from claims.ledger.anchoring import make_anchor
from claims.ledger.heads import record_all_heads
from claims.models import Article, Event, Report
from claims.vocabulary import Role
from tests import factories as make

DOCS = Path(__file__).resolve().parents[2] / "docs" / "ledger.md"
CODE = re.compile(r"```python\n(.*?)```", re.DOTALL)
LONGEST = 60
"""Lines of the program in the documentation."""


@pytest.fixture(scope="module")
def files(
    module_db: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """A folder with an export of two articles, one of them published, a report, an anchor, and the program."""
    folder = tmp_path_factory.mktemp("export")
    with django_db_blocker.unblock():
        report = make.make_report()
        make.make_agreed()
        editor = make.make_person("Eraser", Role.EDITOR)
        event = Event.objects.get(chain__article=report.article, sequence=3)
        erase_payload(chain=lock_chain(report.article), event=event, by=editor, reason="Asked.")
        record_all_heads()
        (folder / "anchor.json").write_bytes(make_anchor().content)
        (folder / "report.json").write_text(report.document, "utf-8")
        (folder / "all.jsonl").write_text(export(), "utf-8")
        (folder / "public.jsonl").write_text(export("--public"), "utf-8")
        (folder / "one.jsonl").write_text(export("--article", report.article.slug), "utf-8")
    [program] = CODE.findall(DOCS.read_text("utf-8"))
    (folder / "verify.py").write_text(program, "utf-8")
    return folder


def export(*options: str) -> str:
    out = io.StringIO()
    call_command("export_ledger", *options, stdout=out)
    return out.getvalue()


def verify(folder: Path, *names: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-I", "verify.py", *names], cwd=folder, capture_output=True, text=True, check=False
    )  # fmt: skip


def test_program_in_the_documentation_is_short_and_needs_only_python(files: Path):
    program = (files / "verify.py").read_text("utf-8")

    assert len(program.splitlines()) <= LONGEST
    imported = re.findall(r"^(?:import|from) (.*)$", program, re.MULTILINE)
    assert imported == ["hashlib, json, sys"]


@pytest.mark.parametrize("name", ["all.jsonl", "public.jsonl", "one.jsonl"])
def test_program_finds_no_problem_in_an_export(files: Path, name: str):
    done = verify(files, name, "report.json", "anchor.json")

    assert (done.returncode, done.stderr) == (0, "")
    chains = 1 if name == "one.jsonl" else 3
    assert done.stdout.startswith(f"{chains} chains, ")


def change_line(number: int, **values: object) -> Callable[[list[dict]], object]:
    return lambda lines: lines[number].update(values)


def edit_header(lines: list[dict]) -> None:
    lines[6]["header"] = lines[6]["header"].replace('"actor":"', '"actor":"person:1')


def change_body(lines: list[dict]) -> None:
    next(line for line in lines if line.get("body"))["body"] = "{}"


CHANGES: dict[str, tuple[Callable[[list[dict]], object], str]] = {
    "header": (edit_header, "the header does not match its hash"),
    "hash": (change_line(7, hash="a" * 64), "does not follow the event before it"),
    "payload": (change_body, "the payload does not match the header"),
    "event deleted": (lambda lines: lines.pop(7), "does not follow"),
    "events swapped": (lambda lines: lines.insert(6, lines.pop(7)), "is another event's"),
    "tail cut": (lambda lines: lines.pop(), "count and head"),
    "head": (change_line(1, head="a" * 64), "count and head"),
    "chain deleted": (
        lambda lines: lines.__delitem__(slice(*[n for n, line in enumerate(lines) if "chain" in line][1:])),
        "is not the one that",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_program_names_what_was_changed_in_an_export(files: Path, tmp_path: Path, name: str):
    change, words = CHANGES[name]
    lines = [json.loads(line) for line in (files / "all.jsonl").read_text("utf-8").splitlines()]
    change(lines)
    changed = tmp_path / "changed.jsonl"
    changed.write_text("\n".join(map(json.dumps, lines)), "utf-8")

    done = verify(files, str(changed), "report.json", "anchor.json")

    assert (done.returncode, done.stderr) == (1, "")
    assert words in done.stdout


def test_program_names_a_report_that_nobody_published(files: Path, tmp_path: Path):
    document = json.loads((files / "report.json").read_bytes()) | {"reason": "Otherwise."}
    other = tmp_path / "report.json"
    other.write_text(json.dumps(document), "utf-8")

    assert "no event published this report" in verify(files, "all.jsonl", str(other)).stdout


def test_public_export_holds_no_words_of_reviews_and_no_salt_that_would_let_them_be_guessed(
    files: Path, db: None
):
    public, everything = (
        (files / name).read_text("utf-8") for name in ("public.jsonl", "all.jsonl")
    )

    assert "Counted." in everything
    assert "Counted." not in public
    lines = [json.loads(line) for line in public.splitlines()]
    withheld = [line for line in lines if line.get("body", "") is None]
    assert withheld
    assert {line["salt"] for line in withheld} == {None}


def test_export_of_one_article_has_only_its_chain(files: Path, db: None):
    lines = [json.loads(line) for line in (files / "one.jsonl").read_text("utf-8").splitlines()]

    assert [line["article"] for line in lines if "chain" in line] == [
        Article.objects.get(pk=Report.objects.get().article_id).slug
    ]


def test_export_of_an_unknown_article_is_refused_in_a_sentence(db: None):
    with pytest.raises(CommandError, match="There is no article “nowhere”"):
        export("--article", "nowhere")
