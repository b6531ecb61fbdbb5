"""Changing the wording of claims: quotes, versions, splits and merges."""

import pytest

from claims.access.refusals import Conflict, Refusal
from claims.access.reviews import visible_reviews
from claims.articles.actions import wording
from claims.articles.actions.claim_lifecycle import add_claim, restore_claim
from claims.articles.queries.quote_search import QuoteAmbiguous, QuoteNotFound
from claims.models import Claim, ClaimVersion, Person, Review
from claims.text.quotes.selectors import Quote
from claims.vocabulary import ClaimStatus, SetAside
from tests import factories as make


def test_quote_of_an_added_claim_must_match_once(reviewer: Person):
    article = make.make_article("The bridge is long. The bridge is old. It was built in 1910.")

    with pytest.raises(QuoteNotFound, match="not in the article"):
        add_claim(article=article, by=reviewer, quote="The tunnel is long")
    with pytest.raises(QuoteAmbiguous, match="2 times") as refusal:
        add_claim(article=article, by=reviewer, quote="The bridge is")

    assert len(refusal.value.alternatives) == 2


def test_editing_makes_a_new_version_and_keeps_the_old(reviewer: Person):
    claim = make.make_article().claims.first()

    edited = wording.edit_claim(
        claim=claim,
        by=reviewer,
        lock_version=claim.lock_version,
        statement="The city of X has 35,000 trees.",
        short_form="",
        claimant="the city",
    )

    assert (edited.current.number, edited.current.statement) == (
        2,
        "The city of X has 35,000 trees.",
    )
    assert ClaimVersion.objects.get(claim=claim, number=1).statement == ""


def test_saving_without_changes_makes_no_version(reviewer: Person):
    claim = make.make_article().claims.first()

    wording.edit_claim(
        claim=claim,
        by=reviewer,
        lock_version=claim.lock_version,
        statement="",
        short_form="",
        claimant=claim.current.claimant,
        quote=claim.current.quote,
    )

    assert claim.versions.count() == 1


def test_editing_a_claim_that_changed_in_the_meantime_is_a_conflict(reviewer: Person):
    claim = make.make_article().claims.first()
    typed = {"statement": "One.", "short_form": "", "claimant": ""}
    wording.edit_claim(claim=claim, by=reviewer, lock_version=claim.lock_version, **typed)

    with pytest.raises(Conflict, match="Somebody changed claim 1"):
        wording.edit_claim(claim=claim, by=reviewer, lock_version=claim.lock_version, **typed)


def test_editing_an_open_claim_starts_a_new_round(reviewer: Person):
    claim = make.make_claim()
    make.review(claim, reviewer)
    claim = make.fresh(claim)

    edited = wording.edit_claim(
        claim=claim,
        by=reviewer,
        lock_version=claim.lock_version,
        statement="New.",
        short_form="",
        claimant="",
    )

    assert (edited.status, edited.round.claim_version) == (ClaimStatus.OPEN, edited.current)
    assert Review.objects.get().claim_version.statement == ""  # what was judged stays readable
    assert edited.round.slots.filter(state="free").count() == 2


def test_editing_keeps_the_old_round_blind(reviewer: Person, other_reviewer: Person):
    claim = make.make_claim()
    make.review(claim, other_reviewer)
    claim = make.fresh(claim)
    wording.edit_claim(
        claim=claim,
        by=reviewer,
        lock_version=claim.lock_version,
        statement="New.",
        short_form="",
        claimant="",
    )
    assert not visible_reviews(reviewer).exists()

    for person in (reviewer, other_reviewer):
        make.review(claim, person)

    assert visible_reviews(reviewer).count() == 3


TWO = "The city has 35,000 trees and 12 parks. Nobody counted the benches in 2024."


def split(by: Person, *quotes: str, is_open: bool = False) -> list[Claim]:
    article = make.make_article(TWO)
    claim = make.make_claim(article) if is_open else article.claims.first()
    return wording.split_claim(claim=claim, by=by, lock_version=claim.lock_version, quotes=quotes)


def test_first_part_keeps_the_number_and_other_parts_point_to_the_claim(reviewer: Person):
    first, second = split(reviewer, "35,000 trees", "12 parks")

    assert (first.number, first.current.quote) == (1, "35,000 trees")
    assert (second.number, second.current.quote) == (3, "12 parks")
    assert second.split_from == first
    assert {first.status, second.status} == {ClaimStatus.PROPOSED}


def test_split_of_an_open_claim_opens_its_parts(reviewer: Person):
    parts = split(reviewer, "35,000 trees", "12 parks", is_open=True)

    assert [part.status for part in parts] == [ClaimStatus.OPEN] * 2
    assert all(part.round.claim_version == part.current for part in parts)


@pytest.mark.parametrize(
    ("quotes", "sentence"),
    [
        (["35,000 trees"], "at least two parts"),
        (["12 parks", "12 parks"], "are the same"),
        (["12 parks", "the benches"], "not in the article"),
    ],
)
def test_split_needs_parts_of_the_claim(reviewer: Person, quotes: list[str], sentence: str):
    with pytest.raises(Refusal, match=sentence):
        split(reviewer, *quotes)

    assert Claim.objects.count() == 2


def test_merge_covers_all_claims_and_sets_the_others_aside(reviewer: Person, editor: Person):
    first, second = split(reviewer, "35,000 trees", "12 parks")

    merged = wording.merge_claims(
        claim=first, others=[second], by=reviewer, lock_version=first.lock_version
    )

    second.refresh_from_db()
    assert merged.current.quote == "35,000 trees and 12 parks"
    assert (second.status, second.set_aside_reason) == ("set-aside", SetAside.DUPLICATE)
    assert second.merged_into == merged

    back = restore_claim(claim=second, by=editor, lock_version=second.lock_version)
    assert (back.status, back.merged_into) == (ClaimStatus.PROPOSED, None)


def test_merge_needs_other_claims_of_the_article(reviewer: Person):
    claim, foreign = make.make_article().claims.first(), make.make_article(TWO).claims.first()

    for others in ([], [claim], [foreign]):
        with pytest.raises(Refusal):
            wording.merge_claims(
                claim=claim, others=others, by=reviewer, lock_version=claim.lock_version
            )


TWICE = "The bridge is long. The bridge is old. The bridge is long, they say, and wide."


def test_each_match_can_be_selected_by_its_prefix_and_suffix(reviewer: Person):
    article = make.make_article(TWICE)

    with pytest.raises(QuoteAmbiguous) as refusal:
        add_claim(article=article, by=reviewer, quote="The bridge is")

    starts = [
        add_claim(
            article=article, by=reviewer, quote="The bridge is", prefix=at.prefix, suffix=at.suffix
        ).start
        for at in refusal.value.alternatives
    ]
    assert starts == [0, 20, 39]


def test_matches_in_a_repetitive_text_have_longer_prefixes_and_suffixes(reviewer: Person):
    article = make.make_article(("The bridge is long and wide and old. " * 12).strip())

    with pytest.raises(QuoteAmbiguous) as refusal:
        add_claim(article=article, by=reviewer, quote="The bridge is long")

    spans = {
        add_claim(
            article=article,
            by=reviewer,
            quote="The bridge is long",
            prefix=at.prefix,
            suffix=at.suffix,
        ).start
        for at in refusal.value.alternatives
    }
    assert len(spans) == 12


def test_ambiguous_part_is_selected_by_prefix_and_suffix(reviewer: Person):
    article = make.make_article("Prices rose by 4 percent and wages rose by 4 percent. More rose.")
    claim = article.claims.first()
    with pytest.raises(QuoteAmbiguous) as refusal:
        wording.split_claim(
            claim=claim, by=reviewer, lock_version=claim.lock_version, quotes=["Prices", "rose"]
        )
    second = refusal.value.alternatives[1]

    parts = wording.split_claim(
        claim=claim,
        by=reviewer,
        lock_version=claim.lock_version,
        quotes=["Prices rose", Quote("rose", second.prefix, second.suffix)],
    )

    assert len(refusal.value.alternatives) == 2  # the third is outside the claim
    assert [part.start for part in parts] == [0, 35]
