"""E-mails are written with what they tell, to those who may know it and want them."""

import pytest
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import Settings

from claims.desk.actions.skipping import skip_claim
from claims.mail.actions.choosing import choose_mails
from claims.mail.actions.wording import one_line, quote
from claims.models import Claim, Mail, Person
from claims.moderation.actions.deciding import send_back
from claims.moderation.actions.planning import assign
from claims.vocabulary import MailState, Role
from tests import factories as make

pytestmark = pytest.mark.django_db


def sent_back(claim: Claim, editor: Person, note: str = "Is this the full quote?") -> Claim:
    claim = make.fresh(claim)
    send_back(claim=claim, by=editor, lock_version=claim.lock_version, note=note)
    return make.fresh(claim)


def written_to() -> list[str]:
    return sorted(mail.person.name for mail in Mail.objects.select_related("person"))


def jobs() -> list[int]:
    found = ProcrastinateJob.objects.filter(task_name="claims.send_mail")
    return sorted(job.args["mail"] for job in found)


def reviewed(*people: Person) -> Claim:
    claim = make.make_claim()
    for person in people:
        make.review(claim, person)
    return claim


@pytest.mark.usefixtures("sends")
def test_mention_is_told_with_the_words_and_a_link(reviewer: Person, editor: Person):
    claim = make.make_claim(make.make_article(headline="Trees of the city"))
    comment = make.comment(claim, reviewer, "@Edith Editor, is it so?\n-- \nSee above.")

    mail = Mail.objects.get()

    assert (mail.person, mail.state, jobs()) == (editor, MailState.QUEUED, [mail.pk])
    assert mail.subject == f"Rita Reviewer mentioned you on claim {claim.number}"
    assert f"Rita Reviewer wrote on claim {claim.number} of “Trees of the city”:" in mail.body
    assert "\n> @Edith Editor, is it so?\n> -- \n> See above.\n" in mail.body
    link = f"https://facts.example.org{claim.get_absolute_url()}#comment-{comment.key}"
    assert f"\n{link}\n" in mail.body
    assert "https://facts.example.org/accounts/email/" in mail.body


@pytest.mark.usefixtures("sends")
def test_claim_sent_back_is_told_with_the_note(
    reviewer: Person, other_reviewer: Person, editor: Person
):
    claim = sent_back(reviewed(reviewer, other_reviewer), editor)

    assert written_to() == ["Otto Other", "Rita Reviewer"]
    assert len(jobs()) == 2
    body = Mail.objects.first().body
    assert "Edith Editor sent claim" in body
    assert "> Is this the full quote?" in body
    assert f"> {claim.current.wording}" in body
    assert f"https://facts.example.org{claim.get_absolute_url()}\n" in body


@pytest.mark.usefixtures("sends")
def test_answer_is_told_to_the_author_of_the_comment(reviewer: Person, other_reviewer: Person):
    claim = reviewed(reviewer, other_reviewer)
    first = make.comment(claim, reviewer, "It is so.")

    make.comment(claim, other_reviewer, "It isn’t.", answers=first)

    assert written_to() == ["Rita Reviewer"]


@pytest.mark.usefixtures("sends")
def test_what_is_rolled_back_is_not_told(reviewer: Person, editor: Person):
    claim = make.make_claim()

    with transaction.atomic():
        make.comment(claim, reviewer, "@Edith Editor!")
        assert len(jobs()) == 1
        transaction.set_rollback(rollback=True)

    assert (jobs(), Mail.objects.count()) == ([], 0)


def test_nothing_is_written_where_no_mail_is_sent(
    reviewer: Person, other_reviewer: Person, editor: Person
):
    claim = reviewed(reviewer, other_reviewer)
    make.comment(claim, reviewer, "@Edith Editor!")
    sent_back(claim, editor)

    assert (jobs(), Mail.objects.count()) == ([], 0)


def test_demo_prints_in_place_of_sending(settings: Settings, reviewer: Person, editor: Person):
    settings.PRINTS_MAIL = True
    make.comment(make.make_claim(), reviewer, "@Edith Editor!")

    assert jobs() == []
    assert Mail.objects.get().state == MailState.PRINTED


@pytest.mark.usefixtures("sends")
@pytest.mark.parametrize("kind", ["mention", "sent_back"])
def test_who_switched_it_off_gets_none(
    kind: str, reviewer: Person, other_reviewer: Person, editor: Person
):
    off = {"mention": True, "sent_back": True, "digest": True} | {kind: False}
    choose_mails(by=reviewer, **off)
    claim = reviewed(reviewer, other_reviewer)
    make.comment(claim, editor, "@Rita Reviewer and @Otto Other!")
    sent_back(claim, editor)

    kinds = {(mail.person.name, mail.kind) for mail in Mail.objects.select_related("person")}
    assert ("Rita Reviewer", kind.replace("_", "-")) not in kinds
    assert len(kinds) == 3


@pytest.mark.usefixtures("sends")
def test_editor_who_also_reviews_is_told_nothing_of_an_open_round(reviewer: Person):
    both = make.make_person("Bea Both", Role.EDITOR, Role.REVIEWER)
    claim = make.make_claim()
    make.comment(claim, reviewer, "@Bea Both, the source says so.")
    assert written_to() == []

    skip_claim(claim=claim, by=both, reason="time", note="")
    make.comment(claim, reviewer, "@Bea Both, look.")

    assert written_to() == ["Bea Both"]


@pytest.mark.usefixtures("sends")
def test_mail_tells_a_reviewer_nothing_of_an_open_round(
    reviewer: Person, other_reviewer: Person, editor: Person
):
    claim = sent_back(reviewed(reviewer, other_reviewer), editor)
    Mail.objects.all().delete()
    make.save(claim, reviewer)
    make.comment(claim, reviewer, "@Otto Other, I say it is false.")
    make.review(claim, other_reviewer)

    assert written_to() == []


@pytest.mark.usefixtures("sends")
def test_those_who_left_or_lost_the_article_are_not_told(
    reviewer: Person, other_reviewer: Person, editor: Person
):
    third = make.make_person("Third", Role.REVIEWER)
    claim = make.make_claim(make.make_article(reviews_needed=3))
    for person in (reviewer, other_reviewer, third):
        make.review(claim, person)
    assign(article=claim.article, by=editor, people=[reviewer, third])
    third.is_active = False
    third.save()

    sent_back(claim, editor)

    assert written_to() == ["Rita Reviewer"]


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("Bob\r\nBcc: eve@example.org", "Bob Bcc: eve@example.org"),
        ("  Ana\t\vde la\u2028Cruz ", "Ana de la Cruz"),
        ("abc\u202egnp.exe", "abc gnp.exe"),
        ("می\u200cشود", "می\u200cشود"),
        ("\x00\x1b[31m", "[31m"),
        ("", ""),
        ("x" * 300, "x" * 149 + "…"),
    ],
)
def test_text_in_a_header_is_one_plain_line(typed: str, line: str):
    assert one_line(typed) == line


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("One.\nTwo.", "> One.\n> Two."),
        ("One.\r\n\r\nTwo.", "> One.\n> \n> Two."),
        ("-- \nFactcheck", "> -- \n> Factcheck"),
        ("a\x1b[2Jb\x07", "> a[2Jb"),
        ("", ""),
    ],
)
def test_no_line_of_a_quoted_text_passes_for_ours(text: str, quoted: str):
    assert quote(text) == quoted


@pytest.mark.usefixtures("sends")
def test_line_breaks_in_names_and_headlines_stay_out_of_headers(reviewer: Person, editor: Person):
    reviewer.name = "Rita\r\nBcc: eve@example.org"
    reviewer.save()
    claim = make.make_claim(make.make_article(headline="Trees\nSubject: none"))
    make.comment(claim, reviewer, "@Edith Editor!")

    mail = Mail.objects.get()

    assert mail.subject == f"Rita Bcc: eve@example.org mentioned you on claim {claim.number}"
    assert "“Trees Subject: none”" in mail.body
