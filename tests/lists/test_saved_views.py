"""A person keeps the filters of a list under a name, and nobody else sees it."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from claims.access.refusals import Conflict, Refusal
from claims.lists.actions.saving_views import clean_query, delete_view, save_view
from claims.models import Person, SavedView
from claims.models.saved_view import MOST_VIEWS
from claims.vocabulary import ListPage

pytestmark = pytest.mark.django_db

LISTS = {
    "articles": "/articles/",
    "sources": "/sources/",
    "reports": "/reports/",
    "search": "/search/",
}


@pytest.mark.parametrize("page", LISTS)
def test_a_view_is_saved_opened_by_one_click_and_deleted(
    client: Client, reviewer: Person, page: str
):
    client.force_login(reviewer)
    address = f"{LISTS[page]}?q=oak+%26+elm&sort=oldest"
    shown = client.get(address).text
    assert 'name="query" value="q=oak+%26amp%3B+elm' not in shown

    fields = {"name": " My  oaks ", "page": page, "query": "sort=oldest&q=oak+%26+elm&before=9"}
    saved = client.post("/views/save/", fields)

    view = SavedView.objects.get()
    assert (view.name, view.person) == ("My oaks", reviewer)
    assert (
        saved["Location"] == view.get_absolute_url() == f"{LISTS[page]}?q=oak+%26+elm&sort=oldest"
    )
    link = f'href="{LISTS[page]}?q=oak+%26+elm&amp;sort=oldest" dir="auto" aria-current="page">My oaks</a>'
    assert link in client.get(address).text

    client.post(f"/views/{view.pk}/delete/")
    assert not SavedView.objects.exists()
    assert "My oaks</a>" not in client.get(address).text


def test_nobody_sees_or_deletes_the_view_of_somebody_else(
    client: Client, reviewer: Person, other_reviewer: Person
):
    view = save_view(by=other_reviewer, page=ListPage.ARTICLES, name="Hushed", query="stage=ready")
    client.force_login(reviewer)

    assert "Hushed" not in client.get("/articles/?stage=ready").text
    assert client.post(f"/views/{view.pk}/delete/").status_code == 404
    assert SavedView.objects.filter(pk=view.pk).exists()
    save_view(by=reviewer, page=ListPage.ARTICLES, name="Hushed", query="")  # a name of one's own


def test_a_reader_has_no_views(client: Client):
    page = client.get("/reports/?sort=oldest").text

    assert "Save this view" not in page
    assert "csrfmiddlewaretoken" not in page


def test_a_name_that_was_used_before_is_given_to_the_new_filters(reviewer: Person):
    for query in ("stage=ready", "stage=checking"):
        save_view(by=reviewer, page=ListPage.ARTICLES, name="Mine", query=query)
    save_view(by=reviewer, page=ListPage.ARTICLES, name="MINE", query="due=late")

    assert [(view.name, view.query) for view in SavedView.objects.all()] == [("MINE", "due=late")]


def test_a_person_keeps_so_many_views_of_a_list(reviewer: Person):
    for n in range(MOST_VIEWS):
        save_view(by=reviewer, page=ListPage.ARTICLES, name=f"View {n}", query="")

    with pytest.raises(Conflict, match="Delete one first"):
        save_view(by=reviewer, page=ListPage.ARTICLES, name="Another", query="")
    save_view(by=reviewer, page=ListPage.SOURCES, name="Another", query="")


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"name": ""}, "Enter a name for this view."),
        ({"name": " \u00a0 "}, "Enter a name for this view."),
        ({"name": "x" * 61}, "A name has at most 60 characters."),
        ({"page": "people"}, "We don’t know this list."),
        ({"page": ""}, "We don’t know this list."),
        ({"query": "q=" + "x" * 1500}, "These filters are too long to keep."),
    ],
)
def test_odd_input_gets_a_sentence_and_saves_nothing(
    client: Client, reviewer: Person, fields: dict[str, str], says: str
):
    client.force_login(reviewer)

    answer = client.post("/views/save/", {"name": "Mine", "page": "articles", "query": ""} | fields)

    assert answer.status_code == 422
    assert says in answer.text
    assert not SavedView.objects.exists()


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("", ""),
        ("?b=2&a=1", "a=1&b=2"),
        ("before=x&from=3&go=1&sort=due", "sort=due"),
        ("a=&b= &c=1", "c=1"),
        ("q=\0x&q=y", "q=y"),
        ("q=//evil.example&next=javascript:alert(1)", "next=javascript%3Aalert%281%29&q=%2F%2Fevil.example"),
        ("q=київ\u202e", "q=%D0%BA%D0%B8%D1%97%D0%B2%E2%80%AE"),
    ],
)  # fmt: skip
def test_a_view_keeps_what_chooses_and_orders_the_rows(query: str, kept: str):
    assert clean_query(query) == kept


def test_deleting_a_view_twice_does_nothing(reviewer: Person):
    view = save_view(by=reviewer, page=ListPage.ARTICLES, name="Mine", query="")

    assert delete_view(by=reviewer, key=view.pk)
    assert delete_view(by=reviewer, key=view.pk) is None


def test_a_view_without_a_name_is_refused(reviewer: Person):
    with pytest.raises(Refusal, match="Enter a name"):
        save_view(by=reviewer, page=ListPage.ARTICLES, name="  ", query="")


@pytest.mark.parametrize("count", [1, 3])
def test_views_cost_one_query(
    client: Client, reviewer: Person, count: int, django_assert_num_queries: DjangoAssertNumQueries
):
    client.force_login(reviewer)
    for n in range(count):
        save_view(by=reviewer, page=ListPage.ARTICLES, name=f"View {n}", query="stage=ready")
    client.get("/articles/?stage=ready")

    with django_assert_num_queries(3):  # the session, the articles, the views
        client.get("/articles/?stage=ready")
