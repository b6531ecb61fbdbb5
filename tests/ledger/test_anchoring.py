"""Anchors: the heads of all chains in a file, stored, sent and time-stamped, and compared with the ledger later."""

import io
import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django.fixtures import Settings

from claims.ledger.anchoring import make_anchor, send_anchor
from claims.ledger.time_stamps import BadTimeStamp, check_time_stamp
from claims.models import EventChain
from claims.tasks import anchor_ledger_daily
from tests import factories as make
from tests.ledger import authority, tampering
from tests.ledger.authority import Authority


@pytest.fixture(scope="module")
def stamps(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    assert shutil.which("openssl")
    with authority.running(tmp_path_factory.mktemp("authority")) as made:
        yield made


@pytest.fixture
def stamping(stamps: Authority, settings: Settings, tmp_path: Path) -> Authority:
    """The settings name a folder and the authority."""
    settings.ANCHOR_FOLDER, settings.ANCHOR_TSA = tmp_path, stamps.address
    settings.ANCHOR_TSA_ROOTS = stamps.roots
    stamps.asked, stamps.answer = [], None
    return stamps


def anchor_to(file: Path) -> str:
    out = io.StringIO()
    call_command("anchor_ledger", str(file), stdout=out)
    return out.getvalue()


def verify(file: Path, *options: str) -> str:
    out = io.StringIO()
    call_command("verify_ledger", "--anchor", str(file), *options, stdout=out)
    return out.getvalue()


def test_anchor_is_canonical_json_with_the_head_of_every_chain(db: None, tmp_path: Path):
    make.make_report()
    make.make_article()

    anchor_to(tmp_path / "anchor.json")

    text = (tmp_path / "anchor.json").read_text("utf-8")
    content = json.loads(text)
    assert text == json.dumps(content, sort_keys=True, separators=(",", ":")) + "\n"
    assert (content["format"], content["site"]) == (
        "factcheck-anchor/1",
        "https://facts.example.org",
    )
    chains = EventChain.objects.filter(count__gt=0).values_list("pk", "count", "head")
    assert content["heads"] == {str(key): [count, head] for key, count, head in chains}


def test_ledger_that_went_on_fits_its_anchor(db: None, tmp_path: Path):
    article = make.make_report().article
    anchor_to(tmp_path / "anchor.json")
    make.make_claim(article)

    assert "Compared with 2 heads" in verify(tmp_path / "anchor.json")


@pytest.mark.parametrize("kind", ["rewritten", "cut", "deleted"])
def test_anchor_shows_what_was_rewritten_everywhere_else(db: None, tmp_path: Path, kind: str):
    chain = EventChain.objects.get(article=make.make_agreed().article).pk
    anchor_to(tmp_path / "anchor.json")
    for statement in (
        "SET CONSTRAINTS ALL IMMEDIATE", "SET LOCAL session_replication_role = replica",
        "DELETE FROM claims_event WHERE event_type = 'record-heads'", "DELETE FROM claims_seenhead",
        *(f"ALTER TABLE claims_event ALTER COLUMN {name} DROP EXPRESSION" for name in ("actor_id", "object_type", "object_id")),
    ):  # fmt: skip
        with connection.cursor() as cursor:
            cursor.execute(statement)
    if kind == "rewritten":
        tampering.rewrite(chain, 2, lambda _header, payload: payload.update(note="So."))
    elif kind == "cut":
        tampering.cut_tail(chain, 4, with_head=True)
    else:
        tampering.delete_chain(chain)

    out = io.StringIO()
    with pytest.raises(CommandError):
        call_command(
            "verify_ledger", "--json", "--anchor", str(tmp_path / "anchor.json"), stdout=out
        )

    problems = json.loads(out.getvalue())["problems"]
    assert chain in {problem["chain"] for problem in problems if problem["kind"] == "anchor"}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is no JSON"),
        (b"\xff\xfe", "is no JSON"),
        (b"[" * 100_000, "is no JSON"),
        (b"[]", "is no anchor"),
        (b'{"format":"factcheck-anchor/2"}', "is no anchor"),
        (b'{"format":"factcheck-anchor/1"}', "names no time"),
        (b'{"format":"factcheck-anchor/1","at":"now"}', "names no heads"),
        (b'{"format":"factcheck-anchor/1","at":"now","heads":{"1":[1,"x"]}}', "malformed head of chain"),
        (b'{"format":"factcheck-anchor/1","at":"now","heads":{"\\ud800":[1,1]}}', "malformed head of chain"),
        (b'{"format":"factcheck-anchor/1","at":"now","heads":{"1":[NaN,1]}}', "malformed head of chain"),
        (None, "can’t be read"),
    ],
)  # fmt: skip
def test_file_that_is_no_anchor_is_refused_in_a_sentence(
    db: None, tmp_path: Path, content: bytes | None, words: str
):
    file = tmp_path / "anchor.json"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(CommandError, match=words):
        verify(file)


def test_anchor_without_a_place_is_refused_in_a_sentence(db: None):
    with pytest.raises(CommandError, match="Name a file, or set ANCHOR_FOLDER"):
        call_command("anchor_ledger")


def test_anchor_records_the_heads_in_the_newsroom_first(db: None, tmp_path: Path):
    make.make_article()

    anchor_to(tmp_path / "anchor.json")

    newsroom = EventChain.objects.get(article=None)
    content = json.loads((tmp_path / "anchor.json").read_bytes())
    assert newsroom.events.last().event_type == "record-heads"
    assert content["heads"][str(newsroom.pk)] == [newsroom.count, newsroom.head]


def test_anchor_is_mailed_with_the_file(
    db: None, settings: Settings, mailoutbox: list[mail.EmailMessage]
):
    make.make_article()
    settings.ANCHOR_MAIL = "keeper@elsewhere.example"
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}

    done = send_anchor(anchor := make_anchor())

    [sent] = mailoutbox
    assert sent.to == ["keeper@elsewhere.example"]
    [attached] = sent.attachments
    assert (attached.filename, json.loads(attached.content)) == (
        anchor.name,
        json.loads(anchor.content),
    )
    assert done == [f"Sent {anchor.name} to keeper@elsewhere.example."]


def test_job_stores_an_anchor_with_a_time_stamp_that_openssl_accepts(
    db: None, stamping: Authority, tmp_path: Path
):
    make.make_report()

    anchor_ledger_daily(timestamp=0)

    [anchor] = tmp_path.glob("factcheck-anchor-*.json")
    stamp = anchor.with_name(f"{anchor.name}.tsr")
    command = ["openssl", "ts", "-verify", "-data", anchor, "-in", stamp, "-CAfile", stamping.roots]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "Verification: OK" in done.stdout + done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == [anchor.name, stamp.name]


def test_authority_is_told_the_hash_and_nothing_else(db: None, stamping: Authority):
    make.make_article()

    send_anchor(make_anchor())

    [query] = stamping.asked
    assert len(query) < 120


def test_verification_says_when_the_anchor_was_stamped(
    db: None, stamping: Authority, tmp_path: Path
):
    make.make_article()
    anchor_to(tmp_path / "anchor.json")

    assert "Its time stamp says that it existed on" in verify(tmp_path / "anchor.json")


def test_anchor_that_was_changed_after_its_time_stamp_is_refused(
    db: None, stamping: Authority, tmp_path: Path
):
    make.make_article()
    file = tmp_path / "anchor.json"
    anchor_to(file)
    file.write_text(
        file.read_text("utf-8").replace("facts.example.org", "other.example.org"), "utf-8"
    )

    with pytest.raises(CommandError, match="time stamp isn’t valid"):
        verify(file)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((500, b""), "answered 500"),
        ((302, b""), "answered 302"),
        ((200, b""), "no time stamp"),
        ((200, b"<html>"), "no time stamp"),
        ((200, b"\x30" * 200_000), "200000 bytes|100001 bytes"),
        ((200, bytes.fromhex("30053003020102")), "no time stamp|refused"),
    ],
)
def test_answer_that_is_no_time_stamp_stores_nothing(
    db: None, stamping: Authority, tmp_path: Path, answer: tuple[int, bytes], words: str
):
    make.make_article()
    stamping.answer = answer

    with pytest.raises(BadTimeStamp, match=words):
        send_anchor(make_anchor())

    assert list(tmp_path.iterdir()) == []


def test_time_stamp_of_another_request_is_refused(db: None, stamping: Authority):
    make.make_article()
    send_anchor(make_anchor())
    stamping.answer = (200, stamping.stamp(stamping.asked[0]))

    with pytest.raises(BadTimeStamp, match="answers another request"):
        send_anchor(make_anchor())


def test_time_stamp_of_an_authority_that_nobody_trusts_is_refused(
    db: None, stamping: Authority, tmp_path_factory: pytest.TempPathFactory, settings: Settings
):
    make.make_article()
    other = tmp_path_factory.mktemp("other")
    authority._write_certificates(other)
    settings.ANCHOR_TSA_ROOTS = other / "root.pem"

    with pytest.raises(BadTimeStamp, match="isn’t valid"):
        send_anchor(make_anchor())


def test_time_stamp_of_another_file_is_refused_without_trusted_certificates_too(stamps: Authority):
    query = authority_query(b"one file", stamps)
    answer = stamps.stamp(query)

    with pytest.raises(BadTimeStamp, match="for another file"):
        check_time_stamp(b"another file", answer, None)


def authority_query(content: bytes, stamps: Authority) -> bytes:
    command = ["openssl", "ts", "-query", "-data", "/dev/stdin", "-sha256", "-cert"]
    return subprocess.run(command, input=content, capture_output=True, check=True).stdout


def test_authority_that_is_away_is_named(db: None, stamping: Authority, settings: Settings):
    make.make_article()
    settings.ANCHOR_TSA = "http://127.0.0.1:1/"

    with pytest.raises(CommandError, match="can’t be reached"):
        call_command("anchor_ledger")
