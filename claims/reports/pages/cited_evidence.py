"""The evidence of a report as readers see it: its stance, links to the source, and the saved copy that proves it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from claims.reports.document import EvidenceEntry, cited_source
from claims.reports.pages import phrases
from claims.text.quantities.workings import Line, work_out
from claims.vocabulary import PassageFound
from claims.web.links import passage_address, web_address

FIELDS_OF_COPY = ("copy", "passage_found", "passage_there")
"""Fields of evidence that come from the reviewer's own saved copy."""

STANCE_TONES = {"supports": "true", "refutes": "false", "context": "unproven", "": "neutral"}

_NOT_IN_COPY = frozenset({PassageFound.MISSING, PassageFound.UNSURE})

type Retractions = Mapping[str, str]
"""The dates (ISO) on which sources were retracted, by what is cited. They are current, not part of the frozen document."""
NO_RETRACTIONS: Retractions = MappingProxyType({})


@dataclass(frozen=True)
class CitedEvidence:
    """One piece of evidence with its texts and links for readers. Texts and links that don't apply are empty."""

    entry: EvidenceEntry
    sign: str
    stance: str
    tone: str
    name: str
    address: str
    passage_url: str
    archived_address: str
    accessed_on: str
    kind: str
    grade: str
    grade_note: str
    calculation: list[Line]
    copy_note: str
    retracted_on: str

    @property
    def origin(self) -> list[str]:
        """Who published it, where in it the passage is, and its kind."""
        return [
            part for part in (self.entry["publisher"], self.entry["locator"], self.kind) if part
        ]

    @property
    def has_notes(self) -> bool:
        """Whether there is a line of links and notes below it."""
        notes = (self.passage_url, self.archived_address, self.copy_note, self.accessed_on)
        return any(notes) or bool(self.grade_note)


def remove_repeats(evidence: list[EvidenceEntry]) -> list[EvidenceEntry]:
    """Return the evidence without repeats, because two reviewers often cite the same passage.

    Reviewers save copies on their own. Of equal evidence, the first entry with a saved copy is returned.
    """
    groups: list[tuple[EvidenceEntry, list[EvidenceEntry]]] = []
    for piece in evidence:
        content = {name: value for name, value in piece.items() if name not in FIELDS_OF_COPY}
        equal = next((pieces for other, pieces in groups if other == content), None)
        if equal is None:
            groups.append((content, [piece]))
        else:
            equal.append(piece)
    return [next((p for p in pieces if p.get("copy")), pieces[0]) for _, pieces in groups]


def read_evidence(entry: EvidenceEntry, retractions: Retractions = NO_RETRACTIONS) -> CitedEvidence:
    sign, stance = phrases.STANCES.get(entry["stance"], phrases.STANCES["context"])
    address = web_address(entry["url"])
    grade = phrases.grade(entry["reliability"], entry["credibility"], is_chosen=_is_chosen(entry))
    return CitedEvidence(
        entry=entry,
        sign=sign,
        stance=stance,
        tone=STANCE_TONES.get(entry["stance"], STANCE_TONES["context"]),
        name=entry["title"] or entry["description"] or address or "Untitled source",
        address=address,
        passage_url=_passage_url(address, entry),
        archived_address=web_address(entry["archived_url"]),
        accessed_on=phrases.day(entry["accessed_on"]),
        kind=phrases.kind(entry.get("kind", "")),
        grade=grade,
        grade_note=_describe_grade(entry, grade),
        calculation=work_out(entry["workings"]),
        copy_note=_describe_copy(entry),
        retracted_on=phrases.day(retractions.get(cited_source(entry)) or entry.get("retracted_on")),
    )


def _is_chosen(entry: EvidenceEntry) -> bool:
    """Return whether somebody chose what the entry says of reliability and credibility.

    Since nothing is preselected any more, a value that nobody chose is empty; before, both were always given.
    """
    return not entry["reliability"] or entry["credibility"] is None


def _describe_grade(entry: EvidenceEntry, grade: str) -> str:
    """Return the grade as a code with its meaning, such as “source graded B2: …”; empty without a grade."""
    if not grade:
        return ""
    graded = "source" if entry["reliability"] else "statement"
    return f"{graded} graded {entry['reliability']}{entry['credibility'] or ''}: {grade}"


def _passage_url(address: str, entry: EvidenceEntry) -> str:
    """Return the link at which a browser highlights the passage, in the page's own wording if that differs.

    Return an empty string if the passage is not in the saved copy, because the link would not find it.
    """
    if entry.get("passage_found") in _NOT_IN_COPY or not entry["passage"]:
        return ""
    return passage_address(address, entry.get("passage_there") or entry["passage"])


def _describe_copy(entry: EvidenceEntry) -> str:
    """Return a sentence about the passage in the saved copy, or an empty string if there is no copy.

    Reports of earlier releases have none.
    """
    copy = entry.get("copy")
    if not copy:
        return ""
    phrase = phrases.PASSAGES.get(entry["passage_found"], "We saved a copy on {day}")
    return phrase.format(day=phrases.day(copy["taken_at"][:10]))
