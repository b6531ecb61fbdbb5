"""Joined and likely sources on the pages of editors and readers."""

from collections.abc import Callable

import pytest
from django.test import Client

from claims.evidence.actions.joining import separate_sources
from claims.models import (
    Person,
    SourceJoin,
)
from claims.moderation.actions.deciding import confirm_claims
from tests import factories as make
from tests.evidence.test_joining import (
    MOBILE,
    PAGE,
    SLASH,
    closed,
    join,
    retract,
    source_of,
    waiting,
)

pytestmark = pytest.mark.django_db


def test_editor_joins_and_undoes_with_one_click(client: Client, editor: Person):
    first, second = closed(PAGE), closed(SLASH)
    page, other = source_of(first), source_of(second)
    client.force_login(editor)
    address = page.get_absolute_url()

    shown = client.get(address).text
    assert "Likely the same page" in shown
    assert f'name="other" value="{other.pk}"' in shown
    joined = client.post(f"{address}join/", {"other": other.pk, "origin": "source"})
    assert joined["Location"] == address
    shown = client.get(address).text
    assert "Likely the same page" not in shown
    assert f'href="{SLASH}"' in shown
    assert second.get_absolute_url() in shown
    assert client.get(other.get_absolute_url())["Location"] == address
    again = client.post(f"{address}join/", {"other": other.pk})
    assert again.status_code == 409
    made = SourceJoin.objects.get()
    undone = client.post(f"{address}separate/", {"join": made.pk})
    assert undone["Location"] == address
    assert client.post(f"{address}separate/", {"join": made.pk}).status_code == 409
    assert second.get_absolute_url() in client.get(other.get_absolute_url()).text


def test_retraction_asks_about_likely_sources(client: Client, editor: Person):
    first, second, third = closed(PAGE), closed(SLASH), closed(MOBILE)
    page = source_of(first)
    client.force_login(editor)
    address = page.get_absolute_url()
    assert client.get(address).text.count('name="also"') == 2

    form = {"lock_version": page.lock_version, "reason": "Withdrawn.", "also": source_of(second).pk}
    listed = client.post(f"{address}retract/", form, follow=True).text

    assert waiting(editor) == {first.pk, second.pk}
    assert "Mark as retracted too" in listed
    too = {"other": source_of(third).pk, "origin": "claims"}
    answer = client.post(f"{address}retract-likely/", too)
    assert answer["Location"] == f"{address}claims/"
    assert waiting(editor) == {first.pk, second.pk, third.pk}
    assert client.post(f"{address}retract-likely/", too).status_code == 409


@pytest.mark.parametrize("count", [1, 3])
def test_editors_page_of_a_source_needs_9_queries_for_1_and_3_likely_sources(
    client: Client, editor: Person, count: int, django_assert_num_queries: Callable
):
    first = closed(PAGE)
    for address in (SLASH, MOBILE, f"{PAGE}/index.html")[:count]:
        closed(address)
    client.force_login(editor)
    address = source_of(first).get_absolute_url()

    with django_assert_num_queries(9):  # one for the names that are hidden until a decision
        page = client.get(address)

    assert len(page.context["likely"]) == count


def test_public_page_shows_a_retraction_under_every_joined_address(client: Client, editor: Person):
    first = closed(PAGE)
    article = make.make_article()
    second = closed(SLASH, article)
    confirm_claims(claims=[second], by=editor)
    make.make_report(article, by=editor)
    retract(source_of(first), editor)
    address = f"/reports/{article.slug}/"
    assert "we marked this source as retracted" not in client.get(address).text

    made = join(first, second, editor)
    assert "we marked this source as retracted" in client.get(address).text

    separate_sources(join=made, by=editor)
    assert "we marked this source as retracted" not in client.get(address).text


def test_public_page_knows_an_address_whose_round_closed_after_the_join(
    client: Client, editor: Person, reviewer: Person, other_reviewer: Person
):
    first = closed(PAGE)
    article = make.make_article()
    second = make.make_claim(article)
    make.review(second, reviewer, evidence=(make.make_evidence(SLASH),))
    join(first, second, editor)
    make.review(second, other_reviewer, evidence=(make.make_evidence(SLASH),))
    confirm_claims(claims=[make.fresh(second)], by=editor)
    make.make_report(article, by=editor)

    retract(source_of(first), editor)

    page = client.get(f"/reports/{article.slug}/").text
    assert "we marked this source as retracted" in page
