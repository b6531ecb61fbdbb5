"""The SQL that takes slots and the readers that pages use agree on who may take what."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from claims.access.slots import (
    is_in_assigned_article,
    is_within_hold_limit,
    leases_to_resume,
    offered_slots,
    slots_in_article,
    slots_of_round,
)
from claims.articles.actions.claim_lifecycle import open_claims, set_aside_claim
from claims.desk.actions.skipping import skip_claim
from claims.desk.actions.slots import take_slot
from claims.desk.queries.taking import TakenSlot, take_next_claim, take_slot_of
from claims.models import Article, Assignment, Claim, Person, ReviewSlot, Skip
from claims.models.slot import MOST_HOLDS
from claims.people.actions.accounts import declare_conflicts
from claims.vocabulary import Role, SetAside, SkipReason, SlotState
from tests import factories as make

PEOPLE = ("nobody special", "busy", "at the limit", "assigned", "early reader", "reviewing editor")


@pytest.fixture
def people(db: None) -> dict[str, Person]:
    """One person for each way to stand to the claims of `desk`."""
    people = {name: make.make_person(name, Role.REVIEWER) for name in PEOPLE[:-1]}
    people["reviewing editor"] = make.make_person("both", Role.REVIEWER, Role.EDITOR)
    return people


@pytest.fixture
def desk(people: dict[str, Person]) -> dict[str, Claim]:
    """Claims in every state that decides who may take them."""
    busy, editor = people["busy"], people["reviewing editor"]
    big = make.make_article()
    claims = [make.make_claim(big) for _ in range(3)]
    claims += [make.make_claim(make.make_article(reviews_needed=1)) for _ in range(3)]
    free, reviewed, skipped, leased, held, ended = claims
    ours, theirs, conflicted, aside = (make.make_claim() for _ in range(4))
    Assignment.objects.create(article=ours.article, person=people["assigned"])
    Assignment.objects.create(article=theirs.article, person=people["nobody special"])
    Article.objects.filter(pk=conflicted.article_id).update(publisher="The Daily Note")
    declare_conflicts(by=busy, interests=["The Daily Note"])
    Claim.objects.filter(pk=theirs.pk).update(priority=3)
    Article.objects.filter(pk=free.article_id).update(deadline=timezone.now() + timedelta(days=2))
    set_aside_claim(
        claim=aside,
        by=make.make_person("another editor", Role.EDITOR),
        lock_version=make.fresh(aside).lock_version,
        reason=SetAside.OPINION,
    )
    make.review(reviewed, busy)
    for name in (Role.EDITOR, Role.REVIEWER):
        people["early reader"].groups.set(Group.objects.filter(name=name))
    people["early reader"] = Person.objects.get(pk=people["early reader"].pk)
    skip_claim(claim=skipped, by=busy, reason=SkipReason.LANGUAGE)
    take_slot(claim=ended, by=editor)
    run_out(ended)
    take_slot(claim=leased, by=busy)
    make.save(held, people["nobody special"])
    hold_the_limit(people["at the limit"])
    claims += [ours, theirs, conflicted, aside]
    names = "free reviewed skipped leased held ended ours theirs conflicted aside"
    return dict(zip(names.split(), claims, strict=True))


def run_out(claim: Claim) -> None:
    past = timezone.now() - timedelta(minutes=1)
    ReviewSlot.objects.filter(claim=claim, person__isnull=False).update(until=past)


def hold_the_limit(person: Person) -> None:
    """Let a person hold one slot of each of as many claims as one can hold."""
    text = " ".join(f"The city planted {number} trees." for number in range(10, 10 + MOST_HOLDS))
    article = make.make_article(text, reviews_needed=1)
    numbers = article.claims.values_list("number", flat=True)
    open_claims(article=article, by=person, numbers=numbers)
    tomorrow = timezone.now() + timedelta(days=1)
    held = ReviewSlot.objects.filter(article=article)
    assert held.update(state=SlotState.HELD, person=person, until=tomorrow) == MOST_HOLDS


@contextmanager
def undone() -> Iterator[None]:
    """Undo what the block writes."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def skip(person: Person, slot: TakenSlot) -> None:
    """Take a claim out of a person's queue."""
    row = ReviewSlot.objects.get(pk=slot.id)
    if row.state == SlotState.LEASED:
        ReviewSlot.objects.filter(pk=row.pk).update(state="free", person=None, until=None)
    Skip.objects.create(round_id=row.round_id, person=person, reason=SkipReason.LANGUAGE)


def next_by_readers(person: Person) -> ReviewSlot | None:
    lease = leases_to_resume(person).first()
    offered = offered_slots(person)
    return (
        lease
        or (offered.open_to_all() | offered.filter(is_in_assigned_article(person)))
        .in_order()
        .first()
    )


def queue_of(person: Person) -> list[int]:
    """Take one claim after the other, and check each against the readers."""
    order = []
    while True:
        expected = next_by_readers(person)
        taken = take_next_claim(by=person, article=None, after=None, search_queue=True)
        assert (taken and taken.id) == (expected and expected.pk)
        if taken is None:
            return order
        order.append(taken.claim_id)
        skip(person, taken)


def test_queue_of_the_sql_is_the_queue_of_the_readers(
    people: dict[str, Person], desk: dict[str, Claim]
):
    names = {claim.pk: name for name, claim in desk.items()}
    queues = {}
    for name, person in people.items():
        with undone():
            queues[name] = {names[key] for key in queue_of(person)}

    free = {"free", "reviewed", "skipped", "leased", "ended", "conflicted"}
    assert queues == {
        "nobody special": free - {"leased"} | {"theirs"},
        "busy": free - {"reviewed", "skipped", "conflicted"},
        "at the limit": set(),
        "assigned": free - {"leased"} | {"ours"},
        "early reader": free - {"leased", "reviewed"},
        "reviewing editor": free - {"leased"} | {"ours", "theirs"},
    }


def test_article_of_the_sql_is_the_article_of_the_readers(
    people: dict[str, Person], desk: dict[str, Claim]
):
    articles = Article.objects.filter(claims__in=desk.values()).distinct()
    for name, person in people.items():
        found = []
        for article in articles:
            slots = slots_in_article(person, article)
            expected = slots.order_by("-priority", "position", "number").first()
            with undone():
                taken = take_next_claim(by=person, article=article, after=None, search_queue=False)
            assert (taken and taken.id) == (expected and expected.pk)
            found.append(taken is not None)

        assert any(found) == (name != "at the limit")
        assert not all(found)


@pytest.mark.parametrize("is_hold", [False, True])
def test_round_of_the_sql_is_the_round_of_the_readers(
    people: dict[str, Person], desk: dict[str, Claim], is_hold: bool
):
    for name, person in people.items():
        found = set()
        # Who has reviewed in the round is refused before a slot is looked for.
        for claim in (claim for key, claim in desk.items() if (name, key) != ("busy", "reviewed")):
            slots = slots_of_round(person, claim.round_id)
            if is_hold:
                slots = slots.filter(is_within_hold_limit(person))
            with undone():
                taken = take_slot_of(make.fresh(claim), by=person, lease=None, is_hold=is_hold)
            assert (taken is not None) == slots.exists()
            assert taken is None or taken.id in slots.values_list("pk", flat=True)
            found.add(taken is not None)

        assert found == ({False} if name == "at the limit" and is_hold else {True, False})
