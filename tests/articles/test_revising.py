"""Saving a new version of an article: what happens to its claims, verdicts and coverage."""

import pytest

from claims.access.refusals import Conflict, Forbidden, Refusal
from claims.articles.actions.revising import revise_article
from claims.articles.actions.sorting import mark_sentences
from claims.articles.actions.wording import merge_claims
from claims.articles.queries.sentence_coverage import list_coverage
from claims.models import Article, Claim, Decision, Person, Review
from claims.reports.actions.publishing import publish
from claims.vocabulary import ClaimStatus, Coverage, EventType, NotCheckable, SetAside, VersionCause
from tests import factories as make

OLD = "The city of Lviv has 35,000 trees. It planted 1,200 of them in 2024. The mayor likes rain."


def revised(old: str, new: str, by: Person) -> Article:
    """Load a text, decide its first claim, and revise it."""
    article = make.make_article(old)
    make.make_decided(article)
    revise_article(article=article, by=by, text=new)
    return article


def numbered(article: Article, number: int = 1) -> Claim:
    return make.fresh(article.claims.get(number=number))


def test_unchanged_claim_keeps_its_verdict(reviewer: Person):
    article = revised(OLD, "News first, it is 2026. " + OLD, reviewer)

    claim = numbered(article)

    assert (claim.status, claim.current.number) == (ClaimStatus.DECIDED, 1)
    assert article.revision.text[claim.start : claim.end] == claim.current.quote


def test_moved_claim_keeps_its_verdict(reviewer: Person):
    moved = (
        "It planted 1,200 of them in 2024. The mayor likes rain. The city of Lviv has 35,000 trees."
    )

    article = revised(OLD, moved, reviewer)

    assert numbered(article).status == ClaimStatus.DECIDED
    fates = article.chain.events.filter(event_type=EventType.CARRY).count()
    assert fates == 1  # the claim that moved; nobody chose the others yet


def test_changed_claim_reopens_and_keeps_the_old_review(reviewer: Person):
    article = revised(OLD, OLD.replace("35,000", "53,000"), reviewer)

    claim = numbered(article)

    assert (claim.status, claim.current.number) == (ClaimStatus.OPEN, 2)
    assert claim.current.cause == VersionCause.REVISED
    assert claim.current.quote == "The city of Lviv has 53,000 trees."
    assert (
        Decision.objects.get(claim=claim).claim_version.quote
        == "The city of Lviv has 35,000 trees."
    )
    assert Review.objects.filter(claim_version__claim=claim).count() == 2


def test_suggested_claim_follows_its_context(reviewer: Person):
    article = make.make_article(OLD)
    leaning = article.claims.get(number=2)
    assert leaning.current.context == [["sentence", 0, 34]]

    revise_article(article=article, by=reviewer, text=OLD.replace("35,000", "53,000"))

    leaning = numbered(article, 2)
    assert (leaning.current.number, leaning.current.quote) == (
        2,
        "It planted 1,200 of them in 2024.",
    )
    assert leaning.current.context == [["sentence", 0, 34]]
    assert leaning.status == ClaimStatus.PROPOSED


def test_gone_claim_is_set_aside_as_cut(reviewer: Person, editor: Person):
    article = revised(OLD, "It planted 1,200 of them in 2024. The mayor likes rain.", reviewer)

    claim = numbered(article)

    assert (claim.status, claim.set_aside_reason) == (ClaimStatus.SET_ASIDE, SetAside.CUT)
    assert claim.start is None


def test_merged_claim_stays_merged_when_its_text_changes(reviewer: Person):
    article = make.make_article(OLD)
    first, second = article.claims.get(number=1), article.claims.get(number=2)
    merge_claims(claim=first, others=[second], by=reviewer, lock_version=first.lock_version)

    revise_article(article=article, by=reviewer, text=OLD.replace("1,200", "1,300"))

    first, second = numbered(article, 1), numbered(article, 2)
    assert (second.status, second.merged_into, second.start) == (ClaimStatus.SET_ASIDE, first, None)
    assert (
        first.current.quote
        == "The city of Lviv has 35,000 trees. It planted 1,300 of them in 2024."
    )
    assert article.claims.count() == 3


def test_new_sentences_become_suggested_claims_with_new_numbers(reviewer: Person):
    article = revised(OLD, OLD + " The river is 12 km long.", reviewer)

    claim = article.claims.last()

    assert (claim.number, claim.status) == (4, ClaimStatus.PROPOSED)
    assert claim.current.quote == "The river is 12 km long."


def test_only_new_and_changed_sentences_are_to_sort_again(reviewer: Person):
    article = make.make_article(OLD)
    mark_sentences(
        article=article, by=reviewer, revision=1, positions=[1, 3], reason=NotCheckable.OPINION
    )

    revise_article(
        article=article, by=reviewer, text=OLD.replace("35,000", "53,000") + " It is late."
    )

    rows = list_coverage(article.revision.pk)
    assert [row.coverage for row in rows] == [
        Coverage.UNREAD,
        Coverage.UNREAD,
        Coverage.NOT_CHECKABLE,
        Coverage.UNREAD,
    ]


def test_revising_with_the_same_text_is_refused(reviewer: Person):
    article = make.make_article(OLD)

    with pytest.raises(Conflict, match="same text as version 1"):
        revise_article(article=article, by=reviewer, text=OLD)


def test_revising_with_an_empty_text_is_refused(reviewer: Person):
    with pytest.raises(Refusal, match="Nothing was saved"):
        revise_article(article=make.make_article(OLD), by=reviewer, text=" ")


def test_outsider_cannot_revise(outsider: Person):
    with pytest.raises(Forbidden):
        revise_article(article=make.make_article(OLD), by=outsider, text="Another.")


def test_report_after_a_revision_has_the_new_text_and_spans(reviewer: Person, editor: Person):
    article = revised(OLD, "News first, it is 2026. " + OLD, reviewer)

    report = publish(article=article, by=editor, reason="New text.")

    text, entry = report.data["article"]["revision"]["text"], report.data["claims"][0]
    assert report.data["article"]["revision"]["number"] == 2
    assert text[entry["start"] : entry["end"]] == entry["quote"]


def test_revising_a_long_text_takes_a_bounded_number_of_queries(
    reviewer: Person, django_assert_max_num_queries: object
):
    text = " ".join(f"Place {n} has {n * 17} trees beside its old river." for n in range(600))
    article = make.make_article(text)
    changed = "News first. " + text.replace("Place 7 ", "Town 77 ")

    with django_assert_max_num_queries(30):
        revise_article(article=article, by=reviewer, text=changed)

    assert numbered(article, 600).start == changed.index("Place 599")
