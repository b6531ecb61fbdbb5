"""One page under several spellings, through the site: retraction, joins and their undo, and what strangers are told."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

from claims.access.refusals import Conflict
from claims.evidence.actions.joining import separate_sources
from claims.models import Evidence, Person, Source, SourceJoin
from claims.vocabulary import Role
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
from tests.evidence.test_joining_at_once import run_at_once

SPELLINGS = (
    "https://medium.com/@name/title-0123456789ab",
    "https://name.medium.com/title-0123456789ab?source=rss",
    "https://web.archive.org/web/2024id_/https://medium.com/p/0123456789ab",
    "https://href.li/?https://medium.com/p/0123456789ab",
)
SECRET = {"is_protected": True, "public_description": "an official", "title": "Hushtitle"}


@pytest.mark.django_db
@pytest.mark.parametrize("retracted", range(len(SPELLINGS)))
def test_a_retraction_under_any_spelling_reaches_every_claim(
    client: Client, editor: Person, retracted: int
):
    claims = [closed(spelling) for spelling in SPELLINGS]
    client.force_login(editor)
    page = source_of(claims[retracted])

    form = {"lock_version": page.lock_version, "reason": "Withdrawn."}
    client.post(f"{page.get_absolute_url()}retract/", form)

    assert waiting(editor) == {claim.pk for claim in claims}


@pytest.mark.django_db
def test_join_and_undo_twice_leave_everything_as_it_was(client: Client, editor: Person):
    first, second = source_of(closed(PAGE)), source_of(closed(SLASH))
    client.force_login(editor)
    address = first.get_absolute_url()
    before = (list(Evidence.objects.order_by("pk").values()), Source.objects.get(pk=second.pk).page)

    for _ in range(2):
        client.post(f"{address}join/", {"other": second.pk})
        assert set(Evidence.objects.values_list("source", flat=True)) == {first.pk}
        made = SourceJoin.objects.get(undone_at=None)
        undo = client.post(f"{address}separate/", {"join": made.pk})
        assert undo.status_code == 302
        assert client.post(f"{address}separate/", {"join": made.pk}).status_code == 409

    after = (list(Evidence.objects.order_by("pk").values()), Source.objects.get(pk=second.pk).page)
    assert after == before
    assert SourceJoin.objects.exclude(undone_at=None).count() == 2


def _without_tokens(page: str) -> str:
    return re.sub(r"(csrfmiddlewaretoken\" value=|X-CSRFToken\W+)[\"\w]+", "", page)


@pytest.mark.django_db
@pytest.mark.parametrize("hidden", [SLASH, MOBILE])
def test_a_stranger_learns_of_no_protected_source_from_page_offer_or_message(
    client: Client, reviewer: Person, hidden: str
):
    known = source_of(closed(PAGE))
    secret = source_of(closed(hidden, **SECRET))
    client.force_login(reviewer)
    address = known.get_absolute_url()

    def shown() -> list[str]:
        addresses = (
            address,
            f"{address}claims/",
            "/sources/",
            f"/sources/?q={PAGE}",
            f"/sources/?q={hidden}",
        )
        return [_without_tokens(client.get(each).text) for each in addresses]

    def search(typed: str) -> str:
        return _without_tokens(client.get("/sources/", {"q": typed}).text).replace(typed, "typed")

    before = shown()
    retract(secret, make.make_person("Editor", Role.EDITOR))
    there = client.post(f"{address}join/", {"other": secret.pk})
    nowhere = client.post(f"{address}join/", {"other": 999_999})

    assert shown() == before  # no hint at what was retracted
    assert not [page for page in before if "Hushtitle" in page or f'href="{hidden}"' in page]
    own = client.get(secret.get_absolute_url()).text
    assert "Hushtitle" not in own
    assert hidden not in own.replace(secret.get_absolute_url(), "")
    assert search("Hushtitle") == search("Nosuchthing")
    assert there.status_code == nowhere.status_code == 403
    assert _without_tokens(there.text) == _without_tokens(nowhere.text)


def test_two_undos_of_a_join_at_once_undo_it_once(
    committed_db: str, django_db_blocker: DjangoDbBlocker
):
    with django_db_blocker.unblock():
        editors = [make.make_person(f"Editor {n}", Role.EDITOR) for n in range(3)]
        first, second = closed(PAGE), closed(SLASH)
        sources = {source_of(first).pk, source_of(second).pk}
        made = join(first, second, editors[0])

    undos = [lambda by=editor: separate_sources(join=made, by=by) for editor in editors]
    results = run_at_once(django_db_blocker, undos)

    with django_db_blocker.unblock():
        assert sum(isinstance(result, Conflict) for result in results) == 2
        assert set(Evidence.objects.values_list("source", flat=True)) == sources
