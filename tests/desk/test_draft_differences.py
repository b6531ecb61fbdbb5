"""Two texts of one review become one, and no word disappears unless somebody says so."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from claims.desk.actions.draft_differences import combine, differences
from claims.desk.actions.drafts import Draft
from claims.vocabulary import MergeChoice, SetAside
from tests import factories as make

ONE, TWO = make.make_evidence("one"), make.make_evidence("two")
WORDS = some.sampled_from(["", "a", "b", "a b", "b a", "a\n\nb", "ab"])
REASON = some.sampled_from(["", SetAside.OPINION, SetAside.CUT])
PIECE = some.tuples(some.sampled_from([ONE, TWO]), WORDS).map(
    lambda drawn: replace(drawn[0], passage=drawn[1])
)
EVIDENCE = some.lists(PIECE, unique_by=lambda piece: piece.key, max_size=2).map(tuple)
DRAFTS = some.tuples(REASON, WORDS, some.sampled_from([None, 1, 5]), EVIDENCE).map(
    lambda drawn: Draft(None, *drawn)
)


def test_same_texts_do_not_differ():
    draft = Draft(rationale="Counted.", evidence=(ONE,))

    assert differences(draft, draft) == []
    assert combine(draft, draft, {}) == draft


def test_each_part_that_differs_is_told():
    mine = Draft(rationale="Counted.", confidence=5, evidence=(ONE,))
    desks = Draft(set_aside_reason=SetAside.OPINION, rationale="Guessed.", evidence=(TWO,))

    found = [(d.name, d.suggested) for d in differences(mine, desks)]

    assert found == [
        ("answer", MergeChoice.SAVED),
        ("rationale", MergeChoice.BOTH),
        (f"evidence:{ONE.key}", MergeChoice.MINE),
        (f"evidence:{TWO.key}", MergeChoice.SAVED),
        ("confidence", MergeChoice.MINE),
    ]


@pytest.mark.parametrize(
    ("pick", "words"),
    [
        (MergeChoice.MINE, "Counted."),
        (MergeChoice.SAVED, "Guessed."),
        (MergeChoice.BOTH, "Guessed.\n\nCounted."),
    ],
)
def test_pick_says_what_stays(pick: MergeChoice, words: str):
    mine, desks = Draft(rationale="Counted."), Draft(rationale="Guessed.")

    assert combine(mine, desks, {"rationale": pick}).rationale == words


def test_words_that_go_on_where_the_others_end_are_kept_alone():
    mine, desks = Draft(rationale="Counted by hand."), Draft(rationale="Counted")

    assert combine(mine, desks, {}) == mine


def test_both_of_one_source_become_two():
    mine = Draft(evidence=(replace(ONE, passage="Mine."),))
    desks = Draft(evidence=(replace(ONE, passage="Theirs."),))

    kept = combine(mine, desks, {f"evidence:{ONE.key}": MergeChoice.BOTH}).evidence

    assert [piece.passage for piece in kept] == ["Theirs.", "Mine."]
    assert len({piece.key for piece in kept}) == 2


def test_source_that_is_left_out_is_gone():
    kept = combine(Draft(evidence=(ONE,)), Draft(), {f"evidence:{ONE.key}": MergeChoice.SAVED})

    assert kept.evidence == ()


@settings(deadline=None)  # a busy machine is no problem
@given(mine=DRAFTS, desks=DRAFTS)
def test_no_word_disappears_unless_somebody_says_so(mine: Draft, desks: Draft):
    kept = combine(mine, desks, {})

    for draft in (mine, desks):
        assert draft.rationale in kept.rationale
        for piece in draft.evidence:
            assert any(
                piece.cited == other.cited and piece.passage in other.passage
                for other in kept.evidence
            )
    assert kept.set_aside_reason in {mine.set_aside_reason, desks.set_aside_reason}
    assert kept.set_aside_reason or not (mine.set_aside_reason or desks.set_aside_reason)
    assert kept.confidence or not (mine.confidence or desks.confidence)


@settings(deadline=None)  # a busy machine is no problem
@given(mine=DRAFTS, desks=DRAFTS)
def test_picks_of_one_side_give_its_text(mine: Draft, desks: Draft):
    def all_of(pick: MergeChoice) -> dict[str, MergeChoice]:
        return {difference.name: pick for difference in differences(mine, desks)}

    def without_order(draft: Draft) -> Draft:
        return replace(draft, evidence=tuple(sorted(draft.evidence, key=lambda p: str(p.key))))

    assert without_order(combine(mine, desks, all_of(MergeChoice.MINE))) == without_order(mine)
    assert without_order(combine(mine, desks, all_of(MergeChoice.SAVED))) == without_order(desks)
