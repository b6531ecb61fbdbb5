"""Comments on a claim: add, answer, resolve or reopen a thread, and mark a mention as read."""

from collections.abc import Iterable
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from claims import ledger
from claims.access.blindness import is_editor_outside_open_round
from claims.access.comments import people_to_mention, visible_comments
from claims.access.rules import require_for
from claims.articles.actions.rounds import lock_claim
from claims.mail.actions.queueing import queue_mentions
from claims.models import Claim, Comment, Mention, Person, RenderedText
from claims.text.attribution.mentions import find_mentions
from claims.vocabulary import Action, EventType, ThreadAction


@transaction.atomic
def add_comment(
    *, claim: Claim, by: Person, text: str, key: UUID, answers: Comment | None = None
) -> Comment:
    """Add a comment to a claim, or an answer to a comment. The same `key` sent twice adds one comment.

    Whoever is named with @ is mentioned, and so is the author of the comment that is answered.
    """
    chain = ledger.lock_chain(claim.article)
    claim = lock_claim(claim)
    require_for(by, Action.COMMENT, claim.article)
    # The same key from someone else, or with another text, is a comment of its own.
    thread = answers.root_id if answers else 0
    own = uuid5(key, f"{claim.pk}:{by.pk}:{thread}:{text}")
    known = Comment.objects.filter(key=own).first()
    if known:
        return known
    # The trigger comment_has_early_readers records which editors can read it while a round is open.
    comment = Comment.objects.create(
        claim=claim,
        round=claim.round,
        thread_id=answers.root_id if answers else None,
        key=own,
        author=by,
        text=text,
    )
    RenderedText.objects.render([text])  # so that no reader has to wait for it
    mentioned_people = _store_mentions(comment, answers)
    queue_mentions(comment, mentioned_people)
    if answers:
        mine = Mention.objects.filter(person=by, read_at=None)
        mine.filter(comment__in=visible_comments(by).of_thread(answers)).update(
            read_at=comment.created_at
        )
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType.COMMENT,
        on=comment,
        claim=claim.number,
        text=text,
        answers=ledger.key_of(answers) if answers else "",
        called=[ledger.key_of(person) for person in mentioned_people],
    )
    return comment


def people_told(text: str, people: Iterable[Person], answers: Comment | None) -> list[Person]:
    """Return whom a comment tells: those of `people`, whom its author can mention, that it names or answers."""
    people = list(people)
    names = find_mentions(text, {person.name for person in people})
    answered = answers.author_id if answers else None
    return [person for person in people if person.name in names or person.pk == answered]


def _store_mentions(comment: Comment, answers: Comment | None) -> list[Person]:
    """Store whom a comment mentions, of those who may know of it; return them."""
    people = people_to_mention(comment.author, comment.claim)
    called = people_told(comment.text, people, answers)
    is_direct = is_editor_outside_open_round(comment.author, comment.claim)
    Mention.objects.bulk_create(
        Mention(comment=comment, person=person, is_direct=is_direct) for person in called
    )
    return called


def resolve_thread(*, entry: Comment, by: Person) -> None:
    """Mark the thread of a comment as resolved. A resolved thread is left as it is."""
    _mark(entry, by, Action.RESOLVE, ThreadAction.RESOLVED)


def reopen_thread(*, entry: Comment, by: Person) -> None:
    """Reopen the thread of a comment. An open thread is left as it is."""
    _mark(entry, by, Action.REOPEN, ThreadAction.REOPENED)


@transaction.atomic
def _mark(entry: Comment, by: Person, action: Action, mark: ThreadAction) -> None:
    """Mark a thread, unless it has that mark already. Marks this person can't see don't count."""
    chain = ledger.lock_chain(entry.claim.article)
    claim = lock_claim(entry.claim)
    require_for(by, action, claim.article)
    seen = visible_comments(by).of_thread(entry)
    if (seen.last_mark() or ThreadAction.REOPENED) == mark:
        return
    marked = Comment.objects.create(
        claim=claim, round=claim.round, thread_id=entry.root_id, author=by, mark=mark
    )
    thread = ledger.key_of(Comment(pk=entry.root_id))
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType(action),
        on=marked,
        claim=claim.number,
        thread=thread,
    )


def read_mention(*, comment: Comment, by: Person) -> None:
    """Note that this person read a mention. This is not an action: it leaves no event."""
    Mention.objects.filter(comment=comment, person=by, read_at=None).update(read_at=timezone.now())
