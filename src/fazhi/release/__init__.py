"""What may leave the building: the gate between numbers and anything that shows them.

Takes an IndicatorTable; gives :class:`Released`, the type that exhibits, narrative and report accept.
"""

from fazhi.release.released import REST, Released, ReleasedBreakdown, ReleasedCell, release, require
from fazhi.release.suppress import THRESHOLD

__all__ = ["REST", "THRESHOLD", "Released", "ReleasedBreakdown", "ReleasedCell", "release", "require"]
