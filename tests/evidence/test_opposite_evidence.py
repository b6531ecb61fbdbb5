"""A verdict and evidence that point in opposite directions are hinted at, and nothing is refused."""

import pytest
from django.test import Client

from claims.evidence.pages.opposite_evidence import describe_opposite
from claims.models import Claim, Person, Rating, RatingScale
from claims.reports.actions.publishing import publish
from claims.vocabulary import Direction, Role, Tone
from tests import factories as make
from tests.desk.test_reviews import AS_FRAGMENT, KEY, draft_of, typed

pytestmark = pytest.mark.django_db
FALSE_BUT_SUPPORTED = "The verdict is “False”, but its sources only support the claim."
TRUE_BUT_CONTRADICTED = "The verdict is “True”, but its sources only contradict the claim."

DIRECTIONS = {
    "factcheck": {
        "True": "TRUE", "Mostly true": "TRUE", "Half true": "NEITHER", "Mostly false": "FALSE", "False": "FALSE",
        "Misleading": "NEITHER", "Outdated": "NEITHER", "Unproven": "NEITHER",
    },
    "averitec": {
        "Supported": "TRUE", "Refuted": "FALSE", "Conflicting evidence or cherry-picking": "NEITHER",
        "Not enough evidence": "NEITHER",
    },
    "desk": {
        "Confirmed": "TRUE", "Confirmed with change": "TRUE", "Wrong": "FALSE", "Cannot confirm": "NEITHER",
        "On author": "NEITHER",
    },
}  # fmt: skip


@pytest.mark.parametrize("slug", DIRECTIONS)
def test_each_verdict_of_each_scale_points_somewhere(slug: str):
    ratings = RatingScale.objects.get(slug=slug).ratings.active()

    assert {each.label: each.direction.name for each in ratings} == DIRECTIONS[slug]


@pytest.mark.parametrize(
    ("values", "directions"),
    [
        ((4, 3, 2, 1), ("TRUE", "TRUE", "FALSE", "FALSE")),
        ((3, 2, 1), ("TRUE", "NEITHER", "FALSE")),
        ((10, 7, None, 1), ("TRUE", "TRUE", "NEITHER", "FALSE")),
        ((2,), ("NEITHER",)),
        ((None, None), ("NEITHER", "NEITHER")),
    ],
)
def test_verdict_without_a_tone_points_up_or_down_its_line(
    values: tuple[int | None, ...], directions: tuple[str, ...]
):
    scale = RatingScale.objects.create(slug="own", name="Our own")
    ratings = [
        Rating.objects.create(
            scale=scale, label=f"Step {order}", order=order, value=value, symbol="•"
        )
        for order, value in enumerate(values)
    ]

    assert tuple(rating.direction.name for rating in ratings) == directions


def test_tone_says_more_than_the_place_on_the_line():
    half = Rating(scale=make.make_scale(), label="Half", value=2, tone=Tone.HALF)

    assert half.direction == Direction.NEITHER


@pytest.mark.parametrize(
    ("label", "stances", "is_opposite"),
    [
        ("False", ["supports"], True),
        ("False", ["supports"] * 17, True),
        ("Mostly false", ["supports", "context"], True),
        ("True", ["refutes"], True),
        ("Mostly true", ["refutes", "context", "refutes"], True),
        ("True", ["refutes", ""], True),
        ("True", ["refutes", "supports"], False),
        ("False", ["supports", "refutes"], False),
        ("True", ["supports"], False),
        ("False", ["refutes"], False),
        ("True", ["context"], False),
        ("True", [""], False),
        ("True", [], False),
        ("Half true", ["refutes"], False),
        ("Misleading", ["supports"], False),
        ("Unproven", ["supports"], False),
        ("Outdated", ["refutes"], False),
    ],
)
def test_hint_is_given_only_where_all_that_takes_a_side_is_against(
    label: str, stances: list[str], is_opposite: bool
):
    sentence = describe_opposite(make.rating(label), stances)

    assert bool(sentence) == is_opposite
    assert not is_opposite or f"“{label}”" in sentence


def test_no_verdict_has_no_opposite():
    assert describe_opposite(None, ["supports"]) == ""


# --- Where it is shown -------------------------------------------------------------------------------
def reviewed(label: str, *stances: str) -> Claim:
    """Return a claim to which each reviewer gave this verdict and one source with a stance of their own."""
    claim = make.make_claim()
    for number, stance in enumerate(stances):
        piece = make.make_evidence(f"https://example.org/{number}", stance=stance)
        make.review(claim, make.make_person("", Role.REVIEWER), label, evidence=(piece,))
    return make.fresh(claim)


def test_reviewer_is_told_with_each_save_and_on_the_page(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)

    saved = client.post(draft_of(claim), typed(claim, "False"), headers=AS_FRAGMENT)
    page = client.get(claim.get_absolute_url()).text
    changed = typed(claim, "False", version="1") | {f"source-{KEY}-stance": "refutes"}
    after = client.post(draft_of(claim), changed, headers=AS_FRAGMENT)

    assert FALSE_BUT_SUPPORTED in saved.text
    assert FALSE_BUT_SUPPORTED in page
    assert FALSE_BUT_SUPPORTED not in after.text


@pytest.mark.parametrize(
    ("field", "value"), [("cited", ""), ("is_removed", "on"), ("stance", ""), ("stance", "context")]
)
def test_source_that_is_not_there_is_not_against_the_verdict(
    client: Client, reviewer: Person, field: str, value: str
):
    claim = make.make_claim()
    client.force_login(reviewer)

    form = typed(claim, "False") | {f"source-{KEY}-{field}": value}
    saved = client.post(draft_of(claim), form, headers=AS_FRAGMENT)

    assert FALSE_BUT_SUPPORTED not in saved.text


def test_card_and_moderation_tell_an_editor_and_nothing_is_refused(client: Client, editor: Person):
    claim = reviewed("True", "refutes", "refutes")
    client.force_login(editor)
    pages = (claim.get_absolute_url(), f"/admin/claims/claim/{claim.pk}/change/")

    agreed = [client.get(page).text.count(TRUE_BUT_CONTRADICTED) for page in pages]
    form = {"action": "confirm_agreed", "index": "0", "_selected_action": [claim.pk]}
    many = client.post("/admin/claims/claim/", form).text
    make.confirm_claims(claims=[claim], by=editor)
    decided = [client.get(page).text.count(TRUE_BUT_CONTRADICTED) for page in pages]

    assert agreed == [2, 3]  # of each review, and of the verdict that would be confirmed
    assert TRUE_BUT_CONTRADICTED in many
    assert decided == [3, 3]


def test_sources_of_all_reviewers_count_together(client: Client, editor: Person):
    claim = reviewed("True", "refutes", "supports")
    client.force_login(editor)
    make.confirm_claims(claims=[claim], by=editor)

    page = client.get(f"/admin/claims/claim/{claim.pk}/change/").text

    assert page.count(TRUE_BUT_CONTRADICTED) == 1  # of the one review


def test_checklist_before_publishing_names_the_claims_and_publishes_them(
    client: Client, editor: Person
):
    claim = reviewed("False", "supports", "context")
    make.confirm_claims(claims=[claim], by=editor)
    client.force_login(editor)
    address = f"/admin/claims/article/{claim.article_id}/publish/"

    page = client.get(address).text

    assert "1 verdict goes against its evidence" in page
    assert f'href="/admin/claims/claim/{claim.pk}/change/">{claim.number}</a>' in page
    assert FALSE_BUT_SUPPORTED in page
    assert publish(article=claim.article, by=editor, reason="Test.").number == 1


def test_checklist_says_nothing_of_claims_that_are_not_decided(client: Client, editor: Person):
    claim = reviewed("False", "supports", "supports")
    client.force_login(editor)

    page = client.get(f"/admin/claims/article/{claim.article_id}/publish/").text

    assert "1 verdict goes against its evidence" not in page


def test_nobody_is_told_of_a_colleague_in_an_open_round(client: Client, reviewer: Person):
    claim = reviewed("True", "refutes")
    client.force_login(reviewer)

    assert TRUE_BUT_CONTRADICTED not in client.get(claim.get_absolute_url()).text
