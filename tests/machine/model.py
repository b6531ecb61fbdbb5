"""What must hold of one article's claims, in plain Python, written from the design and not from the code.

An action is answered as in tests/access/truth: `+` allowed, `-` not allowed (403), `!` too late (409).
"""

from dataclasses import dataclass, field

from claims.vocabulary import Action, ClaimStatus, SlotKind, SlotState, TieBreak

A, S = Action, ClaimStatus
NEEDED = 2
WHEN: dict[A, set[S]] = {
    A.OPEN: {S.PROPOSED},
    A.EDIT: set(S) - {S.SET_ASIDE},
    A.DISMISS: {S.PROPOSED},
    A.REVIEW: {S.OPEN},
    A.UNDO: {S.OPEN},
    A.SKIP: {S.OPEN},
    A.RELEASE: {S.OPEN},
    A.FREE_HOLD: {S.OPEN},
    A.PRIORITISE: {S.PROPOSED, S.OPEN},
    A.SET_ASIDE: {S.OPEN, S.AGREED, S.DISPUTED},
    A.RESTORE: {S.SET_ASIDE},
    A.CONFIRM: {S.AGREED},
    A.DECIDE: {S.AGREED, S.DISPUTED},
    A.STILL_STANDS: {S.CONTEXT_CHANGED},
    A.CHANGE_DECISION: {S.DECIDED, S.CONTEXT_CHANGED},
    A.DESCRIBE_CLAIM: {S.DECIDED},
    A.SEND_BACK: {S.AGREED, S.DISPUTED, S.DECIDED, S.CONTEXT_CHANGED},
}
"""The states in which there is something to do."""
EDITORS_DO = {
    A.FREE_HOLD, A.PRIORITISE, A.SET_ASIDE, A.RESTORE, A.CONFIRM, A.DECIDE, A.STILL_STANDS, A.CHANGE_DECISION,
    A.DESCRIBE_CLAIM, A.SEND_BACK,
}  # fmt: skip
REVIEWERS_DO = {A.REVIEW, A.SKIP}


@dataclass
class PersonModel:
    """Somebody of the newsroom."""

    name: str
    is_reviewer: bool = False
    is_editor: bool = False
    is_active: bool = True
    has_conflict: bool = False


@dataclass
class SlotModel:
    """Room for one review."""

    kind: SlotKind = SlotKind.REVIEW
    state: SlotState = SlotState.FREE
    person: str | None = None
    is_over: bool = False
    """The lease ended; somebody else may take the slot."""

    def give(self, person: str | None, state: SlotState) -> None:
        self.person, self.state, self.is_over = person, state, False

    def is_takeable(self) -> bool:
        return self.state == SlotState.FREE or (self.state == SlotState.LEASED and self.is_over)


@dataclass
class RoundModel:
    """The reviews of one wording."""

    slots: list[SlotModel] = field(default_factory=lambda: [SlotModel() for _ in range(NEEDED)])
    answers: dict[str, str] = field(default_factory=dict)
    """What the submitted reviews answer, the first submitted first."""
    drafts: set[str] = field(default_factory=set)
    skipped: set[str] = field(default_factory=set)
    is_closed: bool = False
    note: str = ""

    def slot_of(self, person: str) -> SlotModel | None:
        return next((slot for slot in self.slots if slot.person == person), None)

    def reserved_by(self, person: str) -> SlotModel | None:
        slot = self.slot_of(person)
        return slot if slot and slot.state != SlotState.SUBMITTED else None

    @property
    def is_filled(self) -> bool:
        regular = [slot for slot in self.slots if slot.kind == SlotKind.REVIEW]
        return all(slot.state == SlotState.SUBMITTED for slot in regular)

    def release_unsubmitted(self) -> None:
        for slot in self.slots:
            if slot.state != SlotState.SUBMITTED:
                slot.give(None, SlotState.FREE)

    def close(self) -> None:
        self.is_closed = True
        self.release_unsubmitted()


@dataclass
class ClaimModel:
    """One claim; `rounds` are those of all its wordings, the current one last."""

    number: int
    status: S = S.PROPOSED
    version: int = 1
    priority: int = 0
    rounds: list[RoundModel] = field(default_factory=list)
    decision: str | None = None
    """The verdict in force, or the last one if the claim is being checked again."""
    was_decided: bool = False
    is_whole: bool = True
    """It has the words of a whole sentence, so it can be split."""
    merged_into: int | None = None
    is_gone: bool = False

    @property
    def round(self) -> RoundModel | None:
        return self.rounds[-1] if self.rounds else None

    def open_round(self, note: str = "") -> None:
        self.rounds.append(RoundModel(note=note))
        self.status = S.OPEN

    def close_round(self) -> None:
        """Earlier rounds that a change of wording left open end with the current one."""
        if self.round and not self.round.is_closed:
            for round_ in self.rounds:
                if not round_.is_closed:
                    round_.is_closed = True
            self.round.close()

    def reword(self) -> None:
        """New words need new reviews; the round of the old ones stays hidden."""
        self.version += 1
        if self.round:
            if not self.round.is_closed:
                self.round.release_unsubmitted()
            self.open_round()
        else:
            self.status = S.PROPOSED

    def set_aside(self) -> None:
        self.close_round()
        self.status = S.SET_ASIDE

    def settle(self, tie_break: TieBreak) -> bool:
        """Close the round if nothing is missing; return whether it did."""
        round_ = self.round
        tie = next((slot for slot in round_.slots if slot.kind == SlotKind.TIE_BREAK), None)
        if not round_.is_filled or (tie and tie.state != SlotState.SUBMITTED):
            return False
        is_agreed = len(set(round_.answers.values())) == 1
        if not is_agreed and not tie and tie_break == TieBreak.REVIEWER:
            round_.slots.append(SlotModel(SlotKind.TIE_BREAK))
            return False
        self.close_round()
        self.status = S.AGREED if is_agreed else S.DISPUTED
        return True


@dataclass
class Model:
    """The article, its claims and its people."""

    people: dict[str, PersonModel]
    claims: dict[int, ClaimModel] = field(default_factory=dict)
    assigned: set[str] = field(default_factory=set)
    tie_break: TieBreak = TieBreak.EDITOR
    barred: set[tuple[str, int]] = field(default_factory=set)
    """Who read which claim too early: kept by the database, and tested in test_blind_sequences.py."""

    def sees(self, name: str) -> bool:
        person = self.people[name]
        if not person.is_active or not (person.is_reviewer or person.is_editor):
            return False
        return person.is_editor or not self.assigned or name in self.assigned

    def answer(self, name: str, action: A, claim: ClaimModel) -> str:
        """Return whether somebody may take an action on a claim now."""
        person = self.people[name]
        is_theirs = person.is_editor if action in EDITORS_DO else True
        is_theirs = person.is_reviewer if action in REVIEWERS_DO else is_theirs
        if not self.sees(name) or not is_theirs:
            return "-"
        if claim.status not in WHEN[action]:
            return "!"
        return self._asks[action](self, person, claim) if action in self._asks else "+"

    def actions(self, name: str, claim: ClaimModel) -> set[A]:
        return {action for action in WHEN if self.answer(name, action, claim) == "+"}

    # --- What is asked of the person and the claim ----------------------------------------------
    def is_blinded(self, person: PersonModel, claim: ClaimModel) -> bool:
        """Whether an open round is hidden from an editor: they review in it, or still could."""
        round_ = claim.round
        return round_.slot_of(person.name) is not None or (
            person.is_reviewer and person.name not in round_.skipped
        )

    def _may_review(self, person: PersonModel, claim: ClaimModel) -> bool:
        is_barred = person.has_conflict or (person.name, claim.number) in self.barred
        is_reader = person.is_editor and person.name in claim.round.skipped
        return not (is_barred or is_reader or person.name in claim.round.answers)

    def _review(self, person: PersonModel, claim: ClaimModel) -> str:
        return "+" if self._may_review(person, claim) else "-"

    def _skip(self, person: PersonModel, claim: ClaimModel) -> str:
        if person.is_editor:
            done = claim.round.skipped | set(claim.round.answers)
            return "-" if person.name in done else "+"
        return self._review(person, claim)

    def _undo(self, person: PersonModel, claim: ClaimModel) -> str:
        if person.name not in claim.round.answers:
            return "-"
        return "!" if claim.round.is_filled else "+"

    def _release(self, person: PersonModel, claim: ClaimModel) -> str:
        if claim.round.reserved_by(person.name):
            return "+"
        return "!" if person.is_reviewer else "-"

    def _edit(self, person: PersonModel, claim: ClaimModel) -> str:
        if claim.status == S.PROPOSED:
            return "+"
        if claim.status != S.OPEN:
            return "+" if person.is_editor else "-"
        if person.is_editor:
            return self._read(person, claim)
        is_party = person.name in claim.round.answers and claim.round.is_filled
        return "-" if is_party else "+"

    def _read(self, person: PersonModel, claim: ClaimModel) -> str:
        return "-" if self.is_blinded(person, claim) else "+"

    def _set_aside(self, person: PersonModel, claim: ClaimModel) -> str:
        if claim.status == S.DISPUTED:
            return self._decide(person, claim)
        return self._read(person, claim) if claim.status == S.OPEN else "+"

    def _restore(self, person: PersonModel, claim: ClaimModel) -> str:
        if not claim.round or claim.round.is_filled:
            return "+"
        return self._read(person, claim)

    def _decide(self, person: PersonModel, claim: ClaimModel) -> str:
        is_party = claim.status == S.DISPUTED and person.name in claim.round.answers
        return "-" if is_party else "+"

    _asks = {
        A.REVIEW: _review,
        A.SKIP: _skip,
        A.UNDO: _undo,
        A.RELEASE: _release,
        A.EDIT: _edit,
        A.FREE_HOLD: _read,
        A.SET_ASIDE: _set_aside,
        A.RESTORE: _restore,
        A.DECIDE: _decide,
    }

    # --- Taking a slot --------------------------------------------------------------------------
    def take(
        self, name: str, claim: ClaimModel, state: SlotState, *, is_next: bool = False
    ) -> SlotModel | None:
        """Give somebody a slot of the claim: their own, or a free one, or one whose lease ended.

        *Next claim* makes no difference between the last two.
        """
        own = claim.round.reserved_by(name)
        free = [slot for slot in claim.round.slots if slot.is_takeable()]
        if not is_next:
            free.sort(key=lambda slot: slot.state != SlotState.FREE)
        slot = own or next(iter(free), None)
        if slot is None:
            return None
        if state == SlotState.LEASED:
            self.end_lease_of(name, besides=slot)
        is_held = own is not None and own.state == SlotState.HELD
        slot.give(name, SlotState.HELD if is_held else state)
        return slot

    def end_lease_of(self, name: str, besides: SlotModel) -> None:
        """A person has one lease at a time."""
        for slot in self.slots_of(name):
            if slot is not besides and slot.state == SlotState.LEASED:
                slot.give(None, SlotState.FREE)

    def slots_of(self, name: str) -> list[SlotModel]:
        rounds = (claim.round for claim in self.claims.values() if claim.round)
        return [slot for round_ in rounds if (slot := round_.reserved_by(name))]

    def next_claim(self, name: str) -> ClaimModel | None:
        """The claim that *Next claim* gives somebody: what an editor put first, then by the order of the text."""
        offered = [claim for claim in self.claims.values() if self._is_offered(name, claim)]
        return min(offered, key=lambda claim: (-claim.priority, claim.number), default=None)

    def _is_offered(self, name: str, claim: ClaimModel) -> bool:
        if self.answer(name, A.REVIEW, claim) != "+" or name in claim.round.skipped:
            return False
        own = claim.round.slot_of(name)
        return own is not None or any(slot.is_takeable() for slot in claim.round.slots)
