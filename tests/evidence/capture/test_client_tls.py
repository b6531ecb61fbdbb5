"""The guarded client with TLS, against servers on loopback with valid and invalid certificates."""

import ssl
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme

from claims.evidence.actions import capturing
from claims.evidence.capture.client import FetchProblem, NotFetched, fetch
from claims.models import Person, Snapshot
from tests import factories as make
from tests.evidence.capture.hosts import Host, guard_for, host, says
from tests.waiting import PATIENCE

NAME = "sources.example"


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(autouse=True)
def trusted(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make OpenSSL trust the certificate authority of these tests."""
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))


def valid_tls(authority: trustme.CA, *names: str, **when: datetime) -> ssl.SSLContext:
    """A TLS context with a certificate for these names."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names, **when).configure_cert(context)
    return context


def invalid_tls(defect: str, authority: trustme.CA) -> ssl.SSLContext:
    """A TLS context whose certificate has one of three defects."""
    if defect == "expired":
        yesterday = datetime.now(UTC) - timedelta(days=1)
        return valid_tls(
            authority, NAME, not_before=yesterday - timedelta(days=9), not_after=yesterday
        )
    if defect == "unknown authority":
        return valid_tls(trustme.CA(), NAME)
    return valid_tls(authority, "other.example", "127.0.0.7")


DEFECTS = ("wrong name", "expired", "unknown authority")


def https_address(there: Host) -> str:
    return there.address.replace("http:", "https:")


def test_host_with_a_valid_certificate_is_requested_by_name(authority: trustme.CA):
    names: list[str | None] = []
    context = valid_tls(authority, NAME)
    context.sni_callback = lambda _socket, name, _context: names.append(name)

    with host(says(b"here", "ETag: x"), tls=context) as there:
        got = fetch(f"{https_address(there)}/a", guard=guard_for(there.port))

    assert (got.content, got.url, got.headers) == (
        b"here",
        f"{https_address(there)}/a",
        {"ETag": "x"},
    )
    assert names == [NAME]
    assert there.requests[0].startswith(f"GET /a HTTP/1.1\r\nHost: {NAME}\r\n")


@pytest.mark.parametrize("defect", DEFECTS)
def test_host_with_an_invalid_certificate_gets_no_request(authority: trustme.CA, defect: str):
    context = invalid_tls(defect, authority)

    with host(says(b"trap"), tls=context) as there, pytest.raises(NotFetched) as raised:
        fetch(https_address(there), guard=guard_for(there.port))

    assert raised.value.problem == FetchProblem.BROKEN
    assert "CERTIFICATE_VERIFY_FAILED" in str(raised.value)  # for editors; see below for reviewers
    assert there.requests == []


def test_host_without_tls_is_refused():
    with host(says(b"plain")) as there, pytest.raises(NotFetched) as raised:
        fetch(https_address(there), guard=guard_for(there.port))

    assert raised.value.problem == FetchProblem.BROKEN


def test_hanging_handshake_is_abandoned_at_the_deadline():
    free = threading.Event()
    with host(lambda *_: free.wait(PATIENCE)) as there, pytest.raises(NotFetched) as raised:
        fetch(https_address(there), guard=guard_for(there.port, seconds=0.4))
    free.set()

    assert raised.value.problem == FetchProblem.TOO_SLOW


@pytest.mark.django_db
def test_reviewer_sees_the_same_sentence_for_every_certificate_problem(
    authority: trustme.CA, reviewer: Person
):
    evidence = make.make_evidence(f"https://{NAME}/")
    review = make.save(make.make_claim(), reviewer, make.make_draft(evidence=(evidence,)))
    for defect in DEFECTS:
        with host(says(b"trap"), tls=invalid_tls(defect, authority)) as there:
            wanted = Snapshot.objects.create(
                review=review,
                key=evidence.key,
                asked_by=reviewer,
                way="fetched",
                url=https_address(there),
            )
            capturing.take_snapshot(snapshot=wanted.pk, guard=guard_for(there.port))

    shown = {(copy.state, copy.get_refusal_display()) for copy in Snapshot.objects.all()}
    assert shown == {("refused", "We couldn’t download this page.")}
    assert Snapshot.objects.count() == len(DEFECTS)
