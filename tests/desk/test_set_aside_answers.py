"""Reasons to set a claim aside are answers like verdicts: only equal ones agree, and an editor confirms them."""

from itertools import combinations

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from claims.access.refusals import Conflict, Refusal
from claims.access.rules import actions_for
from claims.articles.actions.claim_lifecycle import (
    dismiss_claim,
    restore_claim,
    set_aside_claim,
)
from claims.desk.actions.drafts import Draft, Incomplete, draft_of
from claims.models import Article, Claim, Event, EventPayload, Person, Review
from claims.moderation.actions.deciding import confirm_claims, decide, send_back
from claims.vocabulary import Action, ClaimStatus, Role, SetAside, TieBreak
from tests import factories as make
from tests.desk.test_reviews import AS_FRAGMENT, review_of, typed

REASONS = [reason for reason in SetAside if reason != SetAside.DUPLICATE]


@pytest.fixture
def claims(db: None) -> list[Claim]:
    """Three claims of one article that are being checked."""
    article = make.make_article()
    return [make.make_claim(article) for _ in range(3)]


def answer(claim: Claim, *answers: str | tuple[SetAside, int], **more: object) -> Claim:
    """Submit a review for each answer: the label of a verdict, a reason, or a reason with a claim's number."""
    for given in answers:
        person = make.make_person("", Role.REVIEWER)
        fields: dict[str, object] = {"evidence": ()} | more
        if isinstance(given, tuple):
            fields |= {"label": "", "set_aside_reason": given[0], "duplicate_of": given[1]}
        elif given in SetAside.values:
            fields |= {"label": "", "set_aside_reason": given}
        else:
            fields = {"label": given}
        make.review(claim, person, **fields)
    return make.fresh(claim)


def confirm(claim: Claim, editor: Person) -> Claim:
    assert confirm_claims(claims=[claim], by=editor) == []
    return make.fresh(claim)


@pytest.mark.parametrize("pair", list(combinations(REASONS, 2)), ids="-".join)
def test_different_reasons_are_disputed(claims: list[Claim], pair: tuple[SetAside, SetAside]):
    assert answer(claims[0], *pair).status == ClaimStatus.DISPUTED


@pytest.mark.parametrize("reason", REASONS)
def test_equal_reasons_agree_and_wait_for_an_editor(
    claims: list[Claim], editor: Person, reason: SetAside
):
    claim = answer(claims[0], reason, reason)

    assert (claim.status, claim.set_aside_reason) == (ClaimStatus.AGREED, "")
    assert claim.round.is_closed
    assert Action.CONFIRM in actions_for(editor, claim)
    claim = confirm(claim, editor)
    assert (claim.status, claim.set_aside_reason) == (ClaimStatus.SET_ASIDE, reason)


def test_equal_reason_in_other_words_agrees(claims: list[Claim]):
    claim = claims[0]
    for why in ("I would use the register.", "Nobody counts them."):
        answer(claim, SetAside.UNCHECKABLE, rationale=why)

    assert make.fresh(claim).status == ClaimStatus.AGREED


@pytest.mark.parametrize("label", ["True", "False", "Unproven"])
def test_verdict_and_reason_are_disputed(claims: list[Claim], label: str):
    assert answer(claims[0], label, SetAside.OPINION).status == ClaimStatus.DISPUTED


# --- Three reviewers and tie-breaks ----------------------------------------------------------------
@pytest.mark.parametrize(
    ("reasons", "status"),
    [
        (("opinion", "opinion", "opinion"), ClaimStatus.AGREED),
        (("opinion", "opinion", "prediction"), ClaimStatus.DISPUTED),
        (("opinion", "question", "prediction"), ClaimStatus.DISPUTED),
        (("not-checkable", "not-checkable", "True"), ClaimStatus.DISPUTED),
    ],
)
def test_three_reviewers_must_all_give_the_same_reason(
    db: None, reasons: tuple[str, ...], status: ClaimStatus
):
    claim = make.make_claim(make.make_article(reviews_needed=3))

    assert answer(claim, *reasons).status == status


@pytest.mark.parametrize(
    ("third", "status"), [("opinion", "disputed"), ("prediction", "disputed"), ("True", "disputed")]
)
def test_different_reasons_ask_for_a_tie_break(claims: list[Claim], third: str, status: str):
    Article.objects.update(tie_break=TieBreak.REVIEWER)
    claim = answer(make.fresh(claims[0]), "opinion", "prediction")

    assert (claim.status, claim.round.is_closed) == (ClaimStatus.OPEN, False)
    assert answer(claim, third).status == status


def test_equal_reasons_ask_for_no_tie_break(claims: list[Claim]):
    Article.objects.update(tie_break=TieBreak.REVIEWER)

    assert answer(make.fresh(claims[0]), "opinion", "opinion").status == ClaimStatus.AGREED


# --- What an editor does with it -------------------------------------------------------------------
def test_confirming_keeps_the_first_explanation_as_a_note_and_is_recorded(
    claims: list[Claim], editor: Person
):
    claim = answer(claims[0], SetAside.OPINION, SetAside.OPINION, rationale="It *judges*.")

    claim = confirm(claim, editor)

    event = Event.objects.about(claim).first()
    assert claim.set_aside_note == "It judges."
    assert (event.event_type, event.actor_id) == ("set-aside", editor.pk)
    assert '"before":"agreed"' in EventPayload.objects.get(event=event).body


def test_many_are_confirmed_at_once_with_verdicts_among_them(claims: list[Claim], editor: Person):
    aside, other, judged = claims
    agreed = [
        answer(aside, "opinion", "opinion"),
        answer(other, "question", "question"),
        answer(judged, "True", "True"),
    ]

    decisions = confirm_claims(claims=agreed, by=editor)

    assert [decision.claim for decision in decisions] == [judged]
    assert [make.fresh(claim).status for claim in claims] == ["set-aside", "set-aside", "decided"]


def test_editor_can_decide_on_a_verdict_instead(claims: list[Claim], editor: Person):
    claim = answer(claims[0], "opinion", "opinion")

    made = decide(
        claim=claim,
        by=editor,
        lock_version=claim.lock_version,
        rating=make.rating("False"),
        summary="It can be counted.",
        override_reason="There is a register.",
    )

    assert made.basis == "overridden"


def test_editor_can_send_back(claims: list[Claim], editor: Person):
    claim = answer(claims[0], "opinion", "opinion")

    send_back(claim=claim, by=editor, lock_version=claim.lock_version, note="It can be counted.")

    assert make.fresh(claim).status == ClaimStatus.OPEN


def test_nobody_but_an_editor_confirms(claims: list[Claim], reviewer: Person):
    claim = answer(claims[0], "opinion", "opinion")

    with pytest.raises(Refusal):
        confirm_claims(claims=[claim], by=reviewer)

    assert make.fresh(claim).status == ClaimStatus.AGREED


# --- Duplicates --------------------------------------------------------------------------------------
def test_duplicates_of_one_claim_agree(claims: list[Claim], editor: Person):
    claim, original, _ = claims

    claim = answer(claim, *[(SetAside.DUPLICATE, original.number)] * 2)

    assert claim.status == ClaimStatus.AGREED
    claim = confirm(claim, editor)
    assert (claim.duplicate_of, claim.set_aside_text) == (
        original,
        f"a duplicate of claim {original.number}",
    )


def test_duplicates_of_different_claims_are_disputed(claims: list[Claim]):
    claim, one, other = claims

    claim = answer(claim, (SetAside.DUPLICATE, one.number), (SetAside.DUPLICATE, other.number))

    assert claim.status == ClaimStatus.DISPUTED


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (None, "Enter the number of the claim that this one repeats."),
        (1, "A claim can’t repeat itself. Enter the number of another claim."),
        (99, "This article has no claim 99."),
        (0, "This article has no claim 0."),
    ],
)
def test_duplicate_names_another_claim_of_the_article(
    claims: list[Claim], number: int | None, sentence: str
):
    assert claims[0].number == 1

    with pytest.raises(Incomplete) as refusal:
        answer(claims[0], (SetAside.DUPLICATE, number))

    assert refusal.value.problems == {"duplicate_of": sentence}


def test_number_is_that_of_a_claim_of_this_article(claims: list[Claim]):
    lines = [f"They built {number},000 homes in {number} towns." for number in range(1, 9)]
    elsewhere = make.make_article("\n\n".join(lines))
    here = max(claims[0].article.claims.values_list("number", flat=True))
    assert elsewhere.claims.filter(number=here + 1).exists()

    with pytest.raises(Incomplete):
        answer(claims[0], (SetAside.DUPLICATE, here + 1))


def test_duplicates_go_round_in_no_circle(claims: list[Claim], editor: Person):
    first, second, third = claims
    confirm(answer(first, *[(SetAside.DUPLICATE, second.number)] * 2), editor)
    confirm(answer(second, *[(SetAside.DUPLICATE, third.number)] * 2), editor)

    with pytest.raises(Incomplete) as refusal:
        answer(third, (SetAside.DUPLICATE, first.number))

    assert "One of the two must be checked." in refusal.value.problems["duplicate_of"]


def test_circle_that_two_rounds_make_is_refused_when_it_is_confirmed(
    claims: list[Claim], editor: Person
):
    first, second, _ = claims
    pair = [
        answer(first, *[(SetAside.DUPLICATE, second.number)] * 2),
        answer(second, *[(SetAside.DUPLICATE, first.number)] * 2),
    ]

    with pytest.raises(Conflict, match="One of the two must be checked"):
        confirm_claims(claims=pair, by=editor)
    assert [make.fresh(claim).status for claim in pair] == ["agreed", "agreed"]

    confirm(pair[0], editor)
    assert make.fresh(pair[1]).status == ClaimStatus.AGREED


def test_restored_duplicate_repeats_nothing(claims: list[Claim], editor: Person):
    claim, original, _ = claims
    claim = confirm(answer(claim, *[(SetAside.DUPLICATE, original.number)] * 2), editor)

    claim = restore_claim(claim=claim, by=editor, lock_version=claim.lock_version)

    assert (claim.status, claim.duplicate_of, claim.set_aside_text) == ("open", None, "")


def test_editor_names_the_claim_too(claims: list[Claim], editor: Person):
    claim, original, _ = claims
    asked = {"claim": claim, "by": editor, "lock_version": claim.lock_version}

    with pytest.raises(Refusal, match="Enter the number"):
        set_aside_claim(reason=SetAside.DUPLICATE, **asked)
    aside = set_aside_claim(reason=SetAside.DUPLICATE, duplicate_of=original.number, **asked)

    assert aside.duplicate_of == original


def test_suggestion_that_is_dropped_as_a_duplicate_names_the_claim(reviewer: Person):
    suggested = make.make_article("They built 7,000 homes. They built 7,000 new homes. Now 5,000.")
    first, second, *_ = suggested.claims.order_by("number")

    with pytest.raises(Refusal, match="Enter the number"):
        dismiss_claim(claim=second, by=reviewer, reason=SetAside.DUPLICATE)
    dropped = dismiss_claim(
        claim=second, by=reviewer, reason=SetAside.DUPLICATE, duplicate_of=first.number
    )

    assert dropped.duplicate_of == first


def test_database_refuses_a_submitted_duplicate_without_a_claim(
    claims: list[Claim], reviewer: Person
):
    draft = Draft(set_aside_reason=SetAside.DUPLICATE, rationale="Said above.")
    saved = make.save(claims[0], reviewer, draft)

    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.filter(pk=saved.pk).update(state="submitted", submitted_at=saved.saved_at)


def test_draft_of_a_duplicate_may_still_lack_its_claim(claims: list[Claim], reviewer: Person):
    draft = Draft(set_aside_reason=SetAside.DUPLICATE, rationale="Said above.")

    assert draft_of(make.save(claims[0], reviewer, draft)) == draft


def test_form_asks_for_the_claim_and_loses_nothing(
    client: Client, claims: list[Claim], reviewer: Person
):
    claim, original, _ = claims
    client.force_login(reviewer)
    form = typed(claim, "") | {"answer": "set-aside:duplicate"}

    refused = client.post(review_of(claim), form, headers=AS_FRAGMENT)

    page = refused.content.decode()
    assert refused.status_code == 422
    assert '<a href="#id_duplicate_of">Enter the number of the claim that this one repeats.' in page
    assert "Counted them." in page
    client.post(review_of(claim), form | {"duplicate_of": str(original.number)})
    assert Review.objects.get().duplicate_of == original


def test_number_typed_for_another_answer_is_left_out(
    client: Client, claims: list[Claim], reviewer: Person
):
    client.force_login(reviewer)
    form = typed(claims[0], "") | {"answer": "set-aside:opinion", "duplicate_of": "2"}

    client.post(review_of(claims[0]), form)

    assert Review.objects.get().duplicate_of is None


def test_dropping_a_suggested_claim_asks_for_the_claim_that_it_repeats(
    client: Client, reviewer: Person
):
    article = make.make_article("They built 7,000 homes. They built 7,000 new homes. Now 5,000.")
    first, second, *_ = article.claims.order_by("number")
    client.force_login(reviewer)
    form = {"lock_version": second.lock_version, "reason": "duplicate"}
    page = reverse("claim_set_aside", args=(article.slug, second.number))

    refused = client.post(page, form)
    client.post(page, form | {"duplicate_of": first.number})

    assert "Enter the number of the claim that this one repeats." in refused.content.decode()
    assert make.fresh(second).duplicate_of == first


def test_moderation_says_what_confirming_does(client: Client, claims: list[Claim], editor: Person):
    claim, original, _ = claims
    claim = answer(claim, *[(SetAside.DUPLICATE, original.number)] * 2)
    client.force_login(editor)
    address = reverse("admin:claims_claim_change", args=(claim.pk,))

    page = client.get(address).content.decode()
    answer_ = client.post(
        f"{address.removesuffix('change/')}confirm/",
        {"lock_version": claim.lock_version},
        follow=True,
    )

    assert f"set aside: a duplicate of claim {original.number}" in page
    assert "Confirm and set aside" in page
    assert f"Claim {claim.number} set aside, as its reviewers agree." in answer_.content.decode()
    page = answer_.content.decode()
    assert "Set aside because it is" in page
    assert f"a duplicate of claim {original.number}" in page


def test_list_shows_every_explanation_before_many_are_set_aside(
    client: Client, claims: list[Claim], editor: Person
):
    claim = answer(claims[0], SetAside.UNCHECKABLE, rationale="Use the register.")
    claim = answer(claim, SetAside.UNCHECKABLE, rationale="Nobody counts them.")
    client.force_login(editor)
    form = {"action": "confirm_agreed", "index": "0", "_selected_action": [claim.pk]}

    page = client.post(reverse("admin:claims_claim_changelist"), form).content.decode()

    assert "set aside: not checkable for another reason" in page
    assert "Use the register." in page
    assert "Nobody counts them." in page
