"""Drive a server as many browsers do, over connections that stay open, from one thread.

It shares two cores with the server and the database, so it must cost little: one loop over the sockets that
are ready, and no parsing beyond the status, the length and the cookies. A *script* is a generator that yields
requests and gets an answer for each; it says what one browser does.
"""

import re
import select
import socket
import time
from collections.abc import Generator, Iterable
from dataclasses import dataclass, field
from urllib.parse import urlencode

HOST = "127.0.0.1"
BLOCK = 1 << 18
PATIENCE = 60
"""Seconds without any answer after which the drive fails."""
STATUS = re.compile(rb"HTTP/1\.1 (\d{3})")
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
CHUNKED = re.compile(rb"\r\ntransfer-encoding: *chunked", re.IGNORECASE)
SET_COOKIE = re.compile(rb"\r\nset-cookie: *([^=;\s]+)=([^;\r]*)", re.IGNORECASE)
LOCATION = re.compile(rb"\r\nlocation: *([^\r]*)", re.IGNORECASE)
CLOSES = re.compile(rb"\r\nconnection: *close", re.IGNORECASE)
WITHOUT_BODY = (204, 304)

type Script = Generator[bytes, Answer]


class Unexpected(Exception):
    """The server gave an answer that the script did not expect, or none."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one request."""

    status: int
    head: bytes
    body: bytes
    size: int
    """Bytes on the wire, head and body."""
    seconds: float

    @property
    def location(self) -> str:
        """The address of a redirect, without its fragment."""
        found = LOCATION.search(self.head)
        if self.status not in {301, 302, 303} or not found:
            raise Unexpected(f"no redirect but {self.status}: {summarise(self.body)}")
        return found[1].decode().split("#")[0]


@dataclass
class Browser:
    """Makes the requests of one browser, which keeps its cookies. `headers` go with every request."""

    port: int
    cookies: dict[str, str]
    headers: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.cookies = {"csrftoken": "a" * 32} | self.cookies
        self._write_head()

    def _write_head(self) -> None:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items() if value)
        lines = [f"Host: localhost:{self.port}", f"Cookie: {cookies}"]
        lines += [f"{name}: {value}" for name, value in self.headers.items()]
        self._head = "\r\n".join(lines)

    def get(self, path: str) -> bytes:
        """Return the request for a page."""
        return f"GET {path} HTTP/1.1\r\n{self._head}\r\n\r\n".encode()

    def post(self, path: str, fields: dict[str, str]) -> bytes:
        """Return the request that sends a form."""
        body = urlencode(fields | {"csrfmiddlewaretoken": self.cookies["csrftoken"]}).encode()
        head = (
            f"POST {path} HTTP/1.1\r\n{self._head}\r\nOrigin: http://localhost:{self.port}\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body

    def keep_cookies(self, answer: Answer) -> None:
        """Take the cookies that an answer sets; an empty value drops one."""
        if b"et-cookie" not in answer.head:
            return
        for name, value in SET_COOKIE.findall(answer.head):
            self.cookies[name.decode()] = value.decode() if value != b'""' else ""
        self._write_head()


def drive(port: int, scripts: Iterable[Script]) -> float:
    """Run each script over a connection of its own until all have ended; return the seconds that took.

    Raises Unexpected if the server closes a connection in the middle of an answer or falls silent.
    """
    lines = [Line(port, script) for script in scripts]
    poll = select.epoll()
    by_socket = {line.socket.fileno(): line for line in lines}
    try:
        began = time.perf_counter()
        for number, line in by_socket.items():
            if line.begin():
                poll.register(number, select.EPOLLIN)
            else:
                line.socket.close()
        running = sum(not line.is_done for line in lines)
        while running:
            ready = poll.poll(PATIENCE)
            if not ready:
                raise Unexpected(f"no answer for {PATIENCE} seconds")
            for number, _ in ready:
                line = by_socket[number]
                if not line.is_done and not line.read():
                    poll.unregister(number)
                    running -= 1
        return time.perf_counter() - began
    finally:
        poll.close()
        for line in lines:
            line.socket.close()


def fetch(port: int, request: bytes) -> Answer:
    """Send one request over a connection of its own, and return the answer."""
    answers: list[Answer] = []

    def ask() -> Script:
        answers.append((yield request))

    drive(port, [ask()])
    return answers[0]


class Line:
    """One connection, and the script that speaks over it."""

    def __init__(self, port: int, script: Script) -> None:
        self.script, self.is_done = script, False
        self.socket = socket.create_connection((HOST, port), timeout=PATIENCE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.received = b""
        self.sent_at = 0.0

    def begin(self) -> bool:
        """Send the script's first request; return whether there is one."""
        return self._send(None)

    def _send(self, answer: Answer | None) -> bool:
        try:
            request = self.script.send(answer)  # type: ignore[arg-type]  # None starts a generator
        except StopIteration:
            self.is_done = True
            return False
        self.sent_at = time.perf_counter()
        self.socket.sendall(request)
        return True

    def read(self) -> bool:
        """Read what has arrived; give the script its answer once it is whole. Return whether it goes on."""
        block = self.socket.recv(BLOCK)
        if not block:
            raise Unexpected(f"the connection was closed after {len(self.received)} bytes")
        self.received = self.received + block if self.received else block
        answer = parse(self.received, self.sent_at)
        if answer is None:
            return True
        self.received = b""
        if CLOSES.search(answer.head):
            raise Unexpected(f"the server closes the connection after {answer.status}")
        return self._send(answer)


def parse(received: bytes, sent_at: float) -> Answer | None:
    """Return the answer in these bytes, or None if it has not arrived completely."""
    end = received.find(b"\r\n\r\n")
    if end < 0:
        return None
    head, body = received[:end], received[end + 4 :]
    status = int(STATUS.match(head)[1])  # type: ignore[index]
    if length := LENGTH.search(head):
        if len(body) < int(length[1]) and status not in WITHOUT_BODY:
            return None
    elif CHUNKED.search(head):
        if not body.endswith(b"0\r\n\r\n"):
            return None
        body = join_chunks(body)
    return Answer(status, head, body, len(received), time.perf_counter() - sent_at)


def join_chunks(body: bytes) -> bytes:
    """Return the content of a body that was sent in chunks."""
    parts, at = [], 0
    while True:
        end = body.index(b"\r\n", at)
        size = int(body[at:end], 16)
        if not size:
            return b"".join(parts)
        parts.append(body[end + 2 : end + 2 + size])
        at = end + 2 + size + 2


TAGS = re.compile(rb"<[^>]*>|\s+")


def summarise(page: bytes) -> str:
    """Return the beginning of a page's text, for an error message."""
    return TAGS.sub(b" ", page).decode("utf-8", "replace")[:300].strip()
