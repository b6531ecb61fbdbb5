"""Reports seen together: the list of all of them, and what became of one claim from report to report."""

from dataclasses import dataclass

from claims.reports.document import Document, find_claim
from claims.reports.pages import charts, phrases
from claims.reports.pages.reader import count_claims, read_claim


@dataclass(frozen=True)
class Row:
    """A report in the list of all."""

    slug: str
    title: str
    publisher: str
    number: int
    published_at: str
    published_on: str
    counted: str
    verdicts: list[charts.Row]


def read_row(document: Document) -> Row:
    """Return what the list of reports tells about one."""
    article = document["article"]
    claims = [read_claim(document, entry) for entry in document["claims"]]
    return Row(
        slug=article["slug"],
        title=article["title"],
        publisher=article["publisher"],
        number=document["number"],
        published_at=document["published_at"],
        published_on=phrases.day(document["published_at"]),
        counted=count_claims(claims),
        verdicts=[row for row in charts.verdict_chart(document).rows if row.number],
    )


@dataclass(frozen=True)
class Stage:
    """What one report of an article says about a claim."""

    number: int
    published_on: str
    reason: str
    address: str
    word: str
    symbol: str
    tone: str


def read_history(documents: list[Document], number: int) -> list[Stage]:
    """Return what each of the reports says about the claim, in their order; nothing for one that lacks it."""
    stages = []
    for document in documents:
        entry = find_claim(document, number)
        if entry is None:
            continue
        claim = read_claim(document, entry)
        stages.append(
            Stage(
                number=document["number"],
                published_on=phrases.day(document["published_at"]),
                reason=document["reason"],
                address=claim.address,
                word=claim.word,
                symbol=claim.symbol,
                tone=claim.tone,
            )
        )
    return stages
