"""Start reviewing: open the claims that were chosen or suggested. Accept the lines with obviously nothing to check."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from claims import ledger
from claims.access.rules import require_for
from claims.articles.actions.answering import answer_sentences
from claims.articles.actions.claim_lifecycle import open_claims
from claims.articles.queries.sentence_coverage import list_coverage
from claims.models import Article, Claim, Person
from claims.text.sentences import obvious
from claims.vocabulary import Action, Choice, NotCheckable

type Answers = Mapping[str, Iterable[int]]
"""Positions of sentences by their answer."""


@transaction.atomic
def start_reviewing(*, article: Article, by: Person, numbers: Iterable[int]) -> list[Claim]:
    """Open the claims with these numbers, which the user saw, as far as they are still chosen or suggested."""
    ledger.lock_chain(article)
    require_for(by, Action.OPEN, article)
    waiting = {
        number
        for row in list_coverage(article.revision.pk)
        if row.answer in (Choice.CLAIM, Choice.SUGGESTED)
        for number in row.waiting
    }
    return open_claims(article=article, by=by, numbers=waiting.intersection(numbers))


@transaction.atomic
def accept_obvious(*, article: Article, by: Person, revision: int) -> list[int]:
    """Mark the lines to sort in which there is obviously nothing to check; return their positions."""
    ledger.lock_chain(article)
    current = article.revision
    found: dict[str, list[int]] = {}
    for row in list_coverage(current.pk):
        line = current.text[row.start : row.end]
        name = obvious.name_obvious(row.sentence.role, line)
        if name and row.answer == Choice.TO_SORT:
            found.setdefault(NotCheckable(obvious.reason_of(name)), []).append(row.position)
    return _answer_all(found, article=article, by=by, revision=revision)


@transaction.atomic
def undo_answers(*, article: Article, by: Person, revision: int, before: Answers) -> list[int]:
    """Give sentences back the answers that they had before, except those that a colleague has answered for since."""
    ledger.lock_chain(article)
    rows = list_coverage(article.revision.pk)
    others = {row.position for row in rows if row.answered_by not in (None, by.pk)}
    mine = {
        answer: [position for position in positions if position not in others]
        for answer, positions in before.items()
    }
    return _answer_all(mine, article=article, by=by, revision=revision)


def _answer_all(answers: Answers, *, article: Article, by: Person, revision: int) -> list[int]:
    return sorted(
        position
        for answer, positions in answers.items()
        for position in answer_sentences(
            article=article, by=by, revision=revision, positions=positions, answer=answer
        )
    )
