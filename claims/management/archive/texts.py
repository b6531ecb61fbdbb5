"""Texts of made-up articles, with the span, context and claimant of every sentence."""

from dataclasses import dataclass, field
from random import Random

from claims.text.revisions.contexts import ContextKind
from claims.vocabulary import UnitRole

PLACES = (
    "Ashbourne", "Brightwater", "Calder", "Dunmore", "Eastvale", "Fernhill", "Glenrock", "Hartwell", "Ivybridge",
    "Jasper", "Kingsford", "Larkspur", "Millbrook", "Northgate", "Oakhurst", "Pinecrest", "Queensbury", "Ravenna",
)  # fmt: skip
THINGS = (
    "trees", "buses", "teachers", "nurses", "flats", "parks", "libraries", "bridges", "schools", "clinics", "wells",
    "trams", "playgrounds", "streetlights", "allotments", "bicycles", "kilometres of road", "hectares of forest",
)  # fmt: skip
VERBS = ("built", "counted", "lost", "bought", "repaired", "closed", "planted", "planned", "sold")
PEOPLE = (
    "Ana Okoye", "Ben Carter", "Chloe Dubois", "Dmytro Koval", "Elena Rossi", "Farid Haddad", "Grace Mensah",
    "Hanna Lind", "Ivan Petrov", "Julia Novak", "Kofi Asante", "Lena Fischer",
)  # fmt: skip
TOPICS = ("Housing", "Transport", "Health", "Schools", "Water", "Energy", "Farming", "Budget")
OPINIONS = (
    "Everyone loves a walk along the river.",
    "It would be a shame to give up now.",
    "Nothing is more beautiful than the old market.",
    "The council ought to be prouder of its work.",
)
IN_PARAGRAPH, IN_SECTION = 6, 24
"""Sentences of a paragraph, and of a section under its own heading."""
OPINION_EVERY = 5


@dataclass(frozen=True)
class MadeSentence:
    """A sentence and what a claim made of it depends on; spans are of the whole text."""

    start: int
    end: int
    quote: str
    role: str
    is_claim: bool
    claimant: str = ""
    section: int = -1
    context: tuple[tuple[str, int, int], ...] = ()


@dataclass
class MadeText:
    """A text that is being put together, sentence by sentence."""

    parts: list[str] = field(default_factory=list)
    sentences: list[MadeSentence] = field(default_factory=list)
    length: int = 0

    @property
    def text(self) -> str:
        """The whole text so far."""
        return "".join(self.parts)

    def add_space(self, space: str) -> None:
        """Append what stands between two sentences."""
        self.parts.append(space)
        self.length += len(space)

    def add(self, quote: str, role: str = UnitRole.BODY.value, **fields: object) -> MadeSentence:
        """Append a sentence and return it."""
        end = self.length + len(quote)
        made = MadeSentence(self.length, end, quote, role, **({"is_claim": False} | fields))
        self.sentences.append(made)
        self.parts.append(quote)
        self.length = end
        return made


def make_headline(number: int, random: Random) -> str:
    """Return a headline that no other article has."""
    return f"{random.choice(PLACES)} counts its {random.choice(THINGS)}: part {number:,}"


def make_text(headline: str, claims: int, random: Random) -> MadeText:
    """Return a text with so many sentences that are claims, and opinions between them."""
    made = MadeText()
    top = made.add(headline, UnitRole.HEADLINE.value)
    heading, section, written, since_heading = None, -1, 0, 0
    while written < claims:
        if since_heading == 0:
            section += 1
            made.add_space("\n\n")
            heading = made.add(make_heading(section), UnitRole.SUB_HEADING.value)
        made.add_space("\n\n" if since_heading % IN_PARAGRAPH == 0 else " ")
        if since_heading % OPINION_EVERY == OPINION_EVERY - 1:
            made.add(random.choice(OPINIONS))
        else:
            context = tuple(
                (ContextKind.HEADING.value, piece.start, piece.end) for piece in (top, heading)
            )
            quote, claimant = make_quote(random)
            made.add(quote, is_claim=True, claimant=claimant, section=section, context=context)
            written += 1
        since_heading = (since_heading + 1) % IN_SECTION
    return made


def make_heading(section: int) -> str:
    """Return the heading of a section. Its last character is a digit, which a later version changes."""
    return f"{TOPICS[section % len(TOPICS)]} in 202{1 + section // len(TOPICS) % 4}"


def make_quote(random: Random) -> tuple[str, str]:
    """Return a sentence that can be checked, and who says so if it names somebody."""
    count, year = random.randrange(20, 90_000), random.randrange(1990, 2026)
    place, thing, verb = random.choice(PLACES), random.choice(THINGS), random.choice(VERBS)
    if random.random() < 0.2:
        person = random.choice(PEOPLE)
        return f"{person} said {place} had {count:,} {thing} in {year}.", person
    return f"The town of {place} {verb} {count:,} {thing} in {year}.", ""


def change_heading(text: str, heading: MadeSentence) -> str:
    """Return a text whose heading names another year; every span stays where it is."""
    return f"{text[: heading.end - 1]}9{text[heading.end :]}"
