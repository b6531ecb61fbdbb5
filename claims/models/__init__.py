"""Models with their constraints, triggers and querysets: one module for each noun."""

from claims.models.article import Article, Assignment
from claims.models.article_tally import ArticleTally
from claims.models.claim import Claim, ClaimVersion
from claims.models.claim_review_details import ClaimReviewDetails
from claims.models.comment import Comment, Mention
from claims.models.decision import Decision
from claims.models.early_reading import EarlyReading, Membership
from claims.models.event import Event, EventChain, EventPayload
from claims.models.evidence import Evidence
from claims.models.guidelines import Guidelines
from claims.models.ledger_check import LedgerCheck, RecordedHead, SeenHead
from claims.models.mail import Mail, MailChoice
from claims.models.newsroom_settings import NewsroomSettings
from claims.models.outside_change import OutsideChange
from claims.models.person import Person
from claims.models.proposed_decision import ProposedDecision
from claims.models.rendered_text import RenderedText
from claims.models.report import Report, ReportDraft, ReportFile, ReportPicture
from claims.models.review import Review
from claims.models.revision import Revision
from claims.models.round import Round
from claims.models.saved_view import SavedView
from claims.models.scale import Rating, RatingScale
from claims.models.search import (
    KnownWord,
    ParsedQuery,
    SearchableArticle,
    SearchableClaim,
    SearchableReport,
    SearchableReview,
)
from claims.models.sent_back import SentBack
from claims.models.sentence import Sentence
from claims.models.session import Session
from claims.models.skip import Skip
from claims.models.slot import ReviewSlot
from claims.models.snapshot import Original, Snapshot
from claims.models.source import Recheck, Source
from claims.models.source_join import SourceJoin
from claims.models.status_change import StatusChange

__all__ = (
    "Article",
    "ArticleTally",
    "Assignment",
    "Claim",
    "ClaimReviewDetails",
    "ClaimVersion",
    "Comment",
    "Decision",
    "EarlyReading",
    "Event",
    "EventChain",
    "EventPayload",
    "Evidence",
    "Guidelines",
    "KnownWord",
    "LedgerCheck",
    "Mail",
    "MailChoice",
    "Membership",
    "Mention",
    "NewsroomSettings",
    "Original",
    "OutsideChange",
    "ParsedQuery",
    "Person",
    "ProposedDecision",
    "Rating",
    "RatingScale",
    "Recheck",
    "RecordedHead",
    "RenderedText",
    "Report",
    "ReportDraft",
    "ReportFile",
    "ReportPicture",
    "Review",
    "ReviewSlot",
    "Revision",
    "Round",
    "SavedView",
    "SearchableArticle",
    "SearchableClaim",
    "SearchableReport",
    "SearchableReview",
    "SeenHead",
    "SentBack",
    "Sentence",
    "Session",
    "Skip",
    "Snapshot",
    "Source",
    "SourceJoin",
    "StatusChange",
)
