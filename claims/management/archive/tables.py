"""The tables of an archive, each with the columns that its rows don't share."""

from dataclasses import dataclass, fields

from claims.management.archive.copying import Lines
from claims.models import (
    Article,
    Assignment,
    Claim,
    ClaimVersion,
    Comment,
    Decision,
    EarlyReading,
    Event,
    EventChain,
    EventPayload,
    Evidence,
    Review,
    ReviewSlot,
    Revision,
    Round,
    Sentence,
    Skip,
    Source,
)
from claims.vocabulary import SkipReason


@dataclass(frozen=True)
class Tables:
    """Lines for each table, in an order in which foreign keys would hold."""

    articles: Lines
    chains: Lines
    assignments: Lines
    revisions: Lines
    sentences: Lines
    claims: Lines
    versions: Lines
    rounds: Lines
    slots: Lines
    sources: Lines
    reviews: Lines
    evidence: Lines
    decisions: Lines
    comments: Lines
    skips: Lines
    early_readings: Lines
    events: Lines
    payloads: Lines

    def all(self) -> list[Lines]:
        """Return the lines of every table."""
        return [getattr(self, field.name) for field in fields(self)]


@dataclass(frozen=True)
class RatingChoice:
    """A verdict that made-up reviewers give."""

    id: int
    label: str


def open_tables(scale: int, guidelines: int | None) -> Tables:
    """Return empty lines for each table. `scale` and `guidelines` are keys that all rows share."""
    return Tables(
        articles=Lines(
            Article, "slug", "headline", "publisher", "url", "deadline", "published_on", "created_at",
            scale_id=scale, created_by_id=None,
        ),
        chains=Lines(EventChain, "article_id", "count", "head"),
        assignments=Lines(Assignment, "article_id", "person_id", "assigned_at"),
        revisions=Lines(
            Revision, "article_id", "number", "text", "sha256", "folded_sha256", "created_at", created_by_id=None
        ),
        sentences=Lines(
            Sentence, "revision_id", "position", "start", "end", "role", "not_checkable", "accounted_by_id", "accounted_at"
        ),
        claims=Lines(
            Claim, "article_id", "number", "priority", "is_central", "status", "set_aside_reason", "lock_version",
            "current_id", "round_id", "start", "end", "is_preselected", "status_since",
        ),
        versions=Lines(
            ClaimVersion, "claim_id", "number", "revision_id", "start", "end", "quote", "context", "statement", "claimant",
            "score", "cause", "created_at", types="{numerical}", reasons="{number}", created_by_id=None,
        ),
        rounds=Lines(Round, "claim_version_id", "number", "opened_at", "closed_at", "skips", needed=2),
        slots=Lines(
            ReviewSlot, "round_id", "number", "state", "person_id", "until", "lease", "claim_id", "article_id", "position",
            "priority", "worth", "deadline", "is_open", "is_assigned", "subject_keys",
        ),
        sources=Lines(
            Source, "id", "identity", "likely_identity", "article_id", "url", "description", "title", "publisher", "is_protected",
            "public_description", "catalogued_at", "retracted_at", "retracted_by_id", "retraction", "created_at", "kind",
            created_by_id=None, reliability="B", language="en",
        ),
        reviews=Lines(
            Review, "slot_id", "round_id", "claim_version_id", "reviewer_id", "rating_id", "rationale", "confidence", "state",
            "submission", "created_at", "saved_at", "submitted_at", "guidelines_version",
        ),
        evidence=Lines(
            Evidence, "review_id", "key", "cited", "source_id", "title", "publisher", "is_protected", "public_description",
            "stance", "passage", "kind", "credibility", reliability="B", language="en",
        ),
        decisions=Lines(
            Decision, "claim_id", "claim_version_id", "rating_id", "summary", "basis", "reason", "decided_by_id", "decided_at",
            "replaces_id", "replaced_at",
        ),
        comments=Lines(Comment, "claim_id", "round_id", "author_id", "key", "text", "created_at"),
        skips=Lines(Skip, "round_id", "person_id", "skipped_at", reason=SkipReason.EXPERTISE.value),
        early_readings=Lines(EarlyReading, "person_id", "claim_id", "round_id", "at"),
        events=Lines(Event, "chain_id", "sequence", "at", "event_type", "header", "previous_hash", "hash"),
        payloads=Lines(EventPayload, "event_id", "salt", "body"),
    )  # fmt: skip
