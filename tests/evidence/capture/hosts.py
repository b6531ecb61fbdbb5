"""Servers on loopback that send the answer a test needs, and a guard that allows them."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from claims.evidence.capture.addresses import is_public
from claims.evidence.capture.client import Guard

LOOPBACK = "127.0.0.7"
"""The address of the test servers; all of 127.0.0.0/8 is this machine."""

Answer = Callable[[socket.socket, str], None]


@dataclass
class Host:
    """A running server and the requests it has received."""

    port: int
    requests: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://sources.example:{self.port}"


@contextmanager
def host(
    answer: Answer, *, address: str = LOOPBACK, port: int = 0, tls: ssl.SSLContext | None = None
) -> Iterator[Host]:
    """Run a server on a loopback address, with TLS if `tls` is given. `answer` writes the response."""
    server = socket.create_server((address, port))
    running = Host(server.getsockname()[1])

    def respond(connection: socket.socket) -> None:
        with (
            contextlib.suppress(OSError),  # the client may close the connection
            connection,
            tls.wrap_socket(connection, server_side=True) if tls else connection as stream,
        ):
            request = stream.recv(65_536).decode("latin-1")
            running.requests.append(request)
            answer(stream, request.split(" ")[1] if " " in request else "")

    def serve() -> None:
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            threading.Thread(target=respond, args=[connection], daemon=True).start()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield running
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
    """The default guard, except that it resolves `sources.example` and allows the test servers."""
    names = {"sources.example": [LOOPBACK]}
    arguments = {
        "look_up": lambda name, _port: names.get(name, [name]),
        "permits": lambda address: address == LOOPBACK or is_public(address),
        "ports": {"http": port, "https": port},
    }
    return Guard(**arguments | more)
