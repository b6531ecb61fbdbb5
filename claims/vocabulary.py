"""The vocabulary: roles, states, actions, event types and every closed list that people choose from.

Values are stored in rows and frozen in reports, so a value is never renamed; labels may be.
"""

from enum import Enum, auto

from django.db.models import IntegerChoices, TextChoices

RESERVED_SLUGS = frozenset({"add", "claims", "feed.atom", "corrections.atom"})
"""Words that no article may have as its slug, because they are addresses; a test compares them with the URLs."""


class Role(TextChoices):
    """What a person may do. Each role is the name of a group that a migration made."""

    REVIEWER = "reviewer"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


class BylineKind(TextChoices):
    """The name that readers see."""

    NAME = "name", "their name"
    PSEUDONYM = "pseudonym", "a pseudonym"
    DESK = "desk", "the newsroom"


class Theme(TextChoices):
    """How the pages look to a person: as their device says, or always light or dark."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


class ArticleMode(TextChoices):
    """Whether the check follows publication. A check before publication makes no ClaimReview."""

    PUBLISHED_CLAIM = "published-claim", "after publication"
    BEFORE_PUBLICATION = "before-publication", "before publication"


class ArticleStage(TextChoices):
    """How far the check of an article is: the first of these steps that is still to do."""

    CHOOSING = "choosing", "claims to choose"
    CHECKING = "checking", "being checked"
    DECIDING = "deciding", "to decide"
    READY = "ready", "ready to publish"
    PUBLISHED = "published"


class TieBreak(TextChoices):
    """What happens if the reviewers of a round disagree."""

    EDITOR = "editor", "an editor decides"
    REVIEWER = "reviewer", "one more reviewer first, then an editor"


class UnitRole(TextChoices):
    """The role of a sentence or line in the article."""

    HEADLINE = "headline"
    SUB_HEADING = "sub-heading", "sub-heading"
    BY_LINE = "by-line", "by-line"
    DATELINE = "dateline"
    BODY = "body"
    QUOTATION = "quotation"
    CAPTION = "caption"
    LIST_ITEM = "list-item", "list item"
    CLUTTER = "furniture", "clutter"


CLAIM_ROLES = frozenset({UnitRole.BODY, UnitRole.QUOTATION, UnitRole.CAPTION, UnitRole.LIST_ITEM})
"""Roles of sentences for which we suggest claims. Headings and clutter are not among them."""


class ClaimStatus(TextChoices):
    """The status of the work on a claim; the verdict is a separate axis.

    *Context changed*: the claim was decided, and then a new version of the article changed what its words
    depend on. The verdict is not in force until an editor says that it still stands.
    """

    PROPOSED = "proposed", "suggested"
    OPEN = "open"
    AGREED = "agreed"
    DISPUTED = "disputed"
    DECIDED = "decided"
    CONTEXT_CHANGED = "context-changed", "context changed"
    SET_ASIDE = "set-aside", "set aside"


class SetAside(TextChoices):
    """Why a claim gets no verdict."""

    OPINION = "opinion", "an opinion"
    PREDICTION = "prediction", "a prediction"
    QUESTION = "question", "a question"
    DESCRIPTION = "description", "a description, no factual claim"
    COMMON = "common-knowledge", "common knowledge"
    UNCHECKABLE = "not-checkable", "not checkable for another reason"
    DUPLICATE = "duplicate", "a duplicate of another claim"
    CUT = "cut", "cut from the article"


class NotCheckable(TextChoices):
    """Why a sentence needs no check. Only users give these reasons, never the software."""

    OPINION = "opinion", "an opinion"
    PREDICTION = "prediction", "a prediction"
    QUESTION = "question", "a question"
    DESCRIPTION = "description", "a description, no factual claim"
    COMMON = "common-knowledge", "common knowledge"
    CLUTTER = "furniture", "page clutter (menu, “Share”, caption credit)"
    HEADING = "heading", "a heading, by-line or date"


class Choice(TextChoices):
    """What becomes of a sentence whose suggested claims nobody has opened yet."""

    CLAIM = "claim", "chosen as a claim"
    SUGGESTED = "suggested", "suggested as a claim"
    TO_SORT = "to-sort", "to sort"


class Coverage(TextChoices):
    """The state of a sentence: whether it has claims, is marked, or is still to sort. Derived, not stored."""

    UNREAD = "unread", "to sort"
    HAS_CLAIMS = "has-claims", "has claims"
    NOT_CHECKABLE = "not-checkable", "not checkable"
    CUT = "cut"


class ClaimType(TextChoices):
    """The kinds of claim of AVeriTeC, guideline v1.4; several may apply."""

    EVENT = "event", "event or property"
    NUMERICAL = "numerical", "numerical"
    QUOTE = "quote", "quote verification"
    POSITION = "position", "position statement"
    CAUSAL = "causal", "causal"
    SPECULATIVE = "speculative", "speculative"
    MEDIA_PUBLISHING = "media-publishing", "media publishing"
    MEDIA_ANALYSIS = "media-analysis", "media analysis"
    COMPLEX = "complex", "complex"


class ClaimantType(TextChoices):
    """What the claimant is in a ClaimReview, by the name of the type at schema.org in lower case."""

    PERSON = "person", "a person"
    ORGANISATION = "organization", "an organisation"


class VersionCause(TextChoices):
    """Why a claim got a new version."""

    SPLIT = "split", "suggested when the article was split"
    ADDED = "added", "added by a person"
    EDITED = "edited", "edited"
    PART = "part", "split from another claim"
    REVISED = "revised", "new version of the article"


class Tone(TextChoices):
    """The ten pairs of light and dark colours of the style sheet."""

    TRUE = "true"
    MOSTLY_TRUE = "mostly-true"
    HALF = "half"
    MOSTLY_FALSE = "mostly-false"
    FALSE = "false"
    UNPROVEN = "unproven"
    MISLEADING = "misleading"
    OUTDATED = "outdated"
    OPINION = "opinion"
    NEUTRAL = "neutral"


class Direction(Enum):
    """Which way a verdict points: that the claim is rather true, rather false, or neither."""

    TRUE = auto()
    FALSE = auto()
    NEITHER = auto()


class SlotKind(TextChoices):
    """What a slot asks of its reviewer."""

    REVIEW = "review"
    TIE_BREAK = "tie-break", "tie-break"


class SlotState(TextChoices):
    """A lease reserves a claim before anything is written. The first saved word makes it a hold."""

    FREE = "free"
    LEASED = "leased"
    HELD = "held"
    SUBMITTED = "submitted"


class OfferedFrom(TextChoices):
    """How a reviewer got the slot; empty if they opened the claim themselves."""

    QUEUE = "queue", "longest waiting"
    ARTICLE = "article", "next in the article"


class SkipReason(TextChoices):
    """Why a reviewer skips a claim."""

    EXPERTISE = "expertise", "it needs someone who knows the field"
    LANGUAGE = "language", "its sources are in a language I don’t read"
    ACCESS = "access", "I can’t access the sources"
    UNCLEAR = "unclear", "it isn’t clear what is claimed"
    TIME = "time", "I don’t have the time"
    CLOSE = "too-close", "I am too close to it"
    EDITOR = "editor", "I follow it as an editor"
    OTHER = "other", "another reason"


class NoClaimReason(TextChoices):
    """Why there is no next claim for a reviewer."""

    ALL_DONE = "all-done", "every open claim is reviewed"
    ALL_HELD = "all-held", "every open claim has enough reviewers for now"
    NONE_FOR_YOU = "none-for-you", "you can’t take any open claim"
    HANDS_FULL = "hands-full", "you’ve reached the limit of claims in progress"


class ListPage(TextChoices):
    """A list of which people keep views; its value is the first word of the name of its address."""

    ARTICLES = "articles"
    SOURCES = "sources"
    REPORTS = "reports"
    SEARCH = "search"

    @property
    def route(self) -> str:
        """The name of the address of the list."""
        return self.value if self is ListPage.SEARCH else f"{self.value.removesuffix('s')}_list"


class ReviewState(TextChoices):
    """Only submitted reviews count. Nobody else sees a draft."""

    DRAFT = "draft"
    SUBMITTED = "submitted"


class ThreadAction(TextChoices):
    """What an entry without text does to its thread of comments."""

    RESOLVED = "resolved"
    REOPENED = "reopened", "reopened"


class MergeChoice(TextChoices):
    """Which version to keep where two drafts of a review differ."""

    MINE = "mine"
    SAVED = "saved", "the saved version"
    BOTH = "both"


class Graded:
    """A grade whose label is a code and a description."""

    @property
    def words(self) -> str:
        """Return the description without the code."""
        return self.label.partition(" – ")[2]


class SourceKind(TextChoices):
    """The kind of a source."""

    PRIMARY = "primary", "primary document"
    DATA = "data", "data set"
    OFFICIAL = "official", "official statement"
    EXPERT = "expert", "expert"
    INTERVIEW = "interview", "interview"
    NEWS = "news", "news report"
    REFERENCE = "reference", "reference work"
    SOCIAL = "social", "social post"
    OTHER = "other", "other"


class Reliability(Graded, TextChoices):
    """Reliability of a source (Admiralty code). F means unknown, not worst; a source nobody rated has none."""

    A = "A", "A – completely reliable"
    B = "B", "B – usually reliable"
    C = "C", "C – fairly reliable"
    D = "D", "D – not usually reliable"
    E = "E", "E – unreliable"
    F = "F", "F – can’t be judged"


class Credibility(Graded, IntegerChoices):
    """Credibility of one piece of information (Admiralty code). 6 means unknown, not worst; unrated has none."""

    CONFIRMED = 1, "1 – confirmed by others"
    PROBABLY = 2, "2 – probably true"
    POSSIBLY = 3, "3 – possibly true"
    DOUBTFUL = 4, "4 – doubtful"
    IMPROBABLE = 5, "5 – improbable"
    UNKNOWN = 6, "6 – can’t be judged"


class Stance(TextChoices):
    """How a piece of evidence relates to the claim. Reviewers choose it; none is assumed."""

    SUPPORTS = "supports"
    REFUTES = "refutes", "Contradicts"
    CONTEXT = "context", "Gives context"


STANCE_NOT_STATED = "Not stated"
"""Label of evidence without a stance: a draft's, or from when *Supports* was preselected and left as it was."""
NOT_RATED = "Not rated"
"""Label of a source without reliability, or of a statement without credibility."""


class PassageFound(TextChoices):
    """Whether the quote is in the saved copy of its source."""

    NOT_LOOKED = "not-looked", "not checked"
    FOUND = "found", "found"
    NEARLY = "nearly", "found with other spacing or quotes"
    UNSURE = "unsure", "could not be checked"
    MISSING = "missing", "not found"

    @property
    def is_found(self) -> bool:
        """Whether the passage is in the saved copy, as typed or with other spacing or punctuation."""
        return self in (PassageFound.FOUND, PassageFound.NEARLY)


class SnapshotState(TextChoices):
    """The state of a saved copy; the last two are final."""

    WAITING = "waiting", "waiting"
    WORKING = "working", "being saved"
    TAKEN = "taken", "saved"
    REFUSED = "refused", "not saved"


class CaptureMethod(TextChoices):
    """How we got the bytes of a saved copy."""

    FETCHED = "fetched", "downloaded"
    UPLOADED = "uploaded", "uploaded by the reviewer"
    PASTED = "pasted", "pasted by the reviewer"


class SnapshotKind(TextChoices):
    """The file type of a saved copy, found from its bytes."""

    HTML = "html", "web page"
    PDF = "pdf", "PDF"
    DOCX = "docx", "Word document"
    MHTML = "mhtml", "saved web page (MHTML)"
    EMAIL = "eml", "email"
    TEXT = "text", "text"
    PNG = "png", "picture (PNG)"
    JPEG = "jpeg", "picture (JPEG)"
    WEBP = "webp", "picture (WebP)"


class SnapshotRefusal(TextChoices):
    """Why there is no saved copy, in a sentence for the reviewer; one sentence for every failed download."""

    OUTSIDE = "outside", "We couldn’t download this page."
    KIND = (
        "kind",
        "We can save web pages, PDF and Word documents, emails, text, and PNG, JPEG or WebP pictures. This file is none of these.",
    )
    FORMAT = "format", "We can’t read this kind of file."
    PASSWORD = "password", "This document needs a password."
    UNREADABLE = "unreadable", "We couldn’t read this file. It may be damaged."
    BROKEN = (
        "broken",
        "Something went wrong while we saved this copy. An editor can see the details.",
    )


class MailKind(TextChoices):
    """What an e-mail tells its reader."""

    SENT_BACK = "sent-back", "a claim was sent back to you"
    MENTION = "mention", "somebody mentioned you"
    DIGEST = "digest", "what needs you today"


class MailState(TextChoices):
    """How far an e-mail is. It is dropped if its reader may no longer have it."""

    QUEUED = "queued"
    SENT = "sent"
    PRINTED = "printed", "shown on a page of the demo"
    DROPPED = "dropped"


class Purpose(TextChoices):
    """Whom a decision is for: colleagues before publication, or readers."""

    DESK = "desk"
    PUBLIC = "public"


class Basis(TextChoices):
    """How a decision relates to the reviews; computed, never typed."""

    UNANIMOUS = "unanimous"
    MAJORITY = "majority"
    ADJUDICATED = "adjudicated"
    OVERRIDDEN = "overridden"


class Action(TextChoices):
    """What a person can do; `access.rules` says who may do it and when.

    A label completes "You can't …".
    """

    LOAD = "load", "add an article"
    ASSIGN = "assign", "assign reviewers"
    PLAN = "plan", "set the deadline and the tie-break rule"
    REVISE = "revise", "upload a new version of this article"
    MARK_SENTENCES = "mark-sentences", "sort the sentences of this article"
    ADD_CLAIM = "add-claim", "add a claim"
    IMPORT_CLAIMS = "import-claims", "import claims"
    OPEN = "open", "open suggested claims"
    EDIT = "edit", "edit"
    DISMISS = "dismiss", "drop"
    SET_ASIDE = "set-aside", "set aside"
    RESTORE = "restore", "restore"
    REVIEW = "review", "review"
    UNDO = "undo", "undo your review of"
    SKIP = "skip", "skip"
    RELEASE = "hand-back", "release"
    FREE_HOLD = "free-hold", "release another person’s reservation of"
    PRIORITISE = "prioritise", "change the priority of"
    CONFIRM = "confirm", "confirm"
    DECIDE = "decide", "decide"
    CHANGE_DECISION = "change-decision", "change the decision on"
    SEND_BACK = "send-back", "send back"
    STILL_STANDS = "still-stands", "keep the verdict of"
    COMMENT = "comment", "comment"
    RESOLVE = "resolve", "resolve comments"
    REOPEN = "reopen", "reopen comments"
    PUBLISH = "publish", "publish"
    DESCRIBE_CLAIM = "describe-claim", "add ClaimReview details to"
    EDIT_SOURCE = "edit-source", "edit this source"
    RETRACT_SOURCE = "retract-source", "mark this source as retracted"
    REINSTATE_SOURCE = "reinstate-source", "undo the retraction of this source"
    JOIN_SOURCES = "join-sources", "join sources"
    SEPARATE_SOURCES = "separate-sources", "undo the join of sources"
    RECHECK = "look-again", "re-check claims"
    EDIT_NEWSROOM_SETTINGS = "edit-desk", "edit the settings"
    EDIT_GUIDELINES = "edit-guidelines", "edit the guidelines"
    EDIT_PERSON = "edit-person", "edit people"
    DECLARE_CONFLICTS = "declare", "declare conflicts of interest"
    EDIT_CONFLICTS = "edit-conflicts", "edit the conflicts of interest of others"
    EDIT_SCALE = "edit-scale", "edit rating scales"
    EDIT_RATING = "edit-rating", "edit ratings"


class PublishCheck(TextChoices):
    """What an editor looks at before publishing; the values are frozen in reports."""

    UNDECIDED = "undecided"
    CONTEXT_CHANGED = "context-changed", "context changed"
    UNSORTED = "unsorted"
    CUT = "cut"
    EVIDENCE = "evidence"
    OPPOSITE = "opposite"
    RETRACTED = "retracted"
    CLAIM_REVIEW = "claim-review", "ClaimReview"
    CLAIMANT = "claimant"
    SETTINGS = "settings"


class EventType(TextChoices):
    """What the activity log records; the label tells what was done."""

    LOAD = "load", "article added"
    SPLIT = "split", "split into sentences and suggested claims"
    ASSIGN = "assign", "reviewers assigned"
    PLAN = "plan", "deadline and tie-break rule set"
    REVISE = "revise", "new version uploaded"
    CARRY = "carry", "moved to the new version"
    MARK_SENTENCES = "mark-sentences", "sentences sorted"
    ADD_CLAIM = "add-claim", "claim added"
    IMPORT_CLAIMS = "import-claims", "claims imported"
    OPEN = "open", "opened for review"
    EDIT = "edit", "wording edited"
    SPLIT_CLAIM = "split-claim", "claim split"
    MERGE = "merge", "claims merged"
    DISMISS = "dismiss", "suggested claim dropped"
    SET_ASIDE = "set-aside", "set aside"
    RESTORE = "restore", "restored"
    REVIEW = "review", "review submitted"
    UNDO = "undo", "review undone"
    SKIP = "skip", "skipped"
    RELEASE = "hand-back", "released"
    FREE_HOLD = "free-hold", "reservation released by an editor"
    PRIORITISE = "prioritise", "priority changed"
    CLOSE_ROUND = "close-round", "all reviews are in"
    CONFIRM = "confirm", "verdict confirmed"
    DECIDE = "decide", "decided"
    CHANGE_DECISION = "change-decision", "decision changed"
    PROPOSE_DECISION = "propose-decision", "decided as one of two editors"
    MARK_CENTRAL = "mark-central", "marked as central, or not any more"
    SEND_BACK = "send-back", "sent back to reviewers"
    STILL_STANDS = "still-stands", "verdict still stands in its new context"
    COMMENT = "comment", "comment added"
    RESOLVE = "resolve", "comments resolved"
    REOPEN = "reopen", "comments reopened"
    PUBLISH = "publish", "report published"
    DESCRIBE_CLAIM = "describe-claim", "ClaimReview details chosen"
    COPY = "copy", "copy of a source saved"
    EDIT_SOURCE = "edit-source", "source edited"
    RETRACT_SOURCE = "retract-source", "source marked as retracted"
    REINSTATE_SOURCE = "reinstate-source", "retraction of a source undone"
    JOIN_SOURCES = "join-sources", "sources joined, because they are one page"
    SEPARATE_SOURCES = "separate-sources", "join of sources undone"
    RECHECK = "look-again", "re-checked"
    EDIT_NEWSROOM_SETTINGS = "edit-desk", "settings edited"
    EDIT_GUIDELINES = "edit-guidelines", "guidelines edited"
    EDIT_PERSON = "edit-person", "person edited"
    DECLARE_CONFLICTS = "declare", "conflicts of interest declared"
    LEAVE = "leave", "person left; byline replaced by a pseudonym"
    EDIT_SCALE = "edit-scale", "rating scale edited"
    ADD_RATING = "add-rating", "rating added"
    EDIT_RATING = "edit-rating", "rating edited"
    RETIRE_RATING = "retire-rating", "rating retired"
    RETIRE_SCALE = "retire-scale", "rating scale retired"
    RESTORE_SCALE = "restore-scale", "rating scale restored"
    ERASE = "erase", "payload erased"
    OUTSIDE = "outside", "changed outside the workflow"
    RECORD_HEADS = "record-heads", "state of the activity log recorded"
    BULK_IMPORT = "bulk-import", "rows imported in bulk"


VISIBLE_TO_THE_TEAM = (
    EventType.ADD_CLAIM,
    EventType.OPEN,
    EventType.EDIT,
    EventType.SPLIT_CLAIM,
    EventType.MERGE,
    EventType.MARK_SENTENCES,
    EventType.REVISE,
    EventType.CARRY,
    EventType.DISMISS,
    EventType.SET_ASIDE,
    EventType.RESTORE,
    EventType.CLOSE_ROUND,
    EventType.CONFIRM,
    EventType.DECIDE,
    EventType.CHANGE_DECISION,
    EventType.SEND_BACK,
    EventType.STILL_STANDS,
)
"""Events whose outcome everyone on the article sees at once. Never one within an open round: that it
happened at all must stay hidden from the other reviewers."""
