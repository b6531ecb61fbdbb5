"""Hand the assignments of a person who left over to somebody else."""

from django.db import transaction

from claims import ledger
from claims.access.refusals import Conflict, Refusal
from claims.access.rules import require_for
from claims.models import Article, Assignment, Person
from claims.vocabulary import Action, EventType


@transaction.atomic
def hand_over(*, person: Person, to: Person, by: Person, articles: list[Article]) -> int:
    """Assign `articles` to `to` instead of `person`, who can't sign in any more. Returns how many changed.

    What `person` reserved is free already; see `save_person`. Their drafts stay theirs.
    """
    require_for(by, Action.EDIT_PERSON)
    if Person.objects.filter(pk=person.pk, is_active=True).exists():
        raise Conflict(f"{person} can still sign in. Nothing was handed over.")
    if not to.is_active or not to.is_member:
        raise Refusal("Choose somebody who can sign in and review.")
    return sum(
        _reassign(article, person, to, by)
        for article in sorted(articles, key=lambda article: article.pk)
    )


def _reassign(article: Article, person: Person, to: Person, by: Person) -> bool:
    chain = ledger.lock_chain(article)
    before = sorted(article.assignments.values_list("person_id", flat=True))
    if person.pk not in before:
        return False
    # The trigger assignment_updates_its_slots writes is_assigned to the article's open slots.
    Assignment.objects.get_or_create(article=article, person=to)
    article.assignments.filter(person=person).delete()
    after = sorted(article.assignments.values_list("person_id", flat=True))
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType.ASSIGN,
        on=article,
        before=before,
        after=after,
        freed=[],
    )
    return True
