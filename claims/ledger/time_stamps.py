"""Time stamps by an authority (RFC 3161): a signature over the hash of a file and the time."""

from datetime import datetime
from hashlib import sha256
from pathlib import Path

import urllib3
from cryptography import x509
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

SECONDS = 20
LARGEST = 100_000
"""Bytes of an answer that we read."""
GRANTED = (0, 1)
"""Statuses of RFC 3161: granted, and granted with modifications."""


class BadTimeStamp(Exception):
    """There is no valid time stamp; the text says why in a sentence."""


def request_time_stamp(content: bytes, authority: str, roots: Path | None) -> bytes:
    """Return the answer of a time-stamp authority about a file, in DER. It sends the SHA-256 alone.

    `roots` is a PEM file with the certificates of authorities that are trusted; without it the signature is not checked.
    Raises BadTimeStamp.
    """
    request = TimestampRequestBuilder(data=content, hash_algorithm=HashAlgorithm.SHA256).build()
    answer = _post(authority, request.as_bytes())
    stamp = _decode(answer)
    if stamp.tst_info.nonce != request.nonce:
        raise BadTimeStamp("The time stamp answers another request.")
    check_time_stamp(content, answer, roots)
    return answer


def check_time_stamp(content: bytes, answer: bytes, roots: Path | None) -> datetime:
    """Return the time at which a stamp says that a file existed. Raises BadTimeStamp if it isn't valid for this file."""
    stamp = _decode(answer)
    imprint = stamp.tst_info.message_imprint
    digest = sha256(content).digest()
    if roots is None:
        if imprint.message != digest:
            raise BadTimeStamp("The time stamp is for another file.")
        return stamp.tst_info.gen_time
    try:
        builder = VerifierBuilder()
        for certificate in x509.load_pem_x509_certificates(roots.read_bytes()):
            builder = builder.add_root_certificate(certificate)
        builder.build().verify(stamp, digest)
    except (VerificationError, ValueError, OSError) as error:
        raise BadTimeStamp(f"The time stamp isn’t valid: {error}.") from None
    return stamp.tst_info.gen_time


def _decode(answer: bytes) -> TimeStampResponse:
    try:
        stamp = decode_timestamp_response(answer)
        is_granted = stamp.status in GRANTED
    except ValueError:
        raise BadTimeStamp("The answer of the authority is no time stamp.") from None
    if not is_granted:
        raise BadTimeStamp("The authority refused to give a time stamp.")
    return stamp


def _post(authority: str, request: bytes) -> bytes:
    headers = {
        "Content-Type": "application/timestamp-query",
        "Accept": "application/timestamp-reply",
    }
    try:
        with urllib3.PoolManager(timeout=SECONDS, retries=False) as pool:
            answer = pool.request(
                "POST",
                authority,
                body=request,
                headers=headers,
                preload_content=False,
                redirect=False,
            )
            content = answer.read(LARGEST + 1)
            status = answer.status
            answer.release_conn()
    except urllib3.exceptions.HTTPError as error:
        raise BadTimeStamp(
            f"The time-stamp authority can’t be reached: {type(error).__name__}."
        ) from None
    if status != 200 or len(content) > LARGEST:
        raise BadTimeStamp(
            f"The time-stamp authority answered {status}, with {len(content)} bytes."
        )
    return content
