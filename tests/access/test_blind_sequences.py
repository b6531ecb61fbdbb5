"""Random sequences of moves by four people: nobody's independent review ever follows their reading.

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

SEQUENCES = int(os.environ.get("BLIND_SEQUENCES", "10"))
STEPS = 22
TEXT = (
    "The city has 35,000 trees, and it planted 1,200 bushes in 2024. "
    "The mayor said the budget rose by 4 percent."
)
ATOMS = ("trees", "bushes", "budget")
"""The assertions of the text; a claim is about those whose word it holds."""
PEOPLE = st.integers(0, 3)
CLAIMS = st.integers(0, 5)
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
    @rule(who=PEOPLE, which=CLAIMS, page=st.integers(0, 3))
    def look(self, who: int, which: int, page: int) -> None:
        """Fetch a page and note which reviews of open rounds it shows."""
        person, claim = self.person(who), self.claim(which)
        own = claim.get_absolute_url()
        admin = "/admin/claims/claim/"
        address = (own, f"{own}history/", f"{admin}{claim.pk}/change/", f"{admin}?status=all")[page]
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
        is_filled = claim.round.reviews.submitted().count() >= claim.round.needed
        done = self.attempt(undo_review, claim=claim, by=self.person(who))
        assert not (done and is_filled), "a submit was undone while only the tie-break was missing"

    @rule(who=PEOPLE, which=CLAIMS)
    def skip(self, who: int, which: int) -> None:
        self.attempt(
            skip_claim, claim=self.claim(which), by=self.person(who), reason=SkipReason.OTHER
        )

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
    def split(self, who: int, which: int) -> None:
        quotes = ["trees", "bushes"]
        self.renew(split_claim, who, self.claim(which), quotes=quotes)

    @rule(who=PEOPLE, which=CLAIMS, other=CLAIMS)
    def merge(self, who: int, which: int, other: int) -> None:
        claim, other_claim = self.claim(which), self.claim(other)
        if claim != other_claim and other_claim.start is not None and claim.start is not None:
            self.renew(merge_claims, who, claim, others=[other_claim])

    @rule(who=PEOPLE, which=CLAIMS)
    def set_aside_and_restore(self, who: int, which: int) -> None:
        claim = self.claim(which)
        self.renew(set_aside_claim, who, claim, reason=SetAside.OPINION)
        claim = self.claim(which)
        editor = self.person(who)
        self.attempt(restore_claim, claim=claim, by=editor, lock_version=claim.lock_version)

    @rule(who=PEOPLE, which=CLAIMS)
    def send_back(self, who: int, which: int) -> None:
        claim = self.claim(which)
        self.attempt(
            send_back, claim=claim, by=self.person(who), lock_version=claim.lock_version, note="Again."
        )  # fmt: skip

    @rule(who=PEOPLE, number=st.integers(1, 9))
    def revise(self, who: int, number: int) -> None:
        text = re.sub(r"\d(?=,000 trees)", str(number), self.claim(0).article.revision.text)
        self.attempt(revise_article, article=self.fresh_article(), by=self.person(who), text=text)

    @rule(who=PEOPLE, atom=st.sampled_from(ATOMS))
    def add(self, who: int, atom: str) -> None:
        """Add a claim about the same words, and open it."""
        article, person = self.fresh_article(), self.person(who)
        if article.claims.count() > 5:
            return
        if self.attempt(add_claim, article=article, by=person, quote=atom):
            number = article.claims.latest("number").number
            self.attempt(open_claims, article=article, by=person, numbers=[number])

    def fresh_article(self) -> Article:
        return Article.objects.get(pk=self.article.pk)

    # --- Roles ---------------------------------------------------------------------------------
    @rule(who=PEOPLE, roles=ROLES, is_past_the_action=st.booleans())
    def change_roles(self, who: int, roles: set[Role], is_past_the_action: bool) -> None:
        person = self.person(who)
        if is_past_the_action:
            person.groups.set(Group.objects.filter(name__in=[role.value for role in roles]))
        else:
            self.attempt(save_person, person=person, by=self.root, roles=roles)

    @rule(who=PEOPLE, roles=ROLES)
    def change_own_roles(self, who: int, roles: set[Role]) -> None:
        person = self.person(who)
        before = person.roles
        self.attempt(save_person, person=person, by=person, roles=roles)
        assert self.person(who).roles == before, "somebody changed their own roles"

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
