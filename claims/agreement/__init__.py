"""How far people agree: what a review answers, what follows for a claim, and coefficients of agreement.

`answers` compares the answers to one claim. `counting` and `coefficients` measure agreement over many claims, as exact
fractions; `bootstrap` says how sure that is. `python -m claims.agreement FILE.json` prints all of it. No Django here.
"""

from claims.agreement.answers import (
    Answer,
    describe_set_aside,
    determine_basis,
    find_majority,
    is_unanimous,
)

__all__ = ("Answer", "describe_set_aside", "determine_basis", "find_majority", "is_unanimous")
