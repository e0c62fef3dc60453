"""What may leave the office and what stays: internal/ always, everything else of a town and year that did not pass.

Files that were withheld lie in internal/withheld: whoever has to mend them must see them.
"""

from __future__ import annotations

from pathlib import Path

INTERNAL = "internal"
"""What stays in the office."""

WITHHELD = "withheld"
"""Where in it the files go that did not pass."""


def shareable(folder: Path) -> tuple[Path, ...]:
    """Every file that may leave the office: all but what is internal."""
    inside = folder / INTERNAL
    return tuple(path for path in sorted(folder.rglob("*")) if path.is_file() and inside not in path.parents)


def withhold(folder: Path) -> tuple[Path, ...]:
    """Move everything shareable to internal/withheld, so that nothing of this town and year can leave.

    What stood in the outputs before goes with the swap of the folders: an older report beside newer findings would be
    taken for the present one, and it never was searched for what the ledgers say today.

    Parameters
    ----------
    folder : Path
        The staged outputs.

    Returns
    -------
    tuple of Path
        Where the files are now.
    """
    moved = []
    for path in shareable(folder):
        place = folder / INTERNAL / WITHHELD / path.relative_to(folder)
        place.parent.mkdir(parents=True, exist_ok=True)
        moved.append(path.rename(place))
    for left in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
        if left.name != INTERNAL and not any(left.iterdir()):
            left.rmdir()
    return tuple(moved)


def is_withheld(folder: Path) -> bool:
    """Whether the last run of a town and year made reports that did not pass and stay in the office."""
    return (folder / INTERNAL / WITHHELD).is_dir()
