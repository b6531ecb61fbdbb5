"""Store the pictures of a report with it: what was shared stays as it was drawn."""

from collections.abc import Iterable

from claims.models import Report, ReportPicture


def store_pictures(*, report: Report, drawn: Iterable[tuple[int, bytes]]) -> None:
    """Store pictures, each with the number of its claim, or 0 for the report. Those that are stored already stay."""
    for claim, content in drawn:
        ReportPicture.objects.get_or_create(
            report=report, claim=claim, defaults={"content": content}
        )
