"""The words of the desk: roles, states, moves and the closed lists a person chooses from.

Values are stored in rows and frozen in reports, so a value is never renamed; labels may be.
"""

from django.db.models import IntegerChoices, TextChoices

RESERVED_SLUGS = frozenset({"add", "claims", "feed.atom", "corrections.atom"})
"""Words that are addresses of their own beside `<slug>`; a test compares them with the URLs."""


class Role(TextChoices):
    """What a person may do; each is the name of a group made in a migration."""

    REVIEWER = "reviewer"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


class BylineKind(TextChoices):
    """How a person is named to readers."""

    NAME = "name", "their name"
    PSEUDONYM = "pseudonym", "a pseudonym"
    DESK = "desk", "the desk"


class ArticleMode(TextChoices):
    """Whether the article is out already; a check before publication makes no ClaimReview."""

    PUBLISHED_CLAIM = "published-claim", "published claim"
    BEFORE_PUBLICATION = "before-publication", "before publication"


class TieBreak(TextChoices):
    """What follows when the reviewers of a round differ."""

    EDITOR = "editor", "straight to the editor"
    REVIEWER = "reviewer", "one more reviewer first"


class UnitRole(TextChoices):
    """What a stretch of an article's text is."""

    HEADLINE = "headline"
    SUB_HEADING = "sub-heading", "sub-heading"
    BY_LINE = "by-line", "by-line"
    DATELINE = "dateline"
    BODY = "body"
    QUOTATION = "quotation"
    CAPTION = "caption"
    LIST_ITEM = "list-item", "list item"
    FURNITURE = "furniture", "clutter"


CLAIM_ROLES = frozenset({UnitRole.BODY, UnitRole.QUOTATION, UnitRole.CAPTION, UnitRole.LIST_ITEM})
"""Roles of sentences for which we suggest claims. Headings and clutter are not among them."""


class ClaimStatus(TextChoices):
    """Where the work on a claim stands; the verdict is another axis."""

    PROPOSED = "proposed"
    OPEN = "open"
    AGREED = "agreed"
    DISPUTED = "disputed"
    DECIDED = "decided"
    SET_ASIDE = "set-aside", "set aside"


class SetAside(TextChoices):
    """Why a claim is not judged."""

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
    FURNITURE = "furniture", "page clutter (menu, “Share”, caption credit)"


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


class VersionCause(TextChoices):
    """Why a claim got a new version."""

    SPLIT = "split", "found when the article was split"
    ADDED = "added", "added by a person"
    EDITED = "edited", "edited"
    PART = "part", "split from another claim"
    REVISED = "revised", "the article was revised"


class Tone(TextChoices):
    """The ten named light/dark colour pairs of the style sheet."""

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


class SlotKind(TextChoices):
    """What the reviewer of a slot is asked for."""

    REVIEW = "review"
    TIE_BREAK = "tie-break", "tie-break"


class SlotState(TextChoices):
    """A lease has no saved word yet; the first one turns it into a hold."""

    FREE = "free"
    LEASED = "leased"
    HELD = "held"
    SUBMITTED = "submitted"


class OfferedFrom(TextChoices):
    """How a slot was offered to whoever has it; empty where they opened the claim themselves."""

    QUEUE = "queue", "first of what waits on the desk"
    ARTICLE = "article", "next in the article"


class SkipReason(TextChoices):
    """Why a reviewer lets a claim go by."""

    EXPERTISE = "expertise", "it needs somebody who knows the field"
    LANGUAGE = "language", "its sources are in a language I do not read"
    ACCESS = "access", "I cannot get at the sources"
    UNCLEAR = "unclear", "it is not clear what is claimed"
    TIME = "time", "it takes longer than I have"
    CLOSE = "too-close", "I am too close to it"
    EDITOR = "editor", "I look after it as an editor"
    OTHER = "other", "another reason"


class NoClaimReason(TextChoices):
    """Why there is no next claim for a reviewer."""

    ALL_DONE = "all-done", "everything open is judged"
    ALL_HELD = "all-held", "colleagues are working on all of it"
    NONE_FOR_YOU = "none-for-you", "none of it is yours to take"
    HANDS_FULL = "hands-full", "you hold as many as one person can"


class ReviewState(TextChoices):
    """A submitted review is what counts; a draft is nobody else's business."""

    DRAFT = "draft"
    SUBMITTED = "submitted"


class ThreadAction(TextChoices):
    """What an entry without words does to its thread of comments."""

    RESOLVED = "resolved"
    REOPENED = "reopened", "open again"


class MergeChoice(TextChoices):
    """What stays where two texts of one review differ."""

    MINE = "mine"
    DESKS = "desks", "what the desk has"
    BOTH = "both"


class Graded:
    """A step of a scale whose label is its code and its words."""

    @property
    def words(self) -> str:
        """The label without the code."""
        return self.label.partition(" – ")[2]


class SourceKind(TextChoices):
    """What sort of thing a source is."""

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
    """Reliability of a source, Admiralty code; F means unknown, not worst."""

    A = "A", "A – completely reliable"
    B = "B", "B – usually reliable"
    C = "C", "C – fairly reliable"
    D = "D", "D – not usually reliable"
    E = "E", "E – unreliable"
    F = "F", "F – cannot be judged"


class Credibility(Graded, IntegerChoices):
    """Credibility of one piece of information, Admiralty code; 6 means unknown, not worst."""

    CONFIRMED = 1, "1 – confirmed by others"
    PROBABLY = 2, "2 – probably true"
    POSSIBLY = 3, "3 – possibly true"
    DOUBTFUL = 4, "4 – doubtful"
    IMPROBABLE = 5, "5 – improbable"
    UNKNOWN = 6, "6 – cannot be judged"


class Stance(TextChoices):
    """What a piece of evidence does to the claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes", "Contradicts"
    CONTEXT = "context", "Gives context"


class PassageFound(TextChoices):
    """Whether the quoted passage stands in the copy of its source."""

    NOT_LOOKED = "not-looked", "not looked up"
    FOUND = "found", "found"
    NEARLY = "nearly", "found with other spacing or quotes"
    MISSING = "missing", "not found"

    @property
    def is_found(self) -> bool:
        """Whether the passage is in the saved copy, as typed or with other spacing or punctuation."""
        return self in (PassageFound.FOUND, PassageFound.NEARLY)


class SnapshotState(TextChoices):
    """How far the copy of a source has come; the last two are for good."""

    WAITING = "waiting", "waits to be taken"
    WORKING = "working", "is being taken"
    TAKEN = "taken", "taken"
    REFUSED = "refused", "not taken"


class CaptureMethod(TextChoices):
    """How the bytes of a copy came to the desk."""

    FETCHED = "fetched", "fetched by the desk"
    UPLOADED = "uploaded", "uploaded by the reviewer"
    PASTED = "pasted", "pasted by the reviewer"


class SnapshotKind(TextChoices):
    """What the bytes of a copy are, told by the bytes."""

    HTML = "html", "web page"
    PDF = "pdf", "PDF"
    DOCX = "docx", "Word document"
    TEXT = "text", "text"
    PNG = "png", "picture (PNG)"
    JPEG = "jpeg", "picture (JPEG)"
    WEBP = "webp", "picture (WebP)"


class SnapshotRefusal(TextChoices):
    """Why there is no copy, as the reviewer reads it: one sentence for whatever went wrong outside."""

    OUTSIDE = "outside", "The desk could not fetch this address."
    KIND = (
        "kind",
        "The desk keeps web pages, PDF and Word documents, text and PNG, JPEG or WebP pictures; this is none.",
    )
    PASSWORD = "password", "The document wants a password."
    UNREADABLE = "unreadable", "The file is broken, or made so that reading it never ends."
    BROKEN = "broken", "The desk made a mistake while it took this copy; an editor can see which."


class Purpose(TextChoices):
    """A desk verdict talks to colleagues, a public one to readers."""

    DESK = "desk"
    PUBLIC = "public"


class Basis(TextChoices):
    """How a decision follows from the reviews; computed, never typed."""

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
    COMMENT = "comment", "comment"
    RESOLVE = "resolve", "resolve comments"
    REOPEN = "reopen", "reopen comments"
    PUBLISH = "publish", "publish"
    EDIT_SOURCE = "edit-source", "edit this source"
    RETRACT_SOURCE = "retract-source", "mark this source as retracted"
    REINSTATE_SOURCE = "reinstate-source", "undo the retraction of this source"
    RECHECK = "look-again", "re-check claims"
    EDIT_NEWSROOM_SETTINGS = "edit-desk", "edit the settings"
    EDIT_GUIDELINES = "edit-guidelines", "edit the guidelines"
    EDIT_PERSON = "edit-person", "edit people"
    DECLARE_CONFLICTS = "declare", "declare conflicts of interest"
    EDIT_SCALE = "edit-scale", "edit rating scales"
    EDIT_RATING = "edit-rating", "edit ratings"


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
    SEND_BACK = "send-back", "sent back to reviewers"
    COMMENT = "comment", "comment added"
    RESOLVE = "resolve", "comments resolved"
    REOPEN = "reopen", "comments reopened"
    PUBLISH = "publish", "report published"
    COPY = "copy", "copy of a source saved"
    EDIT_SOURCE = "edit-source", "source edited"
    RETRACT_SOURCE = "retract-source", "source marked as retracted"
    REINSTATE_SOURCE = "reinstate-source", "retraction of a source undone"
    RECHECK = "look-again", "re-checked"
    EDIT_NEWSROOM_SETTINGS = "edit-desk", "settings edited"
    EDIT_GUIDELINES = "edit-guidelines", "guidelines edited"
    EDIT_PERSON = "edit-person", "person edited"
    DECLARE_CONFLICTS = "declare", "conflicts of interest declared"
    EDIT_SCALE = "edit-scale", "rating scale edited"
    ADD_RATING = "add-rating", "rating added"
    EDIT_RATING = "edit-rating", "rating edited"
    RETIRE_RATING = "retire-rating", "rating retired"
    ERASE = "erase", "payload erased"


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
)
"""Events whose outcome everyone on the article sees at once. Never one within an open round: that it
happened at all must stay hidden from the other reviewers."""
