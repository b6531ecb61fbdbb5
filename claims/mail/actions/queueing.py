"""Write e-mails in the transaction of what they tell: a rollback sends none, and a crash loses none."""

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from claims.access.authorship import authors_of
from claims.access.mails import may_read_comment, may_review_again
from claims.mail.actions.wording import write_digest, write_mention, write_sent_back
from claims.models import Comment, Mail, MailChoice, Person, SentBack
from claims.vocabulary import MailKind, MailState

SEND = "claims.send_mail"


def is_mail_on() -> bool:
    """Whether e-mails are written: to be sent, or to be shown on a page of the demo."""
    return settings.SENDS_MAIL or settings.PRINTS_MAIL


def queue_mentions(comment: Comment, people: Iterable[Person]) -> None:
    """Tell people of a comment that mentions them, if they may read it now and want such e-mails."""
    if not is_mail_on() or not (wanted := _who_want("mention", people)):
        return
    _write(
        _build_mention(person, comment) for person in wanted if may_read_comment(person, comment)
    )


def _build_mention(person: Person, comment: Comment) -> Mail:
    subject, body = write_mention(comment, authors_of(person, comment.claim))
    return Mail(person=person, kind=MailKind.MENTION, comment=comment, subject=subject, body=body)


def queue_sent_back(rows: Iterable[SentBack]) -> None:
    """Tell reviewers that a claim was sent back to them, if they can review and want such e-mails."""
    sent = {row.person_id: row for row in rows} if is_mail_on() else {}
    if not sent or not (wanted := _who_want("sent_back", Person.objects.filter(pk__in=sent))):
        return
    subject, body = write_sent_back(next(iter(sent.values())))
    _write(
        Mail(
            person=person,
            kind=MailKind.SENT_BACK,
            round=sent[person.pk].round,
            subject=subject,
            body=body,
        )
        for person in wanted
        if may_review_again(person, sent[person.pk].round)
    )


@transaction.atomic
def queue_digest(*, person: Person, day: date, lines: list[str]) -> None:
    """Tell somebody what needs them on this day; a second digest of the day is not written."""
    subject, body = write_digest(lines)
    known = Mail.objects.filter(person=person, day=day)
    if is_mail_on() and not known.exists():
        _write([Mail(person=person, kind=MailKind.DIGEST, day=day, subject=subject, body=body)])


def people_for_digest(day: date) -> list[Person]:
    """Return the people who want a digest and have none of this day, with their roles."""
    done = Mail.objects.filter(day=day).values("person")
    without = MailChoice.objects.filter(digest=False).values("person")
    people = Person.objects.with_roles().filter(is_active=True).exclude(pk__in=done)
    return list(people.exclude(pk__in=without).order_by("pk"))


def _who_want(choice: str, people: Iterable[Person]) -> list[Person]:
    """Return those of these people who did not switch this kind of e-mail off, with their roles."""
    found = Person.objects.with_roles().filter(pk__in=[person.pk for person in people])
    off = MailChoice.objects.filter(**{choice: False}).values("person")
    return list(found.filter(is_active=True).exclude(pk__in=off).order_by("pk"))


def _write(mails: Iterable[Mail]) -> None:
    """Store e-mails with a job for each, or as printed in a demo that sends none."""
    if settings.SENDS_MAIL:
        for mail in Mail.objects.bulk_create(mails):
            app.configure_task(SEND).defer(mail=mail.pk)
        return
    now = timezone.now()
    mails = list(mails)
    for mail in mails:
        mail.state, mail.queued_at, mail.ended_at = MailState.PRINTED, now, now
    Mail.objects.bulk_create(mails)
