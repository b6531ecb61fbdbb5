"""People: for administrators; nobody raises themselves or others above their own place."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from claims.models import Person
from claims.vocabulary import Role
from tests import factories as make

LIST = "/admin/claims/person/"


def page_of(person: Person, page: str = "change") -> str:
    return f"{LIST}{person.pk}/{page}/"


def group(role: Role) -> int:
    return Group.objects.get(name=role).pk


def form_of(person: Person, **typed: object) -> dict[str, object]:
    return {
        "email": person.email,
        "name": person.name,
        "byline_kind": person.byline_kind,
        "pseudonym": person.pseudonym,
        "is_active": "on",
        "groups": list(person.groups.values_list("pk", flat=True)),
        **typed,
    }


@pytest.fixture
def root(db: None) -> Person:
    return Person.objects.create_superuser("root@desk.example", "a good password", name="Root")


@pytest.fixture
def office(client: Client, administrator: Person) -> Client:
    """A browser with the administrator in it."""
    client.force_login(administrator)
    return client


def test_administrator_invites_somebody(office: Client):
    sent = {
        "email": "New@Desk.example", "name": "Nina New", "byline_kind": "name", "is_active": "on",
        "groups": [group(Role.REVIEWER)], "password": "mine", "is_superuser": "on",
    }  # fmt: skip

    response = office.post(f"{LIST}add/", sent, follow=True)

    person = Person.objects.get(name="Nina New")
    assert person.roles == {Role.REVIEWER}
    assert (person.has_usable_password(), person.is_superuser) == (False, False)
    assert f"changepassword {person.email}" in response.text


def test_administrator_gives_and_takes_roles(office: Client, reviewer: Person):
    office.post(page_of(reviewer), form_of(reviewer, groups=[group(Role.EDITOR)]))
    assert Person.objects.get(pk=reviewer.pk).roles == {Role.EDITOR}

    office.post(page_of(reviewer), form_of(reviewer, groups=[], is_active=""))
    person = Person.objects.get(pk=reviewer.pk)
    assert (person.roles, person.is_active) == (frozenset(), False)


def test_forged_fields_change_nothing(office: Client, reviewer: Person):
    before = reviewer.password
    forged = {"is_superuser": "on", "password": "mine", "user_permissions": ["1"], "is_staff": "on"}

    assert office.post(page_of(reviewer), form_of(reviewer, **forged)).status_code == 302

    person = Person.objects.get(pk=reviewer.pk)
    assert (person.is_superuser, person.password, person.user_permissions.count()) == (
        False,
        before,
        0,
    )


def test_group_that_is_no_role_cannot_be_given(office: Client, reviewer: Person):
    other = Group.objects.create(name="backdoor")

    response = office.post(page_of(reviewer), form_of(reviewer, groups=[other.pk]))

    assert response.status_code == 200
    assert not reviewer.groups.filter(pk=other.pk).exists()


def test_superuser_is_out_of_an_administrators_reach(office: Client, root: Person):
    page = office.get(page_of(root))
    forced = office.post(page_of(root), form_of(root, email="mine@desk.example"))

    assert page.status_code == 200
    assert 'name="email"' not in page.text
    assert forced.status_code == 403
    assert Person.objects.get(pk=root.pk).email == "root@desk.example"


def test_nobody_locks_themselves_out(office: Client, administrator: Person):
    response = office.post(page_of(administrator), form_of(administrator, groups=[], is_active=""))

    assert "You can’t remove your own access." in response.text
    assert "You can’t change your own roles. Ask another administrator." in response.text
    assert Person.objects.get(pk=administrator.pk).is_active


def test_no_page_shows_or_sets_a_password(office: Client, root: Person, reviewer: Person):
    Person.objects.filter(pk=reviewer.pk).update(password="md5$salt$0123456789")

    for person in (root, reviewer):
        page = office.get(page_of(person)).text
        assert person.password[:12] not in page
        assert "md5$" not in page
        assert 'type="password"' not in office.get(page_of(person, "password"), follow=True).text


def test_nobody_is_deleted(office: Client, client: Client, root: Person, reviewer: Person):
    assert office.post(page_of(reviewer, "delete"), {"post": "yes"}).status_code == 403
    client.force_login(root)
    assert client.post(page_of(reviewer, "delete"), {"post": "yes"}).status_code == 403
    forged = {"action": "delete_selected", "_selected_action": reviewer.pk, "post": "yes"}
    client.post(LIST, forged)
    assert Person.objects.filter(pk=reviewer.pk).exists()


def test_editor_cannot_touch_people(desk: Client, editor: Person, reviewer: Person):
    raised = form_of(editor, groups=[group(role) for role in Role], is_superuser="on")

    for address in (
        LIST,
        f"{LIST}add/",
        page_of(reviewer),
        page_of(editor),
        page_of(editor, "history"),
    ):
        assert desk.get(address).status_code == 403
        assert desk.post(address, raised).status_code == 403
    assert desk.get("/admin/auth/group/").status_code == 404
    assert (
        desk.get(
            "/admin/autocomplete/?app_label=claims&model_name=assignment&field_name=person"
        ).status_code
        == 403
    )
    assert Person.objects.get(pk=editor.pk).roles == {Role.EDITOR}


@pytest.mark.parametrize(
    "query",
    ["password__startswith=a", "is_superuser__exact=1", "groups__id__exact=1", "_to_field=email"],
)
def test_list_takes_no_other_filters(office: Client, query: str):
    assert office.get(f"{LIST}?{query}").status_code == 400


@pytest.mark.parametrize("count", [1, 30])
def test_list_costs_the_same_for_any_number(
    office: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
):
    for number in range(count):
        make.make_person(f"Somebody {number}", Role.REVIEWER)

    with django_assert_num_queries(4):
        office.get(LIST)
