"""The looks of charts: told apart in grey print and without red or green, and readable on white paper."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from fazhi.exhibits import theme

# Machado, Oliveira and Fernandes (2009), severity 1: what protanopes, deuteranopes and tritanopes see, in linear RGB.
SEEN = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def linear(colour: str) -> np.ndarray:
    channels = np.array(to_rgb(colour))
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def luminance(light: np.ndarray) -> float:
    return float(light @ (0.2126, 0.7152, 0.0722))


def lightness(light: np.ndarray) -> float:
    """CIE L*: 0 black, 100 white."""
    return 116 * float(np.cbrt(max(luminance(light), 0.0089))) - 16


def lab(light: np.ndarray) -> np.ndarray:
    """CIE L*a*b* (D65), in which distances are what an eye sees."""
    to_xyz = np.array(((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505)))
    x, y, z = np.cbrt(np.maximum(to_xyz @ light / (0.9505, 1.0, 1.089), 0.0089))
    return np.array((116 * y - 16, 500 * (x - y), 200 * (y - z)))


def contrast(colour: str) -> float:
    """Against white (WCAG 2.2)."""
    return 1.05 / (luminance(linear(colour)) + 0.05)


def test_series_differ_in_grey_print() -> None:
    steps = [lightness(linear(colour)) for colour in theme.COLOURS]
    assert steps == sorted(steps)
    assert min(abs(one - other) for one, other in combinations(steps, 2)) >= 10


@pytest.mark.parametrize("sight", SEEN)
def test_series_differ_without_colour_vision(sight: str) -> None:
    seen = [lab(np.clip(np.array(SEEN[sight]) @ linear(colour), 0, 1)) for colour in theme.COLOURS]
    assert min(float(np.linalg.norm(one - other)) for one, other in combinations(seen, 2)) >= 15


def test_last_year_stands_back() -> None:
    assert lightness(linear(theme.BEFORE)) - lightness(linear(theme.COLOURS[0])) >= 40


def test_what_is_drawn_shows_on_white() -> None:
    assert all(contrast(colour) >= 3 for colour in (*theme.COLOURS, theme.HIDDEN_EDGE))
    assert all(contrast(colour) >= 4.5 for colour in (theme.INK, theme.QUIET, *map(theme.text_colour, range(8))))


def test_no_two_of_sixteen_series_look_alike() -> None:
    ranks = range(16)
    assert len({(theme.colour(rank), theme.hatch(rank)) for rank in ranks}) == 16
    assert len({(theme.colour(rank), theme.marker(rank), str(theme.dash(rank))) for rank in ranks}) == 16
