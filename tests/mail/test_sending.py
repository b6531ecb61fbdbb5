"""A worker gives each e-mail to the mail server once, and none is lost."""

import smtplib
from datetime import timedelta

import pytest
from django.db import connections
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import DjangoDbBlocker

from claims.mail.actions.sending import forget_old_mails, send_lost_mails, send_mail
from claims.models import Mail, Person
from claims.moderation.actions.planning import assign
from claims.vocabulary import MailState, Role
from tests import factories as make
from tests.mail.smtp_server import MailServer


def mention(words: str = "@Edith Editor, is it so?", **fields: object) -> Mail:
    """A waiting e-mail to an editor."""
    make.make_person("Edith Editor", Role.EDITOR, **fields)
    make.comment(make.make_claim(), make.make_person("Zoë Ñandú", Role.REVIEWER), words)
    return Mail.objects.get()


@pytest.mark.django_db
def test_mail_is_plain_text_from_us_to_one_person(server: MailServer):
    mail = mention("@Edith Editor, это так? 🌳\n.\nYes.", email="edith@example.org")
    send_mail(mail=mail.pk)

    [message] = server.received
    mail.refresh_from_db()
    assert (mail.state, server.recipients) == (MailState.SENT, ["edith@example.org"])
    assert message["Subject"] == "Zoë Ñandú mentioned you on claim 1"
    assert (message["From"], message["To"]) == ("facts@example.org", "edith@example.org")
    assert message["Message-ID"] == f"<{mail.key}@facts.example.org>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message.get_content_type() == "text/plain"
    assert "это так? 🌳" in message.get_content()


@pytest.mark.django_db
def test_mail_is_sent_once_however_often_its_job_runs(server: MailServer):
    mail = mention()
    for _ in range(3):
        send_mail(mail=mail.pk)

    assert len(server.received) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("word", ["MAIL", "RCPT", "DATA"])
def test_mail_that_the_server_puts_off_waits_for_another_attempt(server: MailServer, word: str):
    mail = mention()
    server.answers = {word: ["451 Try again later"]}

    with pytest.raises(smtplib.SMTPException):
        send_mail(mail=mail.pk)
    mail.refresh_from_db()
    assert mail.state == MailState.QUEUED
    send_mail(mail=mail.pk)

    mail.refresh_from_db()
    assert mail.state == MailState.SENT


@pytest.mark.django_db
def test_mail_whose_answer_was_lost_is_sent_again_as_the_same_message(server: MailServer):
    mail = mention()
    server.answers = {"DATA": ["hang up"]}

    with pytest.raises(smtplib.SMTPException):
        send_mail(mail=mail.pk)
    send_mail(mail=mail.pk)

    first, second = server.received
    assert first["Message-ID"] == second["Message-ID"]


@pytest.mark.django_db
def test_mail_to_an_address_that_does_not_exist_is_dropped(server: MailServer):
    mail = mention()
    server.answers = {"RCPT": ["550 No such person"]}
    send_mail(mail=mail.pk)

    mail.refresh_from_db()
    assert (mail.state, server.received) == (MailState.DROPPED, [])


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["a@b.example\r\nBcc: eve@example.org", "two@x.example, three@x.example", "nobody"]
)
def test_mail_to_an_impossible_address_reaches_nobody(server: MailServer, address: str):
    mail = mention()
    Person.objects.filter(pk=mail.person_id).update(email=address)
    send_mail(mail=mail.pk)

    mail.refresh_from_db()
    assert (mail.state, server.received) == (MailState.DROPPED, [])


@pytest.mark.django_db
@pytest.mark.parametrize("loss", ["left", "role", "article"])
def test_mail_is_dropped_if_its_reader_may_no_longer_read_it(
    server: MailServer, editor: Person, loss: str
):
    reader = make.make_person("Rita Reader", Role.REVIEWER)
    claim = make.make_claim()
    make.comment(claim, editor, "@Rita Reader!")
    if loss == "left":
        reader.is_active = False
        reader.save()
    elif loss == "role":
        reader.groups.clear()
    else:
        assign(article=claim.article, by=editor, people=[make.make_person("Other", Role.REVIEWER)])

    send_mail(mail=Mail.objects.get().pk)

    assert (Mail.objects.get().state, server.received) == (MailState.DROPPED, [])


def test_two_workers_send_one_mail_once(
    committed_db: str, server: MailServer, django_db_blocker: DjangoDbBlocker
):
    with django_db_blocker.unblock():
        mail = mention()

        def send_it_too() -> None:  # in the thread of the mail server
            send_mail(mail=mail.pk)
            assert Mail.objects.get().state == MailState.QUEUED
            others.append(mail)
            connections.close_all()

        others: list[Mail] = []
        server.meanwhile = [send_it_too]
        send_mail(mail=mail.pk)

        assert len(server.received) == len(others) == 1
        assert Mail.objects.get().state == MailState.SENT


@pytest.mark.django_db
def test_mail_without_a_job_gets_another_one(sends: None):
    lost, fresh = mention(), mention_again()
    ProcrastinateJob.objects.all().delete()
    Mail.objects.filter(pk=lost.pk).update(queued_at=timezone.now() - timedelta(days=1))

    send_lost_mails()
    send_lost_mails()  # which now has a job

    found = ProcrastinateJob.objects.values_list("args", flat=True)
    assert list(found) == [{"mail": lost.pk}]
    assert fresh.pk != lost.pk


def mention_again() -> Mail:
    make.comment(make.make_claim(), make.make_person("Rob", Role.REVIEWER), "@Edith Editor!")
    return Mail.objects.first()


@pytest.mark.django_db
def test_old_mails_are_forgotten_and_waiting_ones_are_not(server: MailServer):
    sent, waiting = mention(), mention_again()
    send_mail(mail=sent.pk)
    long_ago = timezone.now() - timedelta(days=31)
    Mail.objects.filter(pk=sent.pk).update(ended_at=long_ago)
    Mail.objects.filter(pk=waiting.pk).update(queued_at=long_ago)

    forget_old_mails()

    assert list(Mail.objects.all()) == [waiting]
