"""A verdict belongs to words in their context: where that changed, the verdict is not in force until an editor looked."""

import json
import unicodedata

import pytest

from claims.access.refusals import Conflict, Forbidden, Refusal
from claims.articles.actions.claim_lifecycle import dismiss_claim, open_claims
from claims.articles.actions.revising import preview_revision, revise_article
from claims.articles.actions.wording import edit_claim
from claims.models import Article, Claim, Decision, Person
from claims.moderation.actions.deciding import confirm_claims, decide, keep_verdicts, send_back
from claims.reports.actions.publishing import count_unfinished, publish
from claims.vocabulary import ClaimStatus, EventType, Role, SetAside
from tests import factories as make

SPAIN = "Spain\n\nUnemployment fell to 11 per cent in 2024.\n\nThe Bank of England kept its rate."
PORTUGAL = SPAIN.replace("Spain", "Portugal")
ITALY = SPAIN.replace("Spain", "Italy")


@pytest.fixture
def claim(db: None) -> Claim:
    """A decided claim under the heading “Spain”."""
    return make.fresh(make.make_decided(make.make_article(SPAIN)))


def revise(claim: Claim, text: str) -> Claim:
    revise_article(article=claim.article, by=None, text=text)
    return make.fresh(claim)


def carried(article: Article) -> list[dict]:
    events = article.chain.events.filter(event_type=EventType.CARRY).order_by("sequence")
    return [json.loads(event.payload.body) for event in events.select_related("payload")]


def test_changed_heading_takes_the_verdict_out_of_force(claim: Claim):
    round_ = claim.round

    claim = revise(claim, PORTUGAL)

    assert claim.status == ClaimStatus.CONTEXT_CHANGED
    assert (claim.current.number, claim.round) == (2, round_)
    assert [piece.span.of(PORTUGAL) for piece in claim.current.context_pieces] == ["Portugal"]


def test_dropped_claim_that_becomes_a_suggestion_again_is_in_the_log(editor: Person):
    article = make.make_article(SPAIN)
    claim = article.claims.get(number=1)
    dismiss_claim(claim=claim, by=editor, reason=SetAside.OPINION)

    claim = revise(claim, PORTUGAL)

    assert claim.status == ClaimStatus.PROPOSED
    assert [(entry["number"], entry["fate"]) for entry in carried(article)] == [
        (1, "context changed")
    ]


@pytest.mark.parametrize(
    ("old", "new", "quote"),
    [
        (
            "The lowest rates in Europe:\n\n- Malta with 3 per cent\n- Czechia with 4 per cent",
            "The highest rates in Europe:\n\n- Malta with 3 per cent\n- Czechia with 4 per cent",
            "Czechia",
        ),
        (
            "Q: Did wages rise?\n\nA: Yes, they did.",
            "Q: Did wages fall?\n\nA: Yes, they did.",
            "Yes",
        ),
        (
            "Minister: The army lost tanks.\n\nReporter: How many in Kyiv?\n\nMinister: It lost 300 in Kyiv.",
            "Minister: The army lost tanks.\n\nReporter: How few in Kyiv?\n\nMinister: It lost 300 in Kyiv.",
            "300",
        ),
        (
            "Ann Lee: Wages in Wales rose by 4%. Rents in Lyon fell.\n\nBob Ray: Not so.",
            "Eve Fox: Wages in Wales rose by 4%. Rents in Lyon fell.\n\nBob Ray: Not so.",
            "Lyon",
        ),
        (
            "The city built 40 shelters. Half were empty.",
            "The city built 40 schools. Half were empty.",
            "Half",
        ),
        ("Did wages in Wales rise? Yes.", "Did wages in Wales fall? Yes.", "Yes"),
    ],
)
def test_changed_context_of_any_kind_takes_the_verdict_out_of_force(
    db: None, editor: Person, old: str, new: str, quote: str
):
    article = make.make_article(old)
    claim = next(c for c in article.claims.all() if quote in c.current.quote)
    claim = decide_claim(claim, editor)

    claim = revise(claim, new)

    assert claim.status == ClaimStatus.CONTEXT_CHANGED


def decide_claim(claim: Claim, editor: Person) -> Claim:
    open_claims(article=claim.article, by=editor, numbers=[claim.number])
    for name in ("One", "Two"):
        make.review(claim, make.make_person(name, Role.REVIEWER))
    confirm_claims(claims=[make.fresh(claim)], by=editor)
    return make.fresh(claim)


@pytest.mark.parametrize(
    "new",
    [
        SPAIN.replace("Spain", "Sp\u00adain"),
        SPAIN.replace("Spain", "Spain\u200b"),
        SPAIN.replace("11 per cent", "11\u00a0per\u202fcent"),
        SPAIN.replace("Unemployment", "Unemploy\u00adment"),
        SPAIN.replace("\n\n", "\n\n\n \n"),
        SPAIN + "\n",
        unicodedata.normalize("NFD", SPAIN.replace("Spain", "España")),
    ],
)
def test_edits_that_no_reader_can_see_change_nothing(db: None, new: str):
    old = SPAIN.replace("Spain", "España") if "n\u0303" in new else SPAIN
    claim = make.fresh(make.make_decided(make.make_article(old)))
    version = claim.current

    try:
        claim = revise(claim, new)
    except Conflict:
        return  # told as the same text

    assert (claim.status, claim.current) == (ClaimStatus.DECIDED, version)
    assert carried(claim.article) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("“no”", '"no"'),
        ("the city’s", "the city's"),
        ("2010–2020", "2010-2020"),
        ("Zürich", "Zu\u0308rich"),
        ("of 40 – all", "of 40—all"),
        ("«\u00a0non\u00a0»", "“non”"),
        ("the first", "the \ufb01rst"),
    ],
)
def test_another_typography_of_the_words_keeps_the_verdict(db: None, old: str, new: str):
    text = f"Lviv says {old} about trees in Galicia.\n\nThe Bank of England kept its rate of 4%."
    claim = make.fresh(make.make_decided(make.make_article(text)))

    claim = revise(claim, text.replace(old, new) + " It rains.")

    assert claim.status == ClaimStatus.DECIDED
    assert claim.article.revision.text[claim.start : claim.end].startswith("Lviv says")


def test_verdict_out_of_force_is_counted_and_not_published(claim: Claim, editor: Person):
    article = make.make_article(SPAIN + " More.")
    other = make.make_decided(article)
    revise_article(article=article, by=None, text=PORTUGAL + " More.")
    second = decide_claim(article.claims.exclude(pk=other.pk).last(), editor)

    assert count_unfinished(article)[0] == 1
    with pytest.raises(Refusal, match="1 claim is still being checked"):
        publish(article=article, by=editor)
    report = publish(article=article, by=editor, reason="The heading is new.")

    entries = {entry["number"]: entry for entry in report.data["claims"]}
    assert entries[other.number]["status"] == "undecided"
    assert entries[other.number]["rating"] is None
    assert entries[second.number]["status"] == "decided"


def test_nothing_is_published_while_the_only_verdict_is_out_of_force(claim: Claim, editor: Person):
    revise(claim, PORTUGAL)

    with pytest.raises(Conflict, match="nothing to publish"):
        publish(article=claim.article, by=editor, reason="Now.")


def test_still_stands_puts_the_verdict_in_force(claim: Claim, editor: Person):
    claim = revise(claim, PORTUGAL)

    [decision] = keep_verdicts(
        claims=[claim], by=editor, lock_versions={claim.pk: claim.lock_version}
    )

    claim = make.fresh(claim)
    assert (claim.status, decision.claim_version) == (ClaimStatus.DECIDED, claim.current)
    assert (decision.decided_by, decision.rating, decision.summary) == (
        editor,
        decision.replaces.rating,
        decision.replaces.summary,
    )
    assert Decision.objects.current().get(claim=claim) == decision
    event = claim.article.chain.events.order_by("sequence").last()
    assert (event.event_type, event.actor_id) == (EventType.STILL_STANDS, editor.pk)
    assert publish(article=claim.article, by=editor, reason="x").data["claims"][0]["rating"]


def test_all_verdicts_are_kept_or_none(editor: Person, db: None):
    claims = [make.make_decided(make.make_article(SPAIN + f" {n}.")) for n in range(2)]
    waiting = revise(claims[0], PORTUGAL + " 0.")

    with pytest.raises(Conflict, match="has already been decided"):
        keep_verdicts(claims=[waiting, claims[1]], by=editor)

    assert make.fresh(waiting).status == ClaimStatus.CONTEXT_CHANGED


def test_a_context_that_changed_again_after_the_page_was_shown_is_a_conflict(
    claim: Claim, editor: Person
):
    seen = revise(claim, PORTUGAL)
    revise(claim, ITALY)

    with pytest.raises(Conflict, match="Somebody changed claim"):
        keep_verdicts(claims=[seen], by=editor, lock_versions={seen.pk: seen.lock_version})


def test_a_reviewer_cannot_keep_a_verdict(claim: Claim, reviewer: Person):
    claim = revise(claim, PORTUGAL)

    with pytest.raises(Forbidden):
        keep_verdicts(claims=[claim], by=reviewer)


def test_sent_back_claim_opens_a_round_for_the_new_context(claim: Claim, editor: Person):
    claim = revise(claim, PORTUGAL)

    send_back(claim=claim, by=editor, lock_version=claim.lock_version, note="Is it so in Portugal?")

    claim = make.fresh(claim)
    assert (claim.status, claim.round.claim_version) == (ClaimStatus.OPEN, claim.current)
    assert not claim.decisions.current().exists()


def test_a_changed_decision_is_of_the_new_context(claim: Claim, editor: Person):
    claim = revise(claim, PORTUGAL)

    decision = decide(
        claim=claim,
        by=editor,
        lock_version=claim.lock_version,
        rating=make.rating("False"),
        summary="Not in Portugal.",
        reason="The heading changed.",
    )

    claim = make.fresh(claim)
    assert (claim.status, decision.claim_version) == (ClaimStatus.DECIDED, claim.current)


def test_two_changes_before_a_look_wait_for_one_look(claim: Claim, editor: Person):
    claim = revise(revise(claim, PORTUGAL), ITALY)

    assert (claim.status, claim.current.number) == (ClaimStatus.CONTEXT_CHANGED, 3)
    keep_verdicts(claims=[claim], by=editor)
    assert make.fresh(claim).status == ClaimStatus.DECIDED


def test_a_new_version_that_leaves_the_changed_context_alone_still_waits(claim: Claim):
    claim = revise(revise(claim, PORTUGAL), PORTUGAL + " It rains in Lyon.")

    assert (claim.status, claim.current.number) == (ClaimStatus.CONTEXT_CHANGED, 2)


def test_the_judged_context_puts_the_verdict_in_force_again(claim: Claim):
    judged = claim.current
    claim = revise(claim, PORTUGAL)

    claim = revise(claim, SPAIN + " \u200bNew.")

    assert (claim.status, claim.current) == (ClaimStatus.DECIDED, judged)
    assert carried(claim.article)[-1]["in_force_again"]
    claim = revise(claim, PORTUGAL + " Newer.")
    assert (claim.status, claim.current.number) == (ClaimStatus.CONTEXT_CHANGED, 3)


def test_a_context_like_the_judged_one_is_not_enough(claim: Claim):
    claim = revise(claim, PORTUGAL)

    claim = revise(claim, SPAIN.replace("Spain", "Spain and Portugal"))

    assert claim.status == ClaimStatus.CONTEXT_CHANGED


def test_a_verdict_kept_in_a_new_context_is_not_in_force_in_the_old_one(
    claim: Claim, editor: Person
):
    claim = revise(claim, PORTUGAL)
    keep_verdicts(claims=[claim], by=editor)

    assert revise(claim, SPAIN + " New.").status == ClaimStatus.CONTEXT_CHANGED


def test_an_edited_statement_is_not_put_in_force_by_the_old_context(claim: Claim, editor: Person):
    claim = revise(claim, PORTUGAL)
    edit_claim(
        claim=claim,
        by=editor,
        lock_version=claim.lock_version,
        statement="Unemployment in Portugal fell.",
        short_form="",
        claimant="",
    )

    claim = revise(claim, SPAIN + " New.")

    assert claim.status == ClaimStatus.OPEN


def test_changed_words_reopen_a_claim_that_waits(claim: Claim):
    claim = revise(claim, PORTUGAL)

    claim = revise(claim, PORTUGAL.replace("11 per cent", "12 per cent"))

    assert (claim.status, claim.current.number) == (ClaimStatus.OPEN, 3)


def test_agreed_claim_keeps_its_reviews_in_a_new_context(db: None, editor: Person):
    claim = make.make_agreed(make.make_article(SPAIN))
    shown = claim.lock_version

    claim = revise(claim, PORTUGAL)

    assert (claim.status, claim.round.claim_version.number) == (ClaimStatus.AGREED, 1)
    with pytest.raises(Conflict, match="Somebody changed claim"):
        confirm_claims(claims=[claim], by=editor, lock_versions={claim.pk: shown})
    [decision] = confirm_claims(claims=[claim], by=editor)
    assert decision.claim_version == claim.current


def test_preview_says_what_happens_to_the_verdict(claim: Claim, editor: Person):
    claim = revise(claim, PORTUGAL)

    preview = preview_revision(article=claim.article, by=editor, text=SPAIN + " New.")

    [row] = [row for row in preview.claims if row.claim == claim]
    assert (row.carried.fate, row.is_in_force_again) == ("context changed", True)


def test_a_heading_over_many_claims_takes_a_bounded_number_of_queries(
    db: None, django_assert_max_num_queries: object
):
    text = "Spain\n\n" + " ".join(
        f"Place {n} in Galicia has {n * 17} trees of Oak Park." for n in range(300)
    )
    article = make.make_article(text)

    with django_assert_max_num_queries(30):
        revise_article(article=article, by=None, text=text.replace("Spain", "Portugal"))

    assert article.claims.last().current.number == 2
