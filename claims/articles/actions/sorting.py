"""Accounting for sentences: what a person says of those that hold no claim."""

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
    """Say why sentences hold no claim, or that they were cut; with neither, take that back.

    `revision` is the number the person was looking at. Returns how many sentences changed.
    """
    chain = ledger.lock_chain(article)
    require_for(by, Action.MARK_SENTENCES, article)
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
    """Change what a unit of the text is; the machine only proposed it."""
    chain = ledger.lock_chain(article)
    require_for(by, Action.MARK_SENTENCES, article)
    (row,) = _sentences(article, revision, [position])
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
    """Open a claim made of a whole sentence: the one proposed of it, or a new one.

    Raises Conflict where a claim of just these words is there already.
    """
    ledger.lock_chain(article)
    (row,) = _sentences(article, revision, [position])
    claim = article.claims.filter(start=row.start, end=row.end).order_by("number").first()
    if claim is None:
        quote = selectors.describe(article.revision.text, (row.start, row.end))
        claim = add_claim(
            article=article, by=by, quote=quote.exact, prefix=quote.prefix, suffix=quote.suffix
        )
    elif claim.status == ClaimStatus.SET_ASIDE:
        raise Conflict(f"Claim {claim.number} of these words was set aside; an editor restores it.")
    elif claim.status != ClaimStatus.PROPOSED:
        raise Conflict(f"Claim {claim.number} is made of these words already.")
    (opened,) = open_claims(article=article, by=by, numbers=[claim.number])
    return opened


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
