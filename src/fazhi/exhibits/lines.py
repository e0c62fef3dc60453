"""Lines over months: each named at its end instead of in a legend, hidden months as hatched gaps."""

from __future__ import annotations

from matplotlib.figure import Figure

from fazhi.exhibits import theme
from fazhi.exhibits.bars import heights, largest
from fazhi.exhibits.data import HIDDEN, ChartData
from fazhi.exhibits.frame import Frame, em, folded, frame, height_below, rules, scale

_NAME_EM = 9.0
_LEADING = 1.45


def lines(data: ChartData) -> Figure:
    """Draw a line a series, with a name at its right end."""
    steps = scale(largest(data), whole=data.unit != "%")
    left = theme.SMALL_PT * max(em(f"{step:g}") for step in steps) + 10
    named = len(data.series) > 1
    names = [folded(series.title, _NAME_EM) for series in data.series] if named else []
    room = theme.SMALL_PT * max((em(line) for name in names for line in name.split("\n")), default=0) + 16
    slot = (theme.WIDTH_PT - left - room) / len(data.keys)
    below = [folded(key, 0.94 * slot / theme.TEXT_PT) for key in data.keys]
    bottom = height_below(below)
    made = frame(theme.UPRIGHT_PT - bottom, data.unit, left=left, bottom=bottom, right=room)
    made.axes.set_xlim(-0.5, len(data.keys) - 0.5)
    rules(made, steps)
    for rank, series in enumerate(data.series):
        made.axes.plot(
            range(len(data.keys)), heights(series), color=theme.colour(rank), linestyle=theme.dash(rank),
            linewidth=theme.LINE_PT, marker=theme.marker(rank), markersize=theme.MARK_PT, label=series.title,
            clip_on=False, zorder=4,
        )  # fmt: skip
    _hidden(made, data)
    _names(made, data, names)
    made.name_below(below)
    return made.figure


def _hidden(made: Frame, data: ChartData) -> None:
    """Hatch the months in which a series has a cell that is not public: the line has a gap there."""
    for index in range(len(data.keys)):
        if any(series.texts[index] == HIDDEN for series in data.series):
            made.axes.axvspan(
                index - 0.32, index + 0.32, facecolor="none", edgecolor=theme.GRID, hatch=theme.HIDDEN_HATCH,
                linewidth=0, zorder=0.5, label="_hidden",
            )  # fmt: skip
            made.write(
                index, 0, HIDDEN, dy=4, ha="center", va="bottom", rotation=90, size=theme.SMALL_PT, color=theme.QUIET
            )


def _names(made: Frame, data: ChartData, names: list[str]) -> None:
    """Put each name at the height of its line's last point, and push those apart that would touch."""
    full = made.axes.get_ylim()[1]
    ends = []
    for rank, name in enumerate(names):
        known = [(index, float(value)) for index, value in enumerate(data.series[rank].values) if value is not None]
        index, last = known[-1] if known else (len(data.keys) - 1, 0.0)
        ends.append((last / full * made.height, rank, name, index, last))
    places = _apart(
        [end[0] for end in ends], [theme.SMALL_PT * _LEADING * (name.count("\n") + 1) for name in names], made
    )
    edge = made.axes.get_xlim()[1]
    for (_, rank, name, index, last), height in zip(ends, places, strict=True):
        middle = height / made.height * full
        made.axes.plot(
            (index, edge), (last, middle), color=theme.colour(rank), linewidth=0.5, clip_on=False, label="_pointer",
            zorder=2,
        )  # fmt: skip
        made.write(
            edge, middle, name, dx=3, ha="left", va="center", size=theme.SMALL_PT, color=theme.text_colour(rank),
            linespacing=1.1,
        )  # fmt: skip


def _apart(wanted: list[float], tall: list[float], made: Frame) -> list[float]:
    """Heights near the wanted ones (points from the baseline) at which labels of these heights do not touch."""
    order = sorted(range(len(wanted)), key=lambda rank: (wanted[rank], rank))
    placed: dict[int, float] = {}
    floor = 0.0
    for rank in order:  # upwards from the baseline
        placed[rank] = max(wanted[rank], floor + tall[rank] / 2)
        floor = placed[rank] + tall[rank] / 2 + 1
    ceiling = made.height + 8
    for rank in reversed(order):  # and back under the top
        placed[rank] = min(placed[rank], ceiling - tall[rank] / 2)
        ceiling = placed[rank] - tall[rank] / 2 - 1
    return [placed[rank] for rank in range(len(wanted))]
