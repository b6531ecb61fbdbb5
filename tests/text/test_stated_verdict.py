"""Only a wording that says of the claim that it has the verdict states it. Any other use of the label is what it is about."""

import time

import pytest

from claims.text.verdicts.stated_verdict import states_verdict
from tests.text.verdict_wordings import NOT_STATED, STATED


@pytest.mark.parametrize(("label", "wording"), STATED)
def test_wording_that_judges_the_claim_states_its_verdict(label: str, wording: str):
    assert states_verdict(wording, label)


@pytest.mark.parametrize(("label", "wording"), NOT_STATED)
def test_label_inside_a_claim_is_no_verdict(label: str, wording: str):
    assert not states_verdict(wording, label)


@pytest.mark.parametrize(
    "wording", ["It's fal\u00adse that it fell", "It’s\u00a0FALSE that it fell", "“False”: it fell"]
)
def test_invisible_and_typographic_characters_hide_no_verdict(wording: str):
    assert states_verdict(wording, "False")


def test_question_whether_something_is_so_states_no_verdict():
    assert not states_verdict("The claim is true?", "True")


@pytest.mark.parametrize("label", ["", " ", "–"])
def test_label_without_a_word_is_never_stated(label: str):
    assert not states_verdict("False – it fell", label)


@pytest.mark.parametrize(
    "unit",
    [
        "the claim ",
        "false ",
        "is false ",
        "claim that it is false and ",
        "rated ",
        "(false) ",
        "'s ",
        "not ",
        "虚假 这是",
        "what he says about ",
        "evidence refutes the claim ",
        "false, but the ",
        "the claim of and ",
        "the mayor's ",
        "false by ",
        "it false ",
    ],
)
@pytest.mark.parametrize("label", ["False", "Mostly false", "虚假"])
def test_long_hostile_text_is_read_in_linear_time(unit: str, label: str):
    text = (unit * 30_000)[:30_000]
    started = time.process_time()

    states_verdict(text, label)

    assert time.process_time() - started < 2
