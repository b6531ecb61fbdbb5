"""A report as its reader sees it: the frozen document with its words, signs and safe addresses worked out.

The pages and the downloaded file show the same; they differ in `site_url` (empty on a page: addresses without a host).
"""

from dataclasses import dataclass
from functools import cached_property

from claims.reports.addresses import numbered_claim_address, report_address
from claims.reports.document import DECIDED, SET_ASIDE, ClaimEntry, Document, digest
from claims.reports.pages import annotated, phrases
from claims.reports.pages.charts import Chart, verdict_chart
from claims.reports.pages.cited_evidence import NOTHING, Retracted, Source, each_once, read_source
from claims.text.quotes import marked_text
from claims.web.links import web_address

# Shown where a claim has no verdict: the word, the sign and the tone.
SET_ASIDE_LOOK = ("Set aside", "–", "neutral")
UNDECIDED_LOOK = ("Still being checked", "…", "neutral")


@dataclass(frozen=True)
class ReadClaim:
    """One claim with its verdict, or with the reason why it has none."""

    entry: ClaimEntry
    word: str
    symbol: str
    tone: str
    address: str
    paragraphs: list[str]
    sources: list[Source]
    basis: str
    stated_on: str
    decided_on: str
    checked_by: str
    first_appearance: str

    @property
    def number(self) -> int:
        """The claim's number in its article."""
        return self.entry["number"]

    @property
    def heading(self) -> str:
        """The shortest wording the desk gave the claim."""
        return self.entry["short_form"] or self.entry["statement"] or self.entry["quote"]

    @property
    def is_decided(self) -> bool:
        """Whether it has a verdict."""
        return self.entry["status"] == DECIDED

    @property
    def is_set_aside(self) -> bool:
        """Whether it is not judged, with a reason."""
        return self.entry["status"] == SET_ASIDE


@dataclass(frozen=True)
class ReadPart:
    """A stretch of the article with the claims a reader can go to from it."""

    text: str
    is_furniture: bool
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
    """Everything the report page and the report file show; worked out when it is asked for."""

    def __init__(
        self, document: Document, site_url: str = "", *, retracted: Retracted = NOTHING
    ) -> None:
        self.document = document
        self.site_url = site_url
        self.retracted = retracted
        self.article = document["article"]
        self.desk = document["desk"]
        self.address = report_address(document, site_url)
        self.published_at = phrases.moment(document["published_at"])

    @cached_property
    def claims(self) -> list[ReadClaim]:
        """The claims in order of number."""
        return [
            read_claim(self.document, entry, self.site_url, retracted=self.retracted)
            for entry in self.document["claims"]
        ]

    @cached_property
    def blocks(self) -> list[ReadBlock]:
        """The annotated article."""
        return _read_blocks(self.document, self.claims)

    @cached_property
    def chart(self) -> Chart:
        """The chart of the verdicts."""
        return verdict_chart(self.document)

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the report's report.json."""
        return digest(self.document)

    @property
    def counted(self) -> str:
        """How many claims there are, and how far they are."""
        return count_claims(self.claims)

    @property
    def checked_by(self) -> str:
        """The by-lines of all who checked a claim, each once."""
        named = (name for claim in self.document["claims"] for name in claim["checked_by"])
        return phrases.listed(list(dict.fromkeys(named)))

    @property
    def article_date(self) -> str:
        """When the article was published."""
        return phrases.day(self.article["published_on"])

    @property
    def article_address(self) -> str:
        """Where the article stands, if that is a web address."""
        return web_address(self.article["url"])

    @property
    def authors(self) -> str:
        """Who wrote the article."""
        return phrases.listed(self.article["authors"])

    @property
    def desk_address(self) -> str:
        """The desk's own site."""
        return web_address(self.desk["url"])

    @property
    def method(self) -> list[str]:
        """How the desk works, in paragraphs."""
        return paragraphs(self.desk["method"])

    @property
    def corrections_policy(self) -> list[str]:
        """What the desk does about its mistakes, in paragraphs."""
        return paragraphs(self.desk["corrections_policy"])


def paragraphs(text: str) -> list[str]:
    """Return plain text as its paragraphs; nothing in it is markup."""
    blocks = marked_text.BLANK_LINE.split(text.replace("\r\n", "\n"))
    return [block.strip() for block in blocks if block.strip()]


def read_claim(
    document: Document, entry: ClaimEntry, site_url: str = "", *, retracted: Retracted = NOTHING
) -> ReadClaim:
    """Return one claim for a reader."""
    word, symbol, tone = _look(entry)
    return ReadClaim(
        entry=entry,
        word=word,
        symbol=symbol,
        tone=tone,
        address=numbered_claim_address(document, entry["number"], site_url),
        paragraphs=paragraphs(entry["summary"]),
        sources=[read_source(piece, retracted) for piece in each_once(entry["evidence"])],
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
        is_furniture=part.is_clutter,
        claim=claims[part.target] if part.target is not None else None,
        shows_sign=part.target_ends,
        others=[claims[number] for number in part.others_end],
        anchors=part.begins,
    )


def count_claims(claims: list[ReadClaim]) -> str:
    """Say how many claims there are and how far they are, leaving out what there is none of."""
    decided = sum(claim.is_decided for claim in claims)
    aside = sum(claim.is_set_aside for claim in claims)
    waiting = len(claims) - decided - aside
    told = [f"{decided} with a verdict"]
    told += [f"{aside} set aside"] if aside else []
    told += [f"{waiting} still being checked"] if waiting else []
    return f"{phrases.count(len(claims), 'claim')}: {phrases.listed(told)}"
