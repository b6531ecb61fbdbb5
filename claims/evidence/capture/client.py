"""The only code that connects to other sites: GET a link of a public host, within limits of size and time.

A host name is resolved once, and the connection is made to the very IP address that was checked, so a second DNS
answer can't redirect it. Each redirect is checked in the same way. No credentials, cookies or proxies are used.
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
"""IP addresses of a host that are tried before it counts as unreachable."""
PORTS = {"http": 80, "https": 443}
REDIRECT_STATUSES = frozenset({301, 302, 303, 307, 308})
SAVED_HEADERS = ("Content-Type", "Content-Language", "Date", "ETag", "Last-Modified", "Server")
"""Response headers that are stored with a saved copy. Cookies are never stored."""
REQUEST_HEADERS = {
    "User-Agent": "Factcheck (a copy for fact-checking)",
    "Accept": "text/html,application/pdf,application/xhtml+xml,*/*;q=0.8",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}


class FetchProblem(StrEnum):
    """Why a link could not be fetched, for the log and for editors. Reviewers see one sentence for all of them."""

    ADDRESS = "the link is not a plain http or https link on port 80 or 443"
    NAME = "the host name is unknown"
    PRIVATE = "the host has no public address"
    REDIRECTS = "there are too many redirects"
    STATUS = "the host answered with a status other than 200"
    TOO_LARGE = "it is larger than 20 MB"
    TOO_SLOW = "it took longer than 30 seconds"
    BROKEN = "the connection failed"


class NotFetched(Exception):
    """The link could not be fetched."""

    def __init__(self, problem: FetchProblem, detail: str = "") -> None:
        super().__init__(f"{problem}: {detail}" if detail else problem.value)
        self.problem = problem


@dataclass(frozen=True)
class Fetched:
    """What a link returned: the decompressed body, and the final URL, status, headers and redirects."""

    content: bytes
    url: str
    status: int
    headers: dict[str, str]
    redirects: tuple[str, ...] = ()

    @property
    def content_type(self) -> str:
        """The Content-Type header, or an empty string."""
        return self.headers.get("Content-Type", "")


def look_up(host: str, port: int) -> list[str]:
    """Resolve a host name with the system's resolver; return IP addresses in the order in which to try them."""
    infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(info[4][0]) for info in infos))


@dataclass(frozen=True)
class Guard:
    """The limits of a fetch, and the functions that resolve host names and decide which IP addresses are allowed."""

    look_up: Callable[[str, int], list[str]] = look_up
    permits: Callable[[str], bool] = is_public
    ports: dict[str, int] = field(default_factory=lambda: PORTS)
    seconds: float = MOST_SECONDS
    max_bytes: int = MOST_BYTES


GUARD = Guard()


def fetch(url: str, *, guard: Guard = GUARD) -> Fetched:
    """GET `url` and follow its redirects. Raises NotFetched."""
    deadline = time.monotonic() + guard.seconds
    redirects: list[str] = []
    while True:
        fetched, next_url = _request(url, guard, deadline, tuple(redirects))
        if fetched:
            return fetched
        redirects.append(url)
        if len(redirects) > MOST_REDIRECTS:
            raise NotFetched(FetchProblem.REDIRECTS)
        url = next_url


@dataclass(frozen=True)
class _Target:
    """The parts of a URL. `path` includes the query and is percent-encoded, as it goes into the request line."""

    scheme: str
    host: str
    port: int
    path: str


def _parse_url(url: str, guard: Guard) -> _Target:
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
        if ":" not in host:
            host = host.encode("idna").decode("ascii")
    except ValueError as error:
        raise NotFetched(FetchProblem.ADDRESS, str(error)) from None
    default_port = guard.ports.get(parts.scheme)
    if not host or default_port is None or "@" in parts.netloc or port not in (None, default_port):
        raise NotFetched(FetchProblem.ADDRESS)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return _Target(parts.scheme, host, default_port, f"{path}?{query}" if query else path)


def _allowed_addresses(target: _Target, guard: Guard, deadline: float) -> list[str]:
    """Return the public IP addresses of the host. A look-up that is still running at the deadline is abandoned."""
    addresses: list[str] = []
    errors: list[Exception] = []

    def resolve() -> None:
        try:
            addresses.extend(guard.look_up(target.host, target.port))
        except (OSError, UnicodeError) as error:
            errors.append(error)

    thread = threading.Thread(target=resolve, daemon=True)
    thread.start()
    thread.join(max(0, deadline - time.monotonic()))
    if thread.is_alive():
        raise NotFetched(FetchProblem.TOO_SLOW, "resolving the host name")
    if errors or not addresses:
        raise NotFetched(FetchProblem.NAME, target.host)
    allowed = [address for address in addresses if guard.permits(address)]
    if not allowed:
        raise NotFetched(FetchProblem.PRIVATE, target.host)
    return allowed[:MOST_TRIED]


def _request(
    url: str, guard: Guard, deadline: float, redirects: tuple[str, ...]
) -> tuple[Fetched | None, str]:
    """Request one URL. Return what it returned, or None and the URL that it redirects to."""
    target = _parse_url(url, guard)
    connected = _connect(_allowed_addresses(target, guard, deadline), target.port, deadline)
    timer = threading.Timer(max(0, deadline - time.monotonic()), _shut_down, [connected.dup()])
    timer.daemon = True
    timer.start()
    try:
        with _start_tls(connected, target) as connection:
            answer = _get(connection, target, url, guard, redirects)
        # A body without a Content-Length seems complete when the timer ended the connection.
        if time.monotonic() >= deadline:
            raise NotFetched(FetchProblem.TOO_SLOW)
        return answer
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        if time.monotonic() >= deadline:
            raise NotFetched(FetchProblem.TOO_SLOW) from None
        raise NotFetched(FetchProblem.BROKEN, str(error) or type(error).__name__) from None
    finally:
        timer.cancel()
        timer.args[0].close()
        connected.close()


def _shut_down(duplicate: socket.socket) -> None:
    """End a connection while another thread reads from it. A host that sends a byte a second never times out."""
    with contextlib.suppress(OSError):
        duplicate.shutdown(socket.SHUT_RDWR)


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
        raise NotFetched(FetchProblem.TOO_SLOW)
    raise NotFetched(FetchProblem.BROKEN, "no connection")


def _start_tls(connected: socket.socket, target: _Target) -> socket.socket:
    if target.scheme == "http":
        return connected
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context.wrap_socket(connected, server_hostname=target.host)


def _get(
    connected: socket.socket,
    target: _Target,
    url: str,
    guard: Guard,
    redirects: tuple[str, ...],
) -> tuple[Fetched | None, str]:
    connection = http.client.HTTPConnection(target.host, target.port)
    connection.sock = connected  # so that http.client doesn't resolve the name or connect
    connection.default_port = target.port  # so that the Host header has no port
    connection.request("GET", target.path, headers=REQUEST_HEADERS)
    with connection.getresponse() as response:
        location = response.getheader("Location")
        if response.status in REDIRECT_STATUSES and location:
            return None, urljoin(url, location)
        if response.status != http.client.OK:
            raise NotFetched(FetchProblem.STATUS, str(response.status))
        headers = {name: value for name in SAVED_HEADERS if (value := response.getheader(name))}
        content = _read_body(response, guard.max_bytes)
        return Fetched(content, url, response.status, headers, redirects), ""


def _read_body(response: http.client.HTTPResponse, max_bytes: int) -> bytes:
    """Read and decompress the body. Stop as soon as it is one byte larger than `max_bytes`."""
    encoding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if encoding not in ("identity", "gzip", "x-gzip"):
        raise http.client.HTTPException(f"unsupported encoding {encoding}")
    decompressor = zlib.decompressobj(zlib.MAX_WBITS | 16) if "gzip" in encoding else None
    body = bytearray()
    while chunk := response.read(65_536):
        while chunk:
            room = max_bytes + 1 - len(body)
            body += decompressor.decompress(chunk, room) if decompressor else chunk
            if len(body) > max_bytes:
                raise NotFetched(FetchProblem.TOO_LARGE)
            chunk = decompressor.unconsumed_tail if decompressor else b""
    if response.length or (decompressor and not decompressor.eof):
        raise http.client.HTTPException("the body ends too early")
    return bytes(body)
