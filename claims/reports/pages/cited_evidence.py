"""The evidence of a report as its reader sees it: what it does to the claim, where its words stand, how it is proven."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from claims.reports.document import EvidenceEntry, cited
from claims.reports.pages import phrases
from claims.text.quantities.workings import Line, work_out
from claims.vocabulary import PassageFound
from claims.web.links import passage_address, web_address

OF_A_COPY = ("copy", "passage_found", "passage_there")
"""What evidence has from the copy that its reviewer took."""

type Retracted = Mapping[str, str]
"""When sources were retracted, as ISO dates by what is cited; what is known today, beside a frozen document."""
NOTHING: Retracted = MappingProxyType({})


@dataclass(frozen=True)
class Source:
    """One piece of evidence: what it does to the claim, and where its words stand."""

    entry: EvidenceEntry
    sign: str
    stance: str
    name: str
    address: str
    words_address: str
    archived_address: str
    accessed_on: str
    kind: str
    grade: str
    worked: list[Line]
    proof: str
    retracted_on: str


def each_once(evidence: list[EvidenceEntry]) -> list[EvidenceEntry]:
    """Return the evidence without repeats: two who checked alone often cite the same words.

    Each may have taken a copy of their own; the first one that there is stands for both.
    """
    said = [
        {name: value for name, value in piece.items() if name not in OF_A_COPY}
        for piece in evidence
    ]
    alike = [
        [piece for piece, other in zip(evidence, said, strict=True) if other == mine]
        for place, mine in enumerate(said)
        if mine not in said[:place]
    ]
    return [next((piece for piece in same if piece.get("copy")), same[0]) for same in alike]


def read_source(entry: EvidenceEntry, retracted: Retracted = NOTHING) -> Source:
    """Return one piece of evidence for a reader."""
    sign, stance = phrases.STANCES.get(entry["stance"], phrases.STANCES["context"])
    address = web_address(entry["url"])
    return Source(
        entry=entry,
        sign=sign,
        stance=stance,
        name=entry["title"] or entry["description"] or address or "Untitled source",
        address=address,
        words_address=_words_address(address, entry),
        archived_address=web_address(entry["archived_url"]),
        accessed_on=phrases.day(entry["accessed_on"]),
        kind=phrases.kind(entry.get("kind", "")),
        grade=phrases.grade(entry["reliability"], entry["credibility"]),
        worked=work_out(entry["workings"]),
        proof=_proof(entry),
        retracted_on=phrases.day(retracted.get(cited(entry)) or entry.get("retracted_on")),
    )


def _words_address(address: str, entry: EvidenceEntry) -> str:
    """Return where the passage stands, in the page's own words where they were typed a little otherwise.

    None where the copy does not have them: a link that says so would promise too much.
    """
    if entry.get("passage_found") == PassageFound.MISSING or not entry["passage"]:
        return ""
    return passage_address(address, entry.get("passage_there") or entry["passage"])


def _proof(entry: EvidenceEntry) -> str:
    """Say how the passage stands in the copy; empty where there is none, as in reports of earlier versions."""
    copy = entry.get("copy")
    if not copy:
        return ""
    told = phrases.PASSAGES.get(entry["passage_found"], "We keep a copy, taken on {day}")
    return told.format(day=phrases.day(copy["taken_at"][:10]))
