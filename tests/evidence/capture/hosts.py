"""Hosts on loopback that answer as a test wants, and a guard that knows where they are."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from claims.evidence.capture.addresses import is_public
from claims.evidence.capture.client import Guard

PLACE = "127.0.0.7"
"""Where the hosts of the tests are; all of 127.0.0.0/8 is this machine."""

Answer = Callable[[socket.socket, str], None]


@dataclass
class Host:
    """A server that reads a request and lets `answer` write; it counts who came."""

    port: int
    requests: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://sources.example:{self.port}"


@contextmanager
def host(
    answer: Answer, *, place: str = PLACE, port: int = 0, tls: ssl.SSLContext | None = None
) -> Iterator[Host]:
    """Run a host on a loopback address of its own, under TLS if it is given what to prove itself with."""
    server = socket.create_server((place, port))
    found = Host(server.getsockname()[1])

    def converse(connection: socket.socket) -> None:
        with (
            contextlib.suppress(OSError),  # whoever asked may go away
            connection,
            tls.wrap_socket(connection, server_side=True) if tls else connection as talk,
        ):
            request = talk.recv(65_536).decode("latin-1")
            found.requests.append(request)
            answer(talk, request.split(" ")[1] if " " in request else "")

    def serve() -> None:
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            threading.Thread(target=converse, args=[connection], daemon=True).start()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield found
    finally:
        server.shutdown(socket.SHUT_RDWR)
        server.close()
        thread.join()


def says(body: bytes, *headers: str, status: str = "200 OK") -> Answer:
    """Answer with a body and its length."""

    def answer(connection: socket.socket, _path: str) -> None:
        head = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers]
        connection.sendall("\r\n".join(head).encode() + b"\r\n\r\n" + body)

    return answer


def redirects(to: str) -> Answer:
    return says(b"", f"Location: {to}", status="302 Found")


def guard_for(port: int, **more: object) -> Guard:
    """The real guard, that knows `sources.example` and lets the tests' own hosts pass, and nothing else."""
    names = {"sources.example": [PLACE]}
    given = {
        "look_up": lambda name, _port: names.get(name, [name]),
        "permits": lambda address: address == PLACE or is_public(address),
        "ports": {"http": port, "https": port},
    }
    return Guard(**given | more)
