"""Random sequences of moves by four people, and eleven chosen ones: nobody's independent review ever follows their reading.

The model knows what each person was shown: pages are fetched, and every submitted review holds a word of
its own that is looked for in them. `BLIND_SEQUENCES=200 pytest tests/access/test_blind_sequences.py` tries
more sequences than the suite does.
"""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from claims.access.refusals import Refusal
from claims.access.rules import actions_for
from claims.articles.actions.claim_lifecycle import (
    add_claim,
    open_claims,
    restore_claim,
    set_aside_claim,
)
from claims.articles.actions.revising import revise_article
from claims.articles.actions.wording import edit_claim, merge_claims, split_claim
from claims.desk.actions.reviewing import submit_review, undo_review
from claims.desk.actions.skipping import skip_claim
from claims.models import Article, Claim, Person, Review, Skip
from claims.moderation.actions.deciding import send_back
from claims.people.actions.accounts import save_person
from claims.vocabulary import Action, ClaimStatus, Role, SetAside, SkipReason, TieBreak
from tests import factories as make

SEQUENCES = int(os.environ.get("BLIND_SEQUENCES", "8"))
STEPS = 22
TEXT = "The city has 35,000 trees, and it planted 1,200 bushes in 2024."
ATOMS = ("trees", "bushes")
"""The assertions of the text; a claim is about those whose word it holds."""
PEOPLE = st.integers(0, 3)
CLAIMS = st.integers(0, 1)
ROLES = st.sampled_from(
    [{Role.REVIEWER}, {Role.EDITOR}, {Role.EDITOR, Role.REVIEWER}, {Role.ADMINISTRATOR, Role.REVIEWER}]
)  # fmt: skip


@dataclass
class Secret:
    """A submitted review: the word in it, what it is about, and by whom and in which round."""

    word: str
    atoms: set[str]
    by: int
    round: int


@dataclass
class Shown:
    """What one person was shown of open rounds, and about what this still bars them."""

    rounds: set[int] = field(default_factory=set)
    atoms: set[str] = field(default_factory=set)


class Sequences(RuleBasedStateMachine):
    """Moves are tried by whoever; a refusal is as good as a success, as long as nothing leaks."""

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.root = Person.objects.create_superuser("root@desk.example", "x", name="Root")
        roles = ({Role.REVIEWER}, {Role.REVIEWER}, {Role.EDITOR}, {Role.EDITOR, Role.REVIEWER})
        self.people = [make.make_person(f"Person {n}", *own).pk for n, own in enumerate(roles)]
        self.article = make.make_article(TEXT)
        Article.objects.filter(pk=self.article.pk).update(tie_break=TieBreak.REVIEWER)
        numbers = self.article.claims.values_list("number", flat=True)
        open_claims(article=self.article, by=self.root, numbers=list(numbers))
        self.secrets: list[Secret] = []
        self.shown = {key: Shown() for key in self.people}
        self.complete: set[int] = set()
        self.submit(0, 0, "True")  # something to read

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    # --- What there is -------------------------------------------------------------------------
    def person(self, number: int) -> Person:
        return Person.objects.get(pk=self.people[number])

    def claim(self, number: int) -> Claim:
        claims = list(Claim.objects.with_words().filter(article=self.article).order_by("number"))
        return claims[number % len(claims)]

    @staticmethod
    def atoms_of(claim: Claim) -> set[str]:
        return {atom for atom in ATOMS if atom in claim.current.quote}

    @staticmethod
    def is_blinded(person: Person, claim: Claim) -> bool:
        """Whether the guidelines promise that this person doesn't see the claim's open round."""
        if claim.status != ClaimStatus.OPEN:
            return False
        has_skipped = Skip.objects.filter(round=claim.round, person=person).exists()
        return not person.is_editor or (person.is_reviewer and not has_skipped)

    def attempt(self, move: Callable, **arguments: object) -> bool:
        """Try a move; return whether it was done. Then look which rounds are complete."""
        try:
            with transaction.atomic():
                move(**arguments)
        except Refusal:
            return False
        self.note_complete_rounds()
        return True

    def note_complete_rounds(self) -> None:
        """A complete round frees those who were shown nothing of it while it was open."""
        rows = Claim.objects.filter(
            article=self.article, round__closed_at__isnull=False,
            status__in=(ClaimStatus.AGREED, ClaimStatus.DISPUTED),
        )  # fmt: skip
        for claim in rows.exclude(round__in=self.complete).select_related("current"):
            self.complete.add(claim.round_id)
            for shown in self.shown.values():
                if claim.round_id not in shown.rounds:
                    shown.atoms -= self.atoms_of(claim)

    # --- Reading -------------------------------------------------------------------------------
    @rule(who=PEOPLE, which=CLAIMS, is_history=st.booleans())
    def look(self, who: int, which: int, is_history: bool) -> None:
        """Fetch a page about a claim and note which reviews of open rounds it shows."""
        person, claim = self.person(who), self.claim(which)
        address = f"{claim.get_absolute_url()}{'history/' if is_history else ''}"
        client = Client()
        client.force_login(person)
        text = client.get(address).text
        words = set(re.findall(r"secret-\d+", text))
        open_rounds = set(
            Review.objects.filter(round__closed_at=None).values_list("round", flat=True)
        )
        for secret in self.secrets:
            is_hidden = secret.round in open_rounds and secret.by != person.pk
            if secret.word in words and is_hidden:
                skipped = Skip.objects.filter(round=secret.round, person=person).exists()
                assert person.is_editor, f"{address} shows {secret} to a reviewer"
                assert skipped or not person.is_reviewer, f"{address} shows {secret} to a reviewer"
                self.shown[person.pk].rounds.add(secret.round)
                self.shown[person.pk].atoms |= secret.atoms

    # --- Reviewing -----------------------------------------------------------------------------
    @rule(who=PEOPLE, which=CLAIMS, label=st.sampled_from(["True", "False"]))
    def submit(self, who: int, which: int, label: str) -> None:
        person, claim = self.person(who), self.claim(which)
        word = f"secret-{len(self.secrets)}"
        draft = make.make_draft(label, rationale=word)
        saved = Review.objects.filter(round=claim.round, reviewer=person).first()
        version = saved.version if saved else 0
        if self.attempt(submit_review, claim=claim, by=person, version=version, draft=draft):
            if saved and saved.is_submitted:
                return
            atoms = self.atoms_of(claim)
            read = self.shown[person.pk].atoms & atoms
            assert not read, f"{person} reviewed {claim} after reading about {read}"
            self.secrets.append(Secret(word, atoms, person.pk, claim.round_id))

    @rule(who=PEOPLE, which=CLAIMS)
    def undo(self, who: int, which: int) -> None:
        claim = self.claim(which)
        if claim.round is None:
            return
        is_filled = claim.round.reviews.submitted().count() >= claim.round.needed
        done = self.attempt(undo_review, claim=claim, by=self.person(who))
        assert not (done and is_filled), "a submit was undone while only the tie-break was missing"

    @rule(who=PEOPLE, which=CLAIMS)
    def skip(self, who: int, which: int) -> None:
        self.attempt(
            skip_claim, claim=self.claim(which), by=self.person(who), reason=SkipReason.OTHER
        )

    @rule(who=PEOPLE, other=PEOPLE, which=CLAIMS)
    def differ_and_undo(self, who: int, other: int, which: int) -> None:
        """Two people give opposite verdicts, and the first wants to try the other one."""
        self.submit(who, which, "True")
        self.submit(other, which, "False")
        self.undo(who, which)

    @rule(which=CLAIMS)
    def complete_and_send_back(self, which: int) -> None:
        """Colleagues fill the round, and an editor opens another."""
        for name in ("Helper One", "Helper Two", "Helper Three"):
            helper = make.make_person(name, Role.REVIEWER)
            draft = make.make_draft("True", rationale="Seen by nobody.")
            self.attempt(submit_review, claim=self.claim(which), by=helper, version=0, draft=draft)
        claim, version = self.claim(which), self.claim(which).lock_version
        self.attempt(send_back, claim=claim, by=self.root, lock_version=version, note="Again.")

    # --- Ending and renewing rounds ------------------------------------------------------------
    def renew(self, move: Callable, who: int, claim: Claim, **arguments: object) -> None:
        """Try a move that ends or renews a round; an editor who is blinded in it may not."""
        person = self.person(who)
        is_blinded = person.is_editor and self.is_blinded(person, claim)
        done = self.attempt(
            move, claim=claim, by=person, lock_version=claim.lock_version, **arguments
        )
        assert not (done and is_blinded), f"{person} renewed a round they are blinded in"

    @rule(who=PEOPLE, which=CLAIMS, words=st.sampled_from(["", "One", "Another"]))
    def edit(self, who: int, which: int, words: str) -> None:
        self.renew(edit_claim, who, self.claim(which), statement="", short_form=words, claimant="")

    @rule(who=PEOPLE, which=CLAIMS)
    def set_aside_and_restore(self, who: int, which: int) -> None:
        self.renew(set_aside_claim, who, self.claim(which), reason=SetAside.OPINION)
        claim = self.claim(which)
        self.attempt(
            restore_claim, claim=claim, by=self.person(who), lock_version=claim.lock_version
        )

    @rule(
        who=PEOPLE,
        which=CLAIMS,
        way=st.sampled_from(["split", "merge", "send back", "revise", "add"]),
    )
    def move_words(self, who: int, which: int, way: str) -> None:
        """Split or merge claims, send one back, revise the article, or add a claim about the same words."""
        claim, other, person = self.claim(which), self.claim(which + 1), self.person(who)
        article = Article.objects.get(pk=self.article.pk)
        if way == "split":
            self.renew(split_claim, who, claim, quotes=["trees", "bushes"])
        elif way == "merge" and claim != other and None not in (claim.start, other.start):
            self.renew(merge_claims, who, claim, others=[other])
        elif way == "send back":
            version = claim.lock_version
            self.attempt(send_back, claim=claim, by=person, lock_version=version, note="Again.")
        elif way == "revise":
            text = article.revision.text.replace("35,000", "36,000")
            text = TEXT if text == article.revision.text else text
            self.attempt(revise_article, article=article, by=person, text=text)
        elif way == "add" and article.claims.count() < 4:
            self.add(article, person)

    def add(self, article: Article, person: Person) -> None:
        """Add a claim about words that another claim has, and open it."""
        if self.attempt(add_claim, article=article, by=person, quote="bushes"):
            number = article.claims.latest("number").number
            self.attempt(open_claims, article=article, by=person, numbers=[number])

    # --- Roles ---------------------------------------------------------------------------------
    @rule(who=PEOPLE, roles=ROLES, by=st.sampled_from(["somebody else", "themselves", "a command"]))
    def change_roles(self, who: int, roles: set[Role], by: str) -> None:
        person = self.person(who)
        before = person.roles
        if by == "a command":
            person.groups.set(Group.objects.filter(name__in=[role.value for role in roles]))
        elif by == "somebody else":
            self.attempt(save_person, person=person, by=self.root, roles=roles)
        else:
            self.attempt(save_person, person=person, by=person, roles=roles)
            assert self.person(who).roles == before, "somebody changed their own roles"

    @rule(who=PEOPLE, which=CLAIMS, is_for_a_moment=st.booleans())
    def read_and_become_reviewer(self, who: int, which: int, is_for_a_moment: bool) -> None:
        """An editor reads, and is a reviewer from then on; or a reviewer is an editor for a moment."""
        if is_for_a_moment:
            self.change_roles(who, {Role.EDITOR}, "a command")
        self.look(who, which, is_history=False)
        self.change_roles(who, {Role.REVIEWER}, "a command")

    # --- What always holds ---------------------------------------------------------------------
    @invariant()
    def nobody_can_review_what_they_read(self) -> None:
        """Nobody is offered the review of a claim of which they were shown an open round."""
        readers = [key for key, shown in self.shown.items() if shown.atoms]
        if not readers:
            return
        claims = Claim.objects.with_words().filter(article=self.article, status=ClaimStatus.OPEN)
        for claim in claims:
            for key in readers:
                read = self.shown[key].atoms & self.atoms_of(claim)
                if read:
                    person = Person.objects.get(pk=key)
                    assert Action.REVIEW not in actions_for(person, claim), (
                        f"{person} can review {claim} after reading about {read}"
                    )


@pytest.mark.django_db
def test_no_independent_review_ever_follows_its_reviewers_reading():
    run_state_machine_as_test(
        Sequences,
        settings=settings(
            max_examples=SEQUENCES,
            stateful_step_count=STEPS,
            derandomize="BLIND_SEQUENCES" not in os.environ,
            database=None,
        ),
    )


# --- Sequences that each break without one rule ------------------------------------------------
def skip_read(desk: Sequences) -> None:
    desk.skip(3, 0)
    desk.look(3, 0, is_history=False)


def skip_read_and_edit(desk: Sequences) -> None:
    skip_read(desk)
    desk.edit(2, 0, "One")
    desk.submit(3, 0, "True")


def skip_before_there_is_something_to_read(desk: Sequences) -> None:
    desk.edit(2, 0, "One")
    desk.skip(3, 0)
    desk.submit(1, 0, "True")
    desk.look(3, 0, is_history=False)
    desk.edit(2, 0, "Another")


def be_editor_for_a_moment(desk: Sequences) -> None:
    desk.read_and_become_reviewer(1, 0, is_for_a_moment=True)


def read_and_add_the_same_words(desk: Sequences) -> None:
    skip_read(desk)
    desk.move_words(2, 0, "add")


def read_and_send_back(desk: Sequences) -> None:
    skip_read(desk)
    desk.submit(1, 0, "True")
    desk.move_words(2, 0, "send back")


def read_and_end_rounds_early(desk: Sequences) -> None:
    skip_read(desk)
    for _ in range(2):
        desk.set_aside_and_restore(2, 0)


def try_both_verdicts(desk: Sequences) -> None:
    desk.differ_and_undo(0, 1, 0)


def edit_within(desk: Sequences) -> None:
    desk.edit(3, 0, "One")


def set_aside_within(desk: Sequences) -> None:
    desk.set_aside_and_restore(3, 0)


def give_oneself_a_role(desk: Sequences) -> None:
    desk.change_roles(0, {Role.ADMINISTRATOR, Role.REVIEWER}, "a command")
    desk.change_roles(0, {Role.EDITOR}, "themselves")


def look_without_skipping(desk: Sequences) -> None:
    desk.look(3, 0, is_history=True)


READING = (
    skip_read_and_edit, skip_before_there_is_something_to_read, be_editor_for_a_moment,
    read_and_add_the_same_words, read_and_send_back, read_and_end_rounds_early,
)  # fmt: skip
CLOSED = (
    try_both_verdicts,
    edit_within,
    set_aside_within,
    give_oneself_a_role,
    look_without_skipping,
)


@pytest.mark.django_db
@pytest.mark.parametrize("sequence", READING + CLOSED)
def test_no_review_follows_a_reading_in_this_sequence(sequence: Callable):
    desk = Sequences()
    try:
        sequence(desk)

        desk.nobody_can_review_what_they_read()
        was_shown = any(shown.atoms for shown in desk.shown.values())
        assert was_shown == (sequence in READING)
    finally:
        desk.teardown()
