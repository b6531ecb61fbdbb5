"""A reviewer's mirror: their own reviews beside the newsroom's decisions, for nobody else."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from claims.articles.actions.claim_lifecycle import set_aside_claim
from claims.desk.pages.mirror import Counted, Mirror, build_mirror
from claims.desk.queries.own_reviews import compared_reviews
from claims.models import Claim, Person
from claims.moderation.actions.deciding import decide, send_back
from claims.vocabulary import Role, SetAside
from tests import factories as make

pytestmark = pytest.mark.django_db
ADDRESS = "/accounts/agreement/"


def decided(
    mine: tuple[Person, str], other: str, verdict: str, *, sure: int | None = None, **fields: object
) -> Claim:
    """A claim that two people reviewed and an editor decided."""
    claim = make.make_claim()
    make.review(claim, mine[0], mine[1], confidence=sure)
    make.review(claim, make.make_person("Cora Colleague", Role.REVIEWER), other, rationale="Seen.")
    claim = make.fresh(claim)
    decide(
        claim=claim,
        by=make.make_person("Edda Editor", Role.EDITOR),
        lock_version=claim.lock_version,
        rating=make.rating(verdict),
        summary="The register says so.",
        **fields,
    )
    return make.fresh(claim)


def test_counts_where_the_newsroom_gave_the_same_verdict(reviewer: Person):
    decided((reviewer, "True"), "False", "True")
    other = decided((reviewer, "True"), "False", "False")

    mirror = build_mirror(reviewer)

    assert (mirror.all.same, mirror.all.count, mirror.all.share) == (1, 2, "50%")
    assert [changed.review.claim for changed in mirror.changed] == [other]


def test_says_what_the_newsroom_decided_and_why(client: Client, reviewer: Person):
    claim = decided((reviewer, "True"), "False", "Half true")
    client.force_login(reviewer)

    page = client.get(ADDRESS).text

    assert f'href="/articles/{claim.article.slug}/claims/{claim.number}/"' in page
    assert "Half true" in page
    assert "The register says so." in page
    assert "The reviewers differed, and an editor decided." in page
    assert "Cora" not in page
    assert "Seen." not in page


def test_is_about_nobody_else(client: Client, reviewer: Person, other_reviewer: Person):
    decided((reviewer, "True"), "False", "False")
    client.force_login(other_reviewer)

    page = client.get(f"{ADDRESS}?person={reviewer.pk}").text

    assert "Nothing to compare yet" in page


def test_undecided_claims_are_not_compared(reviewer: Person, other_reviewer: Person):
    claim = make.make_claim()
    make.review(claim, reviewer, "True")
    assert compared_reviews(reviewer) == []
    make.review(claim, other_reviewer, "False")
    assert compared_reviews(reviewer) == []


def test_a_claim_that_was_sent_back_is_not_compared(reviewer: Person, editor: Person):
    claim = decided((reviewer, "True"), "False", "False")
    send_back(claim=claim, by=editor, lock_version=claim.lock_version, note="Look again.")
    assert compared_reviews(reviewer) == []


def test_setting_a_claim_aside_is_an_answer(reviewer: Person, editor: Person):
    claims = []
    for reason in (SetAside.OPINION, SetAside.PREDICTION):
        claim = make.make_claim()
        make.review(claim, reviewer, "", set_aside_reason=SetAside.OPINION)
        make.review(claim, make.make_person("", Role.REVIEWER), "True")
        claim = make.fresh(claim)
        set_aside_claim(
            claim=claim, by=editor, lock_version=claim.lock_version, reason=reason, note="Look."
        )
        claims.append(claim)

    found = {each.claim.pk: each.is_same for each in compared_reviews(reviewer)}

    assert found == {claims[0].pk: True, claims[1].pk: False}
    assert build_mirror(reviewer).changed[0].newsroom_text == "a prediction"


def test_an_article_that_is_assigned_to_others_is_left_out(
    reviewer: Person, other_reviewer: Person, editor: Person
):
    claim = decided((reviewer, "True"), "False", "False")
    claim.article.assignments.create(person=other_reviewer)
    assert compared_reviews(reviewer) == []


def test_confidence_is_compared_with_the_outcome(client: Client, reviewer: Person):
    for _ in range(2):
        decided((reviewer, "True"), "True", "True", sure=5)
    decided((reviewer, "True"), "False", "False", sure=5)
    decided((reviewer, "True"), "False", "False", sure=1)

    mirror = build_mirror(reviewer)

    bars = {bar.label: bar.written for bar in mirror.calibration.figures}
    assert bars == {"5 – certain": "67% (2 of 3)", "1 – a guess": "0% (0 of 1)"}
    assert (mirror.sure.count, mirror.unsure.count, mirror.verdict) == (3, 1, "")


@pytest.mark.parametrize(
    ("sure", "words"), [((5, 5), "more often:"), ((1, 5), "hardly more often")]
)
def test_enough_reviews_say_whether_confidence_tells(sure: tuple[int, int], words: str):
    mirror = Mirror(
        all=Counted(6, 10),
        sure=Counted(sure[0], 5),
        unsure=Counted(1, 5),
        calibration=None,
        changed=[],
        changed_count=0,
        is_full=False,
    )
    assert words in mirror.verdict


def test_only_reviewers_have_a_mirror(client: Client, editor: Person, reviewer: Person):
    client.force_login(editor)
    assert client.get(ADDRESS).status_code == 403
    assert ADDRESS not in client.get("/").text
    client.force_login(reviewer)
    assert client.get(ADDRESS).status_code == 200
    assert f'href="{ADDRESS}"' in client.get("/").text


def test_costs_the_same_with_more_reviews(
    client: Client, reviewer: Person, django_assert_num_queries: DjangoAssertNumQueries
):
    client.force_login(reviewer)
    for count in (1, 2):
        for _ in range(count):
            decided((reviewer, "True"), "False", "False")
        with django_assert_num_queries(4):
            client.get(ADDRESS)
