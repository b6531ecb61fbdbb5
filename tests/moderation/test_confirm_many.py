"""Confirming many agreed claims at once: shown first, then all of them or none."""

import pytest
from django.test import Client

from claims.models import Claim, Decision, Person
from tests import factories as make
from tests.moderation.test_claim import LIST
from tests.moderation.test_claim_actions import address, last_move


@pytest.fixture
def disputed(db: None) -> Claim:
    return make.make_disputed()


def tick(claims: list[Claim], **more: object) -> dict[str, object]:
    keys = [claim.pk for claim in claims]
    return {"action": "confirm_agreed", "index": "0", "_selected_action": keys, **more}


def seen(claims: list[Claim]) -> dict[str, object]:
    form = tick(claims, seen=[f"{claim.pk}:{claim.lock_version}" for claim in claims])
    del form["index"]
    return form


@pytest.fixture
def several(db: None) -> list[Claim]:
    return [make.make_agreed(), make.make_agreed()]


def test_confirming_many_shows_first_what_they_will_say(desk: Client, several: list[Claim]):
    response = desk.post(LIST, tick(several))

    assert {(row.claim.pk, row.summary) for row in response.context["rows"]} == {
        (claim.pk, "Counted.") for claim in several
    }
    assert not Decision.objects.exists()


def test_confirming_many(desk: Client, several: list[Claim], editor: Person):
    response = desk.post(LIST, seen(several), follow=True)

    assert "2 claims confirmed: 1, 1." in response.text
    assert {claim.status for claim in Claim.objects.filter(pk__in=[c.pk for c in several])} == {
        "decided"
    }
    assert [last_move(claim) for claim in several] == [("confirm", editor.pk)] * 2


def test_confirming_all_of_a_list(desk: Client, several: list[Claim]):
    form = tick(several[:1], select_across="1")

    response = desk.post(f"{LIST}?status=agreed", form)

    assert len(response.context["rows"]) == 2


@pytest.mark.parametrize("is_seen", [True, False])
def test_confirming_many_is_all_or_nothing(
    desk: Client, several: list[Claim], disputed: Claim, is_seen: bool
):
    chosen = [*several, disputed]

    response = desk.post(LIST, seen(chosen) if is_seen else tick(chosen), follow=True)

    assert "No claim was confirmed." in response.text
    reason = "so you can’t confirm it." if is_seen else "You can only confirm agreed claims."
    assert reason in response.text
    assert not Decision.objects.exists()


def test_confirming_many_refuses_what_changed_since_it_was_shown(
    desk: Client, several: list[Claim]
):
    form = seen(several)
    desk.post(address(several[1], "confirm"), {"lock_version": several[1].lock_version})

    response = desk.post(LIST, form, follow=True)

    assert "Somebody changed claim 1 while you were looking at it." in response.text
    assert make.fresh(several[0]).status == "agreed"


def test_confirming_needs_the_role(client: Client, several: list[Claim], reviewer: Person):
    client.force_login(reviewer)

    assert client.post(LIST, seen(several)).status_code == 403
    assert not Decision.objects.exists()


def test_confirming_takes_no_nonsense(desk: Client):
    for form in (
        tick([], _selected_action=["x", "9" * 40]),
        {
            "action": "confirm_agreed",
            "_selected_action": "1",
            "seen": ["x", "1:x", "9" * 40 + ":1"],
        },
        {"action": "delete_selected", "_selected_action": "1", "index": "0"},
    ):
        assert desk.post(LIST, form).status_code in {302, 400}
    assert not Decision.objects.exists()
