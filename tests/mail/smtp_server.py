"""A mail server on this computer that keeps what it is given."""

import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage


@dataclass
class MailServer:
    """What was received; `answers` are given to the next RCPT or DATA in place of 250."""

    port: int = 0
    received: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    answers: dict[str, list[str]] = field(default_factory=dict)
    meanwhile: list[Callable[[], None]] = field(default_factory=list)
    """What is done before the next message is accepted."""

    def answer(self, to: str) -> str:
        planned = self.answers.get(to)
        return planned.pop(0) if planned else "250 OK"


class Conversation(socketserver.StreamRequestHandler):
    """One connection, as RFC 5321 has it."""

    timeout = 30

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def handle(self) -> None:
        kept: MailServer = self.server.kept
        self.say("220 loopback")
        while line := self.rfile.readline().decode("ascii").strip():
            word = line.split(maxsplit=1)[0].upper()
            if word == "QUIT":
                return self.say("221 Bye")
            if word == "RCPT":
                kept.recipients.append(line.partition("<")[2].partition(">")[0])
            if word == "DATA":
                self.say("354 Go on")
                content = b"".join(iter(self.rfile.readline, b".\r\n"))
                kept.received.append(message_from_bytes(content, policy=policy.default))
                if kept.meanwhile:
                    kept.meanwhile.pop()()
            answer = kept.answer(word)
            if answer == "hang up":
                return None
            self.say(answer)
        return None


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """Run a mail server while the block runs."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Conversation) as server:
        server.daemon_threads = True
        server.kept = MailServer(port=server.server_address[1])
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server.kept
        server.shutdown()
        thread.join()
