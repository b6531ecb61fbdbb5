"""What all articles of an archive share: people, verdicts, and the sources that are cited everywhere."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

from django.contrib.auth.models import Group

from claims.management.archive.copying import NULL
from claims.management.archive.tables import RatingChoice, Tables, open_tables
from claims.management.archive.texts import PEOPLE, PLACES
from claims.models import Guidelines, Person, RatingScale
from claims.models.person import DEMO_DOMAIN
from claims.text.citations.identity import compute_identity, compute_likely_identity
from claims.vocabulary import Role, SourceKind, Tone

REVIEWERS, REVIEWING_EDITORS = 24, 3
SHARED_SOURCES = 50
FIRST_SOURCE = 2**53
"""Keys of sources: above those that are drawn at random for real ones."""
LAST_DAY = datetime(2026, 6, 1, tzinfo=UTC)
"""The newest article is from this day, whenever the archive is made, so that two archives are the same."""
BETWEEN_ARTICLES = timedelta(minutes=30)
RETRACTED_EVERY = 500


@dataclass(frozen=True)
class MadeSource:
    """A source as evidence cites it."""

    id: int
    cited: str
    title: str
    publisher: str
    is_protected: bool = False
    public_description: str = ""


@dataclass
class World:
    """The people and verdicts of an archive, and the tables that it is written to."""

    random: Random
    tables: Tables
    reviewers: list[int]
    editor: int
    """The key of an editor who doesn't review, and so reads every open round."""
    ratings: list[RatingChoice]
    guidelines: object
    shared_sources: list[MadeSource]
    sources: int = 0

    def new_uuid(self) -> UUID:
        """Return a key that depends on the seed alone."""
        return UUID(int=self.random.getrandbits(128), version=4)

    def add_source(
        self, source: MadeSource, *, at: datetime, article: int | None, is_catalogued: bool
    ) -> MadeSource:
        """Write a source under the next key. Every so often one was retracted after the archive's last day."""
        self.sources += 1
        source = replace(source, id=FIRST_SOURCE + self.sources)
        is_link = source.cited.startswith("https://")
        is_retracted = is_catalogued and self.sources % RETRACTED_EVERY == SHARED_SOURCES + 1
        self.tables.sources.add(
            source.id,
            compute_identity(source.cited),
            compute_likely_identity(source.cited),
            NULL if article is None else article,
            source.cited if is_link else "",
            "" if is_link else source.cited,
            source.title if is_catalogued else "",
            source.publisher if is_catalogued else "",
            "t" if source.is_protected else "f",
            source.public_description,
            at if is_catalogued else NULL,
            LAST_DAY + timedelta(days=1) if is_retracted else NULL,
            self.editor if is_retracted else NULL,
            "The office withdrew its figures." if is_retracted else "",
            at,
            SourceKind.DATA.value,
        )
        return source


def make_world(seed: int, scale: RatingScale) -> World:
    """Make the people of an archive, and write the sources that they all cite."""
    reviewers = [_make_person(number, Role.REVIEWER) for number in range(1, REVIEWERS + 1)]
    reviewers += [
        _make_person(REVIEWERS + number, Role.REVIEWER, Role.EDITOR)
        for number in range(1, REVIEWING_EDITORS + 1)
    ]
    editor = _make_person(REVIEWERS + REVIEWING_EDITORS + 1, Role.EDITOR, Role.ADMINISTRATOR)
    active = scale.ratings.active().exclude(tone=Tone.NEUTRAL)
    in_force = Guidelines.objects.in_force()
    world = World(
        random=Random(seed),  # noqa: S311 - the same archive for the same seed
        tables=open_tables(scale.pk, in_force.pk if in_force else None),
        reviewers=reviewers,
        editor=editor,
        ratings=[RatingChoice(*row) for row in active.values_list("pk", "label")],
        guidelines=in_force.pk if in_force else NULL,
        shared_sources=[],
    )
    world.shared_sources += [_add_shared_source(world, number) for number in range(SHARED_SOURCES)]
    return world


def _make_person(number: int, *roles: Role) -> int:
    name = f"{PEOPLE[number % len(PEOPLE)]} {number}"
    email = f"{name.lower().replace(' ', '.')}@{DEMO_DOMAIN}"
    person = Person.objects.create_user(email, name=name)
    person.groups.set(Group.objects.filter(name__in=[role.value for role in roles]))
    return person.pk


def _add_shared_source(world: World, number: int) -> MadeSource:
    place = PLACES[number % len(PLACES)]
    source = MadeSource(
        id=0,
        cited=f"https://statistics.example.org/yearbook/{number}",
        title=f"Yearbook {number} of {place}",
        publisher="Office for Statistics",
    )
    return world.add_source(
        source, at=LAST_DAY - timedelta(days=900), article=None, is_catalogued=True
    )
