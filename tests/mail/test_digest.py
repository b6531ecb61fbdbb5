"""The daily e-mail: once a day, to those whom something needs and who want it."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from claims import tasks
from claims.desk.pages.digest import list_needs_of
from claims.mail.actions.choosing import choose_mails
from claims.mail.actions.queueing import queue_digest
from claims.models import Mail, Person
from claims.moderation.actions.deciding import send_back
from claims.moderation.actions.planning import plan_article
from claims.vocabulary import MailKind, Role, TieBreak
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sends")]
DAY = date(2026, 11, 30)


def digests() -> dict[str, str]:
    found = Mail.objects.filter(kind=MailKind.DIGEST).select_related("person")
    return {mail.person.name: mail.body for mail in found}


def needs(person: Person) -> list[str]:
    return list_needs_of(Person.objects.with_roles().get(pk=person.pk))


def test_digest_is_written_once_a_day_to_those_whom_something_needs(
    reviewer: Person, other_reviewer: Person, editor: Person, outsider: Person
):
    make.save(make.make_claim(make.make_article(reviews_needed=1)), reviewer)
    for _ in range(2):
        tasks.write_digests(DAY)

    assert list(digests()) == ["Rita Reviewer"]
    body = digests()["Rita Reviewer"]
    assert "What needs you today:\n\n- Your drafts: 1\n\n" in body
    assert "\nhttps://facts.example.org/\n" in body

    tasks.write_digests(DAY + timedelta(days=1))
    assert Mail.objects.filter(kind=MailKind.DIGEST).count() == 2


def test_who_switched_it_off_or_left_gets_none(reviewer: Person, other_reviewer: Person):
    make.make_claim()
    choose_mails(by=reviewer, sent_back=True, mention=True, digest=False)
    other_reviewer.is_active = False
    other_reviewer.save()

    tasks.write_digests(DAY)

    assert digests().keys().isdisjoint({"Rita Reviewer", "Otto Other"})


def test_reviewer_reads_what_is_theirs(reviewer: Person, other_reviewer: Person, editor: Person):
    claim = make.make_claim()
    for person in (reviewer, other_reviewer):
        make.review(claim, person)
    make.comment(claim, editor, "@Rita Reviewer!")
    claim = make.fresh(claim)
    send_back(claim=claim, by=editor, lock_version=claim.lock_version, note="Again.")
    draft = make.make_claim()
    make.save(draft, reviewer)
    deadline = timezone.localtime() + timedelta(days=300)
    plan_article(article=draft.article, by=editor, deadline=deadline, tie_break=TieBreak.EDITOR)

    assert needs(reviewer) == [
        "Claims sent back to you: 1",
        f"Your drafts: 1, the first is due {deadline:%a} {deadline.day} {deadline:%b}"
        + (f" {deadline.year}" if deadline.year != timezone.localdate().year else ""),
        "Unread mentions: 1",
    ]


def test_reviewer_without_work_hears_that_claims_are_ready_and_never_how_many(reviewer: Person):
    assert needs(reviewer) == []
    make.make_claim()

    assert needs(reviewer) == ["Claims are ready for you"]


def test_editor_reads_the_numbers_of_home(editor: Person):
    make.make_disputed()
    make.make_decided()

    assert needs(editor) == ["Disputed: 1", "Ready to publish: 1"]


def test_editor_who_reviews_reads_nothing_of_open_rounds(reviewer: Person):
    both = make.make_person("Bea Both", Role.EDITOR, Role.REVIEWER)
    claim = make.make_claim(make.make_article(reviews_needed=1))
    make.save(claim, reviewer)
    make.comment(claim, reviewer, "@Bea Both!")
    reviewer.slots.update(until=timezone.now() - timedelta(days=1))

    assert needs(both) == []


def test_second_digest_of_a_day_is_not_written(reviewer: Person):
    for lines in (["One"], ["Two"]):
        queue_digest(person=reviewer, day=DAY, lines=lines)

    assert Mail.objects.get().subject == "Factcheck today: One"


@pytest.mark.parametrize(("hour", "count"), [(0, 0), (6, 0), (7, 1), (11, 1), (12, 0), (23, 0)])
def test_digests_are_written_in_the_morning(
    monkeypatch: pytest.MonkeyPatch, reviewer: Person, hour: int, count: int
):
    make.make_claim()
    now = datetime(2026, 11, 30, hour, 0, tzinfo=timezone.get_current_timezone())
    monkeypatch.setattr(timezone, "now", lambda: now)

    tasks.send_digests(timestamp=0)

    assert list(digests()).count("Rita Reviewer") == count


def test_no_digest_where_no_mail_is_sent(settings: object, reviewer: Person):
    settings.SENDS_MAIL = False
    make.make_claim()
    tasks.send_digests(timestamp=0)
    tasks.write_digests(DAY)

    assert digests() == {}
