"""Stop a request that takes too long, so that a few slow pages don't keep everybody else waiting.

A view that waits for the database is stopped by the database: each statement gets the time that is left. A view that
computes is stopped by a watching thread, which raises TimeLimitReached in it. Both are answered with 503 and one
sentence. See docs/decisions for the ways that we didn't take.
"""

import ctypes
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import FrameType
from typing import Any

from django.conf import settings
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from psycopg.errors import QueryCanceled
from psycopg.pq import TransactionStatus

from claims.access.refusals import Refusal
from claims.web.middleware import refuse

SENTENCE = (
    "We stopped because this took too long. Go back and try again. If it happens again, tell the person who runs "
    "this site."
)
EXTRA_SECONDS = 2
"""What a view gets after it was stopped, to show its form again with what was typed."""
WATCH_SECONDS = 0.2
LOCKING_CODE = (
    "/psycopg",
    "/django/db/backends/",
    "/django/db/transaction.py",
    "/django/db/utils.py",
    "/threading.py",
    "/logging/",
    "importlib",
)
"""Code that holds locks or the state of a connection. Nothing is raised in it."""


class TimeLimitReached(Refusal):
    """The request took longer than REQUEST_SECONDS. Raised without arguments by the watching thread."""

    status = 503

    def __init__(self) -> None:
        super().__init__(SENTENCE)


@dataclass
class RunningRequest:
    """A request that a thread is answering, until `deadline` (of `time.monotonic`)."""

    deadline: float
    thread: int = field(default_factory=threading.get_ident)
    has_short_statements: bool = False
    """Whether the connection's statement_timeout was changed."""

    def run_statement(
        self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict
    ) -> Any:
        """Run a statement with the time that is left; to be used as an execute wrapper of Django."""
        left = self.deadline - time.monotonic()
        if left < settings.STATEMENT_SECONDS and not _has_failed():  # else it is the rollback
            if left <= 0:
                self.allow_more()
                raise TimeLimitReached
            self.has_short_statements = True
            connection.connection.execute(f"SET statement_timeout = {max(1, int(left * 1000))}")
        return execute(sql, params, many, context)

    def allow_more(self) -> None:
        """Give the request EXTRA_SECONDS from now, because it is being stopped."""
        self.deadline = time.monotonic() + EXTRA_SECONDS


class Watch:
    """Looks at all running requests a few times a second. One thread for each process, started by its first request."""

    def __init__(self) -> None:
        self.running: dict[int, RunningRequest] = {}
        self.lock = threading.Lock()
        self.is_started = False
        self.report = sys.unraisablehook

    def start(self, request: RunningRequest) -> None:
        """Watch a request."""
        self.running[request.thread] = request
        if not self.is_started:
            with self.lock:
                if not self.is_started:
                    self.report, sys.unraisablehook = sys.unraisablehook, self.note_lost
                    threading.Thread(target=self.look, name="time limit", daemon=True).start()
                    self.is_started = True

    def stop(self, request: RunningRequest) -> None:
        """Forget a request, and an exception that was not raised in it yet."""
        del self.running[request.thread]
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(request.thread), None)

    def look(self) -> None:
        """Stop every request that is too late, for ever."""
        while True:
            time.sleep(WATCH_SECONDS)
            now = time.monotonic()
            late = [request for request in list(self.running.values()) if request.deadline < now]
            for request in late:
                self.interrupt(request)

    def note_lost(self, lost: Any) -> None:
        """Raise an exception again that was lost in a destructor; report others as before."""
        request = self.running.get(threading.get_ident())
        if lost.exc_type is not TimeLimitReached:
            self.report(lost)
        elif request:
            request.deadline = time.monotonic()

    def interrupt(self, request: RunningRequest) -> None:
        """Raise TimeLimitReached in the request's thread, unless its code holds a lock now: then later.

        The thread doesn't run while this one looks at it, and gets the exception where it stands or at its next call.
        In a destructor it is lost: then `note_lost` lets it be raised again.
        """
        frame = sys._current_frames().get(request.thread)  # noqa: SLF001 - documented for debuggers
        if self.running.get(request.thread) is not request or not may_interrupt(frame):
            return
        request.allow_more()
        ctypes.pythonapi.PyThreadState_SetAsyncExc(
            ctypes.c_ulong(request.thread), ctypes.py_object(TimeLimitReached)
        )


WATCH = Watch()


def may_interrupt(frame: FrameType | None) -> bool:
    """Return whether a thread whose innermost frame this is runs a view, and none of LOCKING_CODE."""
    for name in _list_files(frame):
        if name == __file__:
            return True
        if any(part in name for part in LOCKING_CODE):
            return False
    return False


def _list_files(frame: FrameType | None) -> Iterator[str]:
    """Yield the file of each frame from the innermost outwards, up to the view's first."""
    is_innermost = True
    while frame is not None:
        name = frame.f_code.co_filename
        if is_innermost and name == __file__:
            return
        yield name
        is_innermost, frame = False, frame.f_back


class TimeLimitMiddleware:
    """Gives each view REQUEST_SECONDS. It comes last, so that refusals are shown by the middleware before it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request within the limit."""
        running = RunningRequest(time.monotonic() + settings.REQUEST_SECONDS)
        with connection.execute_wrapper(running.run_statement):
            WATCH.start(running)
            try:
                return self.get_response(request)
            finally:
                WATCH.stop(running)
                if running.has_short_statements:
                    _reset_statement_timeout()

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a statement that the database stopped; a TimeLimitReached is shown like every refusal."""
        is_stopped = isinstance(exception, OperationalError) and isinstance(
            exception.__cause__, QueryCanceled
        )
        if not is_stopped:
            return None
        WATCH.running[threading.get_ident()].allow_more()
        return refuse(request, SENTENCE, TimeLimitReached.status)


def _has_failed() -> bool:
    """Return whether the database accepts nothing on this connection but a rollback."""
    state = connection.connection.info.transaction_status
    return state not in (TransactionStatus.IDLE, TransactionStatus.INTRANS)


def _reset_statement_timeout() -> None:
    """Give the connection back with the limit that it was opened with."""
    if connection.connection and not _has_failed():
        connection.connection.execute("RESET statement_timeout")
