"""EarlyReading: somebody could read the reviews of a round before it closed."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from claims.models import guards
from claims.models.claim import Claim
from claims.models.comment import Comment
from claims.models.person import Person
from claims.models.review import Review
from claims.models.round import Round
from claims.models.skip import Skip

READERS_OF_A_ROUND = "early_readers_of_a_round"


class EarlyReading(models.Model):
    """One person could read a round before it closed, so they can't review a claim for now.

    `claim` is the round's claim, or another claim with the same words: a part, a merged claim, a claim
    that overlaps it. `lifted_by` is the round that ended this: all its reviews are in, and the person
    could not read it before it closed.

    Triggers write these rows whenever there is something to read and somebody who can read it. So the
    record is complete whichever page was opened, and opening a page costs no write.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="early_readings"
    )
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="early_readings")
    round = models.ForeignKey(Round, models.PROTECT, related_name="early_readings")
    at = models.DateTimeField(default=timezone.now, editable=False)
    lifted_by = models.ForeignKey(
        Round, models.PROTECT, null=True, editable=False, related_name="lifted_readings"
    )

    class Meta:
        ordering = ("pk",)
        indexes = (
            models.Index(
                fields=("person", "claim"), condition=Q(lifted_by=None), name="early_reading_bars"
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("person", "claim", "round"), name="early_reading_is_recorded_once"
            ),
            models.CheckConstraint(
                condition=~Q(lifted_by=models.F("round")), name="early_reading_lifted_by_another"
            ),
        )
        triggers = (
            guards.refuse(
                "early_reading_is_what_it_was",
                pgtrigger.Update,
                "Refuses to change who could read what.",
                unless_equal="person_id claim_id round_id at",
            ),
            guards.refuse(
                "early_reading_stays_lifted",
                pgtrigger.Update,
                "Refuses to change what lifted a reading.",
                condition=pgtrigger.Q(old__lifted_by__isnull=False),
            ),
            guards.refuse(
                "early_reading_is_never_deleted",
                pgtrigger.Delete,
                "Refuses to forget that somebody could read a round.",
            ),
            guards.refuse_truncate("early_reading_is_never_truncated"),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.round} of {self.claim}"


class Membership(Person.groups.through):
    """A person's role, for the trigger on that table."""

    class Meta:
        proxy = True
        triggers = (
            guards.Trigger(
                "role_opens_rounds",
                pgtrigger.Insert | pgtrigger.Delete,
                "Writes which open rounds somebody can read now that their roles changed.",
                when=pgtrigger.After,
            ),
        )


# Registered here, and not on the models, because these triggers write to the table above.
pgtrigger.register(
    guards.Trigger(
        "review_has_early_readers",
        pgtrigger.Insert | pgtrigger.UpdateOf("state"),
        "Writes who can read a submitted review before its round closes.",
        function=READERS_OF_A_ROUND,
        when=pgtrigger.After,
        condition=pgtrigger.Q(new__state="submitted"),
    )
)(Review)
pgtrigger.register(
    guards.Trigger(
        "comment_has_early_readers",
        pgtrigger.Insert,
        "Writes who can read a comment in a round before it closes.",
        function=READERS_OF_A_ROUND,
        when=pgtrigger.After,
        condition=pgtrigger.Q(new__round__isnull=False),
    )
)(Comment)
pgtrigger.register(
    guards.Trigger(
        "skip_opens_its_round",
        pgtrigger.Insert,
        "Writes that an editor who skipped a claim can read its open round.",
        function=READERS_OF_A_ROUND,
        when=pgtrigger.After,
    )
)(Skip)
pgtrigger.register(
    guards.Trigger(
        "superuser_opens_rounds",
        pgtrigger.UpdateOf("is_superuser"),
        "Writes which open rounds somebody can read who became or ceased to be a superuser.",
        when=pgtrigger.After,
        condition=pgtrigger.AnyChange("is_superuser"),
    )
)(Person)
pgtrigger.register(
    guards.Trigger(
        "round_lifts_early_readings",
        pgtrigger.UpdateOf("closed_at"),
        "Writes whose earlier readings no longer count now that all reviews of a round are in.",
        when=pgtrigger.After,
        condition=pgtrigger.Q(old__closed_at__isnull=True, new__closed_at__isnull=False),
    )
)(Round)
