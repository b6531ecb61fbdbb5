"""Random moves of six people on one article: the product answers each as the model does, and no rule is ever broken.

`make machine` tries other sequences each time, and more than the suite does; MACHINE=200 says how many. What fails is
printed with the numbers that led to it.
"""

import os
import random
from collections import Counter
from collections.abc import Callable

import pytest
from django.db import transaction
from hypothesis import Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from claims.vocabulary import Action, TieBreak
from tests.machine.checks import check_chains, check_everything
from tests.machine.desk import ROLES, SET_ASIDE_ANSWER, make_desk
from tests.machine.editors import WholeDesk
from tests.machine.model import ClaimModel

A = Action
IS_LONG = "MACHINE" in os.environ
SEQUENCES, STEPS = (int(os.environ["MACHINE"]), 10) if IS_LONG else (6, 5)
MOST_CLAIMS = 6
AT_ONCE = 12

NAMES = tuple(ROLES)
REVIEWERS = ("ria", "rob", "ray")


class Machine(RuleBasedStateMachine):
    """One rule: something is done. A number chooses what, by whom and to which claim, so that all moves stay as likely
    as WEIGHTS says: Hypothesis would leave most of them out of a short sequence."""

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.desk = make_desk(WholeDesk)
        self.steps = 0
        self.tried: Counter[str] = Counter()

    def teardown(self) -> None:
        try:
            check_chains()
        finally:
            transaction.set_rollback(True)
            self.savepoint.__exit__(None, None, None)

    @initialize(tie_break=st.sampled_from(TieBreak))
    def begin(self, tie_break: TieBreak) -> None:
        self.desk.plan("edith", tie_break)
        for claim in list(self.desk.model.claims.values())[:2]:
            self.desk.open("edith", claim)

    @rule(choice=st.integers(0, 2**32 - 1))
    def move(self, choice: int) -> None:
        """Make some moves. Every second one is what was tried least in this sequence and can be done now."""
        chance = random.Random(f"{choice} {self.steps}")
        for number in range(AT_ONCE):
            name = chance.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
            if number % 2:
                possible = [name for name in MOVES if self.is_possible(name)]
                name = min(possible, key=lambda name: self.tried[name])
            note(name)
            self.tried[name] += 1
            MOVES[name](self, chance)
            self.look()

    def is_possible(self, name: str) -> bool:
        """Whether anybody may make this move on any claim."""
        action, claims = ON_CLAIMS.get(name), self.desk.model.claims.values()
        return action is None or any(
            self.desk.model.answer(who, action, claim) == "+" for claim in claims for who in NAMES
        )

    def look(self) -> None:
        """Compare everything. Two people are looked at after each move, all of them in a long run."""
        self.steps += 1
        looked_at = NAMES if IS_LONG else (NAMES[self.steps % 6], NAMES[self.steps * 5 % 6])
        check_everything(self.desk, looked_at)

    # --- Who and what ---------------------------------------------------------------------------
    def cast(self, action: Action, chance: random.Random) -> tuple[str, ClaimModel]:
        """Choose somebody and a claim: mostly those for whom it is allowed, sometimes among all."""
        claims = list(self.desk.model.claims.values())
        everybody = [(name, claim) for claim in claims for name in NAMES]
        allowed = [
            pair for pair in everybody if self.desk.model.answer(pair[0], action, pair[1]) == "+"
        ]
        is_bold = chance.random() < BOLDNESS
        return chance.choice(everybody if is_bold or not allowed else allowed)

    def claim(self, chance: random.Random) -> ClaimModel:
        return chance.choice(list(self.desk.model.claims.values()))


def on_claim(method: str, action: Action, *more: Callable[[random.Random], object]) -> Callable:
    """A move of somebody on a claim; `more` choose what else is said."""

    def move(machine: Machine, chance: random.Random) -> None:
        name, claim = machine.cast(action, chance)
        getattr(machine.desk, method)(name, claim, *(choose(chance) for choose in more))

    return move


def one_of(*options: object) -> Callable[[random.Random], object]:
    return lambda chance: chance.choice(options)


def split(machine: Machine, chance: random.Random) -> None:
    if len(machine.desk.model.claims) < MOST_CLAIMS:
        on_claim("split", A.EDIT)(machine, chance)


def merge(machine: Machine, chance: random.Random) -> None:
    name, claim = machine.cast(A.EDIT, chance)
    machine.desk.merge(name, claim, machine.claim(chance))


def revise(machine: Machine, chance: random.Random) -> None:
    claim = None if chance.random() < HALF else machine.claim(chance)
    machine.desk.revise(chance.choice(NAMES), claim)


def switch(machine: Machine, chance: random.Random) -> None:
    """Whoever can't sign in can soon again, so that the work goes on."""
    inactive = [name for name, person in machine.desk.model.people.items() if not person.is_active]
    whom = chance.choice(inactive or NAMES[:5])
    machine.desk.switch(chance.choice(("ada", "ada", "edith")), whom, is_active=bool(inactive))


def declare(machine: Machine, chance: random.Random) -> None:
    conflicted = [name for name, person in machine.desk.model.people.items() if person.has_conflict]
    name = chance.choice(conflicted or NAMES)
    machine.desk.declare(name, has_conflict=not conflicted)


def assign(machine: Machine, chance: random.Random) -> None:
    people = [name for name in REVIEWERS if chance.random() < MOST]
    machine.desk.assign(chance.choice(NAMES), frozenset(people if chance.random() < HALF else ()))


VERDICTS = one_of("True", "True", "True", "False", SET_ASIDE_ANSWER)
MOVES: dict[str, Callable[[Machine, random.Random], None]] = {
    "submit": on_claim("submit", A.REVIEW, VERDICTS),
    "draft": on_claim("draft", A.REVIEW),
    "take": on_claim("take", A.REVIEW),
    "next": lambda machine, chance: machine.desk.next(chance.choice(NAMES)),
    "undo": on_claim("undo", A.UNDO),
    "skip": on_claim("leave", A.SKIP, one_of(A.SKIP)),
    "release": on_claim("leave", A.RELEASE, one_of(A.RELEASE)),
    "comment": lambda machine, chance: machine.desk.comment(
        chance.choice(NAMES), machine.claim(chance)
    ),
    "time passes": lambda machine, _: machine.desk.let_time_pass(),
    "open": on_claim("open", A.OPEN),
    "dismiss": on_claim("dismiss", A.DISMISS),
    "edit": on_claim("edit", A.EDIT),
    "split": split,
    "merge": merge,
    "revise": revise,
    "confirm": on_claim("confirm", A.CONFIRM),
    "decide": on_claim("decide", A.DECIDE, one_of("True", "False"), one_of("", "Better.")),
    "change": on_claim("decide", A.CHANGE_DECISION, one_of("True", "False"), one_of("", "Better.")),
    "keep": on_claim("keep", A.STILL_STANDS),
    "send back": on_claim("send_back", A.SEND_BACK),
    "set aside": on_claim("set_aside", A.SET_ASIDE),
    "restore": on_claim("restore", A.RESTORE),
    "prioritise": on_claim("prioritise", A.PRIORITISE, one_of(0, 1)),
    "free a hold": on_claim("free_hold", A.FREE_HOLD),
    "assign": assign,
    "plan": lambda machine, chance: machine.desk.plan(
        chance.choice(NAMES), chance.choice(list(TieBreak))
    ),
    "publish": lambda machine, chance: machine.desk.publish(chance.choice(NAMES)),
    "switch": switch,
    "declare": declare,
}
ON_CLAIMS = {
    "submit": A.REVIEW,
    "draft": A.REVIEW,
    "take": A.REVIEW,
    "undo": A.UNDO,
    "skip": A.SKIP,
    "release": A.RELEASE,
    "open": A.OPEN,
    "dismiss": A.DISMISS,
    "edit": A.EDIT,
    "split": A.EDIT,
    "merge": A.EDIT,
    "confirm": A.CONFIRM,
    "decide": A.DECIDE,
    "change": A.CHANGE_DECISION,
    "keep": A.STILL_STANDS,
    "send back": A.SEND_BACK,
    "set aside": A.SET_ASIDE,
    "restore": A.RESTORE,
    "prioritise": A.PRIORITISE,
    "free a hold": A.FREE_HOLD,
}
"""What must be allowed for a move to be possible."""
WEIGHTS = dict.fromkeys(MOVES, 2) | {"submit": 24, "draft": 6, "confirm": 5, "decide": 5, "skip": 3}
"""How often each move is tried: a round needs two or three reviews before there is something to decide."""
BOLDNESS, HALF, MOST = 0.2, 0.5, 0.7


@pytest.mark.django_db
def test_no_sequence_of_moves_breaks_a_rule_or_loses_an_event():
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=SEQUENCES,
            stateful_step_count=STEPS,
            derandomize=not IS_LONG,
            database=None,
            phases=(Phase.generate,),
        ),
    )
