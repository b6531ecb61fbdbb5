"""ArticleTally: how many claims of an article are in which state, kept by triggers."""

import pgtrigger
from django.db import models
from django.db.models import Case, F, Q, Value, When

from claims.models import guards
from claims.models.article import Article
from claims.models.claim import Claim
from claims.models.decision import Decision
from claims.models.report import Report
from claims.vocabulary import ArticleStage

WAITING_FOR_AN_EDITOR = Q(agreed__gt=0) | Q(disputed__gt=0) | Q(context_changed__gt=0)
IS_UNPUBLISHED = Q(decided__gt=0) & (Q(reports=0) | Q(is_changed=True))
IN_WORK = (ArticleStage.CHOOSING, ArticleStage.CHECKING, ArticleStage.DECIDING, ArticleStage.READY)
"""Stages of an article in which something is still to do."""


class ArticleTally(models.Model):
    """The claims of one article, counted by their status, and what follows for the article.

    Home counts and orders the articles by these rows, so that it costs the same in an archive of a
    million claims. Nobody writes them but triggers, so that they are right whichever action, command or
    import changed the claims. `manage.py triggers` lists these: their names end in *tally*.
    """

    article = models.OneToOneField(
        Article, models.CASCADE, primary_key=True, editable=False, related_name="tally"
    )
    suggested = models.IntegerField(db_default=0)
    open = models.IntegerField(db_default=0)
    agreed = models.IntegerField(db_default=0)
    disputed = models.IntegerField(db_default=0)
    context_changed = models.IntegerField(db_default=0)
    decided = models.IntegerField(db_default=0)
    reports = models.IntegerField(db_default=0, help_text="Number of the newest report.")
    is_changed = models.BooleanField(
        db_default=False, help_text="A verdict came or went since the newest report."
    )
    deadline = models.DateTimeField(null=True, help_text="As the article has it.")
    stage = models.GeneratedField(
        expression=Case(
            When(WAITING_FOR_AN_EDITOR, then=Value(ArticleStage.DECIDING.value)),
            When(open__gt=0, then=Value(ArticleStage.CHECKING.value)),
            When(IS_UNPUBLISHED, then=Value(ArticleStage.READY.value)),
            When(reports__gt=0, then=Value(ArticleStage.PUBLISHED.value)),
            default=Value(ArticleStage.CHOOSING.value),
        ),
        output_field=models.CharField(max_length=10, choices=ArticleStage),
        db_persist=True,
    )

    class Meta:
        indexes = (
            models.Index(
                F("deadline").asc(nulls_last=True),
                F("article").desc(),
                condition=Q(stage__in=IN_WORK),
                name="article_tally_in_work",
            ),
            models.Index(
                fields=("article",),
                condition=Q(stage=ArticleStage.READY),
                name="article_tally_ready",
            ),
        )

    def __str__(self) -> str:
        return f"{self.article}: {self.get_stage_display()}"


# Registered here, and not on the models, because these triggers write to the table above.
pgtrigger.register(
    guards.Trigger(
        "article_begins_its_tally",
        pgtrigger.Insert | pgtrigger.UpdateOf("deadline"),
        "Writes a tally for a new article, and its new deadline to it.",
        when=pgtrigger.After,
    )
)(Article)
pgtrigger.register(
    guards.Trigger(
        "claims_enter_their_tally",
        pgtrigger.Insert,
        "Writes the number of new claims to the tally of their article.",
        function="claims_are_tallied",
        when=pgtrigger.After,
        level=pgtrigger.Statement,
        referencing=pgtrigger.Referencing(new="new_rows"),
    ),
    guards.Trigger(
        "claims_change_their_tally",
        pgtrigger.Update,
        "Writes to the tally of their article how many claims have which status now.",
        function="claims_are_tallied",
        when=pgtrigger.After,
        level=pgtrigger.Statement,
        referencing=pgtrigger.Referencing(new="new_rows", old="old_rows"),
    ),
)(Claim)
pgtrigger.register(
    guards.Trigger(
        "decision_changes_its_tally",
        pgtrigger.Insert | pgtrigger.UpdateOf("replaced_at"),
        "Writes to the tally of a published article that a verdict came or went.",
        when=pgtrigger.After,
    )
)(Decision)
pgtrigger.register(
    guards.Trigger(
        "report_enters_its_tally",
        pgtrigger.Insert,
        "Writes the number of a new report to the tally of its article.",
        when=pgtrigger.After,
    )
)(Report)
