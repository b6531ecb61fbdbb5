"""The newsroom of the machine: each move is predicted by the model, made by the product, and both are compared."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

from claims.access.change_token import change_token
from claims.access.refusals import Conflict, Forbidden, Refusal
from claims.articles.actions.claim_lifecycle import (
    dismiss_claim,
    open_claims,
)
from claims.articles.actions.revising import preview_revision, revise_article
from claims.articles.actions.wording import edit_claim, merge_claims, split_claim
from claims.desk.actions.commenting import add_comment
from claims.desk.actions.drafts import Draft
from claims.desk.actions.reviewing import save_draft, submit_review, undo_review
from claims.desk.actions.skipping import release_claim, skip_claim
from claims.desk.actions.slots import take_next, take_slot
from claims.models import Article, Claim, Person, Review, ReviewSlot
from claims.text.revisions.comparison import Fate
from claims.vocabulary import Action, ClaimStatus, EventType, Role, SetAside, SkipReason, SlotState
from tests import factories as make
from tests.machine.model import ClaimModel, Model, PersonModel

A, S, E = Action, ClaimStatus, EventType
HEADINGS = ("Trees of the city", "Nothing of this is true")
TEXT = "\n\n".join(
    [
        HEADINGS[0],
        *(f"The city planted {n}00 trees, and it cut {n}0 shrubs in 200{n}." for n in (3, 4, 5)),
    ]
)
OUTLET = "The Daily Note"
ROLES = {
    "ria": (Role.REVIEWER,),
    "rob": (Role.REVIEWER,),
    "ray": (Role.REVIEWER,),
    "edith": (Role.EDITOR,),
    "both": (Role.EDITOR, Role.REVIEWER),
    "ada": (Role.ADMINISTRATOR,),
}
"""Three reviewers, two editors of whom one reviews too, and an administrator."""
REFUSED = {Forbidden: "-", Conflict: "!"}
SET_ASIDE_ANSWER = SetAside.OPINION.value


@dataclass
class Desk:
    """The rows, and the model of what they should be."""

    model: Model
    article_key: int
    keys: dict[str, int]
    """Of the people."""
    events: list[tuple[str, str, int | None]] = field(default_factory=list)
    """What the article's chain should hold since the beginning: type, actor, number of the claim."""
    read: dict[str, Person] = field(default_factory=dict)
    reports: int = 0
    texts: int = 0

    # --- Rows -----------------------------------------------------------------------------------
    def person(self, name: str) -> Person:
        """Somebody as a request has them. They are read again after they change."""
        if name not in self.read:
            self.read[name] = Person.objects.with_roles().get(pk=self.keys[name])
        return self.read[name]

    @property
    def article(self) -> Article:
        return Article.objects.get(pk=self.article_key)

    def claim(self, claim: ClaimModel) -> Claim:
        return Claim.objects.with_words().get(article=self.article_key, number=claim.number)

    def review(self, name: str, claim: ClaimModel) -> Review | None:
        row = self.claim(claim)
        return Review.objects.filter(round=row.round_id, reviewer=self.keys[name]).first()

    # --- One move -------------------------------------------------------------------------------
    def move(
        self,
        expected: str,
        action: Callable,
        *events: tuple[str, str, int | None],
        hidden_in: ClaimModel | None = None,
        actor: str = "",
        **arguments: object,
    ) -> object:
        """Take an action and compare its answer with the model's; return what it returns.

        A move that is `hidden_in` a claim's open round changes nothing for those who may not see the round.
        """
        before = self.tokens_hidden_from(actor, hidden_in) if hidden_in else {}
        try:
            with transaction.atomic():
                done = action(**arguments)
                connection.check_constraints()
            answer = "+"
        except Refusal as refusal:
            signs = (sign for kind, sign in REFUSED.items() if isinstance(refusal, kind))
            done, answer = None, next(signs, "~")
        assert answer == expected, (
            f"{action.__name__} is {answer}, expected {expected}: {arguments}"
        )
        if answer == "+":
            self.events += events
        if hidden_in:
            after = self.tokens_hidden_from(actor, hidden_in)
            assert {name: after[name] for name in before if name in after} == before
        return done

    def tokens_hidden_from(self, actor: str, claim: ClaimModel) -> dict[str, int | None]:
        """The change tokens of those who may see nothing of a claim's round, other than the actor.

        An editor who reads another open round may see there that the actor's lease ends.
        """
        rounds = [row for row in self.model.claims.values() if row is claim or row.status == S.OPEN]
        hidden = (
            person
            for person in self.model.people.values()
            if person.name != actor
            and self.model.sees(person.name)
            and (not person.is_editor or all(self.model.is_blinded(person, row) for row in rounds))
        )
        slug = self.article.slug
        return {p.name: change_token(self.person(p.name), slug, claim.number) for p in hidden}

    def versioned(self, name: str, claim: ClaimModel) -> dict[str, object]:
        row = self.claim(claim)
        return {"claim": row, "by": self.person(name), "lock_version": row.lock_version}

    # --- Choosing claims ------------------------------------------------------------------------
    def open(self, name: str, claim: ClaimModel) -> None:
        """Claims that are no suggestions any more are ignored."""
        may = self.model.sees(name)
        is_new = claim.status == S.PROPOSED
        events = [(E.OPEN, name, claim.number)] if is_new else []
        self.move(
            "+" if may else "-", open_claims, *events,
            article=self.article, by=self.person(name), numbers=[claim.number],
        )  # fmt: skip
        if may and is_new:
            claim.open_round()

    def dismiss(self, name: str, claim: ClaimModel) -> None:
        answer = self.model.answer(name, A.DISMISS, claim)
        self.move(
            answer, dismiss_claim, (E.DISMISS, name, claim.number),
            claim=self.claim(claim), by=self.person(name), reason=SetAside.OPINION,
        )  # fmt: skip
        if answer == "+":
            claim.set_aside()

    def edit(self, name: str, claim: ClaimModel) -> None:
        answer = self.model.answer(name, A.EDIT, claim)
        self.texts += 1
        self.move(
            answer, edit_claim, (E.EDIT, name, claim.number),
            statement=f"Statement {self.texts}.", short_form="", claimant="", **self.versioned(name, claim),
        )  # fmt: skip
        if answer == "+":
            claim.reword()

    def split(self, name: str, claim: ClaimModel) -> None:
        if not claim.is_whole or claim.is_gone:
            return
        answer = self.model.answer(name, A.EDIT, claim)
        quote = self.claim(claim).current.quote
        first, _, second = quote.partition(", and ")
        parts = self.move(
            answer, split_claim, (E.SPLIT_CLAIM, name, claim.number),
            quotes=[first, second.removesuffix(".")], **self.versioned(name, claim),
        )  # fmt: skip
        if answer == "+":
            part = ClaimModel(parts[1].number, is_whole=False)
            self.model.claims[part.number] = part
            if claim.round:
                part.open_round()
            claim.reword()
            claim.is_whole = False

    def merge(self, name: str, claim: ClaimModel, other: ClaimModel) -> None:
        """The first of the two that can't be edited is refused."""
        if claim is other:
            return
        answers = [self.model.answer(name, A.EDIT, row) for row in (claim, other)]
        answer = next((sign for sign in answers if sign != "+"), "+")
        rows = self.claim(claim), self.claim(other)
        is_longer = answer == "+" and not (
            rows[0].start <= rows[1].start and rows[1].end <= rows[0].end
        )
        self.move(
            answer, merge_claims, (E.MERGE, name, claim.number),
            others=[rows[1]], **self.versioned(name, claim),
        )  # fmt: skip
        if answer == "+":
            if is_longer:
                claim.reword()
                claim.is_whole = False
            if other.round and not other.round.is_closed:
                other.round.release_unsubmitted()
            other.status, other.merged_into = S.SET_ASIDE, claim.number

    def revise(self, name: str, claim: ClaimModel | None) -> None:
        """Change a number in the words of one claim, or the heading, on which all depend."""
        article = self.article
        text = article.revision.text
        if claim is None:
            old = next(heading for heading in HEADINGS if heading in text)
            text = text.replace(old, HEADINGS[1 - HEADINGS.index(old)])
        elif claim.is_gone:
            return
        else:
            row = self.claim(claim)
            self.texts += 1
            quote = text[row.start : row.end]
            new = quote.replace("trees", f"trees {self.texts}").replace(
                "shrubs", f"shrubs {self.texts}"
            )
            text = text[: row.start] + new + text[row.end :]
        may = self.model.sees(name)
        previews = (
            preview_revision(article=article, by=self.person(name), text=text).claims if may else []
        )
        self.move(
            "+" if may else "-", revise_article, article=article, by=self.person(name), text=text
        )
        if may:
            for preview in previews:
                self.carry(name, preview)
            for number in self.article.claims.filter(number__gt=max(self.model.claims)).values_list("number", flat=True):  # fmt: skip
                self.model.claims[number] = ClaimModel(number)
            self.events.append((E.REVISE, name, None))

    def carry(self, name: str, preview: object) -> None:
        """What becomes of a claim in the new text. Its fate is that of the comparison of texts, which has its own tests."""
        claim, fate = self.model.claims[preview.claim.number], preview.carried.fate
        is_quiet = claim.status == S.PROPOSED and fate == Fate.CONTEXT_CHANGED
        if fate != Fate.UNCHANGED and not is_quiet:
            self.events.append((E.CARRY, name, claim.number))
        keeps = claim.status in (S.PROPOSED, S.AGREED, S.DISPUTED, S.DECIDED, S.CONTEXT_CHANGED)
        if preview.is_in_force_again:
            claim.status = S.DECIDED
        elif fate == Fate.GONE:
            if claim.round and not claim.round.is_closed:
                claim.round.release_unsubmitted()
            claim.status, claim.is_gone = S.SET_ASIDE, True
        elif fate == Fate.CONTEXT_CHANGED and keeps:
            claim.version += 1
            if claim.status == S.DECIDED:
                claim.status = S.CONTEXT_CHANGED
        elif fate == Fate.CHANGED or (fate == Fate.CONTEXT_CHANGED and not claim.merged_into):
            claim.reword()

    # --- Reviewing ------------------------------------------------------------------------------
    def take(self, name: str, claim: ClaimModel) -> None:
        answer = self.model.answer(name, A.REVIEW, claim)
        if answer == "+" and self.model.take(name, claim, SlotState.LEASED) is None:
            answer = "!"
        self.move(
            answer, take_slot, claim=self.claim(claim), by=self.person(name),
        )  # fmt: skip

    def next(self, name: str) -> None:
        person, wanted = self.model.people[name], self.model.next_claim(name)
        taken = self.move("+", take_next, article=self.article, by=self.person(name))
        expected = wanted.number if wanted and person.is_active else None
        assert (taken.claim_number if taken else None) == expected
        if taken:
            self.model.take(name, wanted, SlotState.LEASED, is_next=True)

    def draft(self, name: str, claim: ClaimModel) -> None:
        answer = self.model.answer(name, A.REVIEW, claim)
        if claim.round and name in claim.round.answers:
            answer = "!"
        slot = self.model.take(name, claim, SlotState.HELD) if answer == "+" else None
        self.texts += 1
        saved = self.review(name, claim)
        self.move(
            answer if slot or answer != "+" else "!", save_draft,
            hidden_in=claim if claim.status == S.OPEN else None, actor=name,
            claim=self.claim(claim), by=self.person(name), version=saved.version if saved else 0,
            draft=make.make_draft("True", f"Words {self.texts}."),
        )  # fmt: skip
        if slot:
            slot.give(name, SlotState.HELD)
            claim.round.drafts.add(name)

    def submit(self, name: str, claim: ClaimModel, label: str) -> None:
        answer = self.model.answer(name, A.REVIEW, claim)
        if claim.round and name in claim.round.answers:
            answer = "!"
        if answer == "+" and not claim.round.reserved_by(name):
            answer = "+" if self.model.take(name, claim, SlotState.LEASED) else "!"
        self.texts += 1
        words = f"Words {self.texts}."
        draft = make.make_draft(label, words) if label != SET_ASIDE_ANSWER else Draft(
            set_aside_reason=SetAside.OPINION, rationale=words
        )  # fmt: skip
        saved, round_, number = self.review(name, claim), claim.round, claim.number
        is_hidden = claim.status == S.OPEN
        is_closed = False
        if answer == "+":
            is_hidden = True
            round_.slot_of(name).give(name, SlotState.SUBMITTED)
            round_.answers[name] = label
            round_.drafts.discard(name)
            is_closed = claim.settle(self.model.tie_break)
        events = [(E.REVIEW, name, number)] + [(E.CLOSE_ROUND, name, number)] * is_closed
        self.move(
            answer, submit_review, *events, hidden_in=claim if is_hidden and not is_closed else None,
            actor=name, claim=self.claim(claim), by=self.person(name),
            version=saved.version if saved else 0, draft=draft,
        )  # fmt: skip

    def undo(self, name: str, claim: ClaimModel) -> None:
        answer = self.model.answer(name, A.UNDO, claim)
        self.move(
            answer, undo_review, (E.UNDO, name, claim.number),
            hidden_in=claim if claim.status == S.OPEN else None, actor=name,
            claim=self.claim(claim), by=self.person(name),
        )  # fmt: skip
        if answer == "+":
            claim.round.slot_of(name).give(name, SlotState.HELD)
            del claim.round.answers[name]
            claim.round.drafts.add(name)

    def leave(self, name: str, claim: ClaimModel, action: A) -> None:
        """Skip a claim, or release it."""
        answer = self.model.answer(name, action, claim)
        slot = claim.round.reserved_by(name) if claim.round else None
        was_held = slot is not None and slot.state == SlotState.HELD
        event = E.RELEASE if was_held or action == A.RELEASE else E.SKIP
        arguments = {"claim": self.claim(claim), "by": self.person(name)}
        if action == A.SKIP:
            arguments["reason"] = SkipReason.TIME
        self.move(
            answer, skip_claim if action == A.SKIP else release_claim, (event, name, claim.number),
            hidden_in=claim if claim.status == S.OPEN else None, actor=name, **arguments,
        )  # fmt: skip
        if answer == "+":
            claim.round.skipped.add(name)
            if slot:
                slot.give(None, SlotState.FREE)

    def comment(self, name: str, claim: ClaimModel) -> None:
        may = self.model.sees(name)
        self.texts += 1
        self.move(
            "+" if may else "-", add_comment, (E.COMMENT, name, claim.number),
            hidden_in=claim if claim.status == S.OPEN else None, actor=name,
            claim=self.claim(claim), by=self.person(name), text=f"@Edith Example, comment {self.texts}.",
            key=uuid.uuid4(),
        )  # fmt: skip

    def let_time_pass(self) -> None:
        """Every lease ends."""
        leases = ReviewSlot.objects.filter(article=self.article_key, state=SlotState.LEASED)
        leases.update(until=timezone.now() - timedelta(minutes=1))
        for claim in self.model.claims.values():
            for slot in claim.round.slots if claim.round else ():
                slot.is_over = slot.state == SlotState.LEASED


def make_desk[D: Desk](kind: type[D]) -> D:
    """Make the people and the article."""
    keys = {
        name: make.make_person(f"{name.title()} Example", *roles).pk
        for name, roles in ROLES.items()
    }
    article = make.make_article(TEXT, headline=HEADINGS[0], publisher=OUTLET, reviews_needed=2)
    people = {
        name: PersonModel(name, Role.REVIEWER in roles, Role.EDITOR in roles)
        for name, roles in ROLES.items()
    }
    model = Model(people)
    for number in article.claims.order_by("number").values_list("number", flat=True):
        model.claims[number] = ClaimModel(number)
    return kind(model, article.pk, keys)
