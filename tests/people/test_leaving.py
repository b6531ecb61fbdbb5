"""Somebody who leaves keeps no name: a pseudonym stands in its place, the chains stay whole, and what stays is said before."""

import io
import json

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.test import Client
from pytest_django import DjangoDbBlocker

from claims.access.refusals import Conflict, Forbidden, Refusal
from claims.articles.actions.claim_lifecycle import set_aside_claim
from claims.desk.actions.holds import set_waiting_for
from claims.desk.actions.skipping import skip_claim
from claims.models import (
    Claim,
    Comment,
    Event,
    Mail,
    MailChoice,
    Person,
    Report,
    ReportDraft,
    Review,
    ReviewSlot,
    SavedView,
    Session,
)
from claims.moderation.actions.deciding import confirm_claims, send_back
from claims.people.actions.accounts import declare_conflicts, save_person
from claims.people.actions.leaving import leave
from claims.people.queries.traces import find_kept_traces
from claims.reports.actions.publishing import publish
from claims.vocabulary import Role, SetAside, SkipReason
from tests import factories as make

NAME, EMAIL, PSEUDONYM = "Ottoline Quibberfax", "ottoline@quib.example", "Former colleague A"
PLANTED = ("quibberfax", "ottoline", "quib.example", "secretcause")
KEPT = {
    ("claims_report", "document"),
    ("claims_review", "rationale"),
    ("claims_eventpayload", "body"),  # of the review with that rationale
    ("claims_searchablereview", "vector"),
}
"""Columns in which the name stays: what is published, and what a colleague wrote in a review."""


@pytest.fixture(scope="module")
def left(module_db: None, django_db_blocker: DjangoDbBlocker) -> Person:
    with django_db_blocker.unblock():
        return _leave_a_full_life()


def _leave_a_full_life() -> Person:
    """Let a person work everywhere, leave their name in every kind of row, and leave."""
    admin = make.make_person("Anna Administrator", Role.ADMINISTRATOR)
    editor = make.make_person("Ed Editor", Role.EDITOR)
    other = make.make_person("Olga Other", Role.REVIEWER)
    person = make.make_person(NAME, Role.REVIEWER, email=EMAIL, password="a long pass phrase")
    client = Client()
    client.force_login(person)
    client.get("/")
    declare_conflicts(by=person, interests=["Secretcause Ltd"])
    person = Person.objects.get(pk=person.pk)
    person.pseudonym = "Quibberfax the Second"
    save_person(person=person, by=admin, roles=[Role.REVIEWER])
    article = make.make_article(reviews_needed=2)
    decided = make.make_claim(article)
    make.review(decided, person)
    make.review(decided, other, rationale=f"As {NAME} says.")
    confirm_claims(claims=[make.fresh(decided)], by=editor)
    published = make.make_report(article)
    assert NAME in published.document
    open_claim, held = make.make_claim(article), make.make_claim(make.make_article())
    make.comment(open_claim, other, f"@{NAME} can you help? Write to {EMAIL.upper()}.")
    make.comment(open_claim, person, f"Yes. {NAME.lower().replace(' ', '  ')}, " + "long " * 60)
    make.save(held, person)
    set_waiting_for(claim=held, by=person, what=f"a call to {NAME}")
    third = make.make_claim(make.make_article())
    skip_claim(claim=third, by=other, reason=SkipReason.OTHER, note=f"{NAME} knows more")
    called = make.comment(third, person, "@Olga Other, look at this.")
    for reader in (other, person):
        Mail.objects.create(
            person=reader, kind="mention", comment=called, subject=f"{NAME} mentioned you", body=f"By {EMAIL}."
        )  # fmt: skip
    agreed = make.make_agreed()
    send_back(
        claim=agreed,
        by=editor,
        lock_version=agreed.lock_version,
        note=f"Look again, and ask {NAME}.",
    )
    opinion = make.make_claim()
    set_aside_claim(
        claim=opinion, by=editor, lock_version=opinion.lock_version, reason=SetAside.OPINION, note=f"Says {NAME}"
    )  # fmt: skip
    SavedView.objects.create(person=other, page="search", name=f"By {NAME}", query=f"q={EMAIL}")
    SavedView.objects.create(person=person, page="search", name="Mine", query="q=secretcause")
    ReportDraft.objects.create(article=article, person=person, number=1, reason="secretcause")
    MailChoice.objects.create(person=person)
    LogEntry.objects.create(
        user=admin, content_type=ContentType.objects.get_for_model(Person), object_id=str(person.pk),
        object_repr=NAME, action_flag=CHANGE, change_message=f"Changed {EMAIL}",
    )  # fmt: skip
    person = Person.objects.get(pk=person.pk)
    return leave(person=person, by=admin, pseudonym=PSEUDONYM, reason="They asked for it.")


def columns_that_name_them() -> set[tuple[str, str]]:
    """Every column of every table that holds a planted word, whatever its type."""
    found = set()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.table_name, c.column_name FROM information_schema.columns c"
            " JOIN information_schema.tables t USING (table_schema, table_name)"
            " WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'"
            " AND (c.data_type IN ('text', 'character varying', 'jsonb', 'json', 'ARRAY', 'tsvector'))"
        )
        columns = cursor.fetchall()
        assert len(columns) > 150
        for table, column in columns:
            cursor.execute(
                f'SELECT EXISTS (SELECT FROM "{table}" WHERE "{column}"::text ILIKE ANY (%s))',
                [[f"%{word}%" for word in PLANTED]],
            )
            if cursor.fetchone()[0]:
                found.add((table, column))
    return found


def test_no_column_names_them_but_what_is_frozen(left: Person, db: None):
    assert columns_that_name_them() == KEPT


def test_only_the_review_of_a_colleague_keeps_its_payload(left: Person, db: None):
    named = [
        event.event_type
        for event in Event.objects.select_related("payload")
        if any(word in event.payload.body.casefold() for word in PLANTED)
    ]

    assert named == ["review"]


PAGES = (
    "/", "/admin/", "/admin/claims/event/", "/admin/claims/person/", "/admin/claims/claim/", "/admin/claims/report/",
    "/articles/", "/sources/", "/search/?q=trees", "/reports/",
)  # fmt: skip


def test_no_page_names_them_but_the_published_report(left: Person, client: Client, db: None):
    boss = make.make_person("Berta Boss", Role.ADMINISTRATOR, Role.EDITOR)
    client.force_login(boss)
    claims = list(Claim.objects.exclude(status="proposed"))
    pages = [
        *PAGES,
        f"/admin/claims/person/{left.pk}/change/",
        f"/admin/claims/person/{left.pk}/history/",
    ]
    for claim in claims:
        url = claim.get_absolute_url()
        pages += [
            url,
            f"{url}history/",
            f"{url}comments/",
            f"/admin/claims/claim/{claim.pk}/change/",
        ]

    naming = set()
    for page in pages:
        text = client.get(page, follow=True).text.replace(f"As {NAME} says.", "")
        if any(word in text.casefold() for word in PLANTED):
            naming.add(page)

    assert len(pages) > 20
    assert naming == set()


def test_published_report_keeps_their_byline_and_the_next_has_the_pseudonym(left: Person, db: None):
    old = Report.objects.get()
    assert NAME in old.document

    new = publish(article=old.article, by=old.published_by, reason="A name was replaced.")

    assert [NAME in new.document, PSEUDONYM in new.document] == [False, True]


def test_chains_stay_whole(left: Person, db: None):
    call_command("verify_ledger", stdout=io.StringIO())


def test_each_erased_payload_has_an_event_and_no_salt(left: Person, db: None):
    erased = Event.objects.filter(payload__erased_at__isnull=False)
    events = Event.objects.filter(event_type="erase", object_type="event")

    assert set(erased.values_list("payload__salt", "payload__body")) == {("", "")}
    assert set(events.values_list("object_id", flat=True)) == {event.pk for event in erased}
    assert {"edit-person", "declare", "comment", "skip", "send-back", "set-aside"} == {
        event.event_type for event in erased
    }
    for event in events:
        assert json.loads(event.payload.body)["reason"] == "They asked for it."


def test_leaving_is_one_event_with_the_reason(left: Person, db: None):
    event = Event.objects.get(event_type="leave")
    payload = json.loads(event.payload.body)

    assert (event.object_type, event.object_id) == ("person", left.pk)
    assert (payload["reason"], payload["byline"]) == ("They asked for it.", PSEUDONYM)
    assert payload["replaced"]["claims_comment"] == 2


def test_what_they_reserved_is_free_and_their_drafts_are_empty(left: Person, db: None):
    assert not ReviewSlot.objects.filter(person=left).exclude(state="submitted").exists()
    assert set(
        Review.objects.filter(reviewer=left, state="draft").values_list("rationale", "rating")
    ) == {("", None)}


def test_private_rows_are_gone(left: Person, db: None):
    for model in (Session, Mail, MailChoice, SavedView, ReportDraft):
        assert not model.objects.filter(person=left).exists()
    assert not left.has_usable_password()
    assert not left.is_active
    assert left.roles == frozenset()


def test_comments_keep_their_words_and_the_pseudonym(left: Person, db: None):
    first, second, third = Comment.objects.order_by("pk")

    assert first.text == f"@{PSEUDONYM} can you help? Write to {PSEUDONYM}."
    assert second.text.startswith(f"Yes. {PSEUDONYM}, long ")
    assert third.text == "@Olga Other, look at this."
    mail = Mail.objects.get()
    assert (mail.subject, mail.body) == (f"{PSEUDONYM} mentioned you", f"By {PSEUDONYM}.")


# --- Small cases ------------------------------------------------------------------------------------
@pytest.fixture
def admin(db: None) -> Person:
    return make.make_person("Anna Administrator", Role.ADMINISTRATOR)


def go(person: Person, by: Person, **other: str) -> Person:
    given = {"pseudonym": PSEUDONYM, "reason": "They asked for it."} | other
    return leave(person=person, by=by, **given)


def last_comment() -> str:
    return Comment.objects.latest("pk").text


def test_name_of_one_word_is_replaced_only_after_an_at(admin: Person):
    mark, writer = make.make_person("Mark"), make.make_person("Wilma Writer", Role.REVIEWER)
    make.comment(make.make_claim(), writer, "Mark this, @Mark. @Markus and Mark stay.")

    go(mark, admin)

    assert last_comment() == f"Mark this, @{PSEUDONYM}. @Markus and Mark stay."


@pytest.mark.parametrize(
    "name",
    [
        "Rita (Ri) Reviewer",
        "R.* Reviewer",
        'Rita "Ri" Reviewer',
        "Rita\\1 Reviewer",
        "Зоя Перевірка",
    ],
)
def test_name_with_signs_is_replaced_as_it_is_written(admin: Person, name: str):
    person, writer = make.make_person(name), make.make_person("Wilma Writer", Role.REVIEWER)
    make.comment(make.make_claim(), writer, f"Ask {name}, not Rex Reviewer.")

    go(person, admin)

    assert last_comment() == f"Ask {PSEUDONYM}, not Rex Reviewer."
    event = Event.objects.filter(event_type="comment").latest("pk")
    assert event.payload.erased_at is not None


@pytest.mark.parametrize("pseudonym", [r"\1 and \&", "$1", "100 %", "%(exact)s"])
def test_pseudonym_is_written_as_it_is(admin: Person, pseudonym: str):
    person, writer = make.make_person("Paul Person"), make.make_person("W W", Role.REVIEWER)
    make.comment(make.make_claim(), writer, "Ask Paul Person.")

    go(person, admin, pseudonym=pseudonym)

    assert last_comment() == f"Ask {pseudonym}."


def test_person_named_as_the_newsroom_stays_so(admin: Person):
    person = make.make_person("Paul Person", byline_kind="desk")

    assert go(person, admin).byline == ""


@pytest.mark.parametrize("role", [Role.EDITOR, Role.REVIEWER])
def test_only_an_administrator_removes_a_name(admin: Person, role: Role):
    with pytest.raises(Forbidden):
        go(admin, make.make_person("Somebody", role))


def test_nobody_removes_their_own_name_or_that_of_a_superuser(admin: Person):
    with pytest.raises(Forbidden):
        go(admin, admin)
    with pytest.raises(Forbidden):
        go(make.make_person("Sue Super", is_superuser=True), admin)


def test_name_is_removed_once(admin: Person):
    person = go(make.make_person("Paul Person"), admin)

    with pytest.raises(Conflict):
        go(person, admin)


@pytest.mark.parametrize(
    "given",
    [
        {"pseudonym": " "},
        {"reason": ""},
        {"reason": "paul person asked"},
        {"pseudonym": "Paul Person 2"},
    ],
)
def test_pseudonym_and_reason_are_needed_and_hold_no_name(admin: Person, given: dict[str, str]):
    person = make.make_person("Paul Person")

    with pytest.raises(Refusal):
        go(person, admin, **given)
    person.refresh_from_db()
    assert person.name == "Paul Person"


def test_what_stays_is_found_before(admin: Person):
    report = make.make_report()
    reviewer = Review.objects.filter(state="submitted").first().reviewer

    kept = find_kept_traces(reviewer)

    assert kept.reports == [report]


# --- The page ---------------------------------------------------------------------------------------
def test_page_says_what_goes_and_what_stays_and_the_button_does_it(client: Client, admin: Person):
    report = make.make_report()
    person = Review.objects.filter(state="submitted").first().reviewer
    client.force_login(admin)
    address = f"/admin/claims/person/{person.pk}/leave/"
    assert address in client.get(f"/admin/claims/person/{person.pk}/change/").text

    text = client.get(address).text
    assert report.get_absolute_url() in text
    assert "What stays" in text
    unticked = client.post(address, {"pseudonym": PSEUDONYM, "reason": "Asked."})
    assert unticked.status_code == 422
    named = client.post(address, {"pseudonym": PSEUDONYM, "reason": person.name, "confirmed": "on"})
    assert named.status_code == 422
    assert "can’t hold the name" in named.text
    person.refresh_from_db()
    assert person.name != PSEUDONYM

    done = client.post(address, {"pseudonym": PSEUDONYM, "reason": "Asked.", "confirmed": "on"})

    assert done.status_code == 302
    person.refresh_from_db()
    assert person.name == PSEUDONYM
    assert "was replaced already" in client.get(address).text
    assert (
        client.post(address, {"pseudonym": "B", "reason": "C", "confirmed": "on"}).status_code
        == 409
    )


def test_session_of_somebody_who_left_ends(client: Client, admin: Person):
    person = make.make_person("Paul Person", Role.REVIEWER)
    client.force_login(person)
    assert client.get("/").status_code == 200

    go(person, admin)

    assert client.get("/").status_code == 302
