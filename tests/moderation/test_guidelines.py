"""The guidelines in the admin: a list of versions, and the page that writes the next one."""

import pytest
from django.test import Client

from claims.models import Event, Guidelines, Person
from claims.moderation.actions.guideline_versions import write_guidelines

LIST = "/admin/claims/guidelines/"
WRITE = f"{LIST}write/"


def test_editor_writes_the_first_and_the_next_version(desk: Client, editor: Person):
    first = desk.post(WRITE, {"text": "Be fair.\r\nBe brief.", "after": "0"})
    form = desk.get(WRITE).text
    desk.post(WRITE, {"text": "Be fair.", "after": "1"})

    assert first.url == LIST
    assert "Be fair.\nBe brief.</textarea>" in form
    assert 'name="after" value="1"' in form
    assert list(Guidelines.objects.values_list("number", "text", "created_by")) == [
        (2, "Be fair.", editor.pk),
        (1, "Be fair.\nBe brief.", editor.pk),
    ]
    assert list(Event.objects.values_list("event_type", flat=True)) == ["edit-guidelines"] * 2


def test_list_leads_to_each_version(desk: Client):
    write_guidelines(by=None, text="Be fair.", after=0)

    page = desk.get(LIST).text

    assert '<a href="/guidelines/1/">Guidelines 1</a>' in page
    assert f'href="{WRITE}"' in page
    assert f'href="{WRITE}"' in desk.get("/admin/claims/newsroomsettings/1/change/").text


def test_second_editor_sees_both_texts_and_may_go_on(desk: Client):
    write_guidelines(by=None, text="Be fair.\nBe quick.", after=0)
    typed = {"text": "Be fair.\nBe brief.", "after": "0"}

    told = desk.post(WRITE, typed)

    assert told.status_code == 409
    assert "Someone wrote version 1 while you were writing" in told.text
    assert '<span class="worded">quick.</span>' in told.text
    assert "Be fair.\nBe brief.</textarea>" in told.text
    assert 'name="after" value="1"' in told.text
    assert desk.post(WRITE, typed | {"after": "1"}).status_code == 302
    assert Guidelines.objects.in_force().text == "Be fair.\nBe brief."


def test_empty_guidelines_are_refused(desk: Client):
    answer = desk.post(WRITE, {"text": "  ", "after": "0"})

    assert answer.status_code == 422
    assert "Enter the guidelines." in answer.text
    assert not Guidelines.objects.exists()


@pytest.mark.parametrize("name", ["reviewer", "outsider", "administrator"])
def test_guidelines_are_written_by_editors(
    client: Client, request: pytest.FixtureRequest, db: None, name: str
):
    client.force_login(request.getfixturevalue(name))

    assert client.get(WRITE).status_code == 403
    assert client.post(WRITE, {"text": "Mine.", "after": "0"}).status_code == 403
    assert not Guidelines.objects.exists()
