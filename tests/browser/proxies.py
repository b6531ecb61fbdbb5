"""A small TCP proxy on loopback, between a browser and the desk: holding or losing answers, when told to."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from tests.waiting import PATIENCE

CHUNK = 65_536


@dataclass
class Proxy:
    """Passes bytes on both ways. Answers wait while they may not come, `loses_answers` swallows them."""

    upstream: int
    may_answer: threading.Event = field(default_factory=threading.Event)
    loses_answers: bool = False
    lost: threading.Event = field(default_factory=threading.Event)
    listener: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))
    open: set[socket.socket] = field(default_factory=set)

    @property
    def address(self) -> str:
        return f"http://localhost:{self.listener.getsockname()[1]}"

    def accept(self) -> None:
        """Serve connections until the listener is closed."""
        with contextlib.suppress(OSError):
            while True:
                browser, _ = self.listener.accept()
                desk = socket.create_connection(("127.0.0.1", self.upstream))
                self.open |= {browser, desk}
                for pump, ends in ((self.ask, (browser, desk)), (self.answer, (desk, browser))):
                    threading.Thread(target=pump, args=ends, daemon=True).start()

    def ask(self, browser: socket.socket, desk: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while sent := browser.recv(CHUNK):
                desk.sendall(sent)
        self.close(browser, desk)

    def answer(self, desk: socket.socket, browser: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while said := desk.recv(CHUNK):
                if self.loses_answers:
                    self.lost.set()
                    break
                self.may_answer.wait()
                browser.sendall(said)
        self.close(browser, desk)

    def close(self, *ends: socket.socket) -> None:
        for end in ends:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
            self.open.discard(end)


@contextlib.contextmanager
def proxied(desk: str) -> Iterator[Proxy]:
    """Put a proxy before the server at this address for a while."""
    proxy = Proxy(urlsplit(desk).port)
    proxy.may_answer.set()
    acceptor = threading.Thread(target=proxy.accept, daemon=True)
    acceptor.start()
    try:
        yield proxy
    finally:
        proxy.may_answer.set()
        proxy.listener.shutdown(socket.SHUT_RDWR)
        proxy.listener.close()
        proxy.close(*list(proxy.open))
        acceptor.join(timeout=PATIENCE)
