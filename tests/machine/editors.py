"""The moves of editors and of the administrator, predicted and made as in desk.py."""

from claims.articles.actions.claim_lifecycle import restore_claim, set_aside_claim, set_priority
from claims.desk.actions.holds import free_hold
from claims.models import Person, ReviewSlot
from claims.moderation.actions.deciding import confirm_claims, decide, keep_verdicts, send_back
from claims.moderation.actions.planning import assign, plan_article
from claims.people.actions.accounts import declare_conflicts, save_person
from claims.reports.actions.publishing import publish
from claims.vocabulary import Action, ClaimStatus, EventType, SetAside, SlotState, TieBreak
from tests import factories as make
from tests.machine.desk import OUTLET, ROLES, SET_ASIDE_ANSWER, Desk
from tests.machine.model import ClaimModel

A, S, E = Action, ClaimStatus, EventType


class WholeDesk(Desk):
    """All moves."""

    def is_editor(self, name: str) -> bool:
        person = self.model.people[name]
        return person.is_editor and person.is_active

    # --- Verdicts -------------------------------------------------------------------------------
    def confirm(self, name: str, claim: ClaimModel) -> None:
        answer = self.model.answer(name, A.CONFIRM, claim)
        said = next(iter(claim.round.answers.values()), "") if claim.round else ""
        is_aside = said == SET_ASIDE_ANSWER
        self.move(
            answer, confirm_claims, (E.SET_ASIDE if is_aside else E.CONFIRM, name, claim.number),
            claims=[self.claim(claim)], by=self.person(name),
        )  # fmt: skip
        if answer == "+" and is_aside:
            claim.set_aside()
        elif answer == "+":
            self.note_decision(claim, said)

    def note_decision(self, claim: ClaimModel, label: str) -> None:
        claim.decision, claim.was_decided, claim.status = label, True, S.DECIDED

    def decide(self, name: str, claim: ClaimModel, label: str, reason: str) -> None:
        """A decision that is changed needs a reason, and so does one against reviewers who all agree."""
        is_change = claim.status in (S.DECIDED, S.CONTEXT_CHANGED)
        action = A.CHANGE_DECISION if is_change else A.DECIDE
        answer = self.model.answer(name, action, claim)
        said = set(claim.round.answers.values()) if claim.round else set()
        is_overruling = len(said) == 1 and label not in said
        if answer == "+" and (is_change or is_overruling) and not reason:
            answer = "~"
        self.move(
            answer, decide, (E.CHANGE_DECISION if is_change else E.DECIDE, name, claim.number),
            rating=make.rating(label), summary="So it is.", reason=reason, override_reason=reason,
            **self.versioned(name, claim),
        )  # fmt: skip
        if answer == "+":
            self.note_decision(claim, label)

    def keep(self, name: str, claim: ClaimModel) -> None:
        answer = self.model.answer(name, A.STILL_STANDS, claim)
        self.move(
            answer, keep_verdicts, (E.STILL_STANDS, name, claim.number),
            claims=[self.claim(claim)], by=self.person(name),
        )  # fmt: skip
        if answer == "+":
            claim.status = S.DECIDED

    def send_back(self, name: str, claim: ClaimModel) -> None:
        answer = self.model.answer(name, A.SEND_BACK, claim)
        self.move(
            answer, send_back, (E.SEND_BACK, name, claim.number),
            note="Look again.", **self.versioned(name, claim),
        )  # fmt: skip
        if answer == "+":
            claim.decision = None
            claim.open_round("Look again.")

    # --- Planning -------------------------------------------------------------------------------
    def set_aside(self, name: str, claim: ClaimModel) -> None:
        answer = self.model.answer(name, A.SET_ASIDE, claim)
        self.move(
            answer, set_aside_claim, (E.SET_ASIDE, name, claim.number),
            reason=SetAside.OPINION, **self.versioned(name, claim),
        )  # fmt: skip
        if answer == "+":
            claim.set_aside()

    def restore(self, name: str, claim: ClaimModel) -> None:
        answer = self.model.answer(name, A.RESTORE, claim)
        if answer == "+" and claim.is_gone:
            answer = "!"
        self.move(
            answer, restore_claim, (E.RESTORE, name, claim.number), **self.versioned(name, claim)
        )
        if answer == "+":
            claim.merged_into = None
            if claim.round:
                claim.open_round()
            else:
                claim.status = S.PROPOSED

    def prioritise(self, name: str, claim: ClaimModel, priority: int) -> None:
        answer = self.model.answer(name, A.PRIORITISE, claim)
        is_new = claim.priority != priority
        self.move(
            answer, set_priority, *[(E.PRIORITISE, name, claim.number)] * is_new,
            priority=priority, **self.versioned(name, claim),
        )  # fmt: skip
        if answer == "+":
            claim.priority = priority

    def free_hold(self, name: str, claim: ClaimModel) -> None:
        """The first slot of the claim, whether it is held or not."""
        answer = self.model.answer(name, A.FREE_HOLD, claim)
        row = self.claim(claim)
        slots = claim.round.slots if claim.round else []
        held = next((n for n, slot in enumerate(slots) if slot.state == SlotState.HELD), None)
        if answer == "+" and held is None:
            answer = "!"
        key = ReviewSlot.objects.filter(round=row.round_id, number=(held or 0) + 1).values_list("pk", flat=True).first()  # fmt: skip
        self.move(
            answer, free_hold, (E.FREE_HOLD, name, claim.number),
            claim=row, by=self.person(name), slot=key or 0,
        )  # fmt: skip
        if answer == "+":
            slots[held].give(None, SlotState.FREE)

    def assign(self, name: str, people: frozenset[str]) -> None:
        may = self.is_editor(name)
        is_new = people != self.model.assigned
        self.move(
            "+" if may else "-", assign, *[(E.ASSIGN, name, None)] * is_new,
            article=self.article, by=self.person(name), people=[self.person(who) for who in people],
        )  # fmt: skip
        if may and is_new:
            self.model.assigned = set(people)
            for who in ROLES:
                if not self.model.sees(who):
                    self.release_all(who)

    def release_all(self, name: str) -> None:
        for slot in self.model.slots_of(name):
            slot.give(None, SlotState.FREE)

    def plan(self, name: str, tie_break: TieBreak) -> None:
        may = self.is_editor(name)
        is_new = tie_break != self.model.tie_break
        self.move(
            "+" if may else "-", plan_article, *[(E.PLAN, name, None)] * is_new,
            article=self.article, by=self.person(name), deadline=None, tie_break=tie_break,
        )  # fmt: skip
        if may:
            self.model.tie_break = tie_break

    def publish(self, name: str) -> None:
        may = self.is_editor(name)
        is_decided = any(claim.status == S.DECIDED for claim in self.model.claims.values())
        answer = "-" if not may else "+" if is_decided else "!"
        self.move(
            answer, publish, (E.PUBLISH, name, None),
            article=self.article, by=self.person(name), wording=make.EXPLAINED,
        )  # fmt: skip
        self.reports += answer == "+"

    # --- People ---------------------------------------------------------------------------------
    def switch(self, name: str, whom: str, *, is_active: bool) -> None:
        """Let somebody sign in, or not any more: what they reserved is released."""
        actor, person = self.model.people[name], Person.objects.get(pk=self.keys[whom])
        may = name == "ada" and actor.is_active
        person.is_active = is_active
        freed = [
            (E.FREE_HOLD, name, claim.number)
            for claim in sorted(self.model.claims.values(), key=lambda claim: claim.number)
            if not is_active and claim.status == S.OPEN and claim.round.reserved_by(whom)
        ]
        self.move(
            "+" if may else "-", save_person, *freed,
            person=person, by=self.person(name), roles=ROLES[whom],
        )  # fmt: skip
        self.read.pop(whom, None)
        if may:
            self.model.people[whom].is_active = is_active
            if not is_active:
                self.release_all(whom)

    def declare(self, name: str, *, has_conflict: bool) -> None:
        """A lease on a claim that one may not judge ends; a hold stays."""
        person = self.model.people[name]
        may = person.is_active and (person.is_editor or person.is_reviewer)
        interests = [OUTLET] if has_conflict else []
        self.move("+" if may else "-", declare_conflicts, by=self.person(name), interests=interests)
        self.read.pop(name, None)
        if not may:
            return
        if has_conflict and not person.has_conflict:
            for slot in self.model.slots_of(name):
                if slot.state == SlotState.LEASED:
                    slot.give(None, SlotState.FREE)
        person.has_conflict = has_conflict
