"""Who wrote the reviews of a claim: editors aren't told before the claim is decided.

An editor who knows the authors of two reviews may believe the one with the better name. So from the moment at
which something of a claim can be read until it is decided or set aside, an editor isn't told who reviews it:
not who wrote a review, its evidence or a comment, who skipped the claim or has a place in it. Reviews are
called A, B, C in an order that is each editor's own. Before that moment an editor sees who has the claim,
because somebody has to be reminded. Reviewers decide nothing; what they see follows from `blindness`.

`authors_of` says what to call each person. Every page, e-mail and list that names somebody beside a claim asks it.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from string import ascii_uppercase

from django.db.models import Q
from django.utils.crypto import salted_hmac

from claims.models import Claim, Person, Review
from claims.sql_files import fetch_rows
from claims.vocabulary import ClaimStatus

UNDECIDED = (ClaimStatus.OPEN, ClaimStatus.AGREED, ClaimStatus.DISPUTED)
"""Statuses in which the authors of a claim's reviews are hidden from editors."""
A_REVIEWER = "A reviewer"
HIDDEN_AUTHORS = Path(__file__).with_name("hidden_authors.sql")


@dataclass(frozen=True)
class Authors:
    """What one person is told of those who review a claim."""

    user_id: int
    labels: Mapping[int, str] = field(default_factory=dict)
    """What to call those whose names are hidden, by key."""
    names: Mapping[str, str] = field(default_factory=dict)
    """The same by the name that is hidden."""

    @property
    def are_hidden(self) -> bool:
        """Whether there is a name that this person isn't told."""
        return bool(self.labels)

    def name(self, person: Person) -> str:
        """Return what to call somebody."""
        return self.labels.get(person.pk) or str(person)

    def mask(self, text: str) -> str:
        """Return what somebody else wrote about the claim, with hidden names replaced.

        A name of one word is only replaced after an @: it may be a word of the language. What this person wrote is
        never masked, or else they would see whom a name that they type stands for.
        """
        if not self.names:
            return text
        longest_first = sorted(self.names, key=len, reverse=True)
        mentions = "|".join(map(re.escape, longest_first))
        whole = "|".join(re.escape(name) for name in longest_first if " " in name) or "(?!)"
        pattern = re.compile(rf"(?<!\w)(?:(?<=@)(?i:{mentions})|{whole})(?!\w)")
        labels = {name.casefold(): label for name, label in self.names.items()}
        return pattern.sub(lambda found: labels[found[0].casefold()], text)

    def arrange(self, reviews: Iterable[Review]) -> list[Review]:
        """Return reviews with hidden authors in this person's own order within each round; others as they are."""
        reviews = list(reviews)
        if not self.are_hidden:
            return reviews
        return sorted(reviews, key=lambda each: (-each.round_id, shuffle(self.user_id, each)))


def knows_authors(user: Person, claim: Claim) -> bool:
    """Whether this person may know who wrote the reviews of this claim, as far as they read them."""
    return not authors_of(user, claim).are_hidden


def is_told_authors(user: Person, claim: str = "") -> Q:
    """Return the condition that this person may filter by who reviewed the claim at this path, e.g. `claim__`.

    An open claim without any review is left out too: no list tells when its first review arrives.
    """
    return ~Q(**{f"{claim}status__in": UNDECIDED}) if user.is_editor else Q()


def authors_of(user: Person, claim: Claim) -> Authors:
    """Return what this person is told of those who review a claim; one query, and none for most people."""
    return authors_of_claims(user, [claim])[claim.pk]


def authors_of_claims(user: Person, claims: Collection[Claim]) -> dict[int, Authors]:
    """Return the same for several claims, by key, with one query at most."""
    nothing_hidden = Authors(user.pk)
    told = {claim.pk: nothing_hidden for claim in claims}
    undecided = [claim.pk for claim in claims if claim.status in UNDECIDED]
    if not undecided or not user.is_editor:
        return told
    people: dict[int, list[_Author]] = {}
    for row in fetch_rows(_Author, HIDDEN_AUTHORS, claims=",".join(map(str, undecided))):
        people.setdefault(row.claim, []).append(row)
    return told | {claim: _name_authors(user, rows) for claim, rows in people.items()}


def letter_of(place: int) -> str:
    """Return the letter of the review at a place of the order, from 0: A to Z, then AA."""
    first, last = divmod(place, len(ascii_uppercase))
    return (letter_of(first - 1) if first else "") + ascii_uppercase[last]


def shuffle(user_id: int, review: Review) -> bytes:
    """Return the place of a review in an editor's own order: it tells nothing of keys, times and names."""
    return _shuffle(user_id, review.round_id, review.pk)


def _shuffle(user_id: int, round_: int, review: int) -> bytes:
    """Without the server's secret nobody can work it out from the keys."""
    return salted_hmac(__name__, f"{user_id}:{round_}:{review}", algorithm="sha256").digest()


@dataclass(frozen=True)
class _Author:
    """A row of `hidden_authors.sql`."""

    claim: int
    person: int
    name: str
    round: int
    review: int | None


def _name_authors(user: Person, rows: list[_Author]) -> Authors:
    """Return the letter of each review's author; others are only *A reviewer*."""
    complete = [row for row in rows if row.review]
    complete.sort(key=lambda row: _shuffle(user.pk, row.round, row.review or 0))
    letters = {row.person: f"Reviewer {letter_of(n)}" for n, row in enumerate(complete)}
    others = [row for row in rows if row.person != user.pk]
    labels = {row.person: letters.get(row.person, A_REVIEWER) for row in others}
    return Authors(user.pk, labels, {row.name: labels[row.person] for row in others if row.name})
