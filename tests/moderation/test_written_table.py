"""The list of claims is the table that Django would write."""

import pytest
from django.test import Client
from django.test.html import parse_html

from claims.evidence.actions.cataloguing import retract_source
from claims.models import Claim, Person, Source
from claims.moderation.admin.written_table import CardList
from tests import factories as make

pytestmark = pytest.mark.django_db
LIST = "/admin/claims/claim/"


@pytest.fixture
def desk(client: Client, editor: Person) -> Client:
    client.force_login(editor)
    return client


@pytest.fixture
def claims(editor: Person) -> list[Claim]:
    """Claims in several states, with hostile words, of which one uses a retracted source."""
    hostile = make.make_article(
        'It has 35,000 trees & "5" <script>alert(1)</script> parks. It planted 1,200 in 2024.',
        headline='<img src=x> "Trees" & {0} %s',
    )
    made = [make.make_claim(hostile), make.make_disputed(), make.make_agreed()]
    source = Source.objects.first()
    retract_source(source=source, by=editor, lock_version=source.lock_version, reason="Withdrawn.")
    return made


@pytest.mark.parametrize(
    "query",
    ["", "?status=all", "?status=disputed", "?status=agreed&q=trees", "?status=decided", "?q=<b>'\"%26", "?p=1"],
)  # fmt: skip
def test_table_is_the_one_that_django_writes(desk: Client, claims: list[Claim], query: str):
    response = desk.get(LIST + query)

    changelist = response.context["cl"]
    expected = CardList.table.fget(changelist)  # with Django's cells
    assert expected.count("data-label") == 5 * len(changelist.result_list)
    assert parse_html(changelist.table) == parse_html(expected)
    assert changelist.table in response.text


def test_table_shows_what_its_columns_say(desk: Client, claims: list[Claim]):
    text = desk.get(f"{LIST}?status=all").text

    assert "<script>alert" not in text
    assert "<img" not in text
    assert "&lt;img src=x&gt; &quot;Trees&quot; &amp; {0} %s" in text
    assert "⚠ re-check" in text
    assert f'href="{LIST}{claims[0].pk}/change/?_changelist_filters=status%3Dall"' in text
    assert f'<input type="checkbox" name="_selected_action" value="{claims[1].pk}"' in text


def test_empty_list_has_no_table(desk: Client):
    response = desk.get(f"{LIST}?status=decided")

    assert 'id="result_list"' not in response.text
    assert "0 claims" in response.text
