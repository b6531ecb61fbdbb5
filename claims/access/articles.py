"""Which articles a person sees, and which people see an article.

An article without assignments is open to the whole team. An article with assignments is open to the
people assigned to it and to every editor.
"""

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

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


def newest_articles(user: Person) -> list[Article]:
    """Return the newest articles that this person sees, MOST_LISTED and one more, with their progress and opening."""
    return _newest(user)


@compiled_once
def _newest(user: Person) -> ArticleQuerySet:
    return older_articles(user)[: MOST_LISTED + 1]


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


def older_articles(user: Person, before: Article | None = None) -> ArticleQuerySet:
    """Return the articles that this person sees, newest first, from those older than `before`."""
    return annotate_progress(user, visible_articles(user).with_opening()).newest(before=before)


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
