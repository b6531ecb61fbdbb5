"""Who may have an e-mail: whoever may read what it tells, when it is written and again when it is sent."""

from django.db.models import Q, QuerySet

from claims.access.articles import can_see_article
from claims.access.authorship import is_told_authors
from claims.access.comments import visible_comments
from claims.models import Comment, Mail, Person, Round
from claims.vocabulary import MailKind


def may_read_comment(person: Person, comment: Comment) -> bool:
    """Whether this person reads a comment now, and can sign in."""
    return person.is_active and visible_comments(person).filter(pk=comment.pk).exists()


def may_review_again(person: Person, round_: Round) -> bool:
    """Whether this person can sign in, reviews claims, and sees the article of the round's claim."""
    article = round_.claim_version.claim.article
    return person.is_active and person.is_reviewer and can_see_article(person, article)


def may_still_have(mail: Mail, person: Person) -> bool:
    """Whether an e-mail may still be sent to its person: the reader may have lost a role or an article since."""
    if mail.kind == MailKind.MENTION:
        return may_read_comment(person, mail.comment)
    if mail.kind == MailKind.SENT_BACK:
        return may_review_again(person, mail.round)
    return person.is_active and person.is_member


def visible_mails(user: Person) -> QuerySet[Mail]:
    """Return the e-mails that the demo shows to this editor: their own, and others that tell nothing hidden from them.

    The digest of a colleague tells what they work on, so an editor who also reviews doesn't see it. E-mails of
    others about claims whose authors are hidden name these authors, or go to them.
    """
    if not user.is_editor:
        return Mail.objects.none()
    is_open = Q(comment__in=visible_comments(user)) & is_told_authors(user, "comment__claim__")
    is_open |= Q(kind=MailKind.SENT_BACK) & is_told_authors(user, "round__claim_version__claim__")
    if not user.is_reviewer:
        is_open |= Q(kind=MailKind.DIGEST)
    return Mail.objects.filter(Q(person=user) | is_open).select_related("person").order_by("-pk")
