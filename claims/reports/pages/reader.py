"""A report as readers see it: the frozen document with phrases, signs and safe links.

The pages and the downloaded file show the same. `site_url` is empty on a page, so that its links have no host.
"""

from dataclasses import dataclass
from functools import cached_property

from claims.reports.addresses import numbered_claim_address, report_address
from claims.reports.document import DECIDED, SET_ASIDE, ClaimEntry, Document, digest
from claims.reports.pages import annotated, phrases
from claims.reports.pages.charts import Chart, verdict_chart
from claims.reports.pages.cited_evidence import (
    NO_RETRACTIONS,
    CitedEvidence,
    Retractions,
    read_evidence,
    remove_repeats,
)
from claims.text.quotes import marked_text
from claims.web.links import web_address

# Label, symbol and tone of claims without a verdict.
SET_ASIDE_LOOK = ("Set aside", "–", "neutral")
UNDECIDED_LOOK = ("Still being checked", "…", "neutral")


@dataclass(frozen=True)
class ReadClaim:
    """One claim with its verdict, or with the reason why it has none."""

    entry: ClaimEntry
    label: str
    symbol: str
    tone: str
    address: str
    paragraphs: list[str]
    evidence: list[CitedEvidence]
    basis: str
    stated_on: str
    decided_on: str
    checked_by: str
    first_appearance: str

    @property
    def number(self) -> int:
        return self.entry["number"]

    @property
    def heading(self) -> str:
        """The shortest wording of the claim."""
        return self.entry["short_form"] or self.entry["statement"] or self.entry["quote"]

    @property
    def is_decided(self) -> bool:
        return self.entry["status"] == DECIDED

    @property
    def is_set_aside(self) -> bool:
        """Whether it was not rated, for a reason."""
        return self.entry["status"] == SET_ASIDE


@dataclass(frozen=True)
class ReadPart:
    """A part of the article, with the claims it links to."""

    text: str
    is_clutter: bool
    claim: ReadClaim | None
    shows_sign: bool
    others: list[ReadClaim]
    anchors: tuple[int, ...]


@dataclass(frozen=True)
class ReadBlock:
    """A paragraph, heading or list item of the article."""

    role: str
    is_heading: bool
    parts: list[ReadPart]


class ReadReport:
    """Everything that the report page and the report file show."""

    def __init__(
        self, document: Document, site_url: str = "", *, retractions: Retractions = NO_RETRACTIONS
    ) -> None:
        self.document = document
        self.site_url = site_url
        self.retractions = retractions
        self.article = document["article"]
        self.newsroom = document["desk"]
        self.address = report_address(document, site_url)
        self.published_at = phrases.moment(document["published_at"])

    @cached_property
    def claims(self) -> list[ReadClaim]:
        return [
            read_claim(self.document, entry, self.site_url, retractions=self.retractions)
            for entry in self.document["claims"]
        ]

    @cached_property
    def blocks(self) -> list[ReadBlock]:
        """The article with its claims marked."""
        return _read_blocks(self.document, self.claims)

    @cached_property
    def chart(self) -> Chart:
        return verdict_chart(self.document)

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of report.json."""
        return digest(self.document)

    @property
    def summary(self) -> str:
        """How many claims there are, and how many of them have a verdict."""
        return count_claims(self.claims)

    @property
    def checked_by(self) -> str:
        """The bylines of everyone who checked a claim, without repeats."""
        bylines = (name for claim in self.document["claims"] for name in claim["checked_by"])
        return phrases.listed(list(dict.fromkeys(bylines)))

    @property
    def article_date(self) -> str:
        return phrases.day(self.article["published_on"])

    @property
    def article_address(self) -> str:
        """The link to the article, if it is a web address."""
        return web_address(self.article["url"])

    @property
    def authors(self) -> str:
        return phrases.listed(self.article["authors"])

    @property
    def newsroom_url(self) -> str:
        return web_address(self.newsroom["url"])

    @property
    def method(self) -> list[str]:
        """How the newsroom checks claims, in paragraphs."""
        return paragraphs(self.newsroom["method"])

    @property
    def corrections_policy(self) -> list[str]:
        """How the newsroom corrects mistakes, in paragraphs."""
        return paragraphs(self.newsroom["corrections_policy"])


def paragraphs(text: str) -> list[str]:
    """Split plain text into paragraphs."""
    blocks = marked_text.BLANK_LINE.split(text.replace("\r\n", "\n"))
    return [block.strip() for block in blocks if block.strip()]


def read_claim(
    document: Document,
    entry: ClaimEntry,
    site_url: str = "",
    *,
    retractions: Retractions = NO_RETRACTIONS,
) -> ReadClaim:
    label, symbol, tone = _look(entry)
    return ReadClaim(
        entry=entry,
        label=label,
        symbol=symbol,
        tone=tone,
        address=numbered_claim_address(document, entry["number"], site_url),
        paragraphs=paragraphs(entry["summary"]),
        evidence=[read_evidence(piece, retractions) for piece in remove_repeats(entry["evidence"])],
        basis=phrases.BASES.get(entry["basis"], ""),
        stated_on=phrases.day(entry["stated_on"]),
        decided_on=phrases.day(entry["decided_on"]),
        checked_by=phrases.listed(entry["checked_by"]),
        first_appearance=web_address(entry["first_appearance"]),
    )


def _look(entry: ClaimEntry) -> tuple[str, str, str]:
    if entry["status"] == DECIDED and (rating := entry["rating"]):
        return rating["label"], rating["symbol"], rating["tone"]
    return SET_ASIDE_LOOK if entry["status"] == SET_ASIDE else UNDECIDED_LOOK


def _read_blocks(document: Document, claims: list[ReadClaim]) -> list[ReadBlock]:
    by_number = {claim.number: claim for claim in claims}
    return [
        ReadBlock(
            block.role, block.is_heading, [_read_part(part, by_number) for part in block.parts]
        )
        for block in annotated.annotate(document)
    ]


def _read_part(part: marked_text.Part, claims: dict[int, ReadClaim]) -> ReadPart:
    return ReadPart(
        text=part.text,
        is_clutter=part.is_clutter,
        claim=claims[part.target] if part.target is not None else None,
        shows_sign=part.target_ends,
        others=[claims[number] for number in part.others_end],
        anchors=part.begins,
    )


def count_claims(claims: list[ReadClaim]) -> str:
    """Return “3 claims checked”, or “3 claims: 1 with a verdict, 1 set aside and 1 still being checked”."""
    total = phrases.count(len(claims), "claim")
    decided = sum(claim.is_decided for claim in claims)
    aside = sum(claim.is_set_aside for claim in claims)
    waiting = len(claims) - decided - aside
    if decided == len(claims):
        return f"{total} checked"
    parts = [f"{decided} with a verdict"]
    parts += [f"{aside} set aside"] if aside else []
    parts += [f"{waiting} still being checked"] if waiting else []
    return f"{total}: {phrases.listed(parts)}"
