"""How well two colours can be told apart: the contrast of WCAG 2.2, and the distance in OKLab.

Contrast: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio; OKLab: Björn Ottosson, *A perceptual color space* (2020).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Colour:
    """A colour of the screen; each part is from 0 to 1, in sRGB."""

    red: float
    green: float
    blue: float

    @classmethod
    def read(cls, written: str) -> "Colour":
        """Read `#fff` or `#f0e1d2`. Raises ValueError for anything else."""
        digits = written.removeprefix("#")
        if len(digits) == 3:
            digits = "".join(2 * digit for digit in digits)
        if not written.startswith("#") or len(digits) != 6:
            raise ValueError(f"“{written}” is no colour.")
        return cls(*(int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)))

    @property
    def linear(self) -> tuple[float, float, float]:
        """The parts as light adds up."""
        return tuple(
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in (self.red, self.green, self.blue)
        )

    @property
    def luminance(self) -> float:
        """How bright it is, from 0 to 1."""
        red, green, blue = self.linear
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    @property
    def oklab(self) -> tuple[float, float, float]:
        """Lightness from 0 to 1, green to red, blue to yellow."""
        red, green, blue = self.linear
        long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
        medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
        short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
        return (
            0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
            1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
            0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
        )


def contrast(first: Colour, second: Colour) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    dark, light = sorted((first.luminance, second.luminance))
    return (light + 0.05) / (dark + 0.05)


def distance(first: Colour, second: Colour) -> float:
    """Return how far two colours are apart in OKLab; black and white are 1 apart."""
    pairs = zip(first.oklab, second.oklab, strict=True)
    return sum((one - other) ** 2 for one, other in pairs) ** 0.5
