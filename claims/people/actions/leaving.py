"""Somebody leaves for good: a pseudonym takes the place of their name, and what they did stays."""

from collections.abc import Iterable

from django.contrib.admin.models import LogEntry
from django.db import connection, transaction

from claims import ledger
from claims.access.refusals import Conflict, Forbidden, Refusal
from claims.access.rules import require_for
from claims.desk.actions.holds import release_slots_of
from claims.ledger.erasing import erase_payload
from claims.models import (
    Article,
    Event,
    EventChain,
    Evidence,
    Mail,
    MailChoice,
    Person,
    ReportDraft,
    Review,
    ReviewSlot,
    SavedView,
    Session,
)
from claims.people.queries.traces import find_events_that_name, match_names, replace_names
from claims.vocabulary import Action, BylineKind, EventType, ReviewState, Theme

LEFT_DOMAIN = "left.invalid"
"""Mail domain of people who left: no mail is ever delivered there (RFC 2606)."""
ERASING = "factcheck.erasing"
"""Setting of the database that holds the number of the transaction in which names are replaced."""


def has_left(person: Person) -> bool:
    """Whether this person's name was replaced for good."""
    return person.email.endswith(f"@{LEFT_DOMAIN}")


@transaction.atomic
def leave(*, person: Person, by: Person, pseudonym: str, reason: str) -> Person:
    """Take away a person's access and replace their name by `pseudonym` everywhere but in what is frozen.

    What they reserved is free again, and their drafts are emptied. Sessions, e-mails, saved views and drafts of reports are
    deleted. Notes among colleagues keep their words, with the pseudonym for the name. In the ledger, the payloads that name
    the person are erased, each under an event of its own; the chains stay whole, since their hashes are of headers. Published
    reports, submitted reviews and decisions keep what they say: `find_kept_traces` lists them.
    """
    require_for(by, Action.EDIT_PERSON)
    pseudonym, reason = pseudonym.strip(), reason.strip()
    _check(person, by, pseudonym, reason)
    chain = ledger.lock_chain(None)
    events = find_events_that_name(person)
    chains = {chain.pk: chain} | _lock_chains(person, events)
    # What they waited for would be in the events of the release, which are not erased any more.
    ReviewSlot.objects.reserved_for(person).update(waiting_for="")
    release_slots_of(person, by=by)
    names = match_names(person)
    person = Person.objects.select_for_update().get(pk=person.pk)
    if has_left(person):
        raise Conflict("This person’s name was replaced already. Nothing was changed.")
    _delete_private_rows(person)
    _become(person, pseudonym)
    _allow_to_replace_names()
    replaced = replace_names(names, pseudonym)
    for each in chains.values():
        each.refresh_from_db()
    ledger.record(
        chain=chains[chain.pk],
        by=by,
        event_type=EventType.LEAVE,
        on=person,
        reason=reason,
        byline=pseudonym,
        replaced=replaced,
        erased=len(events),
    )
    for event in events:
        erase_payload(chain=chains[event.chain_id], event=event, by=by, reason=reason)
    return person


def _check(person: Person, by: Person, pseudonym: str, reason: str) -> None:
    """Refuse what can't be done or would name the person again."""
    if person.pk == by.pk:
        raise Forbidden("You can’t remove your own name. Ask another administrator.")
    if person.is_superuser and not by.is_superuser:
        raise Forbidden("Only a superuser can remove the name of a superuser.")
    if has_left(person):
        raise Conflict("This person’s name was replaced already. Nothing was changed.")
    if not pseudonym or not reason:
        raise Refusal("Give a pseudonym and the reason.")
    named = [word for word in (person.name, person.pseudonym, person.email) if word]
    for text in (pseudonym, reason):
        if any(word.casefold() in text.casefold() for word in named):
            raise Refusal("The pseudonym and the reason can’t hold the name that they replace.")


def _lock_chains(person: Person, events: Iterable[Event]) -> dict[int, EventChain]:
    """Lock the chains of all articles that this touches, in the order in which every action locks several."""
    reserved = ReviewSlot.objects.reserved_for(person).filter(is_open=True)
    keys = {event.chain_id for event in events}
    articles = Article.objects.filter(chain__pk__in=keys) | Article.objects.filter(
        pk__in=reserved.values("article")
    )
    locked = [ledger.lock_chain(article) for article in articles.distinct().order_by("pk")]
    return {chain.pk: chain for chain in locked}


def _delete_private_rows(person: Person) -> None:
    """Delete what nobody else reads, and empty their drafts: a draft is a row that others count on."""
    Session.objects.filter(person=person).delete()
    for model in (Mail, MailChoice, SavedView, ReportDraft):
        model.objects.filter(person=person).delete()
    LogEntry.objects.filter(user=person).update(change_message="")
    drafts = Review.objects.filter(reviewer=person, state=ReviewState.DRAFT)
    Evidence.objects.filter(review__in=drafts).delete()
    drafts.update(
        rationale="", rating=None, set_aside_reason="", duplicate_of=None, confidence=None
    )


def _become(person: Person, pseudonym: str) -> None:
    """Write the pseudonym in place of the name, and take away roles, password and everything else personal."""
    person.name, person.pseudonym = pseudonym, ""
    if person.byline_kind != BylineKind.DESK:
        person.byline_kind = BylineKind.NAME
    person.email = f"person-{person.pk}@{LEFT_DOMAIN}"
    person.interests, person.theme, person.last_login = [], Theme.AUTO, None
    person.is_active = person.is_superuser = person.has_seen_tour = False
    person.set_unusable_password()
    # The trigger person_copies_their_conflicts writes `conflict_keys` from what is left.
    person.save()
    person.groups.clear()


def _allow_to_replace_names() -> None:
    """Let the triggers comment_is_immutable, round_is_what_it_was and round_stays_closed pass a change of words alone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, pg_current_xact_id()::text, true)", [ERASING])
