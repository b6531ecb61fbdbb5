"""A session and its person are read in one statement, and no session outlives what it was given for."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session as DjangoSession
from django.db import connection
from django.forms import model_to_dict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from claims.models import Person, Session
from claims.people.queries.session_row import read_session
from claims.vocabulary import Role
from tests import factories as make

pytestmark = pytest.mark.django_db
PAGE = "/accounts/conflicts/"
"""A page that reads nothing but its person."""


@pytest.fixture
def signed_in(client: Client, reviewer: Person) -> Client:
    client.force_login(reviewer)
    return client


def key_of(client: Client) -> str:
    return client.cookies["sessionid"].value


def is_signed_in(client: Client) -> bool:
    return client.get(PAGE).status_code == 200


# --- Cost ------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "fields", [{}, {"is_superuser": True}, {"interests": ["The Daily Note"], "pseudonym": "R."}]
)
def test_request_of_a_person_costs_one_statement(
    client: Client, fields: dict, django_assert_num_queries: DjangoAssertNumQueries
):
    client.force_login(make.make_person("Rita", Role.REVIEWER, Role.EDITOR, **fields))

    with django_assert_num_queries(1):
        assert is_signed_in(client)


def test_request_without_a_cookie_reads_no_session(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
):
    with django_assert_num_queries(0):
        assert client.get("/accounts/login/").status_code == 200


def test_person_of_a_session_has_all_fields_and_roles(client: Client):
    person = make.make_person(
        "Rita", Role.ADMINISTRATOR, Role.REVIEWER, interests=["The Daily Note"], pseudonym="R."
    )
    client.force_login(person)

    read = read_session(key_of(client)).person

    fresh = Person.objects.with_roles().get(pk=person.pk)
    assert model_to_dict(read) == model_to_dict(fresh)
    assert read.get_deferred_fields() == set()
    assert (read.roles, read.joined_at, read.conflict_keys) == (
        fresh.roles, fresh.joined_at, fresh.conflict_keys,
    )  # fmt: skip


def test_change_of_roles_counts_in_the_next_request(signed_in: Client, reviewer: Person):
    assert is_signed_in(signed_in)
    reviewer.groups.set([])
    assert signed_in.get(PAGE).status_code == 403
    reviewer.groups.set([Group.objects.get(name=Role.EDITOR)])
    assert is_signed_in(signed_in)


# --- How a session ends ----------------------------------------------------------------------
def test_session_that_was_deleted_is_over(signed_in: Client):
    assert is_signed_in(signed_in)
    Session.objects.all().delete()

    assert not is_signed_in(signed_in)


def test_session_that_ran_out_is_over(signed_in: Client):
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))

    assert not is_signed_in(signed_in)


def test_new_password_ends_the_sessions_of_the_old_one(signed_in: Client, reviewer: Person):
    assert is_signed_in(signed_in)
    reviewer.set_password("another one")
    reviewer.save()

    assert not is_signed_in(signed_in)
    assert not Session.objects.exists()


def test_person_who_cannot_sign_in_any_more_is_out_at_once(signed_in: Client, reviewer: Person):
    assert is_signed_in(signed_in)
    Person.objects.filter(pk=reviewer.pk).update(is_active=False)

    assert not is_signed_in(signed_in)


def test_person_who_was_deleted_has_no_session(signed_in: Client, reviewer: Person):
    reviewer.delete()

    assert not Session.objects.exists()
    assert not is_signed_in(signed_in)


def test_signing_out_ends_this_session_and_no_other(signed_in: Client, reviewer: Person):
    elsewhere = Client()
    elsewhere.force_login(reviewer)
    stolen = key_of(signed_in)

    signed_in.post("/accounts/logout/")

    signed_in.cookies["sessionid"] = stolen
    assert not is_signed_in(signed_in)
    assert is_signed_in(elsewhere)


def test_backend_that_was_removed_signs_nobody_in(signed_in: Client, settings: Settings):
    assert is_signed_in(signed_in)
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]

    assert not is_signed_in(signed_in)


def test_key_from_before_the_sign_in_is_worth_nothing(client: Client):
    person = make.make_person("Rita", Role.REVIEWER, password="long enough")
    session = client.session
    session["seen"] = True
    session.save()
    client.cookies["sessionid"] = before = session.session_key

    client.post("/accounts/login/", {"username": person.email, "password": "long enough"})

    assert is_signed_in(client)
    assert key_of(client) != before
    client.cookies["sessionid"] = before
    assert not is_signed_in(client)


# --- What was tampered with --------------------------------------------------------------------
@pytest.mark.parametrize(
    "key",
    [
        "", "x", "0" * 32, "0" * 100_000, '"\\000\\000aaaaaaaaaaaa"', "ключключключключ", "%00",
        "' OR '1'='1", "٣" * 32, "../../etc/passwd", "null",
    ],
)  # fmt: skip
def test_cookie_that_is_no_key_is_nobody(client: Client, key: str):
    sent = f"sessionid={key}".encode().decode("latin-1")

    assert client.get(PAGE, headers={"cookie": sent}).status_code == 302


def test_cookie_is_compared_as_it_is(signed_in: Client):
    key = key_of(signed_in)
    for other in (key.upper(), key[:-1], f"{key}0", f" {key}"):
        if other != key:
            signed_in.cookies["sessionid"] = other
            assert not is_signed_in(signed_in), other


def test_row_that_names_another_person_signs_in_who_is_signed(
    signed_in: Client, reviewer: Person, editor: Person
):
    Session.objects.update(person=editor)
    # Only the signed key tells the two apart.
    Person.objects.filter(pk=editor.pk).update(password=reviewer.password)

    assert signed_in.get(PAGE).context["user"] == reviewer


def test_session_signed_with_another_key_is_nobody(signed_in: Client, settings: Settings):
    settings.SECRET_KEY = "of another newsroom"

    assert not is_signed_in(signed_in)


def test_session_of_a_key_that_was_replaced_goes_on(signed_in: Client, settings: Settings):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "the new key"

    assert is_signed_in(signed_in)
    settings.SECRET_KEY_FALLBACKS = []
    assert is_signed_in(signed_in)


# --- Sessions from before they named their person ----------------------------------------------
def test_people_stay_signed_in_over_the_update(client: Client, reviewer: Person):
    client.force_login(reviewer)
    row, hour = Session.objects.get(), timedelta(hours=1)
    row.delete()
    for key, end in (("a" * 32, timezone.now() + hour), ("b" * 32, timezone.now() - hour)):
        DjangoSession.objects.create(
            session_key=key, session_data=row.session_data, expire_date=end
        )
    migration = __import__("claims.migrations.0032_session", fromlist=["KEEP_SESSIONS"])
    with connection.cursor() as cursor:
        cursor.execute(migration.KEEP_SESSIONS)

    client.cookies["sessionid"] = "a" * 32
    with CaptureQueriesContext(connection) as asked:
        assert is_signed_in(client)

    assert len(asked) == 2
    assert list(Session.objects.values_list("session_key", "person")) == [("a" * 32, None)]
