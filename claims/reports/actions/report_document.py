"""Build the document that a report freezes: everything that may be published about an article, and nothing else.

Its keys and values are the format FORMAT. Published documents never change, so neither may these.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery
from django.utils.timezone import get_default_timezone, localdate

from claims.evidence.actions.passage_search import recorded_match, search_passage
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
"""Fields of evidence that are left empty if the source is protected."""


@dataclass(frozen=True)
class _Sources:
    """What the document needs to know about sources beside the evidence itself."""

    public_descriptions: dict[int, str]
    """Of the sources that are, or likely are, the page of one that is protected in this article, by their keys."""
    snapshots: dict[tuple[int, UUID], Snapshot]
    """The newest saved copy, by the reviewer and the key of the evidence."""


def build_document(
    article: Article, *, number: int, at: datetime, by: Person, entries: dict[str, object]
) -> dict:
    """Return the report document of an article with its current verdicts.

    `entries` are what the editor wrote: headline, key finding, reason and waivers; and the heads of the ledger.
    """
    revision, claims = article.revision, claims_in_report(article)
    sources = _Sources(_public_descriptions(article), _newest_snapshots(claims))
    newsroom = NewsroomSettings.get()
    return {
        "format": FORMAT,
        "number": number,
        "published_at": _timestamp(at),
        "published_on": localdate(at, get_default_timezone()).isoformat(),
        "published_by": by.byline,
        **entries,
        "desk": _newsroom(newsroom),
        "article": _article(article, revision),
        "scale": _scale(article),
        "claims": [_claim(claim, sources) | _override_reason(claim, newsroom) for claim in claims],
    }


def claims_in_report(article: Article) -> list[Claim]:
    """Return the claims that a report lists: all except suggested ones."""
    return list(
        article.claims.exclude(status=ClaimStatus.PROPOSED)
        .select_related("current__claim_review_details", "round", "duplicate_of")
        .prefetch_related(
            "decisions__rating",
            "decisions__decided_by",
            "round__reviews__reviewer",
            "round__reviews__evidence__source",
        )
        .order_by("number")
    )


def _newest_snapshots(claims: list[Claim]) -> dict[tuple[int, UUID], Snapshot]:
    """Return the newest saved copy of each piece of evidence in closed rounds, with one query."""
    keys = {
        piece.key
        for claim in claims
        if claim.round
        for review in claim.round.reviews.all()
        for piece in review.evidence.all()
    }
    taken = Snapshot.objects.taken().without_text().select_related("review").order_by("asked_at")
    snapshots = taken.filter(key__in=keys, review__round__closed_at__isnull=False)
    return {(snapshot.review.reviewer_id, snapshot.key): snapshot for snapshot in snapshots}


def _snapshot(snapshot: Snapshot | None) -> dict | None:
    """Return what identifies a saved copy; the copy itself is not published."""
    if snapshot is None:
        return None
    return {
        "sha256": snapshot.original_id,
        "taken_at": _timestamp(snapshot.ended_at),
        "how": snapshot.way,
        "kind": snapshot.kind,
    }


def _public_descriptions(article: Article) -> dict[int, str]:
    """Return the public descriptions of sources that are protected in this article, by the keys of sources like them.

    If another reviewer cites the same page without protecting it, under any of its addresses or under one that is likely
    the same page, it is hidden there too.
    """
    protected = Source.objects.filter(article=article, is_protected=True).order_by()
    is_same = Q(identity=OuterRef("identity"))
    is_likely = Q(likely_identity=OuterRef("likely_identity")) & ~Q(likely_identity="")
    description = protected.filter(is_same | is_likely).values("public_description")[:1]
    alike = Source.objects.filter(article=None).annotate(hidden_as=Subquery(description))
    names = protected.values("identity"), protected.exclude(likely_identity="")
    alike = alike.filter(
        Q(identity__in=names[0]) | Q(likely_identity__in=names[1].values("likely_identity"))
    )
    return {row.page_id or row.pk: row.hidden_as for row in alike}


def _timestamp(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def _newsroom(newsroom: NewsroomSettings) -> dict:
    names = ("name", "url", "address", "logo_url", "method", "corrections_policy", "contact")
    return {name: getattr(newsroom, name) for name in names}


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
        "ratings": [_rating(rating) | _definition(rating) for rating in ratings],
    }


def _rating(rating: Rating) -> dict:
    return {name: getattr(rating, name) for name in ("label", "value", "symbol", "tone", "text")}


def _definition(rating: Rating) -> dict:
    return {"order": rating.order, "definition": rating.definition}


def _claim(claim: Claim, sources: _Sources) -> dict:
    version = claim.current
    decision = decision_in_report(claim)
    is_set_aside = claim.status == ClaimStatus.SET_ASIDE
    return {
        "number": claim.number,
        "status": "decided" if decision else "set-aside" if is_set_aside else "undecided",
        "start": claim.start,
        "end": claim.end,
        "quote": version.quote,
        "statement": version.statement,
        "short_form": version.published_short_form,
        "claimant": version.claimant,
        "claimant_type": version.claimant_type,
        "stated_on": version.stated_on and version.stated_on.isoformat(),
        "first_appearance": version.first_appearance,
        "types": version.types,
        "is_central": claim.is_central,
        "set_aside_reason": claim.set_aside_text,
        **_verdict(claim, decision, sources),
    }


def _override_reason(claim: Claim, newsroom: NewsroomSettings) -> dict[str, str]:
    """Return why an editor overruled reviewers who all agreed, if the newsroom prints it; else not even the key."""
    decision = decision_in_report(claim)
    reason = decision.override_reason if decision and newsroom.prints_override_reasons else ""
    return {"override_reason": reason} if reason else {}


def decision_in_report(claim: Claim) -> Decision | None:
    """Return the decision whose verdict the report prints, if the claim is decided."""
    current = (each for each in claim.decisions.all() if each.replaced_at is None)
    return next(current, None) if claim.status == ClaimStatus.DECIDED else None


def _verdict(claim: Claim, decision: Decision | None, sources: _Sources) -> dict:
    if decision is None:
        return {
            "rating": None,
            "summary": "",
            "basis": "",
            "decided_on": None,
            "decided_by": "",
            "reviews": 0,
            "checked_by": [],
            "evidence": [],
        }
    reviews = [review for review in claim.round.reviews.all() if review.is_submitted]
    reviews.sort(key=lambda review: (review.rating_id != decision.rating_id, review.pk))
    return {
        "rating": _rating(decision.rating),
        "summary": decision.summary,
        "basis": decision.basis,
        "decided_on": _timestamp(decision.decided_at),
        "decided_by": decision.decided_by.byline,
        "reviews": len(reviews),
        "checked_by": [review.reviewer.byline for review in reviews if review.reviewer.byline],
        "evidence": [
            _evidence(piece, sources) for review in reviews for piece in review.evidence.all()
        ],
    }


def _evidence(piece: Evidence, sources: _Sources) -> dict:
    """Return one piece of evidence. Of a protected source only the public description and the ratings are published."""
    source = piece.source
    shared = {
        "stance": piece.stance,
        "reliability": source.reliability,
        "credibility": piece.credibility,
    }
    if piece.has_protected_source or source.pk in sources.public_descriptions:
        description = piece.public_name or sources.public_descriptions[source.pk]
        # Even what the source was used to find out could identify it.
        hidden = dict.fromkeys(HIDDEN, "") | {
            "accessed_on": None,
            "copy": None,
            "retracted_on": None,
        }
        return shared | hidden | {"description": description}
    snapshot = sources.snapshots.get((piece.review.reviewer_id, piece.key))
    found = _passage_found(piece, snapshot)
    return shared | {
        "title": piece.title or source.title,
        "publisher": piece.publisher or source.publisher,
        "url": piece.link,
        "description": "" if piece.link else source.description,
        "kind": source.kind if piece.kind == SourceKind.OTHER else piece.kind,
        "question": piece.question,
        "passage": piece.passage,
        "translation": piece.translation,
        "locator": piece.locator,
        "workings": piece.workings,
        "archived_url": piece.archived_url,
        "accessed_on": piece.accessed_on and piece.accessed_on.isoformat(),
        "passage_found": found,
        "passage_there": _wording_in_copy(piece, snapshot) if found == PassageFound.NEARLY else "",
        "copy": _snapshot(snapshot),
        "retracted_on": source.retracted_at and source.retracted_at.date().isoformat(),
    }


def _passage_found(piece: Evidence, snapshot: Snapshot | None) -> str:
    """Return how the passage was found: as stored with the newest saved copy, or else with the evidence."""
    match = recorded_match(snapshot, piece.passage) if snapshot else None
    return match.result if match else piece.passage_found


def _wording_in_copy(piece: Evidence, snapshot: Snapshot | None) -> str:
    """Return the saved copy's own wording of a passage that differs from it in spacing or punctuation."""
    if not snapshot:
        return ""
    # The reviewer may have saved the copy before they typed the passage; then it is searched for now.
    match = recorded_match(snapshot, piece.passage) or search_passage(snapshot, piece.passage)
    return match.text
