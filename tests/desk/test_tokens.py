"""The colours of the style sheet keep their contrast: WCAG 2.2, 1.4.3 (text) and 1.4.11 (marks)."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from claims.vocabulary import Tone

TOKENS = (Path(__file__).parents[2] / "static" / "css" / "factcheck.css").read_text()
PAIR = re.compile(r"--([a-z-]+): light-dark\((#[0-9a-f]{3,6}), (#[0-9a-f]{3,6})\)")
ROOT = TOKENS[TOKENS.index(":root {") : TOKENS.index("--ui:")]
TONES = {
    name: {"on": ("#fff", "#0b1012")} | {key: pair for key, *pair in PAIR.findall(rule)}
    for name, rule in re.findall(r"^\.tone-([a-z-]+) \{([^}]*--tone[^}]*)\}", TOKENS, re.MULTILINE)
}
PLAIN = {key: pair for key, *pair in PAIR.findall(ROOT)}
SCALE = ["true", "mostly-true", "half", "mostly-false", "false"]
SCHEMES = pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])

Colour = tuple[float, ...]


def colour(written: str) -> Colour:
    """The sRGB components, 0 to 1, of "#rgb" or "#rrggbb"."""
    digits = written[1:] if len(written) == 7 else "".join(digit * 2 for digit in written[1:])
    return tuple(int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))


def linear(rgb: Colour) -> Colour:
    """Linear-light sRGB."""
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb)


def luminance(rgb: Colour) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    red, green, blue = linear(rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def lightness(rgb: Colour) -> float:
    """Lightness in OKLab, 0 to 1 (Ottosson 2020)."""
    red, green, blue = linear(rgb)
    long = 0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue
    middle = 0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue
    short = 0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue
    return (
        0.2104542553 * long ** (1 / 3)
        + 0.793617785 * middle ** (1 / 3)
        - 0.0040720468 * short ** (1 / 3)
    )


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def token(name: str, scheme: int) -> Colour:
    """A token of `:root` in light (0) or dark (1)."""
    return colour(PLAIN[name][scheme])


def tint(tone: str, scheme: int) -> Colour:
    """The ground of a decided mark: so much of the solid in the sheet (mixed in sRGB, near enough)."""
    share = 0.16 if tone in {"true", "false", "opinion"} else 0.22
    sheet = token("sheet", scheme)
    solid = colour(TONES[tone]["fill"][scheme])
    return tuple(share * s + (1 - share) * g for s, g in zip(solid, sheet, strict=True))


@SCHEMES
@pytest.mark.parametrize("tone", Tone.values)
def test_words_of_a_tone_have_contrast_on_every_ground(tone: str, scheme: int):
    words = colour(TONES[tone]["tone"][scheme])
    grounds = [
        token("sheet", scheme),
        token("paper", scheme),
        token("sunk", scheme),
        tint(tone, scheme),
    ]

    assert min(contrast(words, ground) for ground in grounds) >= 4.5


@SCHEMES
@pytest.mark.parametrize("tone", Tone.values)
def test_words_on_the_solid_of_a_tone_have_contrast(tone: str, scheme: int):
    tones = TONES[tone]

    assert contrast(colour(tones["on"][scheme]), colour(tones["fill"][scheme])) >= 4.5


@SCHEMES
@pytest.mark.parametrize(("one", "other"), [*pairwise(SCALE)])
def test_neighbours_on_the_scale_differ_in_lightness(one: str, other: str, scheme: int):
    first, second = (lightness(colour(TONES[tone]["fill"][scheme])) for tone in (one, other))

    assert abs(first - second) >= 0.095


@SCHEMES
@pytest.mark.parametrize("name", ["ink", "quiet", "accent", "alarm", "warn", "good"])
def test_text_has_contrast_on_every_ground(name: str, scheme: int):
    grounds = [token(ground, scheme) for ground in ("sheet", "paper", "sunk")]

    assert min(contrast(token(name, scheme), ground) for ground in grounds) >= 4.5


@SCHEMES
@pytest.mark.parametrize(
    ("words", "ground", "least"),
    [
        ("on-accent", "accent", 4.5),
        ("accent", "accent-soft", 4.5),
        ("ink", "accent-soft", 4.5),
        ("quiet", "accent-soft", 4.5),
        ("alarm", "alarm-soft", 4.5),
        ("warn", "warn-soft", 4.5),
        ("good", "good-soft", 4.5),
        ("edge", "sheet", 3),
        ("edge", "paper", 3),
    ],
)
def test_named_pairs_have_contrast(words: str, ground: str, least: float, scheme: int):
    assert contrast(token(words, scheme), token(ground, scheme)) >= least


def test_every_tone_has_its_class():
    assert set(TONES) == set(Tone.values)
