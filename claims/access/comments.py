"""Which comments a person reads, and whom they may mention without giving an open round away.

A comment is as visible as the round it was written in, so that nothing of a thread (words, counts,
whether it is resolved) tells of an open round.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet, prefetch_related_objects

from claims.access.articles import active_editors, people_who_see, visible_articles
from claims.access.blindness import has_open_round, is_blinded, is_editor_outside_open_round
from claims.compiled_reads import compiled_once
from claims.models import Claim, Comment, Mention, Person
from claims.models.comment import CommentQuerySet, with_mentions

NEWEST = 100
"""Comments that a claim's page shows."""


MOST_MENTIONS = 10


def visible_comments(user: Person) -> CommentQuerySet:
    """Return this person's own comments, those outside open rounds, and those that mention them directly.

    An editor also reads the comments of open rounds in which they are not blinded. A direct mention is
    one by such an editor: it gives nothing of the round away.
    """
    if not user.is_authenticated or not user.is_member:
        return Comment.objects.none()
    is_readable = Q(round=None) | Q(round__closed_at__isnull=False)
    if user.is_editor:
        is_readable |= ~is_blinded(user)
    direct = Mention.objects.filter(comment=OuterRef("pk"), person=user, is_direct=True)
    return Comment.objects.filter(claim__article__in=visible_articles(user)).filter(
        Q(author=user) | is_readable | Exists(direct)
    )


def newest_comments(user: Person, claim: Claim) -> list[Comment]:
    """Return the newest comments on a claim that this person reads, NEWEST and one more, the newest first."""
    if getattr(claim, "has_comments", True) is False:
        return []
    comments = _newest_on(user, claim.pk)
    prefetch_related_objects(comments, with_mentions())
    return comments


@compiled_once
def _newest_on(user: Person, claim: int) -> CommentQuerySet:
    comments = visible_comments(user).filter(claim=claim).select_related("author", "round")
    return comments.order_by("-pk")[: NEWEST + 1]


def unread_mentions(user: Person) -> list[Mention]:
    """Return this person's unread mentions in comments they read, the latest first, at most MOST_MENTIONS."""
    return _unread(user)


@compiled_once
def _unread(user: Person) -> QuerySet[Mention]:
    return (
        Mention.objects.filter(person=user, read_at=None)
        .filter(comment__in=visible_comments(user))
        .select_related("comment__claim__article", "comment__claim__current", "comment__author")
        .order_by("-pk")[:MOST_MENTIONS]
    )


def visible_mentions(user: Person, comment: Comment) -> list[Mention]:
    """Return whom a visible comment mentions, as far as this person may know.

    Someone who is mentioned directly in an open round sees only that: the others who are mentioned may
    be its reviewers.
    """
    mentions = list(comment.mentions.all())
    mine = [mention for mention in mentions if mention.person_id == user.pk]
    is_open = comment.round is not None and not comment.round.is_closed
    is_direct = any(mention.is_direct for mention in mine)
    return mine if is_open and is_direct else mentions


def people_to_mention(user: Person, claim: Claim) -> list[Person]:
    """Return whom this person can mention in a comment on this claim now, by name.

    While a round is open, a reviewer can mention editors only: mentioning a colleague and seeing
    whether it works would tell whether that colleague reviews the claim.
    """
    is_free = not has_open_round(claim) or is_editor_outside_open_round(user, claim)
    people = people_who_see(claim.article) if is_free else _editors()
    return [person for person in people if person.pk != user.pk]


@compiled_once
def _editors() -> QuerySet[Person]:
    return active_editors()
