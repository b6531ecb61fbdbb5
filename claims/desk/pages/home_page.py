"""What the home page shows: what needs a reviewer, what needs an editor, and the articles in work."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from claims.access.articles import MOST_IN_WORK, articles_in_work
from claims.access.authorship import authors_of_claims
from claims.access.comments import unread_mentions
from claims.access.reviews import reviews_submitted_since
from claims.access.slots import MOST_COUNTED, offered_claims, why_no_claim
from claims.articles.pages.claim_bar import TallyPart, describe_parts, parts_of, write_tally
from claims.compiled_reads import compiled_once
from claims.desk.pages.started import OVERDUE, SENT_BACK, StartedWork, find_started
from claims.models import Article, Claim, Comment, Person, Review, ReviewSlot
from claims.models.claim import ClaimQuerySet
from claims.vocabulary import ArticleStage, ClaimStatus, NoClaimReason
from claims.web.due import is_due_today


@dataclass(frozen=True)
class NextClaim:
    """The claim that *Next claim* gives, as far as anybody can tell before it is taken."""

    claim: Claim
    count: int
    """Claims that this person can take, up to MOST_COUNTED."""
    until: datetime | None
    """Until when it is reserved for them already; None if it isn't."""

    @property
    def is_more(self) -> bool:
        """Whether there are more than were counted."""
        return self.count >= MOST_COUNTED


@dataclass(frozen=True)
class SubmittedReview:
    """A review of today; it can be undone while its round is open."""

    review: Review
    can_undo: bool


@dataclass(frozen=True)
class ReviewerHome:
    """What a reviewer has to do, and has done today."""

    started: StartedWork
    next: NextClaim | None
    why_none: NoClaimReason | None
    """Why there is no next claim."""
    submitted: list[SubmittedReview]

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do."""
        return self.next is None and not self.started.claims

    @property
    def articles_reviewed(self) -> int:
        """In how many articles they reviewed today."""
        return len({row.review.claim_version.claim.article_id for row in self.submitted})

    @property
    def summary(self) -> str:
        """One sentence that says what is urgent, or what is ready."""
        back, due = self.started.count(SENT_BACK), self.started.count(OVERDUE)
        parts = []
        if back:
            parts.append(
                "1 claim has come back to you"
                if back == 1
                else f"{back} claims have come back to you"
            )
        if due:
            parts.append("1 draft is due today" if due == 1 else f"{due} drafts are due today")
        if not parts and self.next:
            count = self.next.count
            more = "more than " if self.next.is_more else ""
            parts.append(
                "1 claim is ready for you"
                if count == 1
                else f"{more}{count} claims are ready for you"
            )
        sentence = " and ".join(parts) or "finish what you started"
        return f"{sentence[0].upper()}{sentence[1:]}."


@dataclass(frozen=True)
class Bar:
    """A bar with one cell a claim and the words beside it."""

    words: str
    cells: str


@dataclass(frozen=True)
class ArticleLine:
    """An article in work: how far it is, and what to do next."""

    article: Article
    claims: Bar
    mine: Bar | None
    """The claims that a reviewer has reviewed; None for others, or before claims are chosen."""
    is_late: bool
    step: str
    step_address: str
    """Where the step is done; empty if there is nothing to do for this person."""


@dataclass(frozen=True)
class ArticlesInWork:
    """The articles that are due first."""

    lines: list[ArticleLine]
    has_more: bool


def reviewer_home(user: Person, *, is_news: bool) -> ReviewerHome:
    """Return what a reviewer has to do. `is_news` tells whether something may be new for them."""
    started = find_started(user, is_news=is_news)
    following = find_next(user, started.opened)
    return ReviewerHome(
        started=started,
        next=following,
        why_none=why_no_claim(user) if following is None else None,
        submitted=submitted_today(user),
    )


def find_next(user: Person, opened: list[ReviewSlot]) -> NextClaim | None:
    """Return the claim that `next_claim.sql` would give: the one they have opened, or the first of the queue."""
    offered = offered_claims(user)
    if opened:
        slot = opened[0]
        return NextClaim(slot.claim, len(offered) + 1, slot.until)
    if not offered:
        return None
    [claim] = _with_wording(offered[0].claim_id)
    return NextClaim(claim, len(offered), None)


@compiled_once
def _with_wording(claim: int) -> ClaimQuerySet:
    return Claim.objects.filter(pk=claim).select_related("current", "article")


def submitted_today(user: Person) -> list[SubmittedReview]:
    """Return what this person submitted today, the last review first."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return [
        SubmittedReview(review, can_undo=_is_current(review))
        for review in reviews_submitted_since(user, midnight)
    ]


def _is_current(review: Review) -> bool:
    claim = review.claim_version.claim
    is_open = claim.status == ClaimStatus.OPEN and not review.round.is_closed
    return is_open and claim.round_id == review.round_id


def list_articles(user: Person, started: StartedWork | None) -> ArticlesInWork:
    """Return the articles in work as this person may see them, those that are due first."""
    found = articles_in_work(user)
    drafts: dict[int, int] = {}
    for row in started.claims if started else ():
        if row.saved_at:
            drafts[row.claim.article_id] = drafts.get(row.claim.article_id, 0) + 1
    lines = [_line_of(article, user, drafts.get(article.pk, 0)) for article in found[:MOST_IN_WORK]]
    return ArticlesInWork(lines, has_more=len(found) > MOST_IN_WORK)


def _line_of(article: Article, user: Person, drafts: int) -> ArticleLine:
    parts = parts_of(article.tally)
    step, address = _step(article, user)
    return ArticleLine(
        article=article,
        claims=Bar(describe_parts(parts) or "No claims yet", write_tally(parts) if parts else ""),
        mine=_mine(article, drafts) if user.is_reviewer and article.claim_count else None,
        is_late=is_due_today(article.deadline),
        step=step,
        step_address=address,
    )


def _mine(article: Article, drafts: int) -> Bar:
    done, total = article.my_count, article.claim_count
    drafts = min(drafts, total - done)
    parts = (
        TallyPart(done, "", "mine"),
        TallyPart(drafts, "", "draft"),
        TallyPart(total - done - drafts, ""),
    )
    words = f"{done} of {total}"
    if drafts:
        words += f" · {drafts} draft{'s' if drafts > 1 else ''}"
    return Bar(words, write_tally(parts))


def _step(article: Article, user: Person) -> tuple[str, str]:
    """Return what this person does next in an article, and where."""
    stage, tally = ArticleStage(article.tally.stage), article.tally
    if stage == ArticleStage.CHOOSING:
        return "Choose claims", reverse("choose_claims", args=(article.slug,))
    if not user.is_editor:
        is_open = tally.open and article.claim_count > article.my_count
        return ("Review", article.get_absolute_url()) if is_open else ("With an editor", "")
    if stage == ArticleStage.CHECKING:
        return "With reviewers", ""
    if stage == ArticleStage.READY:
        return "Review and publish", reverse("admin:claims_article_publish", args=(article.pk,))
    for count, verb, status in (
        (tally.disputed, "Decide", ClaimStatus.DISPUTED),
        (tally.context_changed, "Look at", ClaimStatus.CONTEXT_CHANGED),
        (tally.agreed, "Confirm", ClaimStatus.AGREED),
    ):
        if count:
            return f"{verb} {count}", claims_address(status, article=article.pk)
    raise ValueError(f"{article} is to be decided, and no claim of it is.")


def claims_address(status: str, **more: object) -> str:
    """Return the address of moderation's list of claims in this state."""
    return reverse("admin:claims_claim_changelist", query={"status": str(status), **more})


@dataclass(frozen=True)
class NewMention:
    """A comment that mentions somebody, as they may see it."""

    comment: Comment
    author: str
    words: str


def new_mentions(user: Person, *, is_news: bool) -> list[NewMention]:
    """Return the unread mentions of this person; none, and nothing is read, where nothing is new."""
    comments = [mention.comment for mention in unread_mentions(user)] if is_news else []
    authors = authors_of_claims(user, {comment.claim for comment in comments})
    return [
        NewMention(
            comment,
            authors[comment.claim_id].name(comment.author),
            authors[comment.claim_id].mask(comment.text),
        )
        for comment in comments
    ]
