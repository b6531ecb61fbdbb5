"""Accounting for sentences: what a person says of those that hold no claim."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from claims.actions import ledger
from claims.models import Article, Person, Sentence
from claims.vocabulary import Move, NotCheckable, UnitRole
from claims.workflow import Conflict, Refusal, require_for


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
    """Say why sentences hold no claim, or that they were cut; with neither, take that back.

    `revision` is the number the person was looking at. Returns how many sentences changed.
    """
    chain = ledger.locked_chain(article)
    require_for(by, Move.MARK_SENTENCES, article)
    if reason and is_cut:
        raise Refusal("A sentence is not checkable or cut, not both.")
    rows = _sentences(article, revision, positions)
    accounted = bool(reason or is_cut)
    said = {
        "not_checkable": reason,
        "is_cut": is_cut,
        "accounted_by": by if accounted else None,
        "accounted_at": timezone.now() if accounted else None,
    }
    changed = [row for row in rows if (row.not_checkable, row.is_cut) != (reason, is_cut)]
    for row in changed:
        for name, value in said.items():
            setattr(row, name, value)
    Sentence.objects.bulk_update(changed, tuple(said))
    if changed:
        ledger.record(
            chain=chain,
            by=by,
            move=Move.MARK_SENTENCES,
            on=article,
            revision=revision,
            positions=[row.position for row in changed],
            not_checkable=reason,
            is_cut=is_cut,
        )
    return len(changed)


@transaction.atomic
def set_role(
    *, article: Article, by: Person, revision: int, position: int, role: UnitRole
) -> Sentence:
    """Change what a unit of the text is; the machine only proposed it."""
    chain = ledger.locked_chain(article)
    require_for(by, Move.MARK_SENTENCES, article)
    (row,) = _sentences(article, revision, [position])
    if row.role != role:
        before, row.role = row.role, role
        row.save(update_fields=("role",))
        ledger.record(
            chain=chain,
            by=by,
            move=Move.MARK_SENTENCES,
            on=article,
            revision=revision,
            positions=[position],
            before=before,
            role=role,
        )
    return row


def _sentences(article: Article, revision: int, positions: Iterable[int]) -> list[Sentence]:
    newest = article.revision
    if newest.number != revision:
        raise Conflict(
            f"The article has a newer text, revision {newest.number}. "
            "Nothing was changed: look at the new sentences first."
        )
    wanted = set(positions)
    rows = list(newest.sentences.select_for_update().filter(position__in=wanted))
    if len(rows) != len(wanted):
        raise Refusal("One of these sentences is not in the article.")
    return rows
