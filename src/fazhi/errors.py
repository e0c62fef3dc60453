"""The exceptions of fazhi: faults in reaching the data, never faults in the data.

::

    FazhiError                      anything that fazhi itself raises
    ├── UsageError                  a wrong command, parameter or name (exit code 2)
    │   └── ParameterError          a notebook parameter is unknown, missing or mistyped
    ├── WorkspaceError              a folder or file that should be there is not
    ├── CatalogError                a catalogue file cannot be used: file, table, key, valid choices
    ├── SettingsError               town.toml, year.toml or another settings file cannot be used
    ├── ReadingError                a raw file cannot be opened or is too large to be opened
    ├── ReleaseError                something that may not leave the office was about to
    ├── NarrativeError              a text template cannot be used
    │   └── DraftError              the final form was asked for while something is missing
    ├── ReportError                 a notebook or Document cannot become a report
    │   ├── NotExecutedError        the notebook was not executed
    │   ├── FailedCellError         a cell of the notebook failed
    │   └── MissingGlyphError       no font has a character of the text
    └── RunError                    a run of a town and year failed (exit code 3)

A fault *in* the data is a :class:`fazhi.findings.Finding` and is collected, not raised. Messages are Chinese,
one sentence: what, where, what to do. Each is built from plain positional arguments so that it survives
pickling between processes. No message may hold a personal value.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class FazhiError(Exception):
    """Base of everything that fazhi raises on purpose."""


class UsageError(FazhiError):
    """A wrong command, parameter or name."""


class ParameterError(UsageError):
    """A notebook parameter is unknown, missing or of the wrong type."""


class WorkspaceError(FazhiError):
    """A folder or file that should be there is not."""


class CatalogError(FazhiError):
    """A catalogue file cannot be used."""


class SettingsError(FazhiError):
    """town.toml, year.toml or another settings file cannot be used."""


class ReadingError(FazhiError):
    """A raw file cannot be opened, or is too large to be opened."""


class ReleaseError(FazhiError):
    """Something that may not leave the office was about to."""


class NarrativeError(FazhiError):
    """A text template cannot be used."""


class DraftError(NarrativeError):
    """The final form was asked for while something is still missing."""


class ReportError(FazhiError):
    """A notebook or a Document cannot become a report."""


class NotExecutedError(ReportError):
    """The notebook was not executed."""


class FailedCellError(ReportError):
    """A cell of the notebook failed."""


class MissingGlyphError(ReportError):
    """No available font has a character of the text."""


class RunError(FazhiError):
    """A run of a town and year failed."""


def near(name: str, valid: Iterable[str], most: int = 8) -> str:
    """The valid names closest to a wrong one, as the end of an error message."""
    choices = list(valid)
    close = get_close_matches(name, choices, n=3, cutoff=0.5)
    if close:
        return f"最接近的是 {'、'.join(close)}"
    listed = "、".join(choices[:most])
    return f"可用：{listed}{'等' if len(choices) > most else ''}"
