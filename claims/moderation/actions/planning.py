"""Plan the work on an article: its reviewers, its deadline and its tie-break rule."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from claims import ledger
from claims.access.articles import active_editors
from claims.access.refusals import Refusal
from claims.access.rules import require_for
from claims.desk.actions.holds import release_slots_of_outsiders
from claims.models import Article, Assignment, Person
from claims.models.proposed_decision import EDITORS_NEEDED
from claims.vocabulary import Action, EventType, TieBreak


@transaction.atomic
def assign(*, article: Article, by: Person, people: Iterable[Person]) -> list[Assignment]:
    """Assign the article to exactly these people; an empty list opens it to every reviewer.

    Slots that other people hold in it are released. Their drafts stay.
    """
    chain = ledger.lock_chain(article)
    require_for(by, Action.ASSIGN, article)
    wanted = list(people)
    before = sorted(article.assignments.values_list("person_id", flat=True))
    if before == sorted(person.pk for person in wanted):
        return list(article.assignments.all())
    # The trigger assignment_updates_its_slots writes is_assigned to the article's open slots.
    article.assignments.exclude(person__in=wanted).delete()
    Assignment.objects.bulk_create(
        [Assignment(article=article, person=person) for person in wanted], ignore_conflicts=True
    )
    freed = release_slots_of_outsiders(article, chain=chain, by=by)
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType.ASSIGN,
        on=article,
        before=before,
        after=sorted(person.pk for person in wanted),
        freed=freed,
    )
    return list(article.assignments.all())


@transaction.atomic
def plan_article(
    *,
    article: Article,
    by: Person,
    deadline: datetime | None,
    tie_break: TieBreak,
    needs_second_editor: bool | None = None,
) -> Article:
    """Set the deadline of an article, what happens when its reviewers disagree, and whether two editors decide.

    Raises Refusal if two editors shall decide and only one can sign in.
    """
    chain = ledger.lock_chain(article)
    require_for(by, Action.PLAN, article)
    article = Article.objects.select_for_update(no_key=True).get(pk=article.pk)
    before = {"deadline": article.deadline, "tie_break": article.tie_break}
    after: dict[str, object] = {"deadline": deadline, "tie_break": tie_break}
    if needs_second_editor is not None and needs_second_editor != article.needs_second_editor:
        if needs_second_editor and active_editors()[:EDITORS_NEEDED].count() < EDITORS_NEEDED:
            raise Refusal("Two editors can decide only if two can sign in. Add an editor first.")
        before["needs_second_editor"] = article.needs_second_editor
        after["needs_second_editor"] = article.needs_second_editor = needs_second_editor
    if before == after:
        return article
    article.deadline, article.tie_break = deadline, tie_break
    # The trigger article_updates_its_slots writes the deadline to the article's open slots.
    article.save(update_fields=("deadline", "tie_break", "needs_second_editor"))
    ledger.record(
        chain=chain, by=by, event_type=EventType.PLAN, on=article, before=before, after=after
    )
    return article
