"""The document a report freezes: everything a reader or a machine may know, and nothing else."""

from datetime import datetime

from claims.evidence.actions.capturing import find_passage
from claims.models import (
    Article,
    Claim,
    Decision,
    Evidence,
    NewsroomSettings,
    Person,
    Rating,
    Revision,
    Snapshot,
    Source,
)
from claims.vocabulary import ClaimStatus, PassageFound, SourceKind

FORMAT = "factcheck-report/1"
HIDDEN = (
    "title",
    "publisher",
    "url",
    "kind",
    "question",
    "passage",
    "translation",
    "locator",
    "workings",
    "archived_url",
    "passage_found",
    "passage_there",
)
"""What a report keeps to itself of evidence from a protected source."""


def document_of(article: Article, *, number: int, at: datetime, by: Person, reason: str) -> dict:
    """Return the report document of an article as it stands now; its shape is FORMAT."""
    revision, secrets = article.revision, _secrets(article)
    return {
        "format": FORMAT,
        "number": number,
        "published_at": _moment(at),
        "published_by": by.byline,
        "reason": reason,
        "desk": _desk(NewsroomSettings.get()),
        "article": _article(article, revision),
        "scale": _scale(article),
        "claims": [_claim(claim, secrets) for claim in _with_copies(claims_in_report(article))],
    }


def claims_in_report(article: Article) -> list[Claim]:
    """Return the claims a report lists: all but those that are still only proposed."""
    return list(
        article.claims.exclude(status=ClaimStatus.PROPOSED)
        .select_related("current", "round")
        .prefetch_related(
            "decisions__rating",
            "decisions__decided_by",
            "round__reviews__reviewer",
            "round__reviews__evidence__source",
        )
        .order_by("number")
    )


def _with_copies(claims: list[Claim]) -> list[Claim]:
    """Put the newest copy of its source on each piece of evidence as `.copy`: one query for all of them."""
    pieces = [
        piece
        for claim in claims
        if claim.round
        for review in claim.round.reviews.all()
        for piece in review.evidence.all()
    ]
    taken = Snapshot.objects.taken().without_words().select_related("review").order_by("asked_at")
    of_them = taken.filter(
        key__in={piece.key for piece in pieces}, review__round__closed_at__isnull=False
    )
    copies = {(copy.review.reviewer_id, copy.key): copy for copy in of_them}
    for piece in pieces:
        piece.copy = copies.get((piece.review.reviewer_id, piece.key))
    return claims


def _copy(copy: Snapshot | None) -> dict | None:
    """Return by what a copy is known; its bytes stay at the desk."""
    if copy is None:
        return None
    return {
        "sha256": copy.original_id,
        "taken_at": _moment(copy.ended_at),
        "how": copy.way,
        "kind": copy.kind,
    }


def _secrets(article: Article) -> dict[str, str]:
    """Return what everybody may read of each source that somebody protected in this article.

    By what makes it the same source: a colleague who cites it unprotected gives it away no more.
    """
    protected = Source.objects.filter(article=article, is_protected=True)
    return dict(protected.values_list("identity", "public_description"))


def _moment(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def _desk(desk: NewsroomSettings) -> dict:
    names = ("name", "url", "address", "logo_url", "method", "corrections_policy", "contact")
    return {name: getattr(desk, name) for name in names}


def _article(article: Article, revision: Revision) -> dict:
    return {
        "slug": article.slug,
        "title": article.title,
        "headline": article.headline,
        "publisher": article.publisher,
        "authors": [name.strip() for name in article.authors.split(";") if name.strip()],
        "url": article.url,
        "language": article.language,
        "published_on": article.published_on and article.published_on.isoformat(),
        "mode": article.mode,
        "revision": {
            "number": revision.number,
            "sha256": revision.sha256,
            "text": revision.text,
        },
        "units": list(revision.sentences.order_by("position").values("start", "end", "role")),
    }


def _scale(article: Article) -> dict:
    ratings = list(article.scale.ratings.active())
    values = [rating.value for rating in ratings if rating.value is not None]
    return {
        "name": article.scale.name,
        "best": max(values, default=None),
        "worst": min(values, default=None),
        "ratings": [_rating(rating) | _meaning(rating) for rating in ratings],
    }


def _rating(rating: Rating) -> dict:
    return {name: getattr(rating, name) for name in ("label", "value", "symbol", "tone", "text")}


def _meaning(rating: Rating) -> dict:
    return {"order": rating.order, "definition": rating.definition}


def _claim(claim: Claim, secrets: dict[str, str]) -> dict:
    version = claim.current
    decision = next((d for d in claim.decisions.all() if d.replaced_at is None), None)
    is_decided = claim.status == ClaimStatus.DECIDED and decision is not None
    is_set_aside = claim.status == ClaimStatus.SET_ASIDE
    return {
        "number": claim.number,
        "status": "decided" if is_decided else "set-aside" if is_set_aside else "undecided",
        "start": claim.start,
        "end": claim.end,
        "quote": version.quote,
        "statement": version.statement,
        "short_form": version.short_form,
        "claimant": version.claimant,
        "stated_on": version.stated_on and version.stated_on.isoformat(),
        "first_appearance": version.first_appearance,
        "types": version.types,
        "is_central": claim.is_central,
        "set_aside_reason": claim.get_set_aside_reason_display() if is_set_aside else "",
        **_verdict(claim, decision if is_decided else None, secrets),
    }


def _verdict(claim: Claim, decision: Decision | None, secrets: dict[str, str]) -> dict:
    if decision is None:
        return {
            "rating": None,
            "summary": "",
            "basis": "",
            "decided_on": None,
            "decided_by": "",
            "checked_by": [],
            "evidence": [],
        }
    reviews = [review for review in claim.round.reviews.all() if review.is_submitted]
    reviews.sort(key=lambda review: (review.rating_id != decision.rating_id, review.pk))
    return {
        "rating": _rating(decision.rating),
        "summary": decision.summary,
        "basis": decision.basis,
        "decided_on": _moment(decision.decided_at),
        "decided_by": decision.decided_by.byline,
        "checked_by": [review.reviewer.byline for review in reviews if review.reviewer.byline],
        "evidence": [
            _evidence(piece, secrets) for review in reviews for piece in review.evidence.all()
        ],
    }


def _evidence(piece: Evidence, secrets: dict[str, str]) -> dict:
    """Return one piece of evidence; a protected source leaves only its public description."""
    source = piece.source
    shared = {
        "stance": piece.stance,
        "reliability": source.reliability,
        "credibility": piece.credibility,
    }
    if (
        piece.is_secret or source.identity in secrets
    ):  # its words, and even what was asked of it, could give it away
        return (
            shared
            | dict.fromkeys(HIDDEN, "")
            | {"description": piece.public_name or secrets[source.identity]}
            | {"accessed_on": None, "copy": None, "retracted_on": None}
        )
    found = _found(piece)
    return shared | {
        "title": piece.title or source.title,
        "publisher": piece.publisher or source.publisher,
        "url": source.url,
        "description": source.description,
        "kind": source.kind if piece.kind == SourceKind.OTHER else piece.kind,
        "question": piece.question,
        "passage": piece.passage,
        "translation": piece.translation,
        "locator": piece.locator,
        "workings": piece.workings,
        "archived_url": piece.archived_url,
        "accessed_on": piece.accessed_on and piece.accessed_on.isoformat(),
        "passage_found": found,
        "passage_there": _as_it_stands(piece) if found == PassageFound.NEARLY else "",
        "copy": _copy(piece.copy),
        "retracted_on": source.retracted_at and source.retracted_at.date().isoformat(),
    }


def _found(piece: Evidence) -> str:
    """Return how the passage was found in the newest copy; a copy taken after the submit says it itself."""
    if piece.copy and piece.copy.passage == piece.passage:
        return piece.copy.found
    return piece.passage_found


def _as_it_stands(piece: Evidence) -> str:
    """Return the copy's own words for a passage that was nearly found: those a browser finds in the page."""
    if not piece.copy:
        return ""
    if piece.copy.passage == piece.passage:
        return piece.copy.became
    return find_passage(
        piece.copy, piece.passage
    ).words  # it was copied before the passage was typed
