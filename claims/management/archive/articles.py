"""One made-up article: its text, its sentences, and the claims in it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.text import slugify

from claims.management.archive import texts
from claims.management.archive.chains import Chain
from claims.management.archive.copying import NULL, escape
from claims.management.archive.texts import MadeSentence, MadeText
from claims.management.archive.world import MadeSource, World
from claims.vocabulary import EventType, NotCheckable, UnitRole

REVISED_EVERY, UNSEEN_EVERY = 10, 50
"""Articles with a second version, and those among them in which no editor has looked at the changed context yet."""
PROTECTED_EVERY = 10
ASSIGNED_EVERY, ASSIGNED = 10, 5
CLAIMS_PER_SOURCE = 20
DEADLINE_EVERY = 3


@dataclass(frozen=True)
class MadeArticle:
    """What the claims of an article need to know of it."""

    id: int
    number: int
    is_in_progress: bool
    deadline: str
    is_assigned: bool
    reviewers: Sequence[int]
    subject_keys: tuple[str, ...]
    text: MadeText
    revisions: tuple[int, ...]
    last_section: int
    sources: Sequence[MadeSource]
    open_source: MadeSource
    """Is cited in open rounds alone, and so not catalogued yet."""
    chain: Chain

    @property
    def has_unseen_context(self) -> bool:
        """Whether a heading changed and no editor has said yet that the verdicts below it still stand."""
        return self.number % UNSEEN_EVERY == REVISED_EVERY


def begin_article(
    world: World, number: int, claims: int, begins: datetime, *, is_in_progress: bool
) -> MadeArticle:
    """Write an article without its claims."""
    key, random = world.tables.articles.reserve(), world.random
    headline = texts.make_headline(number, random)
    text = texts.make_text(headline, claims, random)
    place = random.choice(texts.PLACES)
    deadline = str(begins + timedelta(days=400)) if number % DEADLINE_EVERY == 0 else NULL
    slug = slugify(headline)[:70]
    world.tables.articles.add(
        key, slug, headline, f"{place} Post", f"https://{place.lower()}.example.org/{number}",
        deadline, begins.date(), begins,
    )  # fmt: skip
    assigned = _assign(world, key, number, begins) if is_in_progress else []
    chain = Chain(world, key, begins)
    sources, open_source = _add_sources(world, key, number, claims, begins)
    is_revised = number % REVISED_EVERY == 0 and not is_in_progress
    return MadeArticle(
        id=key,
        number=number,
        is_in_progress=is_in_progress,
        deadline=deadline,
        is_assigned=bool(assigned),
        reviewers=assigned or world.reviewers,
        subject_keys=(f"{place.lower()}post", f"{place.lower()}.example.org", "example.org"),
        text=text,
        revisions=_add_revisions(world, chain, text, slug, is_revised=is_revised),
        last_section=max(sentence.section for sentence in text.sentences),
        sources=sources,
        open_source=open_source,
        chain=chain,
    )


def _assign(world: World, article: int, number: int, at: datetime) -> list[int]:
    if number % ASSIGNED_EVERY != ASSIGNED_EVERY - 1:
        return []
    people = world.random.sample(world.reviewers, ASSIGNED)
    for person in people:
        world.tables.assignments.add_row(article, person, at)
    return people


def _add_sources(
    world: World, article: int, number: int, claims: int, at: datetime
) -> tuple[list[MadeSource], MadeSource]:
    sources = [
        world.add_source(
            MadeSource(
                id=0,
                cited=f"https://data{number % 97}.example.net/{number}/{index}",
                title=f"Register {index} of {world.random.choice(texts.PLACES)}, {number:,}",
                publisher=f"Office {number % 500}",
            ),
            at=at,
            article=None,
            is_catalogued=True,
        )
        for index in range(1 + claims // CLAIMS_PER_SOURCE)
    ]
    if number % PROTECTED_EVERY == 0:
        secret = MadeSource(
            id=0,
            cited=f"A clerk of office {number}",
            title="",
            publisher="",
            is_protected=True,
            public_description="a person who knows the register",
        )
        sources.append(world.add_source(secret, at=at, article=article, is_catalogued=True))
    fresh = MadeSource(0, f"https://fresh.example.net/{number}", f"Note {number}", "Town hall")
    return sources, world.add_source(fresh, at=at, article=None, is_catalogued=False)


def _add_revisions(
    world: World, chain: Chain, text: MadeText, slug: str, *, is_revised: bool
) -> tuple[int, ...]:
    """Write the text, and a later version in which the last heading names another year."""
    first = _add_revision(world, chain, text, 1, text.text)
    digest = hashlib.sha256(text.text.encode()).hexdigest()
    article = f"article:{chain.article}"
    chain.record(EventType.LOAD, article, slug=slug, revision=1, sha256=digest)
    count = sum(sentence.is_claim for sentence in text.sentences)
    chain.record(
        EventType.SPLIT, article, revision=1, sentences=len(text.sentences), proposed=count
    )
    if not is_revised:
        return (first,)
    heading = _last_heading(text.sentences)
    later = texts.change_heading(text.text, heading)
    second = _add_revision(world, chain, text, 2, later)
    digest = hashlib.sha256(later.encode()).hexdigest()
    chain.record(EventType.REVISE, f"revision:{second}", number=2, sha256=digest)
    return first, second


def _last_heading(sentences: Sequence[MadeSentence]) -> MadeSentence:
    headings = [one for one in sentences if one.role == UnitRole.SUB_HEADING]
    return headings[-1]


def _add_revision(world: World, chain: Chain, made: MadeText, number: int, text: str) -> int:
    digest = hashlib.sha256(text.encode()).hexdigest()
    at = chain.tick()
    key = world.tables.revisions.add_row(
        chain.article, number, escape(text), digest, _digest_folded(text), at
    )
    sorter = world.random.choice(world.reviewers)
    for position, sentence in enumerate(made.sentences, 1):
        is_sorted = not sentence.is_claim
        world.tables.sentences.add_row(
            key,
            position,
            sentence.start,
            sentence.end,
            sentence.role,
            _reason_of(sentence) if is_sorted else "",
            sorter if is_sorted else NULL,
            at if is_sorted else NULL,
        )
    return key


def _reason_of(sentence: MadeSentence) -> str:
    is_heading = sentence.role != UnitRole.BODY
    return (NotCheckable.DESCRIPTION if is_heading else NotCheckable.OPINION).value


def _digest_folded(text: str) -> str:
    """Return what `digest_folded` returns, for texts whose only invisible difference is white space."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()
