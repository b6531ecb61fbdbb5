"""What a claim leans on: no verdict stays where that changed, whoever made the claim and however often it was edited."""

import pytest

from claims.articles.actions import wording
from claims.articles.actions.claim_lifecycle import add_claim, open_claims
from claims.articles.actions.revising import revise_article
from claims.articles.actions.sorting import set_roles
from claims.models import Article, Claim, Person
from claims.moderation.actions.deciding import confirm_claims
from claims.vocabulary import ClaimStatus, Role, UnitRole
from tests import factories as make

PACE = "The army moves 15–75 m per day."
SLOW = "This is slower than the Battle of the Somme was."
TEXT = f"{PACE} {SLOW} Nobody asked why."


def revised(article: Article, by: Person, old: str, new: str) -> None:
    text = article.revision.text.replace(old, new)
    revise_article(article=article, by=by, text=text)


def decided(claim: Claim, by: Person) -> Claim:
    """Take a proposed claim to its verdict."""
    open_claims(article=claim.article, by=by, numbers=[claim.number])
    for name in ("One", "Two"):
        make.review(claim, make.make_person(name, Role.REVIEWER))
    confirm_claims(claims=[make.fresh(claim)], by=make.make_person("Decider", Role.EDITOR))
    return make.fresh(claim)


def context_of(claim: Claim) -> str | None:
    version = make.fresh(claim).current
    spans = [piece.span for piece in version.context_pieces]
    return version.revision.text[min(spans).start : max(spans).end] if spans else None


def test_a_claim_that_a_person_found_leans_on_what_its_sentence_leans_on(reviewer: Person):
    article = make.make_article(TEXT)
    claim = decided(
        add_claim(article=article, by=reviewer, quote="slower than the Battle of the Somme"),
        reviewer,
    )

    revised(article, reviewer, "15–75", "150")

    claim = make.fresh(claim)
    assert (claim.status, claim.current.number) == (ClaimStatus.CONTEXT_CHANGED, 2)
    assert context_of(claim) == "The army moves 150 m per day."


def test_a_sentence_put_before_the_first_is_context_too(reviewer: Person):
    article = make.make_article(f"{SLOW} Nobody asked why.")
    claim = decided(article.claims.get(number=1), reviewer)
    assert context_of(claim) is None

    revised(article, reviewer, SLOW, f"{PACE} {SLOW}")

    assert make.fresh(claim).status == ClaimStatus.CONTEXT_CHANGED
    assert context_of(claim) == PACE


def test_a_sentence_that_comes_to_lean_is_followed_from_then_on(reviewer: Person):
    article = make.make_article(TEXT.replace("This", "The pace"))
    claim = article.claims.get(number=2)
    revised(article, reviewer, "The pace is slower", "This is slower")
    claim = decided(make.fresh(claim), reviewer)
    assert context_of(claim) == PACE

    revised(article, reviewer, "15–75", "150")

    assert make.fresh(claim).status == ClaimStatus.CONTEXT_CHANGED


def test_what_the_context_leans_on_is_context(reviewer: Person):
    article = make.make_article(f"{PACE} It is a record. {SLOW}")
    claim = decided(article.claims.get(number=3), reviewer)
    assert context_of(claim) == f"{PACE} It is a record."

    revised(article, reviewer, "15–75", "150")

    assert make.fresh(claim).status == ClaimStatus.CONTEXT_CHANGED


def test_furniture_is_nobodys_context(reviewer: Person):
    article = make.make_article(f"{PACE} Share\n\n{SLOW}")
    claim = decided(article.claims.get(number=2), reviewer)
    assert context_of(claim) == PACE

    revised(article, reviewer, "15–75", "150")

    assert make.fresh(claim).status == ClaimStatus.CONTEXT_CHANGED


def test_a_role_that_a_person_gave_changes_no_context_later(reviewer: Person):
    article = make.make_article(f"{PACE} Tap here. {SLOW}")
    set_roles(article=article, by=reviewer, revision=1, positions=[2], role=UnitRole.CLUTTER)
    claim = decided(
        add_claim(article=article, by=reviewer, quote="than the Battle of the Somme"), reviewer
    )
    assert context_of(claim) == PACE

    revised(article, reviewer, SLOW, f"{SLOW} That was said in 2026.")

    assert make.fresh(claim).status == ClaimStatus.DECIDED


@pytest.mark.parametrize(
    ("language", "before", "after", "sentence"),
    [
        ("de", "Es sind 15 Meter am Tag.", "Es sind 50 Meter am Tag.", "Das ist langsamer als damals."),
        ("fr", "Elle avance de 15 mètres.", "Elle avance de 50 mètres.", "C’est plus lent qu’alors."),
        ("uk", "Армія долає 15 м на день.", "Армія долає 50 м на день.", "Це повільніше, ніж тоді."),
        ("eo", "Ĝi moviĝas 15 metrojn.", "Ĝi moviĝas 50 metrojn.", "Tio estas malrapida marŝo."),
    ],
)  # fmt: skip
def test_context_is_known_in_other_languages(
    language: str, before: str, after: str, sentence: str, reviewer: Person
):
    article = make.make_article(f"{before} {sentence}", language=language)
    claim = decided(article.claims.get(number=2), reviewer)

    revised(article, reviewer, before, after)

    assert make.fresh(claim).status == ClaimStatus.CONTEXT_CHANGED


def test_other_words_lean_on_something_else(reviewer: Person):
    article = make.make_article(TEXT)
    claim = article.claims.get(number=1)

    wording.edit_claim(
        claim=claim, by=reviewer, lock_version=claim.lock_version, statement="", short_form="", claimant="", quote=SLOW
    )  # fmt: skip

    claim = make.fresh(claim)
    assert context_of(claim) == PACE
    assert {"comparison", "needs context"} <= set(claim.current.reasons)
    assert "rate" not in claim.current.reasons


def test_parts_and_merged_claims_lean_on_what_their_own_sentence_leans_on(reviewer: Person):
    article = make.make_article(TEXT)
    first, second = article.claims.get(number=1), article.claims.get(number=2)

    merged = wording.merge_claims(
        claim=second, others=[first], by=reviewer, lock_version=second.lock_version
    )
    assert context_of(merged) is None

    parts = wording.split_claim(
        claim=merged, by=reviewer, lock_version=merged.lock_version, quotes=[PACE, SLOW]
    )
    assert [context_of(part) for part in parts] == [None, PACE]
    assert ["rate" in part.current.reasons for part in parts] == [True, False]


def test_an_added_claim_has_its_signals_and_the_source_its_sentence_names(reviewer: Person):
    article = make.make_article("The city lost 35,000 trees, said Olena Koval of the council.")

    claim = add_claim(article=article, by=reviewer, quote="lost 35,000 trees")

    assert claim.current.claimant == "Olena Koval"
    assert "number" in claim.current.reasons
    assert claim.current.types == ["numerical"]
