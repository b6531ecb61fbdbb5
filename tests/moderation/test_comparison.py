"""Reviews side by side: their letters, their evidence by source, and starting a decision with one of them."""

import pytest
from django.test import Client

from claims.models import Claim, Comment, Person
from claims.vocabulary import Role
from tests import factories as make
from tests.moderation.test_claim import page_of

pytestmark = pytest.mark.django_db
PAGE = "https://paper.example/count"
SAME_PAGE = "https://paper.example/count?utm_source=mail"


@pytest.fixture
def claim() -> Claim:
    return make.make_claim()


def judge(claim: Claim, *reviews: tuple[str, list[tuple[str, str]]]) -> None:
    """Give a claim reviews, each with its verdict and pairs of a source and a stance."""
    for number, (label, sources) in enumerate(reviews):
        own = (f"https://own.example/{number}", "context")
        evidence = tuple(
            make.make_evidence(cited, stance=stance, title="") for cited, stance in sources or [own]
        )
        person = make.make_person(f"Reviewer {number}", Role.REVIEWER)
        make.review(claim, person, label, evidence=evidence, rationale=f"Words {number}.")


def compared(desk: Client, claim: Claim) -> list[tuple[bool, list[list[str]]]]:
    """Whether each source is read differently, and the stances of each review."""
    return [
        (source.is_read_differently, [[each.piece.stance for each in use.pieces] for use in source.uses])
        for source in desk.get(page_of(claim)).context["compared_sources"]
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ([(PAGE, "supports")], [(PAGE, "supports")], [(False, [["supports"], ["supports"]])]),
        ([(PAGE, "supports")], [(PAGE, "refutes")], [(True, [["supports"], ["refutes"]])]),
        ([(PAGE, "supports")], [(SAME_PAGE, "context")], [(True, [["supports"], ["context"]])]),
        ([(PAGE, "supports")], [], [(False, [["supports"], []]), (False, [[], ["context"]])]),
        (
            [("A talk with the Gardener", "supports")],
            [("a talk with the gardener ", "refutes")],
            [(True, [["supports"], ["refutes"]])],
        ),
        (
            [(PAGE, "supports"), (PAGE, "context")],
            [(PAGE, "context")],
            [(True, [["supports", "context"], ["context"]])],
        ),
        (
            [("https://one.example/", "refutes"), (PAGE, "supports")],
            [(PAGE, "refutes"), ("https://two.example/", "context")],
            [(True, [["supports"], ["refutes"]]), (False, [["refutes"], []]), (False, [[], ["context"]])],
        ),
    ],
)  # fmt: skip
def test_evidence_is_compared_by_source(
    desk: Client, claim: Claim, first: list, second: list, expected: list
):
    judge(claim, ("True", first), ("False", second))

    assert compared(desk, claim) == expected
    page = desk.get(page_of(claim)).text
    assert ("Both use it, but read it differently" in page) == any(row[0] for row in expected)


def test_reviews_have_letters_in_the_order_of_submission(desk: Client, claim: Claim):
    late, early = (make.make_person(name, Role.REVIEWER) for name in ("Late", "Early"))
    saved = make.save(claim, late)  # the first to begin
    make.review(claim, early, "False")
    make.submit(claim, saved)

    shown = desk.get(page_of(claim)).context["compared"]

    assert [(each.letter, each.review.reviewer.name) for each in shown] == [
        ("A", "Early"),
        ("B", "Late"),
    ]


def test_decision_starts_with_the_review_that_is_used(desk: Client, claim: Claim):
    judge(claim, ("True", []), ("False", []))
    second = desk.get(page_of(claim)).context["compared"][1].review

    page = desk.get(f"{page_of(claim)}?use={second.pk}")

    form = page.context["forms"]["decide"]
    assert (form.chosen, form["summary"].value()) == (str(make.rating("False").pk), "Words 1.")
    assert "from B" in page.text


def test_review_that_sets_aside_starts_setting_aside(desk: Client, claim: Claim):
    judge(claim, ("True", []))
    person = make.make_person("Doubter", Role.REVIEWER)
    make.review(claim, person, "", set_aside_reason="opinion", rationale="Taste.")
    second = desk.get(page_of(claim)).context["compared"][1].review

    forms = desk.get(f"{page_of(claim)}?use={second.pk}").context["forms"]

    aside = forms["set_aside"]
    assert (aside["reason"].value(), aside["note"].value()) == ("opinion", "Taste.")
    assert forms["decide"].chosen == ""


@pytest.mark.parametrize("named", ["", "x", "0", "9" * 40, "other"])
def test_review_of_another_claim_starts_nothing(desk: Client, claim: Claim, named: str):
    judge(claim, ("True", []), ("False", []))
    other = make.make_disputed().round.reviews.first().pk

    form = desk.get(f"{page_of(claim)}?use={other if named == 'other' else named}").context["forms"]

    assert form["decide"].chosen == ""


def test_editor_answers_a_comment_on_the_page_of_moderation(
    desk: Client, claim: Claim, reviewer: Person
):
    said = make.comment(claim, reviewer, "Which year? @Edith Editor")
    page = desk.get(page_of(claim)).text
    form = {"text": "In 2010.", "answers": str(said.key), "origin": "admin"}
    form["key"] = "7f0b3c1e-0000-4000-8000-000000000001"

    assert 'name="origin" value="admin"' in page
    answer = desk.post(f"{claim.get_absolute_url()}comments/", form)

    written = Comment.objects.latest("pk")
    assert (written.text, written.root_id) == ("In 2010.", said.pk)
    assert answer["Location"] == f"{page_of(claim)}#comment-{written.key}"


def test_reviewer_stays_on_the_desk_whatever_the_form_says(
    client: Client, claim: Claim, reviewer: Person
):
    client.force_login(reviewer)
    form = {"text": "Words.", "origin": "admin", "key": "7f0b3c1e-0000-4000-8000-000000000002"}

    answer = client.post(f"{claim.get_absolute_url()}comments/", form)

    assert answer["Location"].startswith(claim.get_absolute_url())
