"""The page of a reviewer: an editor changes their conflicts of interest, with an event, and sees their articles."""

import json

import pytest
from django.test import Client

from claims.access.refusals import Conflict, Forbidden
from claims.models import Event, Person
from claims.moderation.actions.planning import assign
from claims.people.actions.accounts import declare_conflicts, edit_conflicts
from claims.vocabulary import Role
from tests import factories as make

pytestmark = pytest.mark.django_db


def page_of(person: Person) -> str:
    return f"/admin/claims/person/{person.pk}/reviewer/"


def typed(person: Person, *names: str) -> dict[str, str]:
    return {"interests": "\n".join(names), "seen": json.dumps(person.interests)}


def test_editor_adds_a_conflict_of_interest(desk: Client, reviewer: Person, editor: Person):
    declare_conflicts(by=reviewer, interests=["The Daily Example"])
    reviewer.refresh_from_db()

    shown = desk.get(page_of(reviewer)).text
    answer = desk.post(page_of(reviewer), typed(reviewer, "The Daily Example", "Ministry"))

    reviewer.refresh_from_db()
    event = Event.objects.about(reviewer).first()
    assert "The Daily Example" in shown
    assert answer["Location"] == page_of(reviewer)
    assert reviewer.interests == ["The Daily Example", "Ministry"]
    assert (event.event_type, event.actor_id) == ("declare", editor.pk)


def test_conflict_that_an_editor_added_rules_out_a_review(desk: Client, reviewer: Person):
    claim = make.make_claim(make.make_article(publisher="Example News"))

    desk.post(page_of(reviewer), typed(reviewer, "Example News"))

    with pytest.raises(Forbidden):
        make.review(claim, Person.objects.get(pk=reviewer.pk))


def test_what_both_changed_is_shown_and_nothing_typed_is_lost(desk: Client, reviewer: Person):
    sent = typed(reviewer, "Mine")
    declare_conflicts(by=reviewer, interests=["Theirs"])

    answer = desk.post(page_of(reviewer), sent)

    assert answer.status_code == 409
    assert "Theirs" in answer.text
    assert "Mine</textarea>" in answer.text
    assert Person.objects.get(pk=reviewer.pk).interests == ["Theirs"]
    again = {"interests": "Mine", "seen": json.dumps(["Theirs"])}
    assert desk.post(page_of(reviewer), again).status_code == 302
    assert Person.objects.get(pk=reviewer.pk).interests == ["Mine"]


@pytest.mark.parametrize("seen", ["no list", "{}", "[1]", '"a"', "[null]"])
def test_damaged_page_changes_nothing(seen: str, desk: Client, reviewer: Person):
    answer = desk.post(page_of(reviewer), {"interests": "New", "seen": seen})

    assert answer.status_code == 422
    assert Person.objects.get(pk=reviewer.pk).interests == []


def test_list_that_is_too_long_comes_back(desk: Client, reviewer: Person):
    answer = desk.post(page_of(reviewer), typed(reviewer, *map(str, range(101))))

    assert answer.status_code == 422
    assert not Event.objects.exists()


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.ADMINISTRATOR])
def test_only_editors_change_the_conflicts_of_others(role: Role, client: Client, reviewer: Person):
    person = make.make_person("Pat", role)
    client.force_login(person)

    assert client.get(page_of(reviewer)).status_code == 403
    assert client.post(page_of(reviewer), typed(reviewer, "X")).status_code == 403
    with pytest.raises(Forbidden):
        edit_conflicts(person=reviewer, by=person, interests=["X"], seen=[])


def test_same_list_again_records_nothing(editor: Person, reviewer: Person):
    edit_conflicts(person=reviewer, by=editor, interests=[], seen=[])

    assert not Event.objects.exists()
    with pytest.raises(Conflict):
        edit_conflicts(person=reviewer, by=editor, interests=["X"], seen=["Y"])


def test_page_lists_what_the_reviewer_is_assigned_to(
    desk: Client, reviewer: Person, editor: Person
):
    article = make.make_article(headline="Roads")
    make.make_article(headline="Health")
    assign(article=article, by=editor, people=[reviewer])

    page = desk.get(page_of(reviewer)).text

    assert f"/admin/claims/article/{article.pk}/assign/" in page
    assert "Roads" in page
    assert "Health" not in page
    assert f'href="{page_of(reviewer)}"' in desk.get("/admin/").text
