"""What helps a reviewer to cite: known sources like theirs, and hints on the sources of the review.

Everything is built from sources that this reviewer may see.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from claims.access.evidence import evidence_to_recheck_on
from claims.access.sources import retracted_addresses, similar_sources
from claims.desk.forms.review_form import ReviewForm
from claims.evidence.forms.evidence_form import EvidenceForm
from claims.evidence.pages.opposite_evidence import describe_opposite
from claims.models import Claim, Evidence, Person, Source
from claims.text.citations import identity

MOST_SIMILAR = 5
"""Sources offered at once."""


@dataclass(frozen=True)
class SimilarSource:
    """A known source like the one that is typed, with the values that choosing it fills in."""

    cited: str
    title: str = ""
    publisher: str = ""
    author: str = ""
    published_on: str = ""
    language: str = ""
    kind: str = ""
    reliability: str = ""
    retraction: str = ""

    @classmethod
    def of(cls, row: Source | Evidence) -> "SimilarSource":
        """Return a shared source, or one that this person typed in another review."""
        names = ("title", "publisher", "author", "language", "kind", "reliability")
        return cls(
            cited=row.cited if isinstance(row, Evidence) else row.url or row.description,
            published_on=row.published_on.isoformat() if row.published_on else "",
            retraction="" if isinstance(row, Evidence) else row.retraction,
            **{name: getattr(row, name) for name in names},
        )

    @property
    def identity(self) -> str:
        """The identity of the source, which names it in the form."""
        return identity.compute_identity(self.cited)

    @property
    def values(self) -> dict[str, str]:
        """The values that choosing it fills in, by the name of the field."""
        return {name: value for name, value in asdict(self).items() if name != "retraction"}

    @property
    def values_as_json(self) -> str:
        """The values as JSON, for the script that fills them in."""
        return json.dumps(self.values, ensure_ascii=False)


def find_similar_sources(row: EvidenceForm, user: Person) -> list[SimilarSource]:
    """Return sources like the one in this row: from closed rounds, and from this person's own reviews."""
    similar: dict[str, SimilarSource] = {}
    for name in ("cited", "title", "publisher"):
        typed = str(row[name].value() or "")
        shared = similar_sources(user, typed)[:MOST_SIMILAR]
        own = Evidence.objects.search_open_reviews_of(user, typed).exclude(key=row.key)
        for source in map(SimilarSource.of, [*shared, *own[:MOST_SIMILAR]]):
            similar.setdefault(source.identity, source)
        if len(similar) >= MOST_SIMILAR:
            break
    same = identity.compute_identity(str(row["cited"].value() or ""))
    return [source for key, source in similar.items() if key != same or source.title][:MOST_SIMILAR]


def add_similar_sources(form: ReviewForm | None, key: str, user: Person) -> None:
    """Add similar sources to the row of a form with this key, for a browser without scripts."""
    for row in form.sources if form and key else ():
        if row.key == key:
            row.similar = find_similar_sources(row, user)


def find_source_hints(form: ReviewForm, claim: Claim, user: Person) -> list[identity.Hint]:
    """Return hints on the sources of a review as they are in its form."""
    rows = [row for row in form.sources if not row["is_removed"].value()]
    cited = [str(row["cited"].value() or "") for row in rows]
    opposite = _describe_opposite(form, rows)
    retracted = _Retractions.among(cited, user)
    hints = identity.find_hints(
        str(form["rationale"].value() or ""),
        [
            identity.Citation(
                text,
                _day(row, "published_on"),
                _day(row, "accessed_on"),
                str(row["archived_url"].value() or ""),
                *retracted.find(text),
            )
            for row, text in zip(rows, cited, strict=True)
        ],
        is_central=claim.is_central,
        stated_on=claim.current.stated_on or claim.article.published_on,
    )
    return [identity.Hint("opposite", opposite), *hints] if opposite else hints


def _describe_opposite(form: ReviewForm, rows: Iterable[EvidenceForm]) -> str:
    """Return a sentence if the chosen verdict and the sources as typed point in opposite directions."""
    typed = [row for row in rows if str(row["cited"].value() or "").strip()]
    stances = [str(row["stance"].value() or "") for row in typed]
    return describe_opposite(form.ratings.get(form.chosen_answer), stances)


@dataclass(frozen=True)
class _Retractions:
    """Retracted sources that the user may see, by identity and by likely identity."""

    certain: dict[str, Source]
    likely: dict[str, Source]

    @classmethod
    def among(cls, cited: list[str], user: Person) -> "_Retractions":
        """Read the sources that are, or likely are, one of those cited."""
        identities = {identity.compute_identity(text) for text in cited if text.strip()}
        if not identities:
            return cls({}, {})
        likely = {identity.compute_likely_identity(text) for text in cited} - {""}
        found = retracted_addresses(user, identities, likely)
        return cls(
            {row.identity: row.standing for row in found},
            {row.likely_identity: row.standing for row in found},
        )

    def find(self, cited: str) -> tuple[str, str, str]:
        """Return why the cited source was retracted, or why a likely one was, with its address."""
        if source := self.certain.get(identity.compute_identity(cited)):
            return source.retraction, "", ""
        source = self.likely.get(identity.compute_likely_identity(cited))
        return ("", source.retraction, source.url or source.name) if source else ("", "", "")


def _day(row: EvidenceForm, name: str) -> date | None:
    """Return the date in a field; None if it is no date, which the field itself reports."""
    try:
        return row.fields[name].to_python(row[name].value())
    except ValidationError:
        return None


def retracted_evidence(claim: Claim, user: Person) -> list[Evidence]:
    """Return the evidence of a claim whose source was retracted, one for each source."""
    return _first_of_each_source(evidence_to_recheck_on(user, claim))


def _first_of_each_source(evidence: Iterable[Evidence]) -> list[Evidence]:
    first: dict[Any, Evidence] = {}
    for piece in evidence:
        first.setdefault(piece.source_id, piece)
    return list(first.values())
