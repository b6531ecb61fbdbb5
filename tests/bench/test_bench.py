"""The code of the bench works: small drives against a real server, and no figure that a test depends on."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.utils.module_loading import import_string

from claims.models import Claim, Person, Review, ReviewSlot, Source
from claims.vocabulary import ReviewState, Role
from tests import factories as make
from tests.bench import newsroom, sources, take
from tests.bench.__main__ import ENTRIES, IN_ARCHIVES
from tests.bench.cycle import Reviewer, review
from tests.bench.draft_entry import AS_FRAGMENT, Writer, save
from tests.bench.driving import Browser, Unexpected, fetch, parse
from tests.bench.processes import CpuMeter, find_descendants, read_memory
from tests.bench.rates import Visit, measure_rate
from tests.bench.reference.entry import open_bare, prepare
from tests.bench.reference.recording import FOLDER, Statement, without_session
from tests.bench.results import (
    KEYS,
    Limit,
    Result,
    at_least,
    at_most,
    build_table,
    ratio_at_least,
    report,
)
from tests.bench.running import serve_reference
from tests.browsers import ROOT, free_port

CYCLES = 3
SPIN = """
import sys, time
print("ready", flush=True)
sys.stdin.readline()
end = time.process_time() + 0.1
while time.process_time() < end:
    pass
print("done", flush=True)
sys.stdin.read()
"""


def find_port(address: str) -> int:
    return urlsplit(address).port or 0


@pytest.fixture
def editor(live_desk: str) -> Person:
    """An editor in the database of the server."""
    return make.make_person("Edith", Role.EDITOR)


def test_a_reviewer_submits_and_sees_the_next_claim(live_desk: str, editor: Person):
    (person,) = newsroom.make_reviewers("Reviewer", 1)
    newsroom.provide_slots(newsroom.REVIEWS, editor)
    browser = Browser(find_port(live_desk), newsroom.sign_in(person))

    times = review(browser.port, [Reviewer(browser)], seconds=60, most=CYCLES)

    submitted = Review.objects.filter(reviewer=person, state=ReviewState.SUBMITTED)
    assert len(times.cycle) == submitted.count() == CYCLES
    assert submitted.filter(evidence__stance="supports").count() == CYCLES
    assert times.per_second > 0


def test_bare_views_answer_the_same_requests_and_write_nothing(
    live_desk: str, editor: Person, desk_environment: dict[str, str], tmp_path: Path
):
    host, port = f"localhost:{find_port(live_desk)}", free_port()
    newsroom.provide_slots(newsroom.REVIEWS, editor)
    people = prepare(tmp_path / FOLDER, host, editor, 1)
    (template,) = (tmp_path / FOLDER).glob("*.html")

    with serve_reference(tmp_path, port, **desk_environment) as server:
        (bare,) = open_bare(port, people)
        times = review(port, [bare], seconds=60, most=CYCLES)
        page = fetch(port, bare.browser.get("/claims/"))
        assert server.find_groups()["server"] == find_descendants(server.process.pid)

    assert len(times.cycle) == CYCLES
    assert not Review.objects.exists()
    assert ReviewSlot.objects.get(person=people[0]).is_assigned  # nobody else works in that article
    parts = re.findall(r"{% verbatim %}(.*?){% endverbatim %}", template.read_text(), re.DOTALL)
    assert len(parts) > 1  # between them are tokens
    assert all(part in page.body.decode() for part in parts)


@pytest.mark.parametrize(
    ("sql", "is_kept"),
    [
        ('SELECT s.session_key, p.id FROM claims_session s JOIN claims_person p ON p.id = s.person_id', False),
        ('SELECT "django_session"."session_key" FROM "django_session"', False),
        ('SELECT "claims_person"."id" FROM "claims_person" WHERE "claims_person"."id" = %s', False),
        ('SELECT "claims_claim"."id", ARRAY(SELECT 1 FROM "claims_person") FROM "claims_claim"', True),
    ],
)  # fmt: skip
def test_only_the_session_and_its_person_are_left_to_the_bare_middleware(sql: str, is_kept: bool):
    statement = Statement(sql, None, is_bound_by_server=True)

    assert without_session([statement]) == ((statement,) if is_kept else ())


def test_a_writer_saves_again_and_again(live_desk: str, editor: Person):
    (person,) = newsroom.make_reviewers("Reviewer", 1)
    article = newsroom.load(newsroom.write_text(2), editor)
    browser = Browser(find_port(live_desk), newsroom.sign_in(person), AS_FRAGMENT)
    writer = Writer(browser, f"/articles/{article.slug}/claims/1/")

    saves = save(browser.port, [writer], seconds=60, most=CYCLES)

    draft = Review.objects.get(reviewer=person, state=ReviewState.DRAFT)
    assert (len(saves.ms), draft.version) == (CYCLES, CYCLES)
    assert draft.rationale == "Counted " * CYCLES + "Counted"


def test_a_page_is_asked_for_until_the_time_is_over(live_desk: str, editor: Person):
    browser = Browser(find_port(live_desk), newsroom.sign_in(editor))

    rate = measure_rate([Visit(browser, browser.get("/articles/"))] * 2, dict, seconds=0.2)

    assert rate.per_second > 0
    assert rate.size > 1_000
    assert set(rate.cpu_ms) == {"client"}


def test_another_status_than_expected_ends_the_drive(live_desk: str):
    browser = Browser(find_port(live_desk), {})

    with pytest.raises(Unexpected, match=r"/articles/: 302"):
        measure_rate([Visit(browser, browser.get("/articles/"))], dict, seconds=0.1)


def test_every_entry_is_there():
    assert all(callable(import_string(entry)) for entry in ENTRIES.values())
    for test, _ in IN_ARCHIVES.values():
        module, _, name = test.partition("::")
        assert name in (ROOT / module).read_text()


def test_an_unknown_entry_is_refused_with_the_known_ones():
    command = [sys.executable, "-m", "tests.bench", "--only", "cycle,cycles"]

    ended = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True)

    assert ended.returncode == 2
    assert "no entry cycles; there are cycle, reference" in ended.stderr


def test_the_archives_of_entries_can_be_made(committed_db: str):
    people = newsroom.make_reviewers("Reviewer", take.PEOPLE)
    like = make.fresh(make.make_claim())
    disputed = make.make_disputed()

    take.build(0, 40, people, like)
    sources.grow(1, 20, list(disputed.round.reviews.values_list("pk", flat=True)))

    assert Claim.objects.filter(pk__gte=take.BASE).count() == 40
    assert Source.objects.filter(identity__startswith="grown").count() == 20
    assert all(ask() is not None for ask in sources.questions(people[0], disputed).values())


def test_a_line_has_every_key(capsys: pytest.CaptureFixture[str]):
    report(Result("cycle", 81.234, "cycles/s", at_least(80), sizes={"claims": 19}))

    line = json.loads(capsys.readouterr().out)
    assert tuple(line) == KEYS
    assert (line["figure"], line["limit"], line["reached"]) == (81.2, "≥ 80", True)
    assert {"python", "django", "postgresql"} <= line["versions"].keys()


@pytest.mark.parametrize(
    ("limit", "ratio", "is_reached"),
    [
        (None, None, None),
        (at_least(10), None, True),
        (at_least(10.1), None, False),
        (at_most(10), None, True),
        (at_most(9.9), None, False),
        (ratio_at_least(0.4), 0.4, True),
        (ratio_at_least(0.4), 0.39, False),
        (ratio_at_least(0.4), None, False),
    ],
)
def test_a_limit_is_reached_by_the_figure_or_the_ratio(
    limit: Limit | None, ratio: float | None, is_reached: bool | None
):
    result = Result("x", 10, "/s", limit, ratio)

    assert result.is_reached is is_reached
    if limit:
        assert ("yes" if is_reached else "no") in build_table([json.loads(result.to_json())])


@pytest.mark.parametrize(
    ("received", "body"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", b"hello"),
        (b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhel", None),
        (b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n", None),
        (b"HTTP/1.1 204 No Content\r\n\r\n", b""),
        (b"HTTP/1.1 304 Not Modified\r\nContent-Length: 70\r\n\r\n", b""),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n", b"hello"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n", None),
    ],
)  # fmt: skip
def test_an_answer_is_read_when_all_of_it_is_there(received: bytes, body: bytes | None):
    answer = parse(received, 0.0)

    assert (answer.body if answer else None) == body


def test_a_browser_keeps_its_cookies():
    browser = Browser(80, {"sessionid": "s"})
    head = b'HTTP/1.1 302 Found\r\nSet-Cookie: messages="a,b"; Path=/\r\nset-cookie: sessionid=""; Max-Age=0\r\n\r\n'
    answer = parse(head.replace(b"302 Found", b"204 No"), 0.0)

    browser.keep_cookies(answer)

    assert b'messages="a,b"' in browser.get("/")
    assert b"sessionid" not in browser.get("/")


def test_cpu_and_memory_of_another_process_are_read():
    command = [sys.executable, "-c", SPIN]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        meter = CpuMeter({"child": {process.pid}})
        process.stdin.write(b"go\n")
        process.stdin.flush()
        process.stdout.readline()
        spent = meter.read(2)
        memory = read_memory({process.pid})
        found = find_descendants(os.getpid())

    assert 25 < spent["child"] < 500
    assert 1 < memory < 200
    assert {os.getpid(), process.pid} <= found
