"""Store the files of a report with it: later releases and other libraries would write other bytes."""

import hashlib

from claims.models import Report, ReportFile


def store_file(*, report: Report, name: str, content: bytes) -> bytes:
    """Store a file, unless somebody stored one of this name first; return what is stored."""
    made, _ = ReportFile.objects.get_or_create(
        report=report,
        name=name,
        defaults={"content": content, "sha256": hashlib.sha256(content).hexdigest()},
    )
    return bytes(made.content)
