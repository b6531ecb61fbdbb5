"""An editor who reviews too: whoever could still judge has not read, and whoever read does not judge."""

import re

import pytest
from django.test import Client

from claims.access.comments import visible_comments
from claims.access.events import visible_events
from claims.access.evidence import visible_evidence
from claims.access.refusals import Forbidden
from claims.access.reviews import visible_reviews
from claims.access.skips import visible_skips
from claims.access.slots import occupied_slots
from claims.access.sources import visible_sources
from claims.desk.actions.skipping import skip_claim
from claims.desk.actions.slots import take_next
from claims.models import Claim, Person, Skip
from claims.moderation.actions.deciding import send_back
from claims.vocabulary import Action, Role, SkipReason
from tests import factories as make

HIDDEN = ("Hushed", "Rita Reviewer", "hush.example")


@pytest.fixture
def both(db: None) -> Person:
    return make.make_person("Bo Both", Role.EDITOR, Role.REVIEWER)


@pytest.fixture
def claim(reviewer: Person, other_reviewer: Person) -> Claim:
    """A claim with one review in, a colleague at work on it, a comment, and a third who left it."""
    claim = make.make_claim(make.make_article(reviews_needed=3))
    skip_claim(
        claim=claim,
        by=make.make_person("Rita Reviewer Third", Role.REVIEWER),
        reason=SkipReason.TIME,
    )
    evidence = (make.make_evidence("https://hush.example/", passage="Hushed passage."),)
    make.review(claim, reviewer, "False", rationale="Hushed rationale.", evidence=evidence)
    make.comment(claim, reviewer, "Hushed question.")
    make.save(claim, other_reviewer)
    return make.fresh(claim)


def read_by(user: Person, claim: Claim) -> list[int]:
    """How much of the others a person can read, each thing a number."""
    actions = (Action.REVIEW, Action.SKIP, Action.COMMENT)
    return [
        visible_reviews(user).exclude(reviewer=user).count(),
        visible_evidence(user).exclude(review__reviewer=user).count(),
        visible_sources(user).count(),
        visible_comments(user).count(),
        visible_skips(user).exclude(person=user).count(),
        occupied_slots(user, claim.article).count(),
        visible_events(user).filter(event_type__in=actions).exclude(actor_id=user.pk).count(),
    ]  # fmt: skip


def pages(claim: Claim) -> tuple[str, ...]:
    page = claim.get_absolute_url()
    admin = f"/admin/claims/claim/{claim.pk}/change/"
    return (page, f"{page}history/", f"{page}comments/", admin, "/admin/", "/admin/claims/claim/?status=open",
            "/admin/claims/event/", "/sources/", "/")  # fmt: skip


def test_editor_who_could_judge_reads_nothing(client: Client, both: Person, claim: Claim):
    client.force_login(both)

    assert read_by(both, claim) == [0] * 7
    for page in pages(claim):
        # The dashboard and home end with a row for everybody on the team, whatever they do;
        # tests/moderation/test_dashboard.py tests what such a row may tell.
        text = re.split('id="(?:reviewers-head|load-heading)"', client.get(page).text)[0]
        assert [(page, words) for words in HIDDEN if words in text] == []
    assert (
        "You’re also a reviewer, so you can’t see what others found"
        in client.get(claim.get_absolute_url()).text
    )


def test_editor_who_does_not_review_reads_all(client: Client, editor: Person, claim: Claim):
    client.force_login(editor)

    assert read_by(editor, claim) == [1, 1, 1, 1, 1, 1, 3]
    assert "Hushed rationale." in client.get(claim.get_absolute_url()).text


def test_editor_who_left_the_claim_reads_and_judges_no_more(
    client: Client, both: Person, claim: Claim
):
    page = claim.get_absolute_url()
    client.force_login(both)

    answer = client.post(f"{page}skip/", {"reason": "editor", "note": ""})

    assert answer["Location"] == page
    assert "Hushed rationale." in client.get(page).text
    assert read_by(both, claim) == [1, 1, 1, 1, 1, 1, 3]
    assert take_next(by=both) is None
    with pytest.raises(Forbidden, match="You skipped claim 1 and can read its reviews"):
        make.save(make.fresh(claim), both)
    with pytest.raises(Forbidden):
        make.review(make.fresh(claim), both)
    assert client.get(f"{page}skip/").status_code == 403


def test_place_taken_in_the_moment_of_leaving_ends_in_no_review(both: Person, claim: Claim):
    saved = make.save(claim, both)
    Skip.objects.create(round=claim.round, person=both, reason=SkipReason.EDITOR)

    assert read_by(both, claim) == [0] * 7
    with pytest.raises(Forbidden):
        make.submit(make.fresh(claim), saved)


def test_round_after_one_they_could_not_read_is_another_choice(both: Person, editor: Person):
    claim = make.make_claim()
    one, two = make.make_person("One", Role.REVIEWER), make.make_person("Two", Role.REVIEWER)
    skip_claim(claim=claim, by=both, reason=SkipReason.EDITOR)
    for _ in range(2):
        make.review(make.fresh(claim), one)
        make.review(make.fresh(claim), two, "False")
        claim = make.fresh(claim)
        send_back(claim=claim, by=editor, lock_version=claim.lock_version, note="Look again.")
        if claim.round.number == 1:
            with pytest.raises(Forbidden, match="before their round closed"):
                make.review(make.fresh(claim), both)

    assert make.review(make.fresh(claim), both).is_submitted


def test_editor_who_may_not_judge_can_leave_the_claim_and_read(both: Person, reviewer: Person):
    claim = make.make_claim(make.make_article(authors=both.name))
    make.review(claim, reviewer)
    assert not visible_reviews(both).exists()

    skip_claim(claim=make.fresh(claim), by=both, reason=SkipReason.EDITOR)

    assert visible_reviews(both).exists()


def test_reason_of_an_editor_is_not_offered_to_reviewers(client: Client, reviewer: Person):
    page = f"{make.make_claim().get_absolute_url()}skip/"
    client.force_login(reviewer)

    assert "I follow it as an editor" not in client.get(page).text
    assert client.post(page, {"reason": "editor", "note": ""}).status_code == 422
