"""Whether a verdict can be read and told from the others of its scale, by the colours of the style sheet itself."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

from claims.charts.colours import Colour, contrast, distance
from claims.models import Rating
from claims.vocabulary import Tone

LEAST_CONTRAST = 4.5
"""WCAG 2.2, success criterion 1.4.3."""
LEAST_APART = 0.1
"""Distance in OKLab below which people take two solid colours for one when they don't see them side by side."""
SCHEMES = ("light", "dark")
PAPERS = {"the page": "paper", "a card": "sheet"}
"""What words in the colour of a tone stand on."""
TOKEN = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]{3,6}), (#[0-9a-f]{3,6})\)")
RULE = re.compile(r"(\.tone-([\w-]+)|\[class\*=tone-\]|:root) \{([^}]*)\}")


@dataclass(frozen=True)
class ToneColours:
    """The colours of one tone in one scheme."""

    words: Colour
    solid: Colour
    on: Colour
    """Of words on the solid colour."""


@dataclass(frozen=True)
class Measure:
    """The contrast of one pair of colours."""

    scheme: str
    where: str
    contrast: float

    @property
    def written(self) -> str:
        """The contrast as it is usually written, never rounded up."""
        return f"{int(self.contrast * 10) / 10:.1f}:1"

    @property
    def is_enough(self) -> bool:
        """Whether words can be read."""
        return self.contrast >= LEAST_CONTRAST


@dataclass(frozen=True)
class ToneCheck:
    """What is wrong with the tone of a rating, and which tones would pass."""

    measures: list[Measure]
    problems: list[str]
    passing: list[Tone]

    @property
    def sentence(self) -> str:
        """The problems, and what would pass."""
        named = ", ".join(tone.label.lower() for tone in self.passing) or "none of the ten"
        return f"{' '.join(self.problems)} These would pass: {named}." if self.problems else ""


def check_tone(tone: Tone, others: Collection[Rating]) -> ToneCheck:
    """Check a tone beside the other active ratings of its scale."""
    return ToneCheck(
        measures=measure(tone),
        problems=find_problems(tone, others),
        passing=[each for each in Tone if each != tone and not find_problems(each, others)],
    )


def measure(tone: Tone) -> list[Measure]:
    """Return the contrasts of a tone's words, in the light and in the dark."""
    found = []
    for scheme in SCHEMES:
        colours, tokens = read_tones()[scheme][tone], read_tokens()[scheme]
        for where, token in PAPERS.items():
            found.append(Measure(scheme, f"words on {where}", contrast(colours.words, tokens[token])))  # fmt: skip
        found.append(
            Measure(scheme, "words on its own colour", contrast(colours.on, colours.solid))
        )
    return found


def find_problems(tone: Tone, others: Collection[Rating]) -> list[str]:
    """Return a sentence for everything that is wrong with a tone: first its contrast, then what it is taken for."""
    problems = describe_unreadable(measure(tone))
    if tone == Tone.NEUTRAL:  # it says nothing, so several verdicts may have it
        return problems
    for other in others:
        if other.tone == tone:
            problems.append(f"“{other.label}” has this colour already.")
        elif dim := [scheme for scheme in SCHEMES if _apart(tone, Tone(other.tone), scheme) < LEAST_APART]:  # fmt: skip
            where = " and ".join(f"in the {scheme}" for scheme in dim)
            problems.append(f"It is hard to tell from the colour of “{other.label}” {where}.")
    return problems


def describe_unreadable(measures: list[Measure]) -> list[str]:
    """Return a sentence for each contrast that is too low."""
    return [
        f"In the {each.scheme}, {each.where} have a contrast of {each.written}; they need {LEAST_CONTRAST}:1."
        for each in measures
        if not each.is_enough
    ]


def _apart(first: Tone, second: Tone, scheme: str) -> float:
    tones = read_tones()[scheme]
    return distance(tones[first].solid, tones[second].solid)


@cache
def read_tokens() -> Mapping[str, Mapping[str, Colour]]:
    """Return the colours that pages are made of, by scheme and name, from the style sheet."""
    [root] = (body for selector, _, body in _rules() if selector == ":root" and "--paper" in body)
    return _both(TOKEN.findall(root))


@cache
def read_tones() -> Mapping[str, Mapping[Tone, ToneColours]]:
    """Return the colours of each tone by scheme, from the style sheet."""
    common = next(body for selector, _, body in _rules() if selector.startswith("["))
    own = {Tone(name): body for _, name, body in _rules() if name and "--fill" in body}
    found: dict[str, dict[Tone, ToneColours]] = {scheme: {} for scheme in SCHEMES}
    for tone, body in own.items():
        for scheme, named in _both(TOKEN.findall(common.strip() + ";" + body)).items():
            found[scheme][tone] = ToneColours(named["tone"], named["fill"], named["on"])
    return found


def _rules() -> list[tuple[str, str, str]]:
    sheet = Path(settings.BASE_DIR, "static", "css", "factcheck.css").read_text("utf-8")
    return RULE.findall(sheet)


def _both(pairs: list[tuple[str, str, str]]) -> dict[str, dict[str, Colour]]:
    return {
        "light": {name: Colour.read(light) for name, light, _ in pairs},
        "dark": {name: Colour.read(dark) for name, _, dark in pairs},
    }
