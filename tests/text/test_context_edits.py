"""Random edits of what a claim depends on: a changed context is never *unchanged*, and plain edits ask for few looks."""

import random
import re
import unicodedata
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.text.revisions.comparison import Comparison, Fate, Text
from claims.text.revisions.contexts import find_contexts
from claims.text.sentences.units import read_units
from claims.text.spans import Span
from tests.text.gold import article as seed_article
from tests.text.plain_articles import ARTICLES

PLACES = ("Spain", "Portugal", "Lyon", "Wales", "Kenya", "Malta", "Lviv", "Peru")
FREE = "The city of {} planted oaks for Galicia."
DEPENDENT = (
    "Half were empty.", "None was built.", "Some 60 per cent said no.", "In June the figure was 8 per cent.", "Lyon had three.",
    "Wages did too.", "Yes.", "Forty of them.", "Not since 2020.", "The opposite is true for rents.", "They left at 9.",
    "It was larger than in Rome.", "Rents are higher in Turin.",
)  # fmt: skip
CLAIM_ROLES = {"body", "quotation", "list-item"}


@dataclass(frozen=True)
class Line:
    """A sentence or line of a made-up article: its words, and the indexes of the lines that it depends on."""

    words: str
    needs: tuple[int, ...] = ()
    joins: str = "\n\n"
    """What separates it from the line before."""


def make_article(rng: random.Random) -> list[Line]:
    """Return sections with a heading, and in each a paragraph, a list or a question with its answer."""
    lines: list[Line] = [Line("The state of Europe in numbers")]
    for number in range(rng.randint(1, 3)):
        heading = len(lines)
        governed = (0, heading)
        lines.append(Line(f"{rng.choice(PLACES)} in part {number}"))
        for _ in range(rng.randint(1, 3)):
            rng.choice((_add_paragraph, _add_list, _add_interview))(lines, governed, rng)
    return lines


def _add_paragraph(lines: list[Line], governed: tuple[int, ...], rng: random.Random) -> None:
    lines.append(Line(FREE.format(f"{rng.choice(PLACES)} {len(lines)}"), governed))
    for _ in range(rng.randint(0, 2)):
        before = len(lines) - 1
        lines.append(Line(rng.choice(DEPENDENT), (*governed, before), " "))


def _add_list(lines: list[Line], governed: tuple[int, ...], rng: random.Random) -> None:
    lead_in = len(lines)
    lines.append(Line(f"The lowest rates in {rng.choice(PLACES)} are:", governed))
    for _ in range(rng.randint(1, 3)):
        lines.append(
            Line(f"- {rng.choice(PLACES)} with {len(lines)} per cent", (*governed, lead_in), "\n")
        )


def _add_interview(lines: list[Line], governed: tuple[int, ...], rng: random.Random) -> None:
    question = len(lines)
    form = rng.choice(("Q: {}", "Ann Lee: {}", "**{}**", "{}"))
    lines.append(Line(form.format(f"Did wages rise in {rng.choice(PLACES)}?"), governed))
    answer = {"Q: {}": "A: Yes, they did.", "Ann Lee: {}": "Bob Ray: Yes, they did."}
    lines.append(Line(answer.get(form, "Yes, they did."), (*governed, question)))


def write(lines: list[Line]) -> str:
    first, *others = lines
    return first.words + "".join(line.joins + line.words for line in others)


def place_of(lines: list[Line], index: int) -> Span:
    start = len(write(lines[: index + 1])) - len(lines[index].words)
    return Span(start, start + len(lines[index].words))


def read(text: str, language: str = "en") -> Text:
    units = read_units(text, language)
    return Text(text, [unit.span for unit in units], find_contexts(text, units, language))


def edit_words(words: str, rng: random.Random) -> str:
    """Change something that readers see: a place, a word of the lead-in, a figure, or a letter."""
    choices = [
        re.sub(rf"\b{place}\b", rng.choice(PLACES), words) for place in PLACES if place in words
    ]
    for old, new in (
        ("lowest", "highest"),
        ("rise", "fall"),
        ("oaks", "elms"),
        ("Half", "All"),
        ("numbers", "words"),
    ):
        choices.append(words.replace(old, new))
    choices.append(re.sub(r"[a-z](?=[a-z])", "x", words, count=1))
    return rng.choice([choice for choice in choices if choice != words])


@settings(max_examples=400, deadline=None)
@given(st.integers(0, 10**9))
def test_no_claim_whose_context_changed_is_ever_unchanged(seed: int):
    rng = random.Random(seed)
    old = make_article(rng)
    edited = set(rng.sample(range(len(old)), min(len(old), rng.randint(1, 2))))
    new = [
        Line(edit_words(line.words, rng), line.needs, line.joins) if at in edited else line
        for at, line in enumerate(old)
    ]
    comparison = Comparison(read(write(old)), read(write(new)))

    for at, line in enumerate(old):
        if line.needs and edited & {*line.needs}:
            fate = comparison.carry(place_of(old, at)).fate
            assert fate not in {Fate.UNCHANGED, Fate.MOVED}, (line.words, write(old), write(new))


def edit_invisibly(text: str, rng: random.Random) -> str:
    """Change what no reader can see: soft hyphens, zero-width characters, spaces, dashes, quotation marks, accents."""
    at = rng.choice([m.start() for m in re.finditer(r"(?<=[^\W\d_]{2})(?=[^\W\d_]{2})", text)])
    edits = (
        lambda: text[:at] + rng.choice("\u00ad\u200b\u200d\u2060\ufeff") + text[at:],
        lambda: text.replace(" ", rng.choice("\u00a0\u202f\u2009"), 3),
        lambda: text.replace(". ", ".  "),
        lambda: unicodedata.normalize("NFD", text),
        lambda: text.replace("’", "'"),
        lambda: text.replace("“", '"').replace("”", '"'),
        lambda: text.replace("–", "—"),
    )
    return rng.choice(edits)()


def claims_of(text: str, language: str) -> list[Span]:
    return [unit.span for unit in read_units(text, language) if unit.role in CLAIM_ROLES]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(ARTICLES)), st.integers(0, 10**9))
def test_edits_that_no_reader_can_see_leave_every_claim_unchanged(language: str, seed: int):
    text = ARTICLES[language]
    new = edit_invisibly(text, random.Random(seed))

    comparison = Comparison(read(text, language), read(new, language))

    fates = {comparison.carry(span).fate for span in claims_of(text, language)}
    assert fates == {Fate.UNCHANGED}


def edit_plainly(text: str, rng: random.Random) -> str:
    """Swap two letters of a word, and add a paragraph."""
    words = [match.span() for match in re.finditer(r"[^\W\d_]{5,}", text)]
    start, _ = rng.choice(words)
    swapped = text[: start + 1] + text[start + 2] + text[start + 1] + text[start + 3 :]
    paragraphs = swapped.split("\n\n")
    added = "The council of Lviv met on Friday to debate the new budget of the city of Lviv."
    paragraphs.insert(rng.randrange(1, len(paragraphs)), added)
    return "\n\n".join(paragraphs)


def test_a_plain_edit_asks_for_a_look_at_one_claim_in_ten_at_most():
    texts = {**ARTICLES, "en-seed": seed_text()}
    looks = claims = 0
    for name, text in texts.items():
        language = name[:2]
        spans, old = claims_of(text, language), read(text, language)
        for seed in range(40):
            comparison = Comparison(old, read(edit_plainly(text, random.Random(seed)), language))
            fates = [comparison.carry(span).fate for span in spans]
            claims += len(fates)
            looks += fates.count(Fate.CONTEXT_CHANGED)

    assert looks / claims <= 0.1


def seed_text() -> str:
    """Return the text of the demo article, from the units that the gold data holds."""
    text = ""
    for unit in seed_article()["units"]:
        text = (
            text.ljust(unit["start"], "\n")
            if unit["start"] - len(text) > 1
            else text.ljust(unit["start"])
        )
        text += unit["text"]
    return text
