"""Comment and Mention: what colleagues write to each other about a claim.

A thread is a comment and the entries below it: comments, and marks that resolve or reopen the thread.
Each entry belongs to the round it was written in. While that round is open, the entry is as hidden
from the other reviewers as a review: its text, that it exists, and whether it resolved the thread.
"""

import uuid
from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Prefetch, Q
from django.utils import timezone

from claims.models import guards
from claims.models.claim import Claim
from claims.models.round import Round
from claims.vocabulary import ThreadAction


class CommentQuerySet(models.QuerySet["Comment"]):
    """Reads of comments."""

    def on_claim(self, claim: Claim) -> Self:
        """Return the comments on a claim in the order they were written, with all that a page shows of them."""
        comments = self.filter(claim=claim).select_related("author", "round")
        return comments.prefetch_related(with_mentions()).order_by("pk")

    def of_thread(self, entry: "Comment") -> Self:
        """Return all entries of the thread that `entry` belongs to."""
        root = entry.root_id
        return self.filter(Q(pk=root) | Q(thread=root))

    def last_mark(self) -> str:
        """The last mark among these entries of a thread; empty without one."""
        marks = self.exclude(mark="").order_by("-pk")
        return marks.values_list("mark", flat=True).first() or ""


class Comment(models.Model):
    """One entry of a thread. It can't be changed: a correction is another entry.

    `key` identifies it in pages and addresses. The row's number would show how many others there are.
    """

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="comments")
    round = models.ForeignKey(Round, models.PROTECT, null=True, related_name="comments")
    thread = models.ForeignKey("self", models.PROTECT, null=True, related_name="entries")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="comments")
    text = models.TextField(blank=True)
    mark = models.CharField(max_length=12, choices=ThreadAction, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ("claim", "pk")
        constraints = (
            models.UniqueConstraint(fields=("key",), name="comment_key_is_its_own"),
            models.CheckConstraint(condition=Q(text="") ^ Q(mark=""), name="comment_says_or_marks"),
            models.CheckConstraint(
                condition=Q(mark="") | Q(thread__isnull=False), name="comment_mark_is_of_a_thread"
            ),
        )
        triggers = (
            *guards.immutable("comment", "a comment", words="text"),
            guards.Trigger(
                "comment_is_of_the_present_round",
                pgtrigger.Insert,
                "Refuses a comment of another round than the one its claim is in.",
            ),
            guards.Trigger(
                "comment_thread_is_of_its_claim",
                pgtrigger.Insert,
                "Refuses a thread that is on another claim or that doesn't begin with a comment.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.author}: {self.text[:60] or self.get_mark_display()}"

    def get_absolute_url(self) -> str:
        return f"{self.claim.get_absolute_url()}#comment-{self.key}"

    @property
    def root_id(self) -> int:
        """The key of the comment that began this thread."""
        return self.thread_id or self.pk


class Mention(models.Model):
    """A colleague who is named in a comment, or whose comment was answered."""

    comment = models.ForeignKey(Comment, models.PROTECT, related_name="mentions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="mentions")
    is_direct = models.BooleanField(
        default=False,
        help_text="An editor outside the round called: this person reads it while the round is open.",
    )
    read_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("comment", "pk")
        indexes = (
            models.Index(fields=("person",), condition=Q(read_at=None), name="mention_unread"),
        )
        constraints = (
            models.UniqueConstraint(fields=("comment", "person"), name="mention_is_made_once"),
        )
        triggers = (
            guards.refuse(
                "mention_is_what_it_was",
                pgtrigger.Update,
                "Refuses to change anything of a mention but when it was read.",
                unless_equal="comment_id person_id is_direct",
            ),
            guards.refuse(
                "mention_stays_read",
                pgtrigger.Update,
                "Refuses to change a mention that was read.",
                condition=pgtrigger.Q(old__read_at__isnull=False),
            ),
            guards.refuse(
                "mention_is_never_deleted", pgtrigger.Delete, "Refuses to delete a mention."
            ),
            guards.refuse_truncate("mention_is_never_truncated"),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.comment}"


def with_mentions() -> Prefetch:
    """Fetch with comments whom they mention, by name."""
    return Prefetch("mentions", Mention.objects.select_related("person").order_by("person__name"))
