"""The guarded client: against real hosts on loopback, and with its default guard."""

import gzip
import socket
import threading
import time
import tracemalloc

import pytest

from claims.evidence.capture.client import FetchProblem, Guard, NotFetched, fetch
from tests.evidence.capture.hosts import LOOPBACK, guard_for, host, redirects, says
from tests.waiting import PATIENCE


def fetch_problem(url: str, guard: Guard) -> FetchProblem:
    with pytest.raises(NotFetched) as raised:
        fetch(url, guard=guard)
    return raised.value.problem


def test_fetch_returns_the_body_with_status_url_and_headers():
    with host(
        says(b"<html>Trees", "Content-Type: text/html", "Set-Cookie: a=1", "ETag: x")
    ) as there:
        got = fetch(f"{there.address}/a b?q=ü#part", guard=guard_for(there.port))

    assert (got.content, got.status, got.url) == (
        b"<html>Trees",
        200,
        f"{there.address}/a b?q=ü#part",
    )
    assert got.headers == {"Content-Type": "text/html", "ETag": "x"}
    (request,) = there.requests
    assert request.startswith("GET /a%20b?q=%C3%BC HTTP/1.1\r\nHost: sources.example\r\n")
    assert not {"cookie", "authorization", "referer"} & {
        line.split(":")[0].lower() for line in request.split("\r\n")
    }


def test_proxies_from_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with host(says(b"here")) as there:
        assert fetch(there.address, guard=guard_for(there.port)).content == b"here"


def test_default_limits_are_20_mb_and_30_seconds():
    guard = Guard()

    assert (guard.max_bytes, guard.seconds) == (20 * 1024 * 1024, 30)
    assert guard.ports == {"http": 80, "https": 443}


# --- Which hosts may be fetched ---------------------------------------------------------------------------
@pytest.mark.parametrize(
    "url",
    [
        "http://localhost/",
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://169.254.169.254/latest/meta-data/",
        "https://10.0.0.1/",
    ],
)
def test_default_guard_refuses_this_machine_and_its_network(url: str):
    assert fetch_problem(url, Guard()) == FetchProblem.PRIVATE


@pytest.mark.parametrize(
    "url",
    [
        "ftp://sources.example/",
        "file:///etc/passwd",
        "http:///path",
        "http://user:word@sources.example/",
        "http://user@sources.example/",
        "http://sources.example:8080/",
        "https://sources.example:80/",
        "http://sources.example:99999/",
        "http://[::1/",
        "gopher://sources.example/",
        "//sources.example/",
        f"http://{'a' * 64}.example/",
    ],
)
def test_unusual_link_is_refused_before_its_name_is_resolved(url: str):
    resolved: list[str] = []
    guard = Guard(look_up=lambda name, _port: resolved.append(name) or [LOOPBACK])

    assert fetch_problem(url, guard) == FetchProblem.ADDRESS
    assert resolved == []


def test_name_is_resolved_once_and_the_checked_address_is_connected_to():
    answers = [
        [LOOPBACK],
        ["127.0.0.8"],
        ["127.0.0.8"],
    ]  # DNS rebinding: the name changes between two look-ups
    with (
        host(says(b"checked")) as there,
        host(says(b"trap"), address="127.0.0.8", port=there.port) as trap,
    ):
        guard = guard_for(there.port, look_up=lambda *_: answers.pop(0))

        got = fetch(there.address, guard=guard)

    assert (got.content, len(answers), trap.requests) == (b"checked", 2, [])


def test_private_address_next_to_a_public_one_is_not_connected_to():
    with (
        host(says(b"checked")) as there,
        host(says(b"trap"), address="127.0.0.8", port=there.port) as trap,
    ):
        guard = guard_for(there.port, look_up=lambda *_: ["127.0.0.8", LOOPBACK])

        assert fetch(there.address, guard=guard).content == b"checked"

    assert trap.requests == []


@pytest.mark.parametrize(
    "to", ["http://127.0.0.1:{port}/", "http://[::1]:{port}/", "http://169.254.169.254:{port}/"]
)
def test_redirect_into_a_private_network_is_refused(to: str):
    holder: dict[str, int] = {}

    def answer(connection: socket.socket, path: str) -> None:
        redirects(to.format(**holder))(connection, path)

    with host(answer) as there, host(says(b"trap"), address="127.0.0.1", port=there.port) as trap:
        holder["port"] = there.port

        assert fetch_problem(there.address, guard_for(there.port)) == FetchProblem.PRIVATE

    assert (len(there.requests), trap.requests) == (1, [])


def test_redirect_to_another_scheme_is_refused():
    with host(redirects("file:///etc/passwd")) as there:
        assert fetch_problem(there.address, guard_for(there.port)) == FetchProblem.ADDRESS


def test_redirects_are_followed_and_recorded():
    def answer(connection: socket.socket, path: str) -> None:
        answer_path = says(b"at last") if path == "/end" else redirects("/end")
        answer_path(connection, path)

    with host(answer) as there:
        got = fetch(f"{there.address}/begin", guard=guard_for(there.port))

    assert (got.url, got.redirects) == (f"{there.address}/end", (f"{there.address}/begin",))


def test_redirects_are_limited():
    with host(redirects("/again")) as there:
        assert fetch_problem(there.address, guard_for(there.port)) == FetchProblem.REDIRECTS

    assert len(there.requests) == 6


def test_unknown_name_closed_port_and_other_status_are_different_problems():
    def unknown_host(name: str, port: int) -> list[str]:
        raise socket.gaierror(-2, "unknown")

    with host(says(b"no", status="404 Not Found")) as there:
        assert fetch_problem(there.address, guard_for(there.port)) == FetchProblem.STATUS
        assert (
            fetch_problem(there.address, guard_for(there.port, look_up=unknown_host))
            == FetchProblem.NAME
        )
    assert fetch_problem(there.address, guard_for(there.port)) == FetchProblem.BROKEN


def test_tls_handshake_names_the_host():
    with host(lambda connection, _path: connection.sendall(b"no TLS")) as there:
        guard = guard_for(there.port)

        assert fetch_problem(f"https://sources.example:{there.port}/", guard) == FetchProblem.BROKEN

    (hello,) = there.requests
    assert "sources.example" in hello


# --- Size and time ---------------------------------------------------------------------
def test_body_that_is_too_large_is_refused():
    with host(says(b"x" * 5001)) as there:
        assert (
            fetch_problem(there.address, guard_for(there.port, max_bytes=5000))
            == FetchProblem.TOO_LARGE
        )
    with host(says(b"x" * 5000)) as there:
        assert (
            len(fetch(there.address, guard=guard_for(there.port, max_bytes=5000)).content) == 5000
        )


def test_endless_body_is_refused_as_too_large():
    def endless(connection: socket.socket, _path: str) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            connection.sendall(b"x" * 65_536)

    with host(endless) as there:
        assert fetch_problem(there.address, guard_for(there.port)) == FetchProblem.TOO_LARGE


def test_gzip_body_is_decompressed():
    with host(says(gzip.compress(b"words"), "Content-Encoding: gzip")) as there:
        assert fetch(there.address, guard=guard_for(there.port)).content == b"words"


def test_gzip_bomb_is_refused_without_being_decompressed():
    bomb = gzip.compress(bytes(200_000_000), 9)
    with host(says(bomb, "Content-Encoding: gzip")) as there:
        tracemalloc.start()
        assert (
            fetch_problem(there.address, guard_for(there.port, max_bytes=1_000_000))
            == FetchProblem.TOO_LARGE
        )
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()

    assert peak < 8_000_000


@pytest.mark.parametrize("encoding", ["br", "gzip, gzip", "zstd"])
def test_other_encodings_are_refused(encoding: str):
    with host(says(b"words", f"Content-Encoding: {encoding}")) as there:
        assert fetch_problem(there.address, guard_for(there.port)) == FetchProblem.BROKEN


def test_body_that_ends_early_is_refused():
    def short(connection: socket.socket, _path: str) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort")

    with host(short) as there:
        assert fetch_problem(there.address, guard_for(there.port)) == FetchProblem.BROKEN
    with host(says(gzip.compress(b"words")[:-9], "Content-Encoding: gzip")) as there:
        assert fetch_problem(there.address, guard_for(there.port)) == FetchProblem.BROKEN


def drip(start: bytes) -> object:
    def answer(connection: socket.socket, _path: str) -> None:
        connection.sendall(start)
        for _ in range(
            20 * PATIENCE
        ):  # long enough for a client without a deadline to fail the test
            connection.sendall(b"x")
            time.sleep(0.05)

    return answer


@pytest.mark.parametrize(
    "start",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nX: ",
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n",
    ],
    ids=["status", "headers", "body", "counted body"],
)
def test_slow_host_is_abandoned_at_the_deadline(start: bytes):
    with host(drip(start)) as there:
        assert (
            fetch_problem(there.address, guard_for(there.port, seconds=0.6))
            == FetchProblem.TOO_SLOW
        )


def test_hanging_look_up_is_abandoned_at_the_deadline():
    free = threading.Event()
    guard = guard_for(80, look_up=lambda *_: free.wait(PATIENCE) and [], seconds=0.3)

    assert fetch_problem("http://sources.example/", guard) == FetchProblem.TOO_SLOW
    free.set()


def test_redirects_share_one_deadline():
    def answer(connection: socket.socket, path: str) -> None:
        time.sleep(0.25)
        redirects("/again")(connection, path)

    with host(answer) as there:
        assert (
            fetch_problem(there.address, guard_for(there.port, seconds=0.6))
            == FetchProblem.TOO_SLOW
        )
