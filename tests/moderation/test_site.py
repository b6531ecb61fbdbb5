"""Who enters the admin, and what the first page says."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group, Permission
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from claims import models
from claims.models import Person
from claims.moderation.admin.base import WorkflowAdmin
from claims.vocabulary import Role
from tests import factories as make
from tests.moderation.world import World

pytestmark = pytest.mark.usefixtures("built")  # the same desk for every test, in any order

INDEX = "/admin/"


def sign_in_page(onward: str) -> str:
    return f"/accounts/login/?next={onward}"


def test_stranger_is_sent_to_the_sign_in_page_of_the_desk(client: Client, db: None):
    for address in (
        INDEX,
        "/admin/claims/claim/",
        "/admin/nothing/",
        "/admin/claims/person/1/change/",
    ):
        last, _ = client.get(address, follow=True).redirect_chain[-1]
        assert last == sign_in_page(address)


def test_admin_login_is_the_sign_in_page_of_the_desk(client: Client, db: None):
    assert client.get("/admin/login/").url == sign_in_page(INDEX)
    assert client.get("/admin/login/?next=/admin/claims/claim/").url == sign_in_page(
        "/admin/claims/claim/"
    )
    assert client.get("/admin/login/?next=https://elsewhere.example/").url == sign_in_page(INDEX)
    assert client.post("/admin/login/", {"username": "x", "password": "y"}).status_code == 405


def test_admin_login_lets_an_editor_in(desk: Client):
    assert desk.get("/admin/login/").url == INDEX


@pytest.mark.parametrize("name", ["reviewer", "outsider"])
def test_somebody_without_the_role_is_refused(
    client: Client, request: pytest.FixtureRequest, world: World, name: str
):
    client.force_login(request.getfixturevalue(name))

    for address in ("/admin/login/", "/admin/nothing/", *world.addresses):
        assert (address, client.get(address).status_code) == (address, 403)


def test_editor_opens_every_page_but_those_about_people(client: Client, world: World):
    client.force_login(world.editor)

    found = {address: client.get(address).status_code for address in world.addresses}

    refused = {address for address, status in found.items() if status != 200}
    assert refused == {address for address in world.addresses if "/person/" in address}
    assert {found[address] for address in refused} == {403}


def test_administrator_opens_only_the_pages_about_people(client: Client, world: World):
    client.force_login(world.administrator)

    found = {address: client.get(address).status_code for address in world.addresses}

    opened = {address for address, status in found.items() if status == 200}
    own = {"/admin/", "/admin/password_change/"}
    assert opened == own | {address for address in world.addresses if "/person/" in address}


def test_first_page_says_what_waits(client: Client, world: World):
    client.force_login(world.editor)

    response = client.get(INDEX)

    assert [response.context[name].value for name in ("disputed", "agreed")] == [1, 1]
    assert [claim.status for claim in response.context["first_claims"]] == ["disputed", "agreed"]
    assert 'href="/admin/claims/claim/?status=disputed"' in response.text


@pytest.mark.parametrize("count", [1, 30])
def test_first_page_costs_the_same_for_any_number_of_claims(
    desk: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
):
    make_many_disputed(count)

    with django_assert_num_queries(19):  # nine are the charts and tables below what waits
        desk.get(INDEX)


def make_many_disputed(count: int) -> models.Article:
    article = make.make_article(" ".join(f"There are {n} trees." for n in range(1, count + 1)))
    pair = [make.make_person(name, Role.REVIEWER) for name in ("One", "Two")]
    for _ in range(count):
        claim = make.make_claim(article)
        for person, label in zip(pair, ("True", "False"), strict=True):
            make.review(claim, person, label)
    return article


def test_only_what_an_editor_needs_is_registered():
    registered = {model.__name__ for model in admin.site._registry}

    assert registered == {
        "Article", "Claim", "Event", "Guidelines", "NewsroomSettings", "Person", "Rating", "RatingScale", "Report",
    }  # fmt: skip
    assert not {Group, Permission} & set(admin.site._registry)


def test_nothing_can_be_deleted_by_anybody(rf: object, world: World):
    request = rf.get("/")
    request.user = world.root

    assert not any(site.has_delete_permission(request) for site in admin.site._registry.values())
    for model in admin.site._registry:
        assert "delete_selected" not in admin.site._registry[model].get_actions(request)


def test_rows_of_auth_permissions_open_nothing(client: Client, reviewer: Person, world: World):
    reviewer.user_permissions.set(Permission.objects.all())
    client.force_login(reviewer)

    assert client.get(f"/admin/claims/claim/{world.claims['open'].pk}/change/").status_code == 403


def test_every_admin_of_a_workflow_model_has_no_page_to_write():
    for model in apps.get_app_config("claims").get_models():
        row = admin.site._registry.get(model)
        if isinstance(row, WorkflowAdmin):
            names = {pattern.name.split("_", 2)[2] for pattern in row.get_urls()}
            assert not names & {"add", "delete", "history"}
            assert (row.list_editable, tuple(row.inlines)) == ((), ())
