"""A report as readers see it: the frozen document with phrases, signs and safe links.

The pages and the downloaded file show the same. `site_url` is empty on a page, so that its links have no host.
"""

from dataclasses import dataclass
from functools import cached_property

from claims.reports.addresses import numbered_claim_address, report_address
from claims.reports.document import (
    DECIDED,
    SET_ASIDE,
    ClaimEntry,
    Document,
    digest,
    public_title,
    publication_day,
    working_title,
)
from claims.reports.pages import annotated, phrases
from claims.reports.pages.check_facts import CheckFacts, count_facts
from claims.reports.pages.cited_evidence import (
    NO_RETRACTIONS,
    CitedEvidence,
    Retractions,
    read_evidence,
    remove_repeats,
)
from claims.reports.pages.tally import Cell, Group, read_groups, read_tally
from claims.text.quotes import marked_text
from claims.text.sentences.splitter import split_sentences
from claims.web.links import web_address

# Label, symbol and tone of claims without a verdict.
SET_ASIDE_LOOK = ("Set aside", "–", "neutral")
UNDECIDED_LOOK = ("Still being checked", "…", "neutral")

MOST_RATINGS = 12
SET_ASIDE_GROUP, UNDECIDED_GROUP = 13, 14
"""Numbers of the groups that the bar of a report is sorted and filtered by; the style sheet has a rule for each."""


@dataclass(frozen=True)
class ReadClaim:
    """One claim with its verdict, or with the reason why it has none."""

    entry: ClaimEntry
    label: str
    symbol: str
    tone: str
    group: int
    """The place of its verdict among those of the report, from 1; states without a verdict come last."""
    address: str
    language: str
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
    def paragraphs(self) -> list[str]:
        """What was found, in full."""
        return paragraphs(self.entry["summary"])

    @cached_property
    def one_line(self) -> str:
        """What was found, in its first sentence."""
        return " ".join(self.entry["summary"][: self._first_end].split())

    @property
    def rest(self) -> list[str]:
        """What was found, without its first sentence."""
        return paragraphs(self.entry["summary"][self._first_end :])

    @cached_property
    def _first_end(self) -> int:
        sentences = split_sentences(self.entry["summary"], self.language)
        return sentences[0].end if sentences else 0

    @property
    def exception(self) -> str:
        """How the verdict was reached if not all reviewers agreed; the report says once how it usually is."""
        return "" if self.entry["basis"] == "unanimous" else self.basis

    @property
    def override_reason(self) -> str:
        """Why an editor overruled reviewers who all agreed, where the newsroom prints it."""
        return self.entry.get("override_reason", "")

    @property
    def mark(self) -> str:
        """The class of its words in the article."""
        return "off" if self.is_set_aside else self.entry["status"]

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
    claim: ReadClaim | None
    shows_sign: bool
    others: list[ReadClaim]
    anchors: tuple[int, ...]
    numbers: tuple[int, ...]
    """Of all claims that these words belong to."""


@dataclass(frozen=True)
class ReadBlock:
    """A paragraph, heading or list item of the article."""

    role: str
    is_heading: bool
    parts: list[ReadPart]
    claims: list[ReadClaim]
    """The claims that begin here."""


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

    @property
    def title(self) -> str:
        return public_title(self.document)

    @property
    def key_finding(self) -> str:
        """What readers should take away, in the editor's words; reports of earlier releases have none."""
        return self.document.get("key_finding", "")

    @cached_property
    def claims(self) -> list[ReadClaim]:
        return [
            read_claim(self.document, entry, self.site_url, retractions=self.retractions)
            for entry in self.document["claims"]
        ]

    @cached_property
    def blocks(self) -> list[ReadBlock]:
        """The article with its claims marked, without page clutter."""
        return _read_blocks(self.document, self.claims)

    @cached_property
    def claims_elsewhere(self) -> list[ReadClaim]:
        """Claims that stand nowhere in the article any more."""
        placed = {claim.number for block in self.blocks for claim in block.claims}
        return [claim for claim in self.claims if claim.number not in placed]

    @cached_property
    def facts(self) -> CheckFacts:
        return count_facts(self.document)

    @cached_property
    def tally(self) -> list[Cell]:
        """A cell for each claim, truest first."""
        return read_tally(self.claims)

    @cached_property
    def groups(self) -> list[Group]:
        """How many claims have each verdict or state, truest first."""
        return read_groups(self.claims)

    @property
    def counted(self) -> str:
        """How many claims have each verdict, in words."""
        return "; ".join(f"{group.label}: {group.count}" for group in self.groups)

    @property
    def note(self) -> str:
        """The editor's note to a first report. Later reports say what changed instead."""
        return self.document["reason"] if self.document["number"] == 1 else ""

    @property
    def article_title(self) -> str:
        return self.article["headline"] or working_title(self.document)

    @property
    def published_on(self) -> str:
        return phrases.day(publication_day(self.document))

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of report.json."""
        return digest(self.document)

    @property
    def ledger(self) -> dict[str, str]:
        """The heads of the article's and the newsroom's log; reports of earlier releases print none."""
        return self.document.get("ledger") or {}

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
    def edited_by(self) -> str:
        """The bylines of everyone who decided a claim, without repeats."""
        bylines = (claim["decided_by"] for claim in self.document["claims"])
        return phrases.listed(list(dict.fromkeys(name for name in bylines if name)))

    @property
    def has_own_headline(self) -> bool:
        """Whether the title is the check's own, so that the article's is worth a line."""
        return bool(self.document.get("headline")) and self.title != self.article["headline"]

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
        group=_group(document, entry),
        address=numbered_claim_address(document, entry["number"], site_url),
        language=document["article"]["language"],
        evidence=[read_evidence(piece, retractions) for piece in remove_repeats(entry["evidence"])],
        basis=phrases.BASES.get(entry["basis"], ""),
        stated_on=phrases.day(entry["stated_on"]),
        decided_on=phrases.day(entry["decided_on"]),
        checked_by=phrases.listed(entry["checked_by"]),
        first_appearance=web_address(entry["first_appearance"]),
    )


def _group(document: Document, entry: ClaimEntry) -> int:
    if entry["status"] == SET_ASIDE:
        return SET_ASIDE_GROUP
    if entry["status"] != DECIDED or not entry["rating"]:
        return UNDECIDED_GROUP
    given = [claim["rating"]["label"] for claim in document["claims"] if claim["rating"]]
    ratings = sorted(document["scale"]["ratings"], key=lambda rating: rating["order"])
    # A rating that was retired meanwhile is not on the scale any more, and comes after the others.
    ranked = [rating["label"] for rating in ratings if rating["label"] in given]
    labels = list(dict.fromkeys([*ranked, *given]))
    return min(labels.index(entry["rating"]["label"]) + 1, MOST_RATINGS)


def _look(entry: ClaimEntry) -> tuple[str, str, str]:
    if entry["status"] == DECIDED and (rating := entry["rating"]):
        return rating["label"], rating["symbol"], rating["tone"]
    return SET_ASIDE_LOOK if entry["status"] == SET_ASIDE else UNDECIDED_LOOK


def _read_blocks(document: Document, claims: list[ReadClaim]) -> list[ReadBlock]:
    by_number = {claim.number: claim for claim in claims}
    blocks = (_read_block(block, by_number) for block in annotated.annotate(document))
    return [block for block in blocks if block.parts]


def _read_block(block: marked_text.Block, claims: dict[int, ReadClaim]) -> ReadBlock:
    """Return a block without its clutter; clutter in which a claim stands is left."""
    shown = [part for part in block.parts if part.target is not None or not part.is_clutter]
    if not any(part.text.strip() for part in shown):
        shown = []
    begun = [claims[number] for part in shown for number in part.begins]
    return ReadBlock(
        block.role, block.is_heading, [_read_part(part, claims) for part in shown], begun
    )


def _read_part(part: marked_text.Part, claims: dict[int, ReadClaim]) -> ReadPart:
    return ReadPart(
        text=part.text,
        claim=claims[part.target] if part.target is not None else None,
        shows_sign=part.target_ends,
        others=[claims[number] for number in part.others_end],
        anchors=part.begins,
        numbers=part.numbers,
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
