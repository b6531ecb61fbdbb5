"""Which articles a person sees, and which people see an article.

An article without assignments is open to the whole team. An article with assignments is open to the
people assigned to it and to every editor.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Now

from claims.compiled_reads import compiled_once
from claims.models import Article, Assignment, Claim, Person, Review
from claims.models.article import ArticleQuerySet
from claims.models.article_tally import IN_WORK
from claims.vocabulary import ClaimStatus, ReviewState, Role

SETTLED = (
    ClaimStatus.AGREED,
    ClaimStatus.DISPUTED,
    ClaimStatus.DECIDED,
    ClaimStatus.CONTEXT_CHANGED,
)
"""Statuses of a claim whose review round is closed."""
IS_EDITOR = Q(is_superuser=True) | Q(groups__name=Role.EDITOR)


def is_open_to_user(user: Person, article: str = "pk") -> Q:
    """Return the condition that a member of the team sees the article at this path."""
    if user.is_editor:
        return Q()
    assignments = Assignment.objects.filter(article=OuterRef(article))
    return Q(~Exists(assignments)) | Q(Exists(assignments.filter(person=user)))


def visible_articles(user: Person) -> ArticleQuerySet:
    """Return the articles that this person sees; none for someone who is not on the team."""
    if not user.is_authenticated or not user.is_member:
        return Article.objects.none()
    return Article.objects.filter(is_open_to_user(user))


def can_see_article(user: Person, article: Article) -> bool:
    """Whether this person sees this article."""
    return visible_articles(user).filter(pk=article.pk).exists()


MOST_LISTED = 30
"""Articles on a page of the list."""


MOST_IN_WORK = 10
"""Articles on the home page; the list of articles has the rest."""


def articles_in_work(user: Person) -> list[Article]:
    """Return unfinished articles that this person sees, those that are due first, with their tally and progress.

    At most MOST_IN_WORK and one more.
    """
    return _in_work(user)


@compiled_once
def _in_work(user: Person) -> ArticleQuerySet:
    # In the order of the index article_tally_in_work, and with its condition.
    articles = visible_articles(user).filter(tally__stage__in=IN_WORK).select_related("tally")
    in_order = annotate_progress(user, articles.with_opening()).order_by(
        F("tally__deadline").asc(nulls_last=True), F("tally__article").desc()
    )
    return in_order[: MOST_IN_WORK + 1]


MOST_TITLES = 20


def newest_titles(user: Person) -> list[Article]:
    """Return the newest articles that this person sees, at most MOST_TITLES, with their opening."""
    return _newest_with_opening(user)


@compiled_once
def _newest_with_opening(user: Person) -> ArticleQuerySet:
    return visible_articles(user).with_opening().newest()[:MOST_TITLES]


@dataclass(frozen=True)
class ArticleChoice:
    """Which articles a list shows, and in which order."""

    stage: str = ""
    is_mine: bool = False
    """Assigned to the person."""
    due: str = ""
    order: str = ""
    """Empty for the newest first, or `oldest`, or `due`: what is in work by its deadline."""


DUE_WITHIN = {"late": timedelta(0), "day": timedelta(days=1), "week": timedelta(days=7)}
"""What the filter of deadlines calls how soon an article is due."""


def listed_articles(
    user: Person, wanted: ArticleChoice, after: Article | None = None
) -> ArticleQuerySet:
    """Return the articles of a list with their tally; with `after`, those that follow it in the chosen order."""
    articles = annotate_progress(user, visible_articles(user).with_opening())
    articles = articles.select_related("tally")
    if wanted.stage:
        articles = articles.filter(tally__stage=wanted.stage)
    if wanted.is_mine:
        articles = articles.filter(Exists(user.assignments.filter(article=OuterRef("pk"))))
    if wanted.due:
        latest = Now() + DUE_WITHIN[wanted.due]
        articles = articles.filter(tally__stage__in=IN_WORK, tally__deadline__lt=latest)
    if wanted.order == "due":
        return _by_deadline(articles.filter(tally__stage__in=IN_WORK), after)
    if wanted.order == "oldest":
        later = _follows("created_at", after, "gt") if after else Q()
        return articles.filter(later).order_by("created_at", "pk")
    return articles.newest(before=after)


def _follows(name: str, after: Article, sign: str) -> Q:
    """Return the condition that an article follows another in the order of a column and then its key."""
    value = getattr(after, name)
    return Q(**{f"{name}__{sign}": value}) | Q(**{name: value, f"pk__{sign}": after.pk})


def _by_deadline(articles: ArticleQuerySet, after: Article | None) -> ArticleQuerySet:
    """Order articles as the index `article_tally_in_work` has them: the first deadline first, those without one last."""
    if after:
        follows = Q(tally__deadline=after.deadline, tally__article__lt=after.pk)
        if after.deadline:
            follows |= Q(tally__deadline__gt=after.deadline) | Q(tally__deadline=None)
        articles = articles.filter(follows)
    return articles.order_by(F("tally__deadline").asc(nulls_last=True), "-tally__article_id")


def first_listed(user: Person) -> list[Article]:
    """Return the newest articles that this person sees, MOST_LISTED and one more, with their progress and tally."""
    return _first_listed(user)


@compiled_once
def _first_listed(user: Person) -> ArticleQuerySet:
    return listed_articles(user, ArticleChoice())[: MOST_LISTED + 1]


def annotate_progress(user: Person, articles: ArticleQuerySet) -> ArticleQuerySet:
    """Add `annotations.ArticleProgress` to each article.

    A claim whose round is open counts as open, however many of its reviews are in. Of the reviews,
    only this person's own are counted.
    """

    def count(rows: QuerySet, owner: str) -> Coalesce:
        counted = rows.order_by().values(owner).annotate(n=Count("pk")).values("n")
        return Coalesce(Subquery(counted), 0)

    claims = Claim.objects.filter(article=OuterRef("pk")).exclude(
        status__in=(ClaimStatus.PROPOSED, ClaimStatus.SET_ASIDE)
    )
    mine = Review.objects.filter(
        round=F("claim_version__claim__round"),
        claim_version__claim__article=OuterRef("pk"),
        reviewer=user,
        state=ReviewState.SUBMITTED,
    )
    return articles.annotate(
        claim_count=count(claims, "article"),
        settled_count=count(claims.filter(status__in=SETTLED), "article"),
        my_count=count(mine, "claim_version__claim__article"),
    )


def people_who_see(article: Article) -> QuerySet[Person]:
    """Return the people who can sign in and see this article, by name."""
    is_reviewer = Q(groups__name=Role.REVIEWER)
    if article.assignments.exists():
        is_reviewer &= Q(assignments__article=article)
    return _active(IS_EDITOR | is_reviewer)


def active_editors() -> QuerySet[Person]:
    """Return the editors who can sign in, by name; they see every article."""
    return _active(IS_EDITOR)


def _active(who: Q) -> QuerySet[Person]:
    return Person.objects.filter(who, is_active=True).distinct().order_by("name", "pk")
