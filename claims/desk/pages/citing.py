"""What a reviewer is offered while citing: sources of the desk like theirs, and hints. Built blind."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from claims.access.evidence import annotate_source_identity_known, evidence_to_recheck
from claims.access.sources import similar_sources, visible_sources
from claims.desk.forms.review_form import ReviewForm
from claims.evidence.forms.evidence_form import EvidenceForm
from claims.models import Claim, Evidence, Person, Source
from claims.text.citations import identity

MOST = 5
"""Sources offered at once."""


@dataclass(frozen=True)
class LookAlike:
    """A source like the one that is being typed, with what picking it fills in."""

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
    def of(cls, row: Source | Evidence) -> "LookAlike":
        """A source of the catalogue, or what this person typed elsewhere."""
        names = ("title", "publisher", "author", "language", "kind", "reliability")
        return cls(
            cited=row.cited if isinstance(row, Evidence) else row.url or row.description,
            published_on=row.published_on.isoformat() if row.published_on else "",
            retraction="" if isinstance(row, Evidence) else row.retraction,
            **{name: getattr(row, name) for name in names},
        )

    @property
    def identity(self) -> str:
        """What names it in the form."""
        return identity.compute_identity(self.cited)

    @property
    def filled(self) -> dict[str, str]:
        """The fields of a row that picking it fills in."""
        return {name: words for name, words in asdict(self).items() if name != "retraction"}

    @property
    def fields(self) -> str:
        """The same for a script, as JSON."""
        return json.dumps(self.filled, ensure_ascii=False)


def look_alikes(row: EvidenceForm, user: Person) -> list[LookAlike]:
    """Sources like the one in this row of a form: of closed rounds, and of this person's own work."""
    found: dict[str, LookAlike] = {}
    for name in ("cited", "title", "publisher"):
        typed = str(row[name].value() or "")
        mine = Evidence.objects.at_work_like(typed, user).exclude(key=row.key)[:MOST]
        desk = similar_sources(user, typed)[:MOST]
        for like in map(LookAlike.of, [*desk, *mine]):
            found.setdefault(like.identity, like)
        if len(found) >= MOST:
            break
    same = identity.compute_identity(str(row["cited"].value() or ""))
    return [like for identity, like in found.items() if identity != same or like.title][:MOST]


def offer(form: ReviewForm | None, key: str, user: Person) -> None:
    """Put the sources like it into one row of a form: what a reader without scripts asked for."""
    for row in form.sources if form and key else ():
        if row.key == key:
            row.similar = look_alikes(row, user)


def hints_of(form: ReviewForm, claim: Claim, user: Person) -> list[identity.Hint]:
    """Hints on the sources of a review, as it stands in its form."""
    rows = [row for row in form.sources if not row["is_removed"].value()]
    retracted = _retractions([str(row["cited"].value() or "") for row in rows], user)
    return identity.find_hints(
        str(form["rationale"].value() or ""),
        [
            identity.Citation(
                str(row["cited"].value() or ""),
                _day(row, "published_on"),
                _day(row, "accessed_on"),
                str(row["archived_url"].value() or ""),
                retracted.get(identity.compute_identity(str(row["cited"].value() or "")), ""),
            )
            for row in rows
        ],
        is_central=claim.is_central,
        stated_on=claim.current.stated_on or claim.article.published_on,
    )


def _retractions(cited: list[str], user: Person) -> dict[str, str]:
    """Why what is cited was retracted, by its identity; of sources that look-alikes would offer alone."""
    identities = {identity.compute_identity(words) for words in cited if words.strip()}
    if not identities:
        return {}
    found = visible_sources(user).retracted_among(identities)
    return dict(found.values_list("identity", "retraction"))


def _day(row: EvidenceForm, name: str) -> date | None:
    """The day in a field; what is no day is the field's fault to tell."""
    try:
        return row.fields[name].to_python(row[name].value())
    except ValidationError:
        return None


def second_looks(claim: Claim, user: Person) -> list[Evidence]:
    """The evidence of a claim whose source was retracted, each source once."""
    marks = evidence_to_recheck(user).filter(review__claim_version__claim=claim)
    return each_once(annotate_source_identity_known(user, marks).order_by("source", "pk"))


def each_once(marks: Iterable[Evidence]) -> list[Evidence]:
    """The first piece of evidence of each source."""
    found: dict[Any, Evidence] = {}
    for piece in marks:
        found.setdefault(piece.source_id, piece)
    return list(found.values())
