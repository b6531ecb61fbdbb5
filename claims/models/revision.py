"""Revision and Sentence: an article's immutable text, and every unit of it."""

from typing import Self

import pgtrigger
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Case, Exists, F, Func, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone

from claims.models import guards
from claims.models.article import Article
from claims.vocabulary import ClaimStatus, Coverage, NotCheckable, UnitRole

COVERAGE = f"""
    DECLARE
        sentence record;
        reached integer := 0;
        opened integer := -1;
        pane text := '';
        gap text;
        pane_size constant integer := 8192;
        white constant text := {guards.sql_string(guards.WHITE_SPACE)};
    BEGIN
        -- The text is read through a pane that moves along: substr() walks from the first
        -- character, so cutting each gap from the whole text would take quadratic time.
        FOR sentence IN
            SELECT start AS s, "end" AS e FROM claims_sentence WHERE revision_id = NEW.id
            UNION ALL SELECT length(NEW.text), length(NEW.text) ORDER BY 1, 2
        LOOP
            IF opened < 0 OR sentence.s > opened + pane_size THEN
                opened := reached;
                pane := substr(NEW.text, opened + 1, greatest(pane_size, sentence.s - opened));
            END IF;
            gap := substr(pane, reached - opened + 1, sentence.s - reached);
            IF btrim(gap, white) <> '' OR sentence.e > length(NEW.text) THEN
                {guards.refusal("revision_is_covered_by_sentences", "its text has words in no sentence")}
            END IF;
            reached := sentence.e;
        END LOOP;
        RETURN NULL;
    END;
"""  # noqa: S608 - built from constants of this project


class Revision(models.Model):
    """One immutable text of an article; all offsets are Unicode code points into it."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    sha256 = models.CharField("SHA-256", max_length=64)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        ordering = ("article", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("article", "number"), name="revision_number_is_its_own"
            ),
            models.UniqueConstraint(
                fields=("sha256",), condition=Q(number=1), name="revision_text_is_loaded_once"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="revision_number_from_1"),
        )
        triggers = (
            *guards.immutable("revision"),
            guards.require(
                "revision_hash_is_of_its_text",
                pgtrigger.Insert,
                "NEW.sha256 = encode(sha256(convert_to(NEW.text, 'UTF8')), 'hex')",
                "the SHA-256 is of another text",
            ),
            pgtrigger.Trigger(
                name="revision_is_covered_by_sentences",
                operation=pgtrigger.Insert,
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                func=pgtrigger.Func(COVERAGE),
            ),
        )

    def __str__(self) -> str:
        return f"{self.article}, revision {self.number}"


class SentenceQuerySet(models.QuerySet["Sentence"]):
    """Reads of sentences."""

    def with_coverage(self) -> Self:
        """Add `coverage` and `because`: how each sentence of a newest revision is accounted for.

        Claims at work account for a sentence, and so do claims that people set aside, with their
        reason. What a machine proposed accounts for nothing.
        """
        from claims.models.claim import Claim

        on_it = Claim.objects.filter(
            article=OuterRef("revision__article"),
            start__lt=OuterRef("end"),
            end__gt=OuterRef("start"),
        )
        aside = on_it.filter(status=ClaimStatus.SET_ASIDE)
        at_work = on_it.exclude(status__in=(ClaimStatus.SET_ASIDE, ClaimStatus.PROPOSED))
        return self.annotate(
            coverage=Case(
                When(is_cut=True, then=Value(Coverage.CUT)),
                When(~Q(not_checkable=""), then=Value(Coverage.NOT_CHECKABLE)),
                When(Exists(at_work), then=Value(Coverage.HAS_CLAIMS)),
                When(Exists(aside), then=Value(Coverage.NOT_CHECKABLE)),
                default=Value(Coverage.UNREAD),
                output_field=models.CharField(),
            ),
            because=Coalesce(
                NullIf("not_checkable", Value("")),
                Subquery(aside.order_by("number").values("set_aside_reason")[:1]),
                Value(""),
                output_field=models.CharField(),
            ),
        )

    def unread(self) -> Self:
        """Sentences that nobody has accounted for."""
        return self.with_coverage().filter(coverage=Coverage.UNREAD)


class Sentence(models.Model):
    """A unit of a revision. A machine proposes its role; only a person says it is accounted for."""

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="sentences")
    position = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    role = models.CharField(max_length=16, choices=UnitRole, default=UnitRole.BODY)
    not_checkable = models.CharField(max_length=20, choices=NotCheckable, blank=True)
    is_cut = models.BooleanField(default=False)
    accounted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    accounted_at = models.DateTimeField(null=True, editable=False)

    objects = SentenceQuerySet.as_manager()

    class Meta:
        ordering = ("revision", "position")
        constraints = (
            models.UniqueConstraint(
                fields=("revision", "position"), name="sentence_position_is_its_own"
            ),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="sentence_is_not_empty"),
            ExclusionConstraint(
                name="sentences_do_not_overlap",
                expressions=(
                    (Func(F("start"), F("end"), function="int4range"), RangeOperators.OVERLAPS),
                    ("revision", RangeOperators.EQUAL),
                ),
            ),
            models.CheckConstraint(
                condition=Q(not_checkable="", is_cut=False, accounted_by=None, accounted_at=None)
                | Q(accounted_by__isnull=False, accounted_at__isnull=False)
                & (~Q(not_checkable="") ^ Q(is_cut=True)),
                name="sentence_is_accounted_for_by_a_person",
            ),
        )
        triggers = (
            guards.refuse(
                "sentence_span_is_immutable",
                pgtrigger.Update,
                "its offsets stand",
                unless_equal="revision_id position start end",
            ),
            guards.refuse("sentence_is_never_deleted", pgtrigger.Delete, "the row is kept"),
            guards.refuse_truncate("sentence_is_never_truncated"),
        )

    def __str__(self) -> str:
        return f"{self.position}: {self.start}–{self.end}"
