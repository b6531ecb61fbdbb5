"""Stalled work: slots without activity, claims that nobody is left to review, and articles of people who left."""

from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q

from claims.access.articles import visible_articles
from claims.access.authorship import authors_of_claims
from claims.access.blindness import is_blinded
from claims.desk.queries.unfillable_rounds import find_unfillable_rounds
from claims.models import Article, Assignment, Person, Report, ReviewSlot, Round
from claims.models.article import ArticleQuerySet
from claims.models.round import TOO_MANY_SKIPS
from claims.vocabulary import ClaimStatus, Role

SHOWN = 20
"""Rows of each kind on the first page."""
CAN_REVIEW = Q(person__is_active=True) & (
    Q(person__is_superuser=True) | Q(person__groups__name__in=(Role.REVIEWER, Role.EDITOR))
)


@dataclass(frozen=True)
class IdleSlot:
    """A hold that ended without another save. Once reviews of its claim are hidden by name, only that it is there."""

    slot: ReviewSlot
    holder: str
    is_named: bool


@dataclass(frozen=True)
class StuckRound:
    """An open round with the number of reviews it still needs, and of people who can give one."""

    round: Round
    needed: int
    able: int


@dataclass(frozen=True)
class StalledWork:
    """What stands still, at most SHOWN of each kind."""

    idle: list[IdleSlot]
    stuck: list[StuckRound]
    skipped: list[Round]
    """Rounds that were skipped often."""
    deserted: list[Article]
    """Unfinished articles whose assignees have all left."""

    @property
    def count(self) -> int:
        """How much stands still."""
        return sum(map(len, (self.idle, self.stuck, self.skipped, self.deserted)))


def find_stalled_work(user: Person) -> StalledWork:
    """Return what stands still, without the rounds in which this person is blinded."""
    idle = ReviewSlot.objects.ended_holds().exclude(is_blinded(user))
    skipped = Round.objects.filter(
        ~is_blinded(user, "pk"),
        closed_at=None,
        skips__gte=TOO_MANY_SKIPS,
        claim_version__claim__round=F("pk"),
        claim_version__claim__status=ClaimStatus.OPEN,
    )
    return StalledWork(
        idle=_name_holders(
            user, list(idle.select_related("person", "claim__current", "article")[:SHOWN])
        ),
        stuck=find_stuck_rounds(user),
        skipped=list(
            skipped.select_related("claim_version__claim__article").order_by("opened_at")[:SHOWN]
        ),
        deserted=list(deserted_articles(user)[:SHOWN]),
    )


def _name_holders(user: Person, slots: list[ReviewSlot]) -> list[IdleSlot]:
    authors = authors_of_claims(user, [slot.claim for slot in slots])
    return [
        IdleSlot(
            slot, authors[slot.claim_id].name(slot.person), not authors[slot.claim_id].are_hidden
        )
        for slot in slots
    ]


def find_stuck_rounds(user: Person) -> list[StuckRound]:
    """Return open rounds that too few people are left to review: skips, conflicts, assignments, people who left."""
    found = {row.round_id: row for row in find_unfillable_rounds(SHOWN)}
    rounds = Round.objects.filter(~is_blinded(user, "pk"), pk__in=list(found))
    rounds = rounds.select_related("claim_version__claim__article").order_by("opened_at")
    return [StuckRound(each, found[each.pk].needed, found[each.pk].able) for each in rounds]


def deserted_articles(user: Person) -> ArticleQuerySet:
    """Return unfinished articles whose assignees have all left: nobody of them can sign in and review.

    Unfinished are articles with an open round, and those without a report.
    """
    assignments = Assignment.objects.filter(article=OuterRef("pk"))
    open_slots = ReviewSlot.objects.filter(article=OuterRef("pk"), is_open=True)
    reports = Report.objects.filter(article=OuterRef("pk"))
    return (
        visible_articles(user)
        .filter(Exists(assignments), ~Exists(assignments.filter(CAN_REVIEW)))
        .filter(Exists(open_slots.order_by()) | ~Exists(reports.order_by()))
        .with_opening()
        .order_by("pk")
    )


def unfinished_articles_of(person: Person) -> ArticleQuerySet:
    """Return the unfinished articles that are assigned to this person."""
    open_slots = ReviewSlot.objects.filter(article=OuterRef("pk"), is_open=True)
    reports = Report.objects.filter(article=OuterRef("pk"))
    assigned = Article.objects.filter(assignments__person=person)
    is_unfinished = Exists(open_slots.order_by()) | ~Exists(reports.order_by())
    return assigned.filter(is_unfinished).with_opening().order_by("pk")
