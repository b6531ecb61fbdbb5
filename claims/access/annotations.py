"""The attributes that reads in this folder add to model instances, with their types.

Other reads return dataclasses. These stay annotations because lists are paged, sorted and filtered
after they are made, or because rows are fetched by a prefetch. A test compares each protocol with
what the function named in it adds. A template that meets an instance without the attribute shows
what it shows for False: less, never more.
"""

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from claims.access.reviews import SubmittedAnswer


class ArticleProgress(Protocol):
    """Added to an Article by `articles.annotate_progress`; claims that are set aside don't count."""

    claim_count: int
    """Claims being checked."""
    settled_count: int
    """Those whose review round is closed."""
    my_count: int
    """Those that this person has reviewed in the current round."""


class ArticleOpening(Protocol):
    """Added to an Article by `ArticleQuerySet.with_opening`, and so by `annotate_progress`."""

    opening: str
    """The beginning of the text, from which an article without a headline gets its working title."""


class KnownIdentity(Protocol):
    """Added to a Source by `sources.annotate_identity_known`."""

    is_identity_known: bool
    """Whether this person may know who or what a protected source is."""


class KnownSource(Protocol):
    """Added to Evidence by `evidence.annotate_source_identity_known`."""

    is_identity_known: bool
    """Whether this person may know who or what the source is."""
    described_as: str
    """The public description of the source, if a colleague protects it in the same article."""


class Stances(Protocol):
    """Added to a Decision by `evidence.decisions_with_stances`."""

    stances: list[str]
    """Of the evidence in the claim's current round, as far as this person may see it."""


class RecheckMark(Protocol):
    """Added to a Claim by `claims.mark_needs_recheck`."""

    needs_recheck: bool
    """Whether a source it depends on was retracted, as far as this person may know."""


class SubmittedAnswers(Protocol):
    """Added to a Claim by `reviews.add_submitted_answers`."""

    submitted_answers: "list[SubmittedAnswer]"
    """What the submitted reviews of its current round answer, as far as this person may see them."""


class FetchedAccess(Protocol):
    """Added to a Claim by `claim_access.with_access`; read it with `claim_access.access_for`."""

    access_row: dict[str, Any]
    """The fields of a `ClaimAccess`."""


class FoundClaim(Protocol):
    """Added to a Claim by `finding.find_claim`, for its page."""

    article_opening: str
    """The `opening` of an article without a headline; `find_claim` gives it to the article."""
    has_comments: bool
    """Whether there is a comment on it that this person reads."""
