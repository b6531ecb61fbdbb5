"""Mail and MailChoice: e-mails that wait to be sent, and which of them a person wants."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from claims.models.comment import Comment
from claims.models.round import Round
from claims.vocabulary import MailKind, MailState

IS_ABOUT = {
    MailKind.MENTION: Q(comment__isnull=False, round=None, day=None),
    MailKind.SENT_BACK: Q(comment=None, round__isnull=False, day=None),
    MailKind.DIGEST: Q(comment=None, round=None, day__isnull=False),
}
"""What each kind of e-mail is about: a comment, a round, or a day."""


class MailChoice(models.Model):
    """Which e-mails a person wants. Somebody without a row wants all of them."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        primary_key=True,
        editable=False,
        related_name="mail_choice",
    )
    sent_back = models.BooleanField("when a claim is sent back to you", default=True)
    mention = models.BooleanField("when somebody mentions or answers you", default=True)
    digest = models.BooleanField("once a day: what needs you", default=True)

    def __str__(self) -> str:
        return f"Mail for {self.person}"


class Mail(models.Model):
    """An e-mail, written in the transaction of what it tells.

    `key` makes its Message-ID, which stays the same however often it is tried. Nobody is told one thing
    twice: each kind has its own unique constraint.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, db_index=False, related_name="mails"
    )
    kind = models.CharField(max_length=10, choices=MailKind)
    comment = models.ForeignKey(
        Comment, models.PROTECT, null=True, db_index=False, related_name="+"
    )
    round = models.ForeignKey(Round, models.PROTECT, null=True, db_index=False, related_name="+")
    day = models.DateField(null=True)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    state = models.CharField(max_length=10, choices=MailState, default=MailState.QUEUED)
    queued_at = models.DateTimeField(default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("-pk",)
        indexes = (
            models.Index(
                fields=("queued_at",), condition=Q(state=MailState.QUEUED), name="mail_queued"
            ),
            models.Index(
                fields=("ended_at",), condition=~Q(state=MailState.QUEUED), name="mail_ended"
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("person", "comment"), name="mail_tells_of_a_comment_once"
            ),
            models.UniqueConstraint(fields=("person", "round"), name="mail_tells_of_a_round_once"),
            models.UniqueConstraint(fields=("person", "day"), name="mail_digest_is_one_a_day"),
            models.CheckConstraint(
                condition=Q(kind=MailKind.MENTION) & IS_ABOUT[MailKind.MENTION]
                | Q(kind=MailKind.SENT_BACK) & IS_ABOUT[MailKind.SENT_BACK]
                | Q(kind=MailKind.DIGEST) & IS_ABOUT[MailKind.DIGEST],
                name="mail_is_about_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(state=MailState.QUEUED, ended_at=None)
                | ~Q(state=MailState.QUEUED) & Q(ended_at__isnull=False),
                name="mail_ended_has_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.person}"
