"""How a decision follows from the answers."""

import pytest

from claims.agreement import determine_basis, find_majority, is_unanimous
from claims.vocabulary import Basis


@pytest.mark.parametrize(
    ("answers", "decision", "expected"),
    [
        ([1, 1], 1, Basis.UNANIMOUS),
        ([1, 1], 2, Basis.OVERRIDDEN),
        ([1, 1, 2], 1, Basis.MAJORITY),
        ([1, 1, 2], 2, Basis.OVERRIDDEN),
        ([1, 2], 1, Basis.ADJUDICATED),
        ([1, 2], 3, Basis.ADJUDICATED),
        ([], 1, Basis.ADJUDICATED),
    ],
)
def test_basis_follows_from_the_answers(answers: list[int], decision: int, expected: Basis):
    assert determine_basis(answers, decision) == expected


def test_no_answer_is_not_unanimous():
    assert not is_unanimous([])
    assert find_majority([]) is None
