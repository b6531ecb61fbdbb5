"""Many clients at once: nobody reviews a claim twice, and no claim gets more reviewers than it needs."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from claims.articles.actions.claim_lifecycle import open_claims
from claims.desk.actions.slots import take_next
from claims.desk.queries.taking import TakenSlot
from claims.models import Claim, ClaimVersion, Person, ReviewSlot, Round
from claims.vocabulary import Role, SlotState
from tests import factories as make
from tests.archive import fill, heed_the_guards, past_every_guard

CLIENTS, CLAIMS, NEEDED, TAKES = 16, 150, 3, 40
BASE = 1_000_000


@pytest.fixture
def many_connections(committed_db: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Room for every client to be in the database at the same moment."""
    monkeypatch.setitem(connection.settings_dict["OPTIONS"]["pool"], "max_size", TAKES + 1)
    yield
    connection.close()
    connection.close_pool()


def at_once(count: int, work: Callable[[int], object]) -> list:
    """Run `work` in so many threads, each with a connection of its own, from the same moment on."""
    start = threading.Barrier(count)

    def run(number: int) -> object:
        try:
            connection.ensure_connection()
            start.wait()
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))


@transaction.atomic
def take_slowly(person: Person) -> TakenSlot | None:
    """Take the next claim and keep the transaction open a moment, so that others come in between."""
    slot = take_next(by=person)
    time.sleep(0.01)
    return slot


@transaction.atomic
def make_many_claims(count: int) -> None:
    """Add open claims to one article, each asking for three reviewers, as copies of one."""
    like = make.fresh(make.make_claim())
    key, claims = f"{BASE} + c", f"generate_series(1, {count}) c"
    past_every_guard()
    fill(Claim, like, claims, id=key, number=key, current_id=key, round_id=key)
    fill(ClaimVersion, like.current, claims, id=key, claim_id=key, score="mod(c, 7) / 7.0")
    fill(Round, like.round, claims, id=key, claim_version_id=key, needed=str(NEEDED))
    heed_the_guards()
    slots = f"{claims}, generate_series(1, {NEEDED}) n"
    fill(ReviewSlot, like.round.slots.first(), slots, round_id=key, number="n")
    Claim.objects.filter(pk=like.pk).update(status="agreed")


def test_sixteen_clients_at_once_give_each_of_150_claims_exactly_three_reviewers(
    many_connections: None,
):
    people = [make.make_person(f"R{n}", Role.REVIEWER) for n in range(CLIENTS)]
    make_many_claims(CLAIMS)

    def work(number: int) -> list[int]:
        person, taken = people[number], []
        while slot := take_slowly(person):
            taken.append(slot.claim_id)
            filled = ReviewSlot.objects.filter(pk=slot.id, person=person, lease=slot.lease)
            assert filled.update(state=SlotState.SUBMITTED, until=None) == 1
        return taken

    taken = at_once(CLIENTS, work)

    assert all(len(claims) == len(set(claims)) for claims in taken)
    reviewers = Counter(claim for claims in taken for claim in claims)
    assert set(reviewers.values()) == {NEEDED}
    assert len(reviewers) == CLAIMS
    assert sum(len(claims) > 0 for claims in taken) == CLIENTS


def test_forty_takes_at_once_by_one_person_reserve_one_slot(many_connections: None):
    person = make.make_person("Rita", Role.REVIEWER)
    make_many_claims(TAKES)

    taken = at_once(TAKES, lambda _: take_slowly(person))

    assert len({(slot.id, slot.lease) for slot in taken}) == 1
    assert ReviewSlot.objects.filter(person=person).count() == 1


def taken_by(person: Person, after: Claim | None = None) -> Claim | None:
    slot = take_next(by=person, after=after)
    return slot and Claim.objects.get(pk=slot.claim_id)


def test_sixteen_reviewers_at_once_submit_exactly_the_reviews_needed(many_connections: None):
    article = make.make_article()
    numbers = article.claims.values_list("number", flat=True)
    open_claims(article=article, by=make.make_person("Editor", Role.EDITOR), numbers=numbers)
    people = [make.make_person(f"R{n}", Role.REVIEWER) for n in range(CLIENTS)]

    def work(number: int) -> int:
        done, claim = 0, taken_by(people[number])
        while claim:
            make.review(claim, people[number])
            done += 1
            claim = taken_by(people[number], after=claim)
        return done

    done = at_once(CLIENTS, work)

    claims = Claim.objects.all()
    assert sum(done) == 2 * len(claims)
    assert {claim.round.reviews.submitted().count() for claim in claims} == {2}
    assert ReviewSlot.objects.exclude(state=SlotState.SUBMITTED).count() == 0
