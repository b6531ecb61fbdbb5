"""The guarded client under TLS, against hosts on loopback: who proves to be the host that was asked, and who does not."""

import ssl
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme

from claims.evidence.actions import capturing
from claims.evidence.capture.client import NotFetched, Why, fetch
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
    """This machine trusts the tests' authority, as OpenSSL is told in every program."""
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))


def proof(authority: trustme.CA, *names: str, **when: datetime) -> ssl.SSLContext:
    """What a host of these names proves itself with."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names, **when).configure_cert(context)
    return context


def false_proof(why: str, authority: trustme.CA) -> ssl.SSLContext:
    """What proves nothing, in one of three ways."""
    if why == "expired":
        yesterday = datetime.now(UTC) - timedelta(days=1)
        return proof(authority, NAME, not_before=yesterday - timedelta(days=9), not_after=yesterday)
    if why == "unknown authority":
        return proof(trustme.CA(), NAME)
    return proof(authority, "other.example", "127.0.0.7")


FALSE = ("wrong name", "expired", "unknown authority")


def secured(there: Host) -> str:
    return there.address.replace("http:", "https:")


def test_host_that_proves_its_name_is_asked_and_told_which_name_is_meant(authority: trustme.CA):
    names: list[str | None] = []
    context = proof(authority, NAME)
    context.sni_callback = lambda _socket, name, _context: names.append(name)

    with host(says(b"here", "ETag: x"), tls=context) as there:
        got = fetch(f"{secured(there)}/a", guard=guard_for(there.port))

    assert (got.content, got.url, got.headers) == (b"here", f"{secured(there)}/a", {"ETag": "x"})
    assert names == [NAME]
    assert there.requests[0].startswith(f"GET /a HTTP/1.1\r\nHost: {NAME}\r\n")


@pytest.mark.parametrize("why", FALSE)
def test_host_that_proves_nothing_is_asked_nothing(authority: trustme.CA, why: str):
    context = false_proof(why, authority)

    with host(says(b"trap"), tls=context) as there, pytest.raises(NotFetched) as refused:
        fetch(secured(there), guard=guard_for(there.port))

    assert refused.value.why == Why.BROKEN
    assert "CERTIFICATE_VERIFY_FAILED" in str(refused.value)  # for editors; see below for reviewers
    assert there.requests == []


def test_host_that_answers_without_tls_is_refused():
    with host(says(b"plain")) as there, pytest.raises(NotFetched) as refused:
        fetch(secured(there), guard=guard_for(there.port))

    assert refused.value.why == Why.BROKEN


def test_handshake_that_hangs_is_left_at_the_deadline():
    free = threading.Event()
    with host(lambda *_: free.wait(PATIENCE)) as there, pytest.raises(NotFetched) as refused:
        fetch(secured(there), guard=guard_for(there.port, seconds=0.4))
    free.set()

    assert refused.value.why == Why.TOO_SLOW


@pytest.mark.django_db
def test_reviewer_reads_one_sentence_whatever_was_wrong_with_the_proof(
    authority: trustme.CA, reviewer: Person
):
    evidence = make.make_evidence(f"https://{NAME}/")
    review = make.save(make.make_claim(), reviewer, make.make_draft(evidence=(evidence,)))
    for why in FALSE:
        with host(says(b"trap"), tls=false_proof(why, authority)) as there:
            wanted = Snapshot.objects.create(
                review=review,
                key=evidence.key,
                asked_by=reviewer,
                way="fetched",
                url=secured(there),
            )
            capturing.take_snapshot(snapshot=wanted.pk, guard=guard_for(there.port))

    told = {(copy.state, copy.get_refusal_display()) for copy in Snapshot.objects.all()}
    assert told == {("refused", "The desk could not fetch this address.")}
    assert Snapshot.objects.count() == len(FALSE)
