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


def letter_by(desk: Client, claim: Claim, words: str) -> str:
    """The letter of the review with these words."""
    shown = desk.get(page_of(claim)).context["compared"]
    return next(each.letter for each in shown if each.words == words)


def compared(desk: Client, claim: Claim) -> list[tuple[bool, list[list[str]]]]:
    """Whether each source is read differently, and the stances of each review, the first that was submitted first."""
    context = desk.get(page_of(claim)).context
    submitted = sorted(context["compared"], key=lambda each: each.review.pk)
    rows = []
    for source in context["compared_sources"]:
        uses = {use.letter: [each.piece.stance for each in use.pieces] for use in source.uses}
        rows.append((source.is_read_differently, [uses[each.letter] for each in submitted]))
    return sorted(rows, key=lambda row: (not row[0], row[1] and not row[1][0]))


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
    told = "Both use it, but read it differently" in page or "say the opposite of it" in page
    assert told == any(row[0] for row in expected)


def found_sources(desk: Client, claim: Claim, *reviews: list[tuple[str, str, str]]) -> list:
    """The compared sources of reviews, each with what it cites: a source, a stance and a passage."""
    for number, sources in enumerate(reviews):
        evidence = tuple(
            make.make_evidence(cited, stance=stance, passage=passage, title="")
            for cited, stance, passage in sources
        )
        person = make.make_person(f"Reviewer {number}", Role.REVIEWER)
        make.review(claim, person, ("True", "False", "Half true")[number], evidence=evidence)
    return desk.get(page_of(claim)).context["compared_sources"]


@pytest.mark.parametrize(
    ("first", "second", "differs"),
    [
        ("12 trees were planted.", "12 trees were planted.", False),
        ("12 trees were planted.", "“12 trees”\u00a0were planted.", True),
        ("12 trees were planted.", "12\u00a0trees were\u200b planted.", False),
        ("12 trees were planted.", "13 trees were planted.", True),
        ("12 trees were planted.", "12 trees", True),
        ("12 trees were planted.", "", False),
        ("", "", False),
        ("“So,” she said.", '"So," she said.', False),
    ],
)
def test_passages_of_one_source_are_compared(
    desk: Client, claim: Claim, first: str, second: str, differs: bool
):
    [source] = found_sources(
        desk, claim, [(PAGE, "supports", first)], [(SAME_PAGE, "supports", second)]
    )

    assert source.is_quoted_differently == differs
    assert ("They quote different passages" in desk.get(page_of(claim)).text) == differs


@pytest.mark.parametrize(
    ("first", "second", "is_opposite", "words"),
    [
        ("supports", "refutes", True, "Both use it, and say the opposite of it"),
        ("refutes", "supports", True, "Both use it, and say the opposite of it"),
        ("supports", "context", False, "Both use it, but read it differently"),
        ("context", "refutes", False, "Both use it, but read it differently"),
        ("supports", "supports", False, "Both found it"),
    ],
)
def test_opposite_stances_are_told_apart_from_different_ones(
    desk: Client, claim: Claim, first: str, second: str, is_opposite: bool, words: str
):
    [source] = found_sources(desk, claim, [(PAGE, first, "")], [(PAGE, second, "")])

    assert source.has_opposite_stances == is_opposite
    assert words in desk.get(page_of(claim)).text


def test_source_that_one_found_names_its_letter(desk: Client):
    claim = make.make_claim(make.make_article(reviews_needed=3))
    all_three, two, one = "https://a.example/", "https://b.example/", "https://c.example/"
    found = found_sources(
        desk,
        claim,
        [(all_three, "supports", ""), (two, "supports", "")],
        [(all_three, "supports", ""), (two, "supports", "")],
        [(all_three, "supports", ""), (one, "supports", "")],
    )

    assert [source.users for source in found] == [3, 2, 1]
    assert found[0].found_by == "All 3 found it"
    assert found[1].found_by == f"Only {' and '.join(found[1].letters)} found it"
    assert found[2].found_by == f"Only {found[2].letters[0]} found it"


@pytest.mark.parametrize(
    ("copied", "words"),
    [
        ("In 2012 they planted 12 trees.", "Quote found in the saved copy"),
        ("Nothing of the kind.", "We can’t find this quote in the saved copy"),
        (None, "No saved copy: nobody has looked for this quote"),
    ],
)
def test_page_says_whether_a_passage_is_in_the_saved_copy(
    desk: Client, claim: Claim, copied: str | None, words: str
):
    found_sources(desk, claim, [(PAGE, "supports", "planted 12 trees")])
    if copied is not None:
        make.make_copy(claim.round.reviews.first().evidence.get(), copied)

    assert words in desk.get(page_of(claim)).text


def test_decision_starts_with_the_review_that_is_used(desk: Client, claim: Claim):
    judge(claim, ("True", []), ("False", []))
    letter = letter_by(desk, claim, "Words 1.")

    page = desk.get(f"{page_of(claim)}?use={letter}")

    form = page.context["forms"]["decide"]
    assert (form.chosen, form["summary"].value()) == (str(make.rating("False").pk), "Words 1.")
    assert f"from {letter}" in page.text


def test_review_that_sets_aside_starts_setting_aside(desk: Client, claim: Claim):
    judge(claim, ("True", []))
    person = make.make_person("Doubter", Role.REVIEWER)
    make.review(claim, person, "", set_aside_reason="opinion", rationale="Taste.")
    letter = letter_by(desk, claim, "Taste.")

    forms = desk.get(f"{page_of(claim)}?use={letter}").context["forms"]

    aside = forms["set_aside"]
    assert (aside["reason"].value(), aside["note"].value()) == ("opinion", "Taste.")
    assert forms["decide"].chosen == ""


@pytest.mark.parametrize("named", ["", "x", "0", "9" * 40, "C", "a", "AA", "key"])
def test_letter_that_no_review_has_starts_nothing(desk: Client, claim: Claim, named: str):
    judge(claim, ("True", []), ("False", []))
    key = claim.round.reviews.first().pk

    form = desk.get(f"{page_of(claim)}?use={key if named == 'key' else named}").context["forms"]

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
