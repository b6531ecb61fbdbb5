"""One page is one source: what is certain joins by itself, what is likely an editor joins, and can undo."""

import pytest
from django.test import Client

from claims.access.claims import needs_recheck
from claims.access.refusals import Conflict, Forbidden, Refusal
from claims.access.sources import likely_sources
from claims.evidence.actions.cataloguing import (
    edit_source,
    record_recheck,
    reinstate_source,
    retract_source,
)
from claims.evidence.actions.joining import join_sources, separate_sources
from claims.ledger.verification import find_problems
from claims.models import (
    Article,
    Claim,
    EventChain,
    Evidence,
    Person,
    Review,
    Source,
    SourceJoin,
)
from claims.moderation.actions.deciding import confirm_claims
from claims.text.citations.identity import compute_likely_identity
from claims.vocabulary import Role
from tests import factories as make

pytestmark = pytest.mark.django_db
PAGE, SLASH, MOBILE = (
    "https://paper.example/count",
    "https://paper.example/count/",
    "https://m.paper.example/count",
)


def closed(cited: str = PAGE, article: Article | None = None, **fields: object) -> Claim:
    """A claim whose round is closed, with both reviewers citing one source."""
    claim = make.make_claim(article)
    for name in ("One", "Two"):
        evidence = (make.make_evidence(cited, **fields),)
        make.review(claim, make.make_person(name, Role.REVIEWER), evidence=evidence)
    return make.fresh(claim)


def source_of(claim: Claim) -> Source:
    return Source.objects.get(evidence__review=Review.objects.filter(round=claim.round_id).first())


def join(kept: Claim, joined: Claim, by: Person) -> SourceJoin:
    join_sources(kept=source_of(kept), joined=source_of(joined), by=by)
    return SourceJoin.objects.first()


def retract(source: Source, by: Person, reason: str = "Withdrawn.", **also: object) -> Source:
    source.refresh_from_db()
    return retract_source(
        source=source, by=by, lock_version=source.lock_version, reason=reason, **also
    )


def waiting(user: Person) -> set[int]:
    return set(Claim.objects.filter(needs_recheck(user)).values_list("pk", flat=True))


# --- What is certain -------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("one", "other"),
    [
        (PAGE, "http://www.paper.example/count?utm_source=x"),
        ("https://youtu.be/abcDEF12345", "https://www.youtube.com/watch?v=abcDEF12345&t=3s"),
        ("doi:10.1000/182", "https://doi.org/10.1000/182"),
        (PAGE, "https://web.archive.org/web/2024/https://paper.example/count"),
        ("www.paper.example/count", PAGE),
    ],
)
def test_certain_addresses_of_one_page_are_one_source(one: str, other: str, editor: Person):
    first, second = closed(one), closed(other)

    retract(source_of(first), editor)

    assert Source.objects.count() == 1
    assert Source.objects.get().url.startswith("https://")
    assert waiting(editor) == {first.pk, second.pk}


def test_a_report_gives_the_address_that_was_cited(editor: Person):
    archived = "https://web.archive.org/web/2024/https://paper.example/count"
    closed(PAGE)
    article = make.make_article()
    confirm_claims(claims=[closed(archived, article)], by=editor)

    report = make.make_report(article, by=editor)

    assert [piece["url"] for piece in report.data["claims"][0]["evidence"]] == [archived] * 2


# --- What is likely ----------------------------------------------------------------------------
def test_likely_sources_are_offered_and_not_joined(editor: Person):
    first, second, other = closed(PAGE), closed(SLASH), closed("https://paper.example/list")

    assert Source.objects.count() == 3
    assert list(likely_sources(editor, source_of(first))) == [source_of(second)]
    assert list(likely_sources(editor, source_of(other))) == []


def test_a_saved_copy_that_names_another_address_makes_it_likely(editor: Person):
    first, second = closed("https://s.example/x1"), closed(PAGE)
    piece = first.round.reviews.first().evidence.get()
    make.make_copy(piece, "Trees.", page_identities=[compute_likely_identity(SLASH)])

    assert list(likely_sources(editor, source_of(first))) == [source_of(second)]
    assert list(likely_sources(editor, source_of(second))) == [source_of(first)]


def test_joined_sources_are_one_with_all_claims(editor: Person, reviewer: Person):
    first, second = closed(PAGE), closed(SLASH, title="The count")
    joined = source_of(second)

    join(first, second, editor)

    page = source_of(first)
    assert source_of(second) == page
    assert page.title == "The count"
    assert set(Evidence.objects.values_list("source", flat=True)) == {page.pk}
    retract(page, editor)
    assert waiting(reviewer) == {first.pk, second.pk}
    joined.refresh_from_db()
    assert joined.page == page


def test_later_evidence_under_a_joined_address_belongs_to_the_page(editor: Person):
    first, second = closed(PAGE), closed(SLASH)
    join(first, second, editor)

    third = closed(SLASH)

    assert source_of(third) == source_of(first)


def test_only_editors_join_and_only_what_is_likely(editor: Person, reviewer: Person):
    first, second, other = closed(PAGE), closed(SLASH), closed("https://paper.example/list")

    with pytest.raises(Forbidden):
        join(first, second, reviewer)
    with pytest.raises(Refusal, match="don’t look like one page"):
        join(first, other, editor)
    join(first, second, editor)
    with pytest.raises(Conflict):
        join_sources(
            kept=source_of(first), joined=Source.objects.get(page__isnull=False), by=editor
        )


def test_joins_and_their_undo_are_recorded_without_addresses(editor: Person):
    first, second = closed(PAGE), closed(SLASH)
    separate_sources(join=join(first, second, editor), by=editor)

    chain = EventChain.objects.get(article=None)
    events = chain.events.filter(event_type__in=("join-sources", "separate-sources"))
    assert [event.event_type for event in events.order_by("sequence")] == [
        "join-sources",
        "separate-sources",
    ]
    assert not any("paper.example" in event.payload.body for event in events)
    assert find_problems(chain) == []


def test_undo_gives_each_source_its_own_again(editor: Person):
    first, second = closed(PAGE), closed(SLASH, title="The count")
    one, other = source_of(first), source_of(second)
    retract(other, editor)
    made = join(first, second, editor)
    assert waiting(editor) == {first.pk, second.pk}

    separate_sources(join=made, by=editor)

    one.refresh_from_db()
    other.refresh_from_db()
    assert (source_of(first), source_of(second)) == (one, other)
    assert (one.title, one.retracted_at, other.page) == ("", None, None)
    assert other.title == "The count"
    assert other.retracted_at is not None
    assert waiting(editor) == {second.pk}
    with pytest.raises(Conflict):
        separate_sources(join=made, by=editor)
    made = join(first, second, editor)  # it can be joined again
    assert made.undone_at is None


def test_undo_of_a_chain_of_joins_goes_step_by_step(editor: Person):
    claims = first, second, third = closed(PAGE), closed(SLASH), closed(MOBILE)
    sources = [source_of(claim) for claim in claims]
    inner = join(second, third, editor)
    outer = join(first, second, editor)
    assert {source_of(claim) for claim in claims} == {sources[0]}

    with pytest.raises(Forbidden):
        separate_sources(join=inner, by=editor)
    separate_sources(join=outer, by=editor)
    assert [source_of(claim) for claim in claims] == [sources[0], sources[1], sources[1]]
    separate_sources(join=inner, by=editor)

    assert [source_of(claim) for claim in claims] == sources


def test_a_retraction_of_the_page_stays_with_both_after_the_undo(editor: Person):
    first, second = closed(PAGE), closed(SLASH)
    made = join(first, second, editor)
    retract(source_of(first), editor)

    separate_sources(join=made, by=editor)

    assert waiting(editor) == {first.pk, second.pk}


def test_a_retraction_undone_on_the_page_is_undone_for_both(editor: Person):
    first, second = closed(PAGE), closed(SLASH)
    retract(source_of(second), editor)
    made = join(first, second, editor)
    page = source_of(first)
    reinstate_source(source=page, by=editor, lock_version=page.lock_version)

    separate_sources(join=made, by=editor)

    assert waiting(editor) == set()


# --- Retraction through a join -------------------------------------------------------------------
def test_a_decision_before_the_join_does_not_settle_the_retraction(editor: Person):
    retracted, trusting = closed(PAGE), closed(SLASH)
    retract(source_of(retracted), editor)
    confirm_claims(claims=[trusting], by=editor)  # nobody knew that it is the same page
    record_recheck(claim=retracted, by=editor)

    join(retracted, trusting, editor)

    assert waiting(editor) == {trusting.pk}


def test_a_decision_before_the_join_does_not_settle_a_retraction_of_the_joined(editor: Person):
    trusting, retracted = closed(PAGE), closed(SLASH)
    retract(source_of(retracted), editor)
    confirm_claims(claims=[trusting], by=editor)
    record_recheck(claim=retracted, by=editor)

    join(trusting, retracted, editor)

    assert waiting(editor) == {trusting.pk}
    record_recheck(claim=trusting, by=editor)
    assert waiting(editor) == set()


def test_retraction_marks_likely_sources_that_are_chosen(editor: Person):
    first, second, other = closed(PAGE), closed(SLASH), closed("https://paper.example/list")

    retract(source_of(first), editor, also=[source_of(second), source_of(other)])

    assert waiting(editor) == {first.pk, second.pk}


# --- Confidential sources ----------------------------------------------------------------------
SECRET = {"is_protected": True, "public_description": "an official"}


def test_a_page_is_protected_if_either_source_was(editor: Person):
    first, second = closed(PAGE), closed(SLASH)
    source = source_of(second)
    edit_source(source=source, by=editor, lock_version=source.lock_version, **SECRET)

    made = join(first, second, editor)
    assert source_of(first).is_protected

    separate_sources(join=made, by=editor)
    assert (source_of(first).is_protected, source_of(second).is_protected) == (False, True)


def test_a_source_that_is_protected_in_an_article_is_not_joined_but_asked_about(editor: Person):
    first, second = closed(PAGE), closed(PAGE, **SECRET)

    with pytest.raises(Refusal, match="belongs to its article"):
        join(first, second, editor)
    retract(source_of(first), editor, also=[source_of(second)])

    assert waiting(editor) == {first.pk, second.pk}


def test_a_secret_reason_is_not_copied_to_an_open_source(editor: Person):
    first, second = closed(PAGE), closed(PAGE, **SECRET)

    retract(source_of(second), editor, "The official took it back.", also=[source_of(first)])

    assert waiting(editor) == {second.pk}


def test_a_stranger_is_not_offered_a_protected_source(editor: Person, reviewer: Person):
    first, second = closed(PAGE), closed(SLASH, **SECRET)

    assert list(likely_sources(reviewer, source_of(first))) == []
    assert list(likely_sources(editor, source_of(first))) == [source_of(second)]


@pytest.mark.parametrize("roles", [(Role.REVIEWER,), (Role.REVIEWER, Role.EDITOR)])
def test_a_source_of_a_hidden_round_is_not_offered(client: Client, roles: tuple[Role, ...]):
    known = closed(PAGE)
    hidden = make.make_claim()
    other = make.make_person("Other", Role.REVIEWER)
    make.review(hidden, other, evidence=(make.make_evidence(SLASH),))
    person = make.make_person("Blinded", *roles)
    client.force_login(person)
    page = source_of(known)
    joined = source_of(hidden)

    assert list(likely_sources(person, page)) == []
    assert SLASH not in client.get(page.get_absolute_url()).text
    answer = client.post(f"{page.get_absolute_url()}join/", {"other": joined.pk})
    nothing = client.post(f"{page.get_absolute_url()}join/", {"other": 12345})
    assert answer.status_code == nothing.status_code == (404 if Role.EDITOR in roles else 403)


def test_a_copy_of_a_hidden_round_makes_nothing_likely(editor: Person):
    first, second = closed("https://s.example/x1"), closed(PAGE)
    hidden = make.make_claim()
    reviewing_editor = make.make_person("Both", Role.REVIEWER, Role.EDITOR)
    review = make.review(
        hidden, make.make_person("Other", Role.REVIEWER),
        evidence=(make.make_evidence("https://s.example/x1"),),
    )  # fmt: skip
    identities = [compute_likely_identity(PAGE)]
    make.make_copy(review.evidence.get(), "Trees.", page_identities=identities)

    assert list(likely_sources(reviewing_editor, source_of(first))) == []
    assert list(likely_sources(editor, source_of(first))) == [source_of(second)]


def test_the_spelling_of_an_open_round_is_not_shown(client: Client, reviewer: Person):
    hidden = make.make_claim()
    other = make.make_person("Other", Role.REVIEWER)
    evidence = (make.make_evidence("http://www.paper.example/count?fbclid=1"),)
    make.review(hidden, other, evidence=evidence)
    closed(PAGE)
    client.force_login(reviewer)

    source = Source.objects.get()

    assert source.url == PAGE
    assert "http://www.paper.example" not in client.get(source.get_absolute_url()).text


@pytest.mark.parametrize("other", [SLASH, "http://www.paper.example/count", MOBILE])
def test_a_report_hides_other_addresses_of_a_protected_page(editor: Person, other: str):
    article = make.make_article()
    claims = [closed(PAGE, article, **SECRET), closed(other, article, title="Hushtitle")]
    confirm_claims(claims=[make.fresh(claim) for claim in claims], by=editor)

    report = make.make_report(article, by=editor)

    assert "paper.example" not in report.document
    assert "Hushtitle" not in report.document
