"""Who sees what one of two editors decided: nobody else before they decided themselves, or before the decision stands.

Two editors decide a central claim of an article that asks for it, each without seeing the other's decision. What
the first decides is a row that no list, count, log or page of somebody else shows; only that the claim waits for
a second editor. It changes nothing of the claim, not even its lock version.
"""

from dataclasses import dataclass

from django.db.models import BigIntegerField, Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from claims.access.slots import MOST_COUNTED
from claims.compiled_reads import compiled_once
from claims.models import Claim, Decision, Person, ProposedDecision, ReviewSlot
from claims.models.claim import ClaimQuerySet
from claims.models.proposed_decision import EDITORS_NEEDED
from claims.vocabulary import ClaimStatus, SlotState

BEFORE_A_DECISION = (ClaimStatus.AGREED, ClaimStatus.DISPUTED)
"""Statuses in which a claim waits for its decision, or for a second editor."""


def needs_two_editors(claim: Claim) -> bool:
    """Whether a decision on this claim stands only when two editors decide the same."""
    return claim.is_central and claim.article.needs_second_editor


@dataclass(frozen=True)
class Proposals:
    """What the editors of a claim decide, as far as one of them may know."""

    mine: ProposedDecision | None = None
    other: ProposedDecision | None = None
    """What the other editor decides; only once `mine` is there."""
    others: int = 0
    """How many other editors have decided; pages say no more than that the claim waits for a second one."""

    @property
    def is_second_wanted(self) -> bool:
        """Whether this person would be the second of the two."""
        return self.mine is None and self.others == 1

    @property
    def is_taken(self) -> bool:
        """Whether two other editors decide it."""
        return self.mine is None and self.others >= EDITORS_NEEDED

    @property
    def is_waiting_for_other(self) -> bool:
        """Whether this person decided and nobody else did."""
        return self.mine is not None and self.others == 0

    @property
    def differ(self) -> bool:
        """Whether both have decided, and not the same."""
        return self.other is not None


NOTHING = Proposals()


def proposals_for(user: Person, claim: Claim) -> Proposals:
    """Return what this person may know of the decisions that two editors are making; no query for other claims."""
    if not needs_two_editors(claim) or claim.round is None:
        return NOTHING
    newest = newest_proposals(claim)
    mine = newest.pop(user.pk, None)
    other = next(iter(newest.values()), None) if mine else None
    return Proposals(mine, other, len(newest))


def newest_proposals(claim: Claim) -> dict[int, ProposedDecision]:
    """Return what each editor decides on the claim as it is now, by the editor's key, the first to decide first.

    For actions and for this module: what a person may know of it is `proposals_for`. Editors who can't sign in any
    more don't count, so that somebody else can take their part.
    """
    newest: dict[int, ProposedDecision] = {}
    for row in _proposals_on(claim.pk, claim.round_id or 0):
        newest[row.editor_id] = row  # a later version keeps the place of the first one
    return newest


@compiled_once
def _proposals_on(claim: int, round_: int) -> QuerySet[ProposedDecision]:
    current = Decision.objects.current().filter(claim=OuterRef("claim")).order_by()
    in_force = Coalesce(Subquery(current.values("pk")[:1]), 0, output_field=BigIntegerField())
    rows = ProposedDecision.objects.filter(claim=claim, round=round_, editor__is_active=True)
    return rows.filter(replaced=in_force).select_related("rating", "editor").order_by("pk")


def two_editors_of(decision: Decision) -> list[ProposedDecision]:
    """Return what led to a decision of two editors, version by version; empty for a decision of one."""
    if decision.second_editor_id is None:
        return []
    rows = ProposedDecision.objects.filter(
        claim=decision.claim_id,
        at__lte=decision.decided_at,
        editor__in=(decision.decided_by_id, decision.second_editor_id),
    )
    found = list(rows.select_related("rating", "editor").order_by("pk"))
    return [row for row in found if row.question == found[-1].question]


def is_left_to_others(user: Person) -> Q:
    """Return the condition that a claim waits for its decision, and not by this person.

    They decided it and a second editor has yet to, or two others are deciding it.
    """
    mine = Q(Exists(_proposals().filter(editor=user.pk)))
    return _asks_two() & (
        mine & ~Q(Exists(_proposals().exclude(editor=user.pk)))
        | ~mine & Q(Exists(_others(user).filter(editors__gte=EDITORS_NEEDED)))
    )


def waiting_for_second_editor(user: Person, claims: ClaimQuerySet) -> ClaimQuerySet:
    """Return those of `claims` that one other editor decided and that this person can be the second for."""
    mine = _proposals().filter(editor=user.pk)
    reviewed = ReviewSlot.objects.filter(
        round=OuterRef("round"), person=user.pk, state=str(SlotState.SUBMITTED)
    ).order_by()
    return claims.filter(
        _asks_two(), Exists(_others(user).filter(editors=1)), ~Exists(mine)
    ).exclude(Exists(reviewed), status=str(ClaimStatus.DISPUTED))


def count_waiting_for_second(user: Person) -> int:
    """Count these claims, up to MOST_COUNTED; the index `claim_central_to_decide` holds all that wait for a decision."""
    return len(_all_waiting(user))


def _build_all_waiting(user: Person) -> ClaimQuerySet:
    found = waiting_for_second_editor(user, Claim.objects.all())
    return found.order_by().values_list("pk")[:MOST_COUNTED]


_all_waiting = compiled_once(_build_all_waiting, int)


def _asks_two() -> Q:
    return Q(
        is_central=True,
        article__needs_second_editor=True,
        status__in=[str(status) for status in BEFORE_A_DECISION],
    )


def _proposals() -> QuerySet[ProposedDecision]:
    """Return the proposals on the claim of the outer query, which has no decision in force yet."""
    rows = ProposedDecision.objects.filter(
        claim=OuterRef("pk"), round=OuterRef("round"), replaced=0, editor__is_active=True
    )
    return rows.order_by()


def _others(user: Person) -> QuerySet[ProposedDecision]:
    """Return one row with the number of other editors who decided the claim of the outer query."""
    others = _proposals().exclude(editor=user.pk).values("claim")
    return others.annotate(editors=Count("editor", distinct=True)).values("editors")


def hidden_proposals(user: Person) -> QuerySet[ProposedDecision]:
    """Return the proposals that this person may not know of: those of others before they decided, or it was decided."""
    own = ProposedDecision.objects.filter(
        editor=user.pk,
        claim=OuterRef("claim"),
        round=OuterRef("round"),
        replaced=OuterRef("replaced"),
    )
    settled = Decision.objects.filter(
        claim=OuterRef("claim"), second_editor__isnull=False, decided_at__gte=OuterRef("at")
    )
    others = ProposedDecision.objects.exclude(editor=user.pk)
    return others.filter(~Exists(own.order_by()), ~Exists(settled.order_by())).order_by()
