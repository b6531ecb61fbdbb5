"""The one way out of the desk: GET an address of a public machine, within limits of size and time.

A host's name is looked up once and the connection is made to what was judged: nothing in between can look
it up again. Redirects are judged like first addresses. Nobody's credentials, cookies or proxies take part.
"""

import contextlib
import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import quote, urljoin, urlsplit

import certifi

from claims.evidence.capture.addresses import is_public

MOST_BYTES = 20 * 1024 * 1024
MOST_SECONDS = 30.0
MOST_REDIRECTS = 5
MOST_TRIED = 3
"""Addresses of a host that are tried before it counts as unreachable."""
PORTS = {"http": 80, "https": 443}
REDIRECTS = frozenset({301, 302, 303, 307, 308})
KEPT = ("Content-Type", "Content-Language", "Date", "ETag", "Last-Modified", "Server")
"""Headers worth keeping beside a copy; never a cookie."""
ASKED = {
    "User-Agent": "Factcheck (a copy for fact-checking)",
    "Accept": "text/html,application/pdf,application/xhtml+xml,*/*;q=0.8",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}


class Why(StrEnum):
    """Why nothing was fetched: for the log and for editors; a reviewer reads one sentence for all of them."""

    ADDRESS = "the address is no plain http or https address of port 80 or 443"
    NAME = "the name of the host is not known"
    PRIVATE = "the host has no public address"
    REDIRECTS = "it redirects too often"
    STATUS = "the host answered with another status than 200"
    TOO_LARGE = "it is larger than 20 MB"
    TOO_SLOW = "it took longer than 30 seconds"
    BROKEN = "the connection failed"


class NotFetched(Exception):
    """Nothing was fetched."""

    def __init__(self, why: Why, detail: str = "") -> None:
        super().__init__(f"{why}: {detail}" if detail else why.value)
        self.why = why


@dataclass(frozen=True)
class Fetched:
    """The bytes of an address after decompression, and how they came."""

    content: bytes
    url: str
    status: int
    headers: dict[str, str]
    redirects: tuple[str, ...] = ()

    @property
    def content_type(self) -> str:
        """What the host called it."""
        return self.headers.get("Content-Type", "")


def look_up(host: str, port: int) -> list[str]:
    """Ask the system for the addresses of a host, in the order in which to try them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[4][0]) for place in found))


@dataclass(frozen=True)
class Guard:
    """What may be asked: the limits, and who looks names up and judges addresses."""

    look_up: Callable[[str, int], list[str]] = look_up
    permits: Callable[[str], bool] = is_public
    ports: dict[str, int] = field(default_factory=lambda: PORTS)
    seconds: float = MOST_SECONDS
    most: int = MOST_BYTES


GUARD = Guard()


def fetch(url: str, *, guard: Guard = GUARD) -> Fetched:
    """GET `url` and what it redirects to. Raises NotFetched."""
    deadline = time.monotonic() + guard.seconds
    passed: list[str] = []
    while True:
        answer, onward = _ask(url, guard, deadline, tuple(passed))
        if answer:
            return answer
        passed.append(url)
        if len(passed) > MOST_REDIRECTS:
            raise NotFetched(Why.REDIRECTS)
        url = onward


@dataclass(frozen=True)
class _Target:
    """An address taken apart; `path` is as it goes over the wire."""

    scheme: str
    host: str
    port: int
    path: str


def _target(url: str, guard: Guard) -> _Target:
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
        if ":" not in host:
            host = host.encode("idna").decode("ascii")
    except ValueError as error:
        raise NotFetched(Why.ADDRESS, str(error)) from None
    usual = guard.ports.get(parts.scheme)
    if not host or usual is None or "@" in parts.netloc or port not in (None, usual):
        raise NotFetched(Why.ADDRESS)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return _Target(parts.scheme, host, usual, f"{path}?{query}" if query else path)


def _addresses(target: _Target, guard: Guard, deadline: float) -> list[str]:
    """The addresses that may be connected to; a look-up that hangs is left behind at the deadline."""
    found: list[str] = []
    failed: list[OSError] = []

    def look() -> None:
        try:
            found.extend(guard.look_up(target.host, target.port))
        except (OSError, UnicodeError) as error:
            failed.append(OSError(str(error)))

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    thread.join(max(0, deadline - time.monotonic()))
    if thread.is_alive():
        raise NotFetched(Why.TOO_SLOW, "looking the name up")
    if failed or not found:
        raise NotFetched(Why.NAME, target.host)
    permitted = [address for address in found if guard.permits(address)]
    if not permitted:
        raise NotFetched(Why.PRIVATE, target.host)
    return permitted[:MOST_TRIED]


def _ask(
    url: str, guard: Guard, deadline: float, passed: tuple[str, ...]
) -> tuple[Fetched | None, str]:
    """Give the answer of one address, or the address that it redirects to."""
    target = _target(url, guard)
    connected = _connect(_addresses(target, guard, deadline), target.port, deadline)
    watch = threading.Timer(max(0, deadline - time.monotonic()), _cut, [connected.dup()])
    watch.daemon = True
    watch.start()
    try:
        with _secured(connected, target) as secured:
            answer = _converse(secured, target, url, guard, passed)
        if time.monotonic() >= deadline:  # a body without a length ends where it was cut
            raise NotFetched(Why.TOO_SLOW)
        return answer
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        if time.monotonic() >= deadline:
            raise NotFetched(Why.TOO_SLOW) from None
        raise NotFetched(Why.BROKEN, str(error) or type(error).__name__) from None
    finally:
        watch.cancel()
        watch.args[0].close()
        connected.close()


def _cut(twin: socket.socket) -> None:
    """End a connection under whoever waits for it: a host that sends a byte a second never times out."""
    with contextlib.suppress(OSError):
        twin.shutdown(socket.SHUT_RDWR)


def _connect(addresses: list[str], port: int, deadline: float) -> socket.socket:
    for address in addresses:
        left = deadline - time.monotonic()
        if left <= 0:
            break
        try:
            connected = socket.create_connection((address, port), timeout=min(10, left))
        except OSError:
            continue
        connected.settimeout(left)
        return connected
    if time.monotonic() >= deadline:
        raise NotFetched(Why.TOO_SLOW)
    raise NotFetched(Why.BROKEN, "no connection")


def _secured(connected: socket.socket, target: _Target) -> socket.socket:
    if target.scheme == "http":
        return connected
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context.wrap_socket(connected, server_hostname=target.host)


def _converse(
    connected: socket.socket, target: _Target, url: str, guard: Guard, passed: tuple[str, ...]
) -> tuple[Fetched | None, str]:
    connection = http.client.HTTPConnection(target.host, target.port)
    connection.sock = connected  # so that it neither looks the name up nor connects
    connection.default_port = target.port  # and names no port in Host
    connection.request("GET", target.path, headers=ASKED)
    with connection.getresponse() as response:
        place = response.getheader("Location")
        if response.status in REDIRECTS and place:
            return None, urljoin(url, place)
        if response.status != http.client.OK:
            raise NotFetched(Why.STATUS, str(response.status))
        headers = {name: value for name in KEPT if (value := response.getheader(name))}
        content = _body(response, guard.most)
        return Fetched(content, url, response.status, headers, passed), ""


def _body(response: http.client.HTTPResponse, most: int) -> bytes:
    """Read and unpack the body, never further than one byte more than may be kept."""
    encoding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if encoding not in ("identity", "gzip", "x-gzip"):
        raise http.client.HTTPException(f"packed as {encoding}")
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 16) if "gzip" in encoding else None
    kept = bytearray()
    while packed := response.read(65_536):
        while packed:
            room = most + 1 - len(kept)
            kept += unpack.decompress(packed, room) if unpack else packed
            if len(kept) > most:
                raise NotFetched(Why.TOO_LARGE)
            packed = unpack.unconsumed_tail if unpack else b""
    if response.length or (unpack and not unpack.eof):
        raise http.client.HTTPException("the body ends too early")
    return bytes(kept)
