"""The worker: another one does the job of a killed one, once, while the server answers."""

import os
import signal
import time
import urllib.request
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import DjangoDbBlocker, Settings

from claims import ledger
from claims.evidence.actions import capturing
from claims.mail.actions.queueing import SEND
from claims.models import Evidence, Mail, Original, Person, Snapshot
from claims.vocabulary import Role
from tests import factories as make
from tests.evidence.capture import samples
from tests.mail.smtp_server import mail_server
from tests.waiting import PATIENCE, wait_for
from tests.workers import readers, worker


@pytest.fixture
def piece(committed_db: str, django_db_blocker: DjangoDbBlocker) -> Iterator[Evidence]:
    with django_db_blocker.unblock():
        review = make.save(make.make_claim(), make.make_person("Rita", Role.REVIEWER))
        yield review.evidence.get()


@pytest.fixture
def environment(committed_db: str, desk_environment: dict[str, str]) -> dict[str, str]:
    return desk_environment


def is_in(state: str) -> bool:
    return Snapshot.objects.filter(state=state).exists()


def test_copy_is_saved_at_once(piece: Evidence, environment: dict[str, str], tmp_path: Path):
    with worker(environment, tmp_path / "worker.log"):
        wait_for(lambda: _workers() == 1)
        wanted = capturing.paste_snapshot(piece=piece, by=piece.review.reviewer, text="Words.")
        wait_for(lambda: is_in("taken"))

    copy = Snapshot.objects.get(pk=wanted.pk)
    assert (copy.text, bytes(copy.original.content)) == ("Words.", b"Words.")
    wait_for(lambda: not ProcrastinateJob.objects.exists())
    assert _workers() == 0  # it removed its row when it ended


def test_dead_worker_is_noticed_within_a_minute():
    assert settings.WORKER_DEAD_AFTER + settings.WORKER_HEARTBEAT < 60


def test_job_of_a_killed_worker_is_done_once_by_another(
    piece: Evidence, environment: dict[str, str], live_desk: str, tmp_path: Path
):
    content = samples.make_pdf("It planted 1,200 of them.")
    capturing.upload_snapshot(piece=piece, by=piece.review.reviewer, content=content)
    with nobody_stores(piece), worker(environment, tmp_path / "first.log") as first:
        wait_for(_someone_waits_to_store)
        os.kill(first.pid, signal.SIGKILL)
        first.wait()
    assert is_in("working")

    def answers_while(job: tuple[str, int]) -> bool:
        with urllib.request.urlopen(f"{live_desk}/accounts/login/", timeout=PATIENCE) as answer:
            assert answer.status == 200
        jobs = set(ProcrastinateJob.objects.values_list("status", "attempts"))
        assert max(attempts for _, attempts in jobs) <= 1
        return job in jobs

    with worker(environment, tmp_path / "second.log"), worker(environment, tmp_path / "third.log"):
        with nobody_stores(piece):
            wait_for(lambda: answers_while(("doing", 1)))
        wait_for(lambda: is_in("taken"))
        time.sleep(3 * int(environment["WORKER_HEARTBEAT"]))  # jobs of dead workers were looked for

    copy = Snapshot.objects.get()
    assert (copy.state, copy.kind) == ("taken", "pdf")
    assert "It planted 1,200 of them." in copy.text
    assert Original.objects.count() == 1


@contextmanager
def nobody_stores(piece: Evidence) -> Iterator[None]:
    """Hold the lock without which no copy of this source is stored, so that a job stays under way."""
    with transaction.atomic():
        ledger.lock_chain(piece.review.claim_version.claim.article)
        yield


def _someone_waits_to_store() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks"
            " WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
        )
        return bool(cursor.fetchone()[0])


HOSTILE = (
    "image of 1e9 pixels",
    "zip bomb",
    "PDF bomb",
    "1 MB of nested div",
    "minutes of comments",  # the longest one last, so that the test requests pages meanwhile
)
"""One sample for each kind of parser that is dangerous to it."""


def test_signed_in_pages_answer_while_hostile_files_are_read(
    committed_db: str,
    django_db_blocker: DjangoDbBlocker,
    environment: dict[str, str],
    live_desk: str,
    tmp_path: Path,
):
    contents = {name: samples.HOSTILE[name][0]() for name in HOSTILE}
    with django_db_blocker.unblock():
        cited = [make.make_evidence(name, key=uuid.uuid4()) for name in HOSTILE]
        rita = make.make_person("Rita", Role.REVIEWER)
        claim = make.save(make.make_claim(), rita, make.make_draft(evidence=tuple(cited)))
        page = f"{live_desk}{claim.claim_version.claim.get_absolute_url()}"
        ask = browser_of(rita)
        ask(page)  # the first answer of a server takes longer than later ones

        with worker(environment, tmp_path / "worker.log"):
            wait_for(lambda: _workers() == 1)
            for piece in cited:
                file = SimpleUploadedFile("file", contents[piece.cited])
                ask(f"{page}evidence/{piece.key}/snapshot/", way="uploaded", file=file)
            answered_meanwhile = 0
            while _unfinished():
                assert all("Rita" in ask(place) for place in (f"{live_desk}/", page))
                answered_meanwhile += Snapshot.objects.filter(state="working").exists()

        assert answered_meanwhile
        names = {piece.key: piece.cited for piece in cited}
        states = {names[copy.key]: copy.state for copy in Snapshot.objects.all()}
        assert set(states.values()) <= {"taken", "refused"}
        assert [states[name] for name in HOSTILE[:2]] == ["refused", "refused"]
        assert readers() == []


def browser_of(person: Person) -> Callable[..., str]:
    """Return a function that requests a page as this person, or sends it a form, and returns the page."""
    client = Client()
    client.force_login(person)
    session, token = client.cookies[settings.SESSION_COOKIE_NAME].value, "a" * 32
    cookies = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={token}"

    def ask(address: str, **form: object) -> str:
        headers, body = {"Cookie": cookies}, None
        if form:
            headers["Content-Type"] = MULTIPART_CONTENT
            body = encode_multipart(BOUNDARY, form | {"csrfmiddlewaretoken": token})
        asked = urllib.request.Request(address, body, headers)
        with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
            assert answer.status == 200
            return answer.read().decode()

    return ask


def _unfinished() -> bool:
    return Snapshot.objects.filter(ended_at=None).exists()


END_WHILE_IDLE = """
WITH others AS (
    SELECT pid, state, query FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
)
SELECT pg_terminate_backend(pid) FROM others
WHERE (SELECT bool_and(state = 'idle') AND bool_or(query ILIKE 'LISTEN%') FROM others)
"""
"""End the connections of a worker that waits for work; a query under way would end the worker with it."""


def _end_connections() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(END_WHILE_IDLE)
        return bool(cursor.fetchall())


def test_worker_survives_a_lost_connection(
    piece: Evidence, environment: dict[str, str], tmp_path: Path
):
    with worker(environment, tmp_path / "worker.log") as process:
        wait_for(lambda: _workers() == 1)
        wait_for(_end_connections)
        capturing.paste_snapshot(piece=piece, by=piece.review.reviewer, text="Words.")

        wait_for(lambda: is_in("taken"))
        assert process.poll() is None


def _workers() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_workers")
        return cursor.fetchone()[0]


def test_worker_sends_mail_once(
    committed_db: str,
    environment: dict[str, str],
    tmp_path: Path,
    django_db_blocker: DjangoDbBlocker,
    settings: Settings,
):
    settings.SENDS_MAIL = True
    with django_db_blocker.unblock(), mail_server() as server:
        make.make_person("Edith", Role.EDITOR)
        reviewer, claim = make.make_person("Rita", Role.REVIEWER), make.make_claim()
        make.comment(claim, reviewer, "@Edith, is it so?")
        url = f"smtp://127.0.0.1:{server.port}"
        with worker(environment | {"EMAIL_URL": url}, tmp_path / "worker.log"):
            wait_for(lambda: Mail.objects.filter(state="sent").exists())
            wait_for(lambda: not ProcrastinateJob.objects.filter(task_name=SEND).exists())

    assert [message["Subject"] for message in server.received] == [
        f"Rita mentioned you on claim {claim.number}"
    ]
