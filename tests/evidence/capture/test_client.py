"""The guarded client against real hosts on loopback, and against the guard as it is."""

import gzip
import socket
import threading
import time
import tracemalloc

import pytest

from claims.evidence.capture.client import Guard, NotFetched, Why, fetch
from tests.evidence.capture.hosts import PLACE, guard_for, host, redirects, says
from tests.waiting import PATIENCE


def refusal(url: str, guard: Guard) -> Why:
    with pytest.raises(NotFetched) as refused:
        fetch(url, guard=guard)
    return refused.value.why


def test_page_comes_with_its_facts():
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


def test_proxy_of_the_environment_takes_no_part(monkeypatch: pytest.MonkeyPatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with host(says(b"here")) as there:
        assert fetch(there.address, guard=guard_for(there.port)).content == b"here"


def test_limits_are_those_of_the_desk_unless_told():
    guard = Guard()

    assert (guard.most, guard.seconds) == (20 * 1024 * 1024, 30)
    assert guard.ports == {"http": 80, "https": 443}


# --- Where it may go ---------------------------------------------------------------------------
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
def test_guard_as_it_is_refuses_this_machine_and_its_network(url: str):
    assert refusal(url, Guard()) == Why.PRIVATE


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
def test_other_addresses_than_plain_ones_are_refused_before_anything_is_asked(url: str):
    asked: list[str] = []
    guard = Guard(look_up=lambda name, _port: asked.append(name) or [PLACE])

    assert refusal(url, guard) == Why.ADDRESS
    assert asked == []


def test_name_is_looked_up_once_and_the_connection_goes_to_what_was_judged():
    answers = [[PLACE], ["127.0.0.8"], ["127.0.0.8"]]  # a name that is bound anew in between
    with (
        host(says(b"judged")) as there,
        host(says(b"trap"), place="127.0.0.8", port=there.port) as trap,
    ):
        guard = guard_for(there.port, look_up=lambda *_: answers.pop(0))

        got = fetch(there.address, guard=guard)

    assert (got.content, len(answers), trap.requests) == (b"judged", 2, [])


def test_private_address_beside_a_permitted_one_is_never_tried():
    with (
        host(says(b"judged")) as there,
        host(says(b"trap"), place="127.0.0.8", port=there.port) as trap,
    ):
        guard = guard_for(there.port, look_up=lambda *_: ["127.0.0.8", PLACE])

        assert fetch(there.address, guard=guard).content == b"judged"

    assert trap.requests == []


@pytest.mark.parametrize(
    "to", ["http://127.0.0.1:{port}/", "http://[::1]:{port}/", "http://169.254.169.254:{port}/"]
)
def test_redirect_into_a_private_network_is_refused(to: str):
    holder: dict[str, int] = {}

    def answer(connection: socket.socket, path: str) -> None:
        redirects(to.format(**holder))(connection, path)

    with host(answer) as there, host(says(b"trap"), place="127.0.0.1", port=there.port) as trap:
        holder["port"] = there.port

        assert refusal(there.address, guard_for(there.port)) == Why.PRIVATE

    assert (len(there.requests), trap.requests) == (1, [])


def test_redirect_to_another_scheme_is_refused():
    with host(redirects("file:///etc/passwd")) as there:
        assert refusal(there.address, guard_for(there.port)) == Why.ADDRESS


def test_redirects_are_followed_judged_and_noted():
    def answer(connection: socket.socket, path: str) -> None:
        onward = says(b"at last") if path == "/end" else redirects("/end")
        onward(connection, path)

    with host(answer) as there:
        got = fetch(f"{there.address}/begin", guard=guard_for(there.port))

    assert (got.url, got.redirects) == (f"{there.address}/end", (f"{there.address}/begin",))


def test_redirects_end():
    with host(redirects("/again")) as there:
        assert refusal(there.address, guard_for(there.port)) == Why.REDIRECTS

    assert len(there.requests) == 6


def test_unknown_name_closed_port_and_other_status_are_told_apart():
    def nobody(name: str, port: int) -> list[str]:
        raise socket.gaierror(-2, "unknown")

    with host(says(b"no", status="404 Not Found")) as there:
        assert refusal(there.address, guard_for(there.port)) == Why.STATUS
        assert refusal(there.address, guard_for(there.port, look_up=nobody)) == Why.NAME
    assert refusal(there.address, guard_for(there.port)) == Why.BROKEN


def test_tls_names_the_host_and_trusts_no_stranger():
    with host(lambda connection, _path: connection.sendall(b"no TLS")) as there:
        guard = guard_for(there.port)

        assert refusal(f"https://sources.example:{there.port}/", guard) == Why.BROKEN

    (hello,) = there.requests
    assert "sources.example" in hello


# --- How much and how long ---------------------------------------------------------------------
def test_body_that_is_too_large_is_refused():
    with host(says(b"x" * 5001)) as there:
        assert refusal(there.address, guard_for(there.port, most=5000)) == Why.TOO_LARGE
    with host(says(b"x" * 5000)) as there:
        assert len(fetch(there.address, guard=guard_for(there.port, most=5000)).content) == 5000


def test_body_without_an_end_is_cut_off():
    def endless(connection: socket.socket, _path: str) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            connection.sendall(b"x" * 65_536)

    with host(endless) as there:
        assert refusal(there.address, guard_for(there.port)) == Why.TOO_LARGE


def test_packed_body_is_unpacked():
    with host(says(gzip.compress(b"words"), "Content-Encoding: gzip")) as there:
        assert fetch(there.address, guard=guard_for(there.port)).content == b"words"


def test_packed_bomb_is_refused_without_being_unpacked():
    bomb = gzip.compress(bytes(200_000_000), 9)
    with host(says(bomb, "Content-Encoding: gzip")) as there:
        tracemalloc.start()
        assert refusal(there.address, guard_for(there.port, most=1_000_000)) == Why.TOO_LARGE
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()

    assert most < 8_000_000


@pytest.mark.parametrize("packed", ["br", "gzip, gzip", "zstd"])
def test_other_packings_than_the_one_asked_for_are_refused(packed: str):
    with host(says(b"words", f"Content-Encoding: {packed}")) as there:
        assert refusal(there.address, guard_for(there.port)) == Why.BROKEN


def test_body_that_ends_early_is_no_copy():
    def short(connection: socket.socket, _path: str) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort")

    with host(short) as there:
        assert refusal(there.address, guard_for(there.port)) == Why.BROKEN
    with host(says(gzip.compress(b"words")[:-9], "Content-Encoding: gzip")) as there:
        assert refusal(there.address, guard_for(there.port)) == Why.BROKEN


def drip(start: bytes) -> object:
    def answer(connection: socket.socket, _path: str) -> None:
        connection.sendall(start)
        for _ in range(20 * PATIENCE):  # so that a client that waits on is found out
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
def test_host_that_drips_is_left_at_the_deadline(start: bytes):
    with host(drip(start)) as there:
        assert refusal(there.address, guard_for(there.port, seconds=0.6)) == Why.TOO_SLOW


def test_look_up_that_hangs_is_left_at_the_deadline():
    free = threading.Event()
    guard = guard_for(80, look_up=lambda *_: free.wait(PATIENCE) and [], seconds=0.3)

    assert refusal("http://sources.example/", guard) == Why.TOO_SLOW
    free.set()


def test_redirects_share_one_deadline():
    def answer(connection: socket.socket, path: str) -> None:
        time.sleep(0.25)
        redirects("/again")(connection, path)

    with host(answer) as there:
        assert refusal(there.address, guard_for(there.port, seconds=0.6)) == Why.TOO_SLOW
