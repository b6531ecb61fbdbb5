"""Mark sentences as not checkable or cut, and change their role."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils import timezone

from claims import ledger
from claims.access.refusals import Conflict, Refusal
from claims.access.rules import require_for
from claims.models import Article, Person, Revision, Sentence
from claims.vocabulary import Action, EventType, NotCheckable, UnitRole


@transaction.atomic
def mark_sentences(
    *,
    article: Article,
    by: Person,
    revision: int,
    positions: Iterable[int],
    reason: NotCheckable | str = "",
    is_cut: bool = False,
) -> int:
    """Mark sentences as not checkable with a reason, or as cut; with neither, remove the mark.

    `revision` is the number of the revision that the user saw. Returns how many sentences changed.
    """
    chain = ledger.lock_chain(article)
    require_for(by, Action.MARK_SENTENCES, article)
    if reason and is_cut:
        raise Refusal("Mark a sentence as not checkable or as cut, not both.")
    rows = lock_sentences(article.revision, revision, positions)
    changed = save_marks(rows, by=by, reason=reason, is_cut=is_cut)
    if changed:
        ledger.record(
            chain=chain,
            by=by,
            event_type=EventType.MARK_SENTENCES,
            on=article,
            revision=revision,
            positions=[row.position for row in changed],
            not_checkable=reason,
            is_cut=is_cut,
        )
    return len(changed)


def save_marks(
    rows: Sequence[Sentence], *, by: Person, reason: NotCheckable | str, is_cut: bool
) -> list[Sentence]:
    """Give locked sentences a mark, or with neither reason nor cut none; return those that changed."""
    is_marked = bool(reason or is_cut)
    fields = {
        "not_checkable": reason,
        "is_cut": is_cut,
        "accounted_by": by if is_marked else None,
        "accounted_at": timezone.now() if is_marked else None,
    }
    changed = [row for row in rows if (row.not_checkable, row.is_cut) != (reason, is_cut)]
    Sentence.objects.filter(pk__in=[row.pk for row in changed]).update(**fields)
    return changed


@transaction.atomic
def set_roles(
    *, article: Article, by: Person, revision: int, positions: Iterable[int], role: UnitRole
) -> int:
    """Change the role of sentences; return how many changed. Roles are suggested when the text is split."""
    chain = ledger.lock_chain(article)
    require_for(by, Action.MARK_SENTENCES, article)
    rows = lock_sentences(article.revision, revision, positions)
    changed = [row for row in rows if row.role != role]
    if changed:
        Sentence.objects.filter(pk__in=[row.pk for row in changed]).update(role=role)
        ledger.record(
            chain=chain,
            by=by,
            event_type=EventType.MARK_SENTENCES,
            on=article,
            revision=revision,
            positions=[row.position for row in changed],
            before=[row.role for row in changed],
            role=role,
        )
    return len(changed)


def lock_sentences(current: Revision, revision: int, positions: Iterable[int]) -> list[Sentence]:
    """Lock the sentences of the newest revision at these positions.

    Raises Conflict if that is not the revision with the number `revision`, which the user saw.
    """
    if current.number != revision:
        raise Conflict(
            f"The article now has a newer version ({current.number}). "
            "Nothing was changed. Check the new sentences first."
        )
    wanted = set(positions)
    rows = list(current.sentences.select_for_update().filter(position__in=wanted))
    if len(rows) != len(wanted):
        raise Refusal("One of these sentences is not in the article.")
    return rows
