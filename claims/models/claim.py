"""Claim and ClaimVersion: an assertion to check, and its exact words at one time."""

from typing import Self

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now, Upper
from django.urls import reverse
from django.utils import timezone

from claims.agreement import describe_set_aside
from claims.models import guards
from claims.models.article import Article
from claims.models.revision import Revision
from claims.text.revisions.contexts import Context, ContextKind, ContextPiece, fold_context
from claims.text.spans import Span
from claims.vocabulary import ClaimStatus, ClaimType, SetAside, VersionCause

WORK_ORDER = (
    ClaimStatus.DISPUTED,
    ClaimStatus.CONTEXT_CHANGED,
    ClaimStatus.AGREED,
    ClaimStatus.OPEN,
    ClaimStatus.PROPOSED,
    ClaimStatus.DECIDED,
    ClaimStatus.SET_ASIDE,
)
"""Statuses in the order in which editors work on claims."""


AGEING = WORK_ORDER[: WORK_ORDER.index(ClaimStatus.PROPOSED) + 1]
"""Statuses in which a claim waits for somebody."""


def work_order() -> models.Case:
    """Return the place of a claim's status in WORK_ORDER, as the index `claim_in_work_order` has it."""
    places = [models.When(status=status, then=place) for place, status in enumerate(WORK_ORDER)]
    return models.Case(
        *places, default=models.Value(len(WORK_ORDER)), output_field=models.IntegerField()
    )


class IsSpans(models.Func):
    """Whether a JSON value is a list of pieces such as `["heading", 0, 5]`, each with an end after its start."""

    # The pieces that are as they should be are all pieces.
    template = (
        "jsonb_path_query_array(%(expressions)s, 'strict $[*] ? (@.size() == 3"
        " && @[0].type() == \"string\" && @[1] >= 0 && @[2] > @[1])', '{}', true) = %(expressions)s"
    )
    output_field = models.BooleanField()


class ClaimQuerySet(models.QuerySet["Claim"]):
    """Reads of claims."""

    def with_words(self) -> Self:
        """Fetch with each claim its version, text, article, scale and round, for a page about it."""
        return self.select_related("current__revision", "article__scale", "round")

    def with_quotes(self) -> Self:
        """Fetch with each claim its version, for a list; the text of the article is long and left out."""
        return self.select_related("current")

    def proposed(self) -> Self:
        """Suggested claims that nobody has opened or dismissed, in the order of the text."""
        return self.filter(status=ClaimStatus.PROPOSED).order_by("start", "number")

    def waiting_for_an_editor(self) -> Self:
        """Claims that need a decision, disputed ones first, and those whose context changed since theirs."""
        waiting = (ClaimStatus.DISPUTED, ClaimStatus.CONTEXT_CHANGED, ClaimStatus.AGREED)
        return self.filter(status__in=waiting).order_by("-status", "article", "number")


class Claim(models.Model):
    """A claim of an article. The row is its identity: its words may change.

    `start` and `end` are the offsets of its words in the article's newest text. They are empty when the
    words were cut from the article.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="claims")
    number = models.PositiveIntegerField()
    priority = models.SmallIntegerField(default=0, help_text="Higher comes first.")
    is_central = models.BooleanField("central", default=False)
    status = models.CharField(max_length=15, choices=ClaimStatus, default=ClaimStatus.PROPOSED)
    status_since = models.DateTimeField(
        db_default=Now(), editable=False, help_text="A trigger writes it."
    )
    set_aside_reason = models.CharField(max_length=20, choices=SetAside, blank=True)
    set_aside_note = models.CharField(max_length=500, blank=True)
    duplicate_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        help_text="The claim that this one repeats. A merged claim has `merged_into` instead.",
    )
    is_preselected = models.BooleanField(default=False, editable=False)
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        db_index=False,
        related_name="+",
        help_text="Who chose it to be checked; empty while only the program suggests it.",
    )
    lock_version = models.PositiveIntegerField(default=1, editable=False)
    current = models.ForeignKey(
        "claims.ClaimVersion", models.PROTECT, null=True, editable=False, related_name="+"
    )
    round = models.ForeignKey(
        "claims.Round", models.PROTECT, null=True, editable=False, related_name="+"
    )
    start = models.PositiveIntegerField(null=True, editable=False)
    end = models.PositiveIntegerField(null=True, editable=False)
    split_from = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="parts"
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="merged"
    )

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ("article", "number")
        indexes = (
            models.Index(fields=("status", "article"), name="claim_work"),
            models.Index(
                fields=("status", "status_since"),
                condition=Q(status__in=AGEING),
                name="claim_by_age",
            ),
            models.Index(
                work_order(),
                F("priority").desc(),
                F("article").desc(),
                F("number"),
                name="claim_in_work_order",
            ),
            models.Index(
                fields=("article",),
                condition=Q(is_central=True, status__in=(ClaimStatus.AGREED, ClaimStatus.DISPUTED)),
                name="claim_central_to_decide",
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=("article", "number"), name="claim_number_is_its_own"),
            models.CheckConstraint(condition=Q(number__gte=1), name="claim_number_from_1"),
            models.CheckConstraint(
                condition=Q(status=ClaimStatus.SET_ASIDE) ^ Q(set_aside_reason=""),
                name="claim_set_aside_has_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(
                    status__in=(
                        ClaimStatus.OPEN,
                        ClaimStatus.AGREED,
                        ClaimStatus.DISPUTED,
                        ClaimStatus.DECIDED,
                        ClaimStatus.CONTEXT_CHANGED,
                    )
                )
                | Q(round__isnull=False),
                name="claim_at_work_has_a_round",
            ),
            models.CheckConstraint(
                condition=Q(start=None, end=None) | Q(start__isnull=False, end__gt=F("start")),
                name="claim_place_is_a_span",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None)
                | (Q(status=ClaimStatus.SET_ASIDE) & ~Q(merged_into=F("pk"))),
                name="claim_merged_is_set_aside",
            ),
            models.CheckConstraint(
                condition=Q(duplicate_of=None)
                | (
                    Q(status=ClaimStatus.SET_ASIDE, set_aside_reason=SetAside.DUPLICATE)
                    & ~Q(duplicate_of=F("pk"))
                ),
                name="claim_duplicate_is_set_aside",
            ),
        )
        triggers = (
            guards.refuse(
                "claim_identity_is_immutable",
                pgtrigger.Update,
                "Refuses to change the article or number of a claim.",
                unless_equal="article_id number",
            ),
            guards.refuse("claim_is_never_deleted", pgtrigger.Delete, "Refuses to delete a claim."),
            guards.require_words(
                "claim_begins_on_its_words",
                pgtrigger.Insert,
                "Refuses a claim at a place where the newest text has other words than its version.",
            ),
            guards.require_words(
                "claim_stands_on_its_words",
                pgtrigger.Update,
                "Refuses to move a claim to a place where the newest text has other words.",
            ),
            guards.Trigger(
                "claim_duplicate_is_of_its_article",
                pgtrigger.Insert | pgtrigger.UpdateOf("duplicate_of_id"),
                "Refuses a duplicate of a claim of another article.",
            ),
            guards.refuse_truncate("claim_is_never_truncated"),
            guards.Trigger(
                "claim_updates_its_slots",
                pgtrigger.UpdateOf("status", "round_id", "priority"),
                "Writes to the claim's slots its priority and whether the round is open for reviews.",
                when=pgtrigger.After,
            ),
        )

    def __str__(self) -> str:
        return f"Claim {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("claim", args=(self.article.slug, self.number))

    @property
    def set_aside_text(self) -> str:
        """Why it was set aside, with the claim that it repeats; empty for other claims."""
        original = self.duplicate_of
        return describe_set_aside(self.set_aside_reason, original.number if original else None)

    SPAN_FIELDS = ("current", "start", "end")
    """The columns that `set_current` sets."""

    def set_current(self, version: "ClaimVersion") -> None:
        """Make `version`, of the article's current revision, current, and copy its span. Doesn't save."""
        self.current = version
        for name in self.SPAN_FIELDS[1:]:
            setattr(self, name, getattr(version, name))


class ClaimVersion(models.Model):
    """The words of a claim at one time: a span of a text, and the statement written for it."""

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="claim_versions")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    context = models.JSONField(
        default=list,
        blank=True,
        help_text="What the words need to be understood: kind, start and end of each piece of the text.",
    )
    statement = models.TextField(blank=True, help_text="The claim so that it stands alone.")
    short_form = models.CharField(max_length=200, blank=True, help_text="At best 75 characters.")
    claimant = models.CharField(max_length=200, blank=True)
    stated_on = models.DateField(null=True, blank=True)
    first_appearance = models.URLField(max_length=2000, blank=True)
    types = ArrayField(models.CharField(max_length=20, choices=ClaimType), default=list, blank=True)
    score = models.FloatField(null=True, blank=True, help_text="Check-worthiness, 0 to 1.")
    reasons = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    cause = models.CharField(max_length=12, choices=VersionCause)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        ordering = ("claim", "number")
        indexes = (
            # For the search of the admin, which asks for parts of words in any case.
            GinIndex(OpClass(Upper("quote"), "gin_trgm_ops"), name="claim_version_quote"),
            GinIndex(OpClass(Upper("statement"), "gin_trgm_ops"), name="claim_version_statement"),
        )
        constraints = (
            models.UniqueConstraint(fields=("claim", "number"), name="claim_version_is_its_own"),
            models.CheckConstraint(
                condition=Q(end__gt=F("start")), name="claim_version_span_is_not_empty"
            ),
            models.CheckConstraint(
                condition=IsSpans(F("context")), name="claim_version_context_is_spans"
            ),
            models.CheckConstraint(
                condition=Q(score=None) | Q(score__range=(0, 1)),
                name="claim_version_score_is_0_to_1",
            ),
        )
        triggers = (
            *guards.immutable("claim_version", "a version of a claim"),
            guards.require_words(
                "claim_version_quote_is_its_span",
                pgtrigger.Insert,
                "Refuses a quote that differs from the words of its span in a text of the article.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.claim_id}.{self.number}: {self.quote[:60]}"

    @property
    def context_pieces(self) -> Context:
        """What the words need to be understood, as spans of the text of `revision`."""
        return tuple(
            ContextPiece(ContextKind(kind), Span(start, end)) for kind, start, end in self.context
        )

    @property
    def folded_context(self) -> tuple[str, ...]:
        """The words of the context without what no reader can see; equal where the context is the same."""
        return fold_context(self.revision.text, self.context_pieces)

    @property
    def wording(self) -> str:
        """The statement if somebody wrote one, otherwise the words of the article."""
        return self.statement or self.quote

    @property
    def published_short_form(self) -> str:
        """The short form in a report: the one that an editor gave for it, or else its own."""
        details = getattr(self, "claim_review_details", None)
        return (details and details.short_form) or self.short_form

    @property
    def claimant_type(self) -> str:
        """What an editor said that the claimant is, or an empty string."""
        details = getattr(self, "claim_review_details", None)
        return details.claimant_type if details else ""
