"""An editor's moves on claims: each leaves an Event; too late is 409 and loses no word."""

import pytest
from django.test import Client

from claims.models import Claim, Decision, Event, Person
from claims.vocabulary import Role
from tests import factories as make
from tests.moderation.test_claim import LIST, page_of
from tests.moderation.world import World

pytestmark = pytest.mark.usefixtures("built")  # the same desk for every test, in any order

MOVES = ("confirm", "decide", "send-back", "set-aside", "restore")


def address(claim: Claim, slug: str) -> str:
    return f"{LIST}{claim.pk}/{slug}/"


def decision(claim: Claim, label: str = "Half true", **words: object) -> dict[str, object]:
    return {
        "lock_version": claim.lock_version,
        "rating": make.rating(label).pk,
        "summary": "One half holds.",
        "override_reason": "Recounted.",
        **words,
    }


def last_move(claim: Claim) -> tuple[str, int | None]:
    event = Event.objects.about(claim).first()
    return event.event_type, event.actor_id


@pytest.fixture
def disputed(db: None) -> Claim:
    return make.make_disputed()


@pytest.fixture
def agreed(db: None) -> Claim:
    return make.make_agreed()


def test_decide(desk: Client, editor: Person, disputed: Claim):
    response = desk.post(address(disputed, "decide"), decision(disputed), follow=True)

    made = Decision.objects.get(claim=disputed)
    assert response.redirect_chain == [(page_of(disputed), 302)]
    assert f"Claim {disputed.number} decided: ◑ Half true." in response.text
    assert (made.rating.label, made.summary, made.basis) == (
        "Half true",
        "One half holds.",
        "adjudicated",
    )
    assert last_move(disputed) == ("decide", editor.pk)


def test_confirm(desk: Client, editor: Person, agreed: Claim):
    desk.post(address(agreed, "confirm"), {"lock_version": agreed.lock_version})

    made = Decision.objects.get(claim=agreed)
    assert (made.rating.label, made.summary, made.basis) == ("True", "Counted.", "unanimous")
    assert last_move(agreed) == ("confirm", editor.pk)


def test_send_back(desk: Client, editor: Person, agreed: Claim):
    desk.post(
        address(agreed, "send-back"),
        {"lock_version": agreed.lock_version, "note": "Look again.\r\nPlease."},
    )

    claim = make.fresh(agreed)
    assert (claim.status, claim.round.number, claim.round.note) == (
        "open",
        2,
        "Look again.\nPlease.",
    )
    assert last_move(agreed) == ("send-back", editor.pk)


def test_set_aside_and_restore(desk: Client, editor: Person, agreed: Claim):
    desk.post(
        address(agreed, "set-aside"),
        {"lock_version": agreed.lock_version, "reason": "opinion", "note": "Taste."},
    )
    aside = make.fresh(agreed)
    desk.post(address(agreed, "restore"), {"lock_version": aside.lock_version})

    assert (aside.status, aside.set_aside_reason, aside.set_aside_note) == (
        "set-aside",
        "opinion",
        "Taste.",
    )
    assert make.fresh(agreed).status == "open"
    assert last_move(agreed) == ("restore", editor.pk)


def test_changing_a_decision_needs_a_reason(desk: Client):
    claim = make.make_decided()

    bare = desk.post(address(claim, "decide"), decision(claim))
    told = desk.post(address(claim, "decide"), decision(claim, reason="A better source."))

    assert bare.status_code == 422
    assert "Say why you change the decision." in bare.text
    assert told.status_code == 302
    assert Decision.objects.current().get(claim=claim).reason == "A better source."
    assert last_move(claim)[0] == "change-decision"


@pytest.mark.parametrize(
    ("slug", "words", "sentence"),
    [
        ("decide", {"summary": "Words."}, "Choose a verdict."),
        ("decide", {"rating": "999", "summary": "Words."}, "Select a valid choice."),
        ("decide", {"rating": "x", "summary": "Words."}, "Select a valid choice."),
        ("send-back", {"note": "  "}, "Tell the reviewers"),
        ("set-aside", {"note": "Words."}, "Choose why you set the claim aside."),
        ("set-aside", {"reason": "dull"}, "Select a valid choice."),
    ],
)
def test_unfinished_form_comes_back_as_typed(
    desk: Client, agreed: Claim, slug: str, words: dict[str, str], sentence: str
):
    before = Event.objects.count()

    response = desk.post(address(agreed, slug), {"lock_version": agreed.lock_version, **words})

    assert response.status_code == 422
    assert sentence in response.text
    assert "Words." in response.text or "Words." not in words.values()
    assert Event.objects.count() == before


def test_rating_of_another_scale_is_no_choice(desk: Client, disputed: Claim):
    foreign = make.rating("Confirmed", scale="desk")

    response = desk.post(address(disputed, "decide"), decision(disputed, rating=foreign.pk))

    assert response.status_code == 422
    assert not Decision.objects.filter(claim=disputed).exists()


def test_lock_is_not_optional(desk: Client, disputed: Claim):
    for lock_version in ("", "x", "9" * 5000):
        response = desk.post(
            address(disputed, "decide"), decision(disputed, lock_version=lock_version)
        )
        assert response.status_code == 422
    assert make.fresh(disputed).status == "disputed"


def test_second_of_two_editors_is_told_and_keeps_every_word(
    desk: Client, other_editor: Person, disputed: Claim
):
    second = Client()
    second.force_login(other_editor)
    assert desk.post(address(disputed, "decide"), decision(disputed)).status_code == 302

    late = second.post(
        address(disputed, "decide"), decision(disputed, "False", summary="None of it holds.")
    )

    form = late.context["forms"]["decide"]
    assert late.status_code == 409
    assert late.text.count('role="alert"') == 1
    assert "Somebody changed claim 1 while you were looking at it." in late.text
    assert (form["summary"].value(), form.chosen) == (
        "None of it holds.",
        str(make.rating("False").pk),
    )
    assert late.context["decision"].summary == "One half holds."
    assert Decision.objects.filter(claim=disputed).count() == 1
    again = decision(make.fresh(disputed), "False", summary="None of it holds.", reason="Look.")
    assert form["lock_version"].value() == str(again["lock_version"])
    assert second.post(address(disputed, "decide"), again).status_code == 302


def test_move_that_is_gone_keeps_its_words_to_copy(
    desk: Client, other_editor: Person, disputed: Claim
):
    second = Client()
    second.force_login(other_editor)
    aside = {"lock_version": disputed.lock_version, "reason": "opinion"}
    desk.post(address(disputed, "set-aside"), aside)

    late = second.post(address(disputed, "decide"), decision(disputed))

    assert late.status_code == 409
    assert late.context["kept"] == [
        ("Verdict", "◑ Half true"),
        ("Summary for readers", "One half holds."),
    ]
    assert make.fresh(disputed).status == "set-aside"


def test_confirming_what_has_changed_is_refused(desk: Client, agreed: Claim, editor: Person):
    seen = agreed.lock_version
    desk.post(address(agreed, "send-back"), {"lock_version": seen, "note": "Look again."})
    for name in ("Three", "Four"):
        make.review(agreed, make.make_person(name, Role.REVIEWER), "False")

    late = desk.post(address(agreed, "confirm"), {"lock_version": seen})

    assert late.status_code == 409
    assert make.fresh(agreed).status == "agreed"


@pytest.mark.parametrize("slug", MOVES)
def test_moves_are_posted_by_editors_only(
    client: Client, world: World, reviewer: Person, outsider: Person, slug: str
):
    claim = world.claims["agreed"]
    words = decision(claim, note="x", reason="opinion")
    before = Event.objects.count()

    assert client.post(address(claim, slug), words).url == "/accounts/login/?next=%2F"
    for person in (reviewer, outsider, world.administrator):
        client.force_login(person)
        assert client.post(address(claim, slug), words).status_code == 403
    client.force_login(world.editor)
    assert client.get(address(claim, slug)).status_code == 405
    assert (make.fresh(claim).status, Event.objects.count()) == ("agreed", before)


def test_party_to_a_dispute_does_not_settle_it(client: Client, db: None):
    both = make.make_person("Bo Both", Role.EDITOR, Role.REVIEWER)
    claim = make.make_claim()
    make.review(claim, both, "True")
    make.review(claim, make.make_person("Two", Role.REVIEWER), "False")
    claim = make.fresh(claim)
    client.force_login(both)

    page = client.get(page_of(claim))
    forced = client.post(address(claim, "decide"), decision(claim))

    assert "decide" not in page.context["forms"]
    assert forced.status_code == 403
    assert (
        "You reviewed claim 1 and the reviewers differ, so another editor has to decide it."
        in forced.text
    )
    assert make.fresh(claim).status == "disputed"


def test_csrf_is_asked_for(editor: Person, agreed: Claim):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)

    assert (
        strict.post(address(agreed, "confirm"), {"lock_version": agreed.lock_version}).status_code
        == 403
    )
