"""Sources: created once, catalogued when a round closes, edited and retracted."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection

from claims.access.claims import needs_recheck
from claims.access.evidence import evidence_to_recheck
from claims.access.refusals import Conflict, Forbidden, Refusal
from claims.articles.actions.claim_lifecycle import set_aside_claim
from claims.evidence.actions.cataloguing import (
    edit_source,
    link_sources,
    record_recheck,
    reinstate_source,
    retract_source,
)
from claims.models import Claim, Event, Evidence, Person, Rating, Recheck, Source
from claims.moderation.actions.deciding import confirm_claims, decide, send_back
from claims.vocabulary import Role, SetAside
from tests import factories as make

pytestmark = pytest.mark.django_db
URL = "https://example.org/count"


def cite(claim: Claim, by: Person, cited: str = URL, label: str = "True", **fields: object):
    return make.review(claim, by, label, evidence=(make.make_evidence(cited, **fields),))


def closed(cited: str = URL, **fields: object) -> Claim:
    """A claim whose round is closed, with both reviewers citing one source."""
    claim = make.make_claim()
    for name in ("One", "Two"):
        cite(claim, make.make_person(name, Role.REVIEWER), cited, **fields)
    return make.fresh(claim)


# --- One source ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (URL, "HTTPS://EXAMPLE.org:443/count?utm_source=letter#top"),
        ("A talk with the gardener", "  a TALK with\tthe gardener "),
    ],
)
def test_different_spellings_are_one_source(
    reviewer: Person, other_reviewer: Person, one: str, other: str
):
    claim = make.make_claim()

    cite(claim, reviewer, one)
    cite(claim, other_reviewer, other)

    assert Source.objects.count() == 1
    assert Evidence.objects.filter(source=Source.objects.get()).count() == 2


def test_one_review_may_cite_a_source_twice(reviewer: Person):
    evidence = (make.make_evidence(URL, passage="One."), make.make_evidence(f"{URL}#2"))

    review = make.review(make.make_claim(), reviewer, evidence=evidence)

    assert {piece.source.url for piece in review.evidence.all()} == {URL}


def test_same_source_cited_twice_counts_as_one_for_the_rating(reviewer: Person):
    make.make_scale()
    Rating.objects.filter(label="False").update(needs_sources=2)
    twice = (make.make_evidence(URL), make.make_evidence(f"{URL}?fbclid=1"))

    problems = make.make_draft("False", evidence=twice).problems()

    assert list(problems) == ["evidence"]


def test_keys_of_sources_are_random(reviewer: Person):
    cite(make.make_claim(), reviewer, URL)
    cite(make.make_claim(), reviewer, "https://example.org/other")

    keys = Source.objects.values_list("pk", flat=True)

    assert all(key >= 2**32 for key in keys)
    assert abs(keys[0] - keys[1]) > 1


def test_linking_sources_needs_one_statement_and_one_more_if_some_are_known(
    reviewer: Person, django_assert_num_queries: Callable
):
    article = make.make_article()
    for first, last, statements in ((0, 1, 1), (1, 9, 1), (0, 1, 2), (5, 20, 2)):
        pieces = [Evidence(cited=f"https://example.org/{n}") for n in range(first, last)]
        with django_assert_num_queries(statements):
            link_sources(pieces, by=reviewer, article=article.pk)

        stored = dict(Source.objects.values_list("url", "pk"))
        assert [piece.source_id for piece in pieces] == [stored[piece.cited] for piece in pieces]


# --- The catalogue -------------------------------------------------------------------------


def test_sources_get_what_reviewers_typed_when_the_round_closes(
    reviewer: Person, other_reviewer: Person
):
    claim = make.make_claim()
    cite(claim, reviewer, title="The count", reliability="B", kind="data", language="en")
    source = Source.objects.get()
    assert (source.title, source.reliability, source.catalogued_at) == ("", "", None)

    cite(
        claim,
        other_reviewer,
        title="Another name",
        publisher="The city",
        author="J. Doe",
        published_on=date(2026, 1, 2),
        reliability="D",
    )

    source.refresh_from_db()
    assert source.catalogued_at is not None
    assert (source.title, source.publisher, source.author) == ("The count", "The city", "J. Doe")
    assert (source.reliability, source.kind, source.language) == ("B", "data", "en")
    assert source.published_on == date(2026, 1, 2)


def test_setting_a_claim_aside_closes_its_round_and_catalogues_its_sources(
    reviewer: Person, editor: Person
):
    claim = make.make_claim()
    cite(claim, reviewer, title="The count")
    claim = make.fresh(claim)

    set_aside_claim(
        claim=claim, by=editor, lock_version=claim.lock_version, reason=SetAside.OPINION, note=""
    )

    assert Source.objects.get().title == "The count"


def test_reviewer_can_edit_a_source_of_a_closed_round(reviewer: Person):
    closed(title="The count")
    source = Source.objects.get()

    edit_source(
        source=source,
        by=reviewer,
        lock_version=source.lock_version,
        title="The tree count",
        kind="data",
    )

    event = Event.objects.get(event_type="edit-source")
    source.refresh_from_db()
    assert (source.title, source.kind) == ("The tree count", "data")
    assert (event.object_type, event.object_id) == ("source", source.pk)
    assert '"before":{"kind":"other","title":"The count"}' in event.payload.body


def test_saving_a_source_unchanged_is_not_logged(reviewer: Person):
    closed(title="The count")
    source = Source.objects.get()

    edit_source(source=source, by=reviewer, lock_version=source.lock_version, title="The count")

    assert not Event.objects.filter(event_type="edit-source").exists()


def test_source_of_an_open_round_can_only_be_edited_by_editors(
    reviewer: Person, other_reviewer: Person, editor: Person
):
    cite(make.make_claim(), reviewer)
    source = Source.objects.get()

    for person in (reviewer, other_reviewer):
        with pytest.raises(Forbidden):
            edit_source(source=source, by=person, lock_version=0, title="The count")
    assert (
        edit_source(source=source, by=editor, lock_version=0, title="The count").title
        == "The count"
    )


def test_second_of_two_edits_is_a_conflict(reviewer: Person, editor: Person):
    closed()
    source = Source.objects.get()
    edit_source(source=source, by=editor, lock_version=source.lock_version, title="The count")

    with pytest.raises(Conflict):
        edit_source(source=source, by=reviewer, lock_version=source.lock_version, title="The list")


# --- Retraction ----------------------------------------------------------------------------


def retract(by: Person, reason: str = "The city withdrew it.") -> Source:
    source = Source.objects.get(url=URL)
    return retract_source(source=source, by=by, lock_version=source.lock_version, reason=reason)


def waiting(user: Person) -> set[int]:
    return set(Claim.objects.filter(needs_recheck(user)).values_list("pk", flat=True))


def test_retraction_marks_every_claim_that_uses_the_source(reviewer: Person, editor: Person):
    first, second, other = closed(), closed(), closed("https://example.org/other")

    retract(reviewer)

    assert waiting(editor) == waiting(reviewer) == {first.pk, second.pk}
    assert other.pk not in waiting(editor)
    assert Event.objects.get(event_type="retract-source").object_type == "source"


def test_retraction_needs_a_reason_and_happens_once(editor: Person):
    closed()

    with pytest.raises(Refusal):
        retract(editor, " ")
    retract(editor)
    with pytest.raises(Conflict):
        retract(editor)


def test_claims_in_open_rounds_of_others_are_marked_for_editors_only(
    reviewer: Person, other_reviewer: Person, editor: Person
):
    settled = closed()
    claim = make.make_claim()
    cite(claim, other_reviewer)

    retract(editor)

    assert waiting(editor) == {settled.pk, claim.pk}
    assert waiting(reviewer) == {settled.pk}
    assert waiting(other_reviewer) == {settled.pk, claim.pk}  # their own work


def test_retraction_of_a_source_in_open_rounds_is_only_shown_to_editors(
    reviewer: Person, other_reviewer: Person, editor: Person
):
    claim = make.make_claim()
    for person in (reviewer, other_reviewer)[:1]:
        cite(claim, person)

    retract(editor)

    assert waiting(editor) == {claim.pk}
    assert waiting(reviewer) == waiting(other_reviewer) == set()
    cite(claim, other_reviewer)  # closes the round
    assert waiting(reviewer) == {claim.pk}


def test_editor_can_recheck_one_claim(reviewer: Person, editor: Person):
    first, second = closed(), closed()
    retract(editor)

    with pytest.raises(Forbidden):
        record_recheck(claim=first, by=reviewer)
    record_recheck(claim=first, by=editor, note="Another count says the same.")

    assert waiting(editor) == {second.pk}
    assert Recheck.objects.get().note == "Another count says the same."
    assert Event.objects.about(first).filter(event_type="look-again").count() == 1
    with pytest.raises(Conflict):
        record_recheck(claim=first, by=editor)


def test_decision_counts_as_a_recheck_only_after_the_retraction(editor: Person):
    decided, agreed = closed(), closed()
    confirm_claims(claims=[decided], by=editor)
    retract(editor)
    assert waiting(editor) == {decided.pk, agreed.pk}

    decided = make.fresh(decided)
    rating = make.rating("False")
    decide(
        claim=decided,
        by=editor,
        lock_version=decided.lock_version,
        rating=rating,
        summary="No.",
        reason="Gone.",
    )
    confirm_claims(claims=[make.fresh(agreed)], by=editor)

    assert waiting(editor) == set()


def test_claim_that_cites_a_retracted_source_later_is_marked_too(
    reviewer: Person, other_reviewer: Person, editor: Person
):
    closed()
    retract(editor)

    late = closed()

    assert late.pk in waiting(reviewer)


def test_evidence_of_an_earlier_round_marks_nothing(editor: Person):
    claim = closed()
    send_back(claim=claim, by=editor, lock_version=claim.lock_version, note="Look again.")

    retract(editor)

    assert waiting(editor) == set()


def test_undone_retraction_marks_nothing(reviewer: Person, editor: Person):
    closed()
    source = retract(editor)

    with pytest.raises(Forbidden):
        reinstate_source(source=source, by=reviewer, lock_version=source.lock_version)
    reinstate_source(source=source, by=editor, lock_version=source.lock_version)

    assert waiting(editor) == set()


def test_second_retraction_after_a_recheck_marks_the_claim_again(editor: Person):
    claim = closed()
    source = retract(editor)
    record_recheck(claim=claim, by=editor)
    source.refresh_from_db()
    reinstate_source(source=source, by=editor, lock_version=source.lock_version)

    retract(editor, "Withdrawn again.")

    assert waiting(editor) == {claim.pk}


def test_claims_to_recheck_are_read_with_an_index(editor: Person):
    claim = closed()
    retract(editor)
    marks = evidence_to_recheck(editor)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")

    plan = marks.filter(review__claim_version__claim=claim).explain()

    assert "Index" in plan
