"""The colours of the style sheet keep their contrast: WCAG 2.2, 1.4.3 (text) and 1.4.11 (marks)."""

import re
from pathlib import Path

import pytest

from claims.vocabulary import Tone

TOKENS = (Path(__file__).parents[2] / "static" / "css" / "factcheck.css").read_text()
PAIRS = dict(re.findall(r"--([a-z-]+): light-dark\((#[0-9a-f]{6}, #[0-9a-f]{6})\)", TOKENS))


def colour(name: str, scheme: int) -> tuple[float, ...]:
    """The sRGB components, 0 to 1, of a token in light (0) or dark (1)."""
    written = PAIRS[name].split(", ")[scheme]
    return tuple(int(written[at : at + 2], 16) / 255 for at in (1, 3, 5))


def luminance(rgb: tuple[float, ...]) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """Contrast ratio, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def wash(tone: tuple[float, ...], ground: tuple[float, ...]) -> tuple[float, ...]:
    """The chosen verdict's ground: 12 % of the tone in the sheet (mixed in sRGB, near enough)."""
    return tuple(0.12 * t + 0.88 * g for t, g in zip(tone, ground, strict=True))


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("name", [*Tone.values, "ink", "quiet", "accent", "alarm", "warn"])
def test_text_has_contrast_on_every_ground(name: str, scheme: int) -> None:
    words = colour(name, scheme)
    sheet = colour("sheet", scheme)
    grounds = [sheet, colour("paper", scheme), wash(words, sheet)]

    assert [
        round(contrast(words, ground), 2) for ground in grounds if contrast(words, ground) < 4.5
    ] == []


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("words", "ground", "least"),
    [
        ("on-accent", "accent", 4.5),
        ("accent", "accent-soft", 4.5),
        ("ink", "accent-soft", 4.5),
        ("quiet", "accent-soft", 4.5),
        ("alarm", "alarm-soft", 4.5),
        ("ink", "warn-soft", 4.5),
        ("edge", "sheet", 3),
        ("edge", "paper", 3),
    ],
)
def test_named_pairs_have_contrast(words: str, ground: str, least: float, scheme: int) -> None:
    assert contrast(colour(words, scheme), colour(ground, scheme)) >= least


def test_every_tone_has_its_class() -> None:
    assert set(re.findall(r"\.tone-([a-z-]+) \{", TOKENS)) == set(Tone.values)
