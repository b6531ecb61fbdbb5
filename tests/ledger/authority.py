"""A time-stamp authority on this computer: HTTP in front of `openssl ts`."""

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

CONFIGURATION = """
[tsa]
serial = {folder}/serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
"""


@dataclass
class Authority:
    """Where it answers, the certificate that it goes back to, and what it was asked."""

    address: str
    roots: Path
    folder: Path
    asked: list[bytes] = field(default_factory=list)
    answer: tuple[int, bytes] | None = None
    """What it answers in place of a time stamp."""

    def stamp(self, query: bytes) -> bytes:
        done = subprocess.run(
            ["openssl", "ts", "-reply", "-config", "tsa.cnf", "-section", "tsa", "-queryfile", "/dev/stdin", "-signer", "tsa.pem", "-inkey", "tsa.key"],
            input=query, cwd=self.folder, capture_output=True, check=True,
        )  # fmt: skip
        return done.stdout


@contextmanager
def running(folder: Path) -> Iterator[Authority]:
    """Run an authority whose files are in this folder."""
    _write_certificates(folder)
    (folder / "serial").write_text("01\n", "ascii")
    (folder / "tsa.cnf").write_text(CONFIGURATION.format(folder=folder), "utf-8")
    server = HTTPServer(("127.0.0.1", 0), _Handler)
    server.authority = Authority(
        f"http://127.0.0.1:{server.server_port}/tsr", folder / "root.pem", folder
    )
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server.authority
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        authority = self.server.authority
        query = self.rfile.read(int(self.headers["Content-Length"]))
        authority.asked.append(query)
        status, content = authority.answer or (200, authority.stamp(query))
        self.send_response(status)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


def _write_certificates(folder: Path) -> None:
    """Write a root and the certificate of an authority that it signed."""
    root_key, key = (rsa.generate_private_key(65537, 2048) for _ in range(2))
    root_name, name = (
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)]) for text in ("Root", "Stamps")
    )
    root = (
        _begin(root_name, root_name, root_key.public_key())
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(root_key, hashes.SHA256())
    )
    stamps = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
    leaf = (
        _begin(name, root_name, key.public_key())
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(stamps, critical=True)
        .sign(root_key, hashes.SHA256())
    )
    (folder / "root.pem").write_bytes(root.public_bytes(Encoding.PEM))
    (folder / "tsa.pem").write_bytes(leaf.public_bytes(Encoding.PEM))
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    (folder / "tsa.key").write_bytes(secret)


def _begin(subject: x509.Name, issuer: x509.Name, key: rsa.RSAPublicKey) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
    )
