"""What reports are called where several are audited: their names, and as much of their folders as tells them apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path


def names(paths: Sequence[Path]) -> tuple[str, ...]:
    """A name for each path, in order; unlike for unlike files.

    Examples
    --------
    >>> names([Path("甲镇/2023/report.docx"), Path("甲镇/2024/report.docx"), Path("乙镇.txt")])
    ('2023/report.docx', '2024/report.docx', '乙镇.txt')
    """
    parts = [path.absolute().parts for path in paths]
    kept = [1] * len(paths)
    while True:
        made = ["/".join(each[-many:]) for each, many in zip(parts, kept, strict=True)]
        often = Counter(made)
        alike = [at for at, name in enumerate(made) if often[name] > 1 and kept[at] < len(parts[at])]
        if not alike:
            return tuple(made)
        for at in alike:
            kept[at] += 1
