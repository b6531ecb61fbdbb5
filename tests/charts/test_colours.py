"""Contrast and distance of colours equal published values."""

import pytest

from claims.charts.colours import Colour, contrast, distance


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("#000", "#fff", 21),
        ("#fff", "#fff", 1),
        ("#767676", "#ffffff", 4.54),  # the lightest grey that passes on white
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 3.998),
        ("#0000ff", "#ffffff", 8.592),
    ],
)
def test_contrast_is_that_of_wcag(first: str, second: str, expected: float):
    assert contrast(Colour.read(first), Colour.read(second)) == pytest.approx(expected, abs=0.005)
    assert contrast(Colour.read(second), Colour.read(first)) == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("#ffffff", (1, 0, 0)),
        ("#000", (0, 0, 0)),
        ("#ff0000", (0.628, 0.225, 0.126)),
        ("#00ff00", (0.866, -0.234, 0.179)),
        ("#0000ff", (0.452, -0.032, -0.312)),
    ],
)
def test_oklab_is_as_published(written: str, expected: tuple[float, float, float]):
    assert Colour.read(written).oklab == pytest.approx(expected, abs=0.001)


def test_distance_of_black_and_white_is_1():
    assert distance(Colour.read("#000"), Colour.read("#fff")) == pytest.approx(1, abs=1e-6)
    assert distance(Colour.read("#123456"), Colour.read("#123456")) == 0


@pytest.mark.parametrize("written", ["fff", "#ff", "#ffff", "red", "#gggggg", "", "#"])
def test_what_is_no_colour_is_refused(written: str):
    with pytest.raises(ValueError, match=r"colour|invalid literal"):
        Colour.read(written)
