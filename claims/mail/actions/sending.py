"""Send e-mails that wait, each once; forget old ones."""

import smtplib
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, mailers
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.access.mails import may_still_have
from claims.mail.actions.queueing import SEND
from claims.models import Mail, Person
from claims.vocabulary import MailState

MOST_ATTEMPTS = 9
"""With waits of 3, 9, 27 … seconds between them: eight hours in all."""
LOST_AFTER = timedelta(hours=12)
"""An e-mail that still waits then has no job left."""
KEPT_FOR = timedelta(days=30)
MOST_AT_ONCE = 200
PERMANENT = range(500, 600)
"""Answers of mail servers that another attempt doesn't change."""


@transaction.atomic
def send_mail(*, mail: int) -> None:
    """Send one e-mail, or drop it if its reader may no longer have it.

    The row is locked meanwhile, so no two workers send it. A worker that dies after the mail server took
    it and before the commit lets another one send it again, with the same Message-ID. Raises what the
    mail server or the connection raised; the job is then tried again.
    """
    waiting = Mail.objects.select_for_update(skip_locked=True, of=("self",))
    row = waiting.filter(pk=mail, state=MailState.QUEUED).first()
    if row is None:
        return
    person = Person.objects.with_roles().get(pk=row.person_id)
    is_sent = may_still_have(row, person) and _deliver(row, person)
    row.state = MailState.SENT if is_sent else MailState.DROPPED
    row.ended_at = timezone.now()
    row.save(update_fields=("state", "ended_at"))


def _deliver(mail: Mail, person: Person) -> bool:
    """Give an e-mail to the mail server. Return False if it can never be delivered."""
    host = urlsplit(settings.SITE_URL).hostname
    message = EmailMessage(
        mail.subject,
        mail.body,
        settings.DEFAULT_FROM_EMAIL,
        [person.email],
        headers={"Message-ID": f"<{mail.key}@{host}>", "Auto-Submitted": "auto-generated"},
    )
    try:
        validate_email(person.email)  # one address, and no line break that would begin a header
        message.message()
    except (ValidationError, ValueError):
        return False
    try:
        mailers.default.send_messages([message])
    except smtplib.SMTPRecipientsRefused as refused:
        if all(code in PERMANENT for code, _ in refused.recipients.values()):
            return False
        raise
    return True


def send_lost_mails() -> None:
    """Give a new job to e-mails that wait although their job is gone."""
    jobs = ProcrastinateJob.objects.filter(task_name=SEND, status__in=("todo", "doing"))
    known = {job.args["mail"] for job in jobs}
    lost = Mail.objects.filter(
        state=MailState.QUEUED, queued_at__lt=timezone.now() - LOST_AFTER
    ).order_by("queued_at")
    for key in lost.exclude(pk__in=known).values_list("pk", flat=True)[:MOST_AT_ONCE]:
        app.configure_task(SEND).defer(mail=key)


def forget_old_mails() -> None:
    """Delete e-mails that ended a month ago."""
    old = Mail.objects.exclude(state=MailState.QUEUED)
    old.filter(ended_at__lt=timezone.now() - KEPT_FOR).delete()
