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
    FURNITURE = "furniture"


CLAIM_ROLES = frozenset({UnitRole.BODY, UnitRole.QUOTATION, UnitRole.CAPTION, UnitRole.LIST_ITEM})
"""Units that are proposed as claims; headings and furniture of the page are not."""


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
    DESCRIPTION = "description", "a description without a fact"
    COMMON = "common-knowledge", "common knowledge"
    UNCHECKABLE = "not-checkable", "not checkable for another reason"
    DUPLICATE = "duplicate", "a duplicate of another claim"
    CUT = "cut", "cut from the article"


class NotCheckable(TextChoices):
    """Why a sentence holds no claim; what a person says, never a machine."""

    OPINION = "opinion", "an opinion"
    PREDICTION = "prediction", "a prediction"
    QUESTION = "question", "a question"
    DESCRIPTION = "description", "a description without a fact"
    COMMON = "common-knowledge", "common knowledge"
    FURNITURE = "furniture", "furniture of the page"


class Coverage(TextChoices):
    """How a sentence is accounted for; derived, but for what a person said."""

    UNREAD = "unread"
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


class Offer(TextChoices):
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


class Nothing(TextChoices):
    """Why there is no next claim for a reviewer."""

    ALL_DONE = "all-done", "everything open is judged"
    ALL_HELD = "all-held", "colleagues are working on all of it"
    NONE_FOR_YOU = "none-for-you", "none of it is yours to take"
    HANDS_FULL = "hands-full", "you hold as many as one person can"


class ReviewState(TextChoices):
    """A submitted review is what counts; a draft is nobody else's business."""

    DRAFT = "draft"
    SUBMITTED = "submitted"


class ThreadMark(TextChoices):
    """What an entry without words does to its thread of comments."""

    RESOLVED = "resolved"
    REOPENED = "reopened", "open again"


class Pick(TextChoices):
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
    REFUTES = "refutes"
    CONTEXT = "context", "gives context"


class PassageFound(TextChoices):
    """Whether the quoted passage stands in the copy of its source."""

    NOT_LOOKED = "not-looked", "not looked up"
    FOUND = "found", "found"
    NEARLY = "nearly", "found with other spacing or quotes"
    MISSING = "missing", "not found"


class SnapshotState(TextChoices):
    """How far the copy of a source has come; the last two are for good."""

    WAITING = "waiting", "waits to be taken"
    WORKING = "working", "is being taken"
    TAKEN = "taken", "taken"
    REFUSED = "refused", "not taken"


class SnapshotWay(TextChoices):
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


class Move(TextChoices):
    """Everything the desk can do that leaves an Event."""

    LOAD = "load", "load the article"
    SPLIT = "split", "split into claims"
    ASSIGN = "assign", "assign people"
    ADD_CLAIM = "add-claim", "add a claim"
    OPEN = "open", "open for review"
    EDIT = "edit", "edit the claim"
    SPLIT_CLAIM = "split-claim", "split the claim"
    MERGE = "merge", "merge claims"
    MARK_SENTENCES = "mark-sentences", "account for sentences"
    REVISE = "revise", "load a new revision"
    CARRY = "carry", "follow the new text"
    DISMISS = "dismiss", "dismiss the proposal"
    SET_ASIDE = "set-aside", "set aside"
    RESTORE = "restore", "restore"
    REVIEW = "review", "review"
    UNDO = "undo", "take back your review of"
    SKIP = "skip", "skip"
    HAND_BACK = "hand-back", "hand back"
    FREE_HOLD = "free-hold", "free a held place of"
    PRIORITISE = "prioritise", "set the priority of"
    PLAN = "plan", "plan the work on an article"
    CLOSE_ROUND = "close-round", "close the round"
    CONFIRM = "confirm", "confirm"
    DECIDE = "decide", "decide"
    CHANGE_DECISION = "change-decision", "change the decision"
    SEND_BACK = "send-back", "send back"
    COMMENT = "comment", "comment"
    RESOLVE = "resolve", "resolve a thread"
    REOPEN = "reopen", "open a thread again"
    PUBLISH = "publish", "publish"
    COPY = "copy", "take a copy of a source"
    EDIT_SOURCE = "edit-source", "change a source"
    RETRACT_SOURCE = "retract-source", "mark a source as retracted"
    REINSTATE_SOURCE = "reinstate-source", "take the retraction back"
    LOOK_AGAIN = "look-again", "take a second look"
    EDIT_DESK = "edit-desk", "edit the desk"
    EDIT_GUIDELINES = "edit-guidelines", "write new guidelines"
    EDIT_PERSON = "edit-person", "change a person"
    DECLARE = "declare", "declare interests"
    EDIT_SCALE = "edit-scale", "edit a scale"
    ADD_RATING = "add-rating", "add a rating"
    EDIT_RATING = "edit-rating", "edit a rating"
    RETIRE_RATING = "retire-rating", "retire a rating"
    ERASE = "erase", "erase a payload"


TOLD_TO_ALL = (
    Move.ADD_CLAIM,
    Move.OPEN,
    Move.EDIT,
    Move.SPLIT_CLAIM,
    Move.MERGE,
    Move.MARK_SENTENCES,
    Move.REVISE,
    Move.CARRY,
    Move.DISMISS,
    Move.SET_ASIDE,
    Move.RESTORE,
    Move.CLOSE_ROUND,
    Move.CONFIRM,
    Move.DECIDE,
    Move.CHANGE_DECISION,
    Move.SEND_BACK,
)
"""Moves whose outcome everybody at work on an article sees at once. Never one made within an open
round: that there was one is what the others must not learn."""
