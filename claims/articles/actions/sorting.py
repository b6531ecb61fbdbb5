"""Sort sentences: mark them as not checkable or cut, change their role, or make them claims."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from claims import ledger
from claims.access.refusals import Conflict, Refusal
from claims.access.rules import require_for
from claims.articles.actions.claim_lifecycle import add_claim, open_claims
from claims.models import Article, Claim, Person, Sentence
from claims.text.quotes import selectors
from claims.vocabulary import Action, ClaimStatus, EventType, NotCheckable, UnitRole


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
    rows = _lock_sentences(article, revision, positions)
    is_marked = bool(reason or is_cut)
    fields = {
        "not_checkable": reason,
        "is_cut": is_cut,
        "accounted_by": by if is_marked else None,
        "accounted_at": timezone.now() if is_marked else None,
    }
    changed = [row for row in rows if (row.not_checkable, row.is_cut) != (reason, is_cut)]
    for row in changed:
        for name, value in fields.items():
            setattr(row, name, value)
    Sentence.objects.bulk_update(changed, tuple(fields))
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


@transaction.atomic
def set_role(
    *, article: Article, by: Person, revision: int, position: int, role: UnitRole
) -> Sentence:
    """Change the role of a sentence. Roles are suggested when the text is split."""
    chain = ledger.lock_chain(article)
    require_for(by, Action.MARK_SENTENCES, article)
    (row,) = _lock_sentences(article, revision, [position])
    if row.role != role:
        before, row.role = row.role, role
        row.save(update_fields=("role",))
        ledger.record(
            chain=chain,
            by=by,
            event_type=EventType.MARK_SENTENCES,
            on=article,
            revision=revision,
            positions=[position],
            before=before,
            role=role,
        )
    return row


@transaction.atomic
def claim_sentence(*, article: Article, by: Person, revision: int, position: int) -> Claim:
    """Open a claim that covers a whole sentence: the suggested one, or a new one.

    Raises Conflict if the sentence already has such a claim that is not a suggestion.
    """
    ledger.lock_chain(article)
    (row,) = _lock_sentences(article, revision, [position])
    claim = article.claims.filter(start=row.start, end=row.end).order_by("number").first()
    if claim is None:
        quote = selectors.describe(article.revision.text, (row.start, row.end))
        claim = add_claim(
            article=article, by=by, quote=quote.exact, prefix=quote.prefix, suffix=quote.suffix
        )
    elif claim.status == ClaimStatus.SET_ASIDE:
        raise Conflict(
            f"This sentence is claim {claim.number}, which was set aside. "
            "Ask an editor to restore it."
        )
    elif claim.status != ClaimStatus.PROPOSED:
        raise Conflict(f"This sentence is already claim {claim.number}.")
    (opened,) = open_claims(article=article, by=by, numbers=[claim.number])
    return opened


def _lock_sentences(article: Article, revision: int, positions: Iterable[int]) -> list[Sentence]:
    """Lock the sentences at these positions. Raises Conflict if there is a newer revision."""
    current = article.revision
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
