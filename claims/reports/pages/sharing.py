"""Ways to share a page: plain links, so that nothing is asked of another site before a reader chooses it."""

from dataclasses import dataclass
from urllib.parse import quote

from django.utils.text import Truncator

from claims.reports.addresses import picture_address
from claims.reports.document import Document
from claims.reports.pages.reader import ReadClaim, ReadReport

LONGEST_DESCRIPTION = 200
LONGEST_QUOTE = 160


@dataclass(frozen=True)
class Share:
    """A page with its address and title, and the picture that other sites show of it."""

    url: str
    title: str
    description: str
    picture: str

    @property
    def links(self) -> list[tuple[str, str]]:
        """Each way as (name, address)."""
        text = quote(f"{self.title} {self.url}", safe="")
        subject, body = quote(self.title, safe=""), quote(self.url, safe="")
        return [
            ("Email", f"mailto:?subject={subject}&body={body}"),
            ("WhatsApp", f"https://wa.me/?text={text}"),
            ("Bluesky", f"https://bsky.app/intent/compose?text={text}"),
        ]


def share_report(report: ReadReport, url: str, site_url: str) -> Share:
    """Return how to share the page of a report."""
    description = report.key_finding or f"{report.summary}. {report.counted}."
    return Share(
        url=url,
        title=report.title,
        description=_shorten(description, LONGEST_DESCRIPTION),
        picture=picture_address(report.document, site_url),
    )


def share_claim(document: Document, claim: ReadClaim, url: str, site_url: str) -> Share:
    """Return how to share the page of a claim."""
    quoted = _shorten(claim.heading, LONGEST_QUOTE)
    return Share(
        url=url,
        title=f"{claim.label}: “{quoted}”",
        description=_shorten(claim.entry["summary"] or claim.label, LONGEST_DESCRIPTION),
        picture=picture_address(document, site_url, claim.number),
    )


def _shorten(text: str, length: int) -> str:
    return Truncator(" ".join(text.split())).chars(length)
