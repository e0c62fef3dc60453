"""A package has the same bytes whenever it is made."""

from __future__ import annotations

import io
import zipfile

from fazhi.samezip import timeless


def a_zip(year: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("b.xml", (year, 5, 6, 7, 8, 10)), b"<b/>")
        archive.writestr(zipfile.ZipInfo("a.xml", (year, 5, 6, 7, 8, 10)), f"<a>{year}</a>".encode())
    return out.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_clock_of_the_zip_goes_and_the_parts_stay_in_their_order() -> None:
    made = timeless(a_zip(2024))
    assert list(parts(made).items()) == [("b.xml", b"<b/>"), ("a.xml", b"<a>2024</a>")]
    assert timeless(made) == made


def test_a_clock_inside_a_part_goes_too() -> None:
    changes = {"a.xml": lambda _: b"<a/>", "not-there.xml": lambda _: b""}
    assert timeless(a_zip(2023), changes) == timeless(a_zip(2024), changes)
    assert parts(timeless(a_zip(2023), changes))["a.xml"] == b"<a/>"
