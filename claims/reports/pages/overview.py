"""The list of all reports, and the history of one claim in all reports of its article."""

from dataclasses import dataclass

from claims.reports.document import Document, find_claim, public_title
from claims.reports.pages import phrases
from claims.reports.pages.reader import count_claims, read_claim
from claims.reports.pages.tally import Group, read_groups


@dataclass(frozen=True)
class ReportRow:
    """A report in the list of reports."""

    slug: str
    title: str
    publisher: str
    number: int
    published_at: str
    published_on: str
    summary: str
    verdicts: list[Group]


def read_row(document: Document) -> ReportRow:
    article = document["article"]
    claims = [read_claim(document, entry) for entry in document["claims"]]
    return ReportRow(
        slug=article["slug"],
        title=public_title(document),
        publisher=article["publisher"],
        number=document["number"],
        published_at=document["published_at"],
        published_on=phrases.day(document["published_at"]),
        summary=count_claims(claims),
        verdicts=read_groups(claims),
    )


@dataclass(frozen=True)
class ClaimInReport:
    """The outcome of a claim in one report of its article."""

    number: int
    published_on: str
    reason: str
    address: str
    label: str
    symbol: str
    tone: str
    is_correction: bool
    """Whether the report before had another verdict."""


def read_history(documents: list[Document], number: int) -> list[ClaimInReport]:
    """Return the outcome of a claim in each report that has it, in the order of the reports: newest first."""
    history: list[ClaimInReport] = []
    before = ""
    for document in reversed(documents):
        entry = find_claim(document, number)
        if entry is None:
            continue
        claim = read_claim(document, entry)
        history.insert(
            0,
            ClaimInReport(
                number=document["number"],
                published_on=phrases.day(document["published_at"]),
                reason=document["reason"],
                address=claim.address,
                label=claim.label,
                symbol=claim.symbol,
                tone=claim.tone,
                is_correction=before not in ("", claim.label),
            ),
        )
        before = claim.label
    return history
