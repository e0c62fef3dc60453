"""Office files are zips, and a zip remembers when it was made: the same parts again with one fixed time for each."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can hold."""


def timeless(data: bytes, changes: Mapping[str, Callable[[bytes], bytes]] | None = None) -> bytes:
    """The same package, the same bytes whenever it is made.

    Parameters
    ----------
    data : bytes
        A .docx or .xlsx.
    changes : mapping of str to callable, optional
        By part name, what becomes of that part's content: some writers put the clock into it.
    """
    changed = changes or {}
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            content = given.read(name)
            content = changed[name](content) if name in changed else content
            made.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()
