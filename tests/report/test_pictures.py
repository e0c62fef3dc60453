from __future__ import annotations

import base64
import io
from typing import Any

import pytest
from PIL import Image
from report.analyst import gif, png
from report.builders import SVG

from fazhi.report.own.svgs import safe_svg
from fazhi.report.pictures import WIDEST_PX, from_base64, from_bytes, from_uri, print_width

XML = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'


def saved(kind: str, mode: str = "RGB", size: tuple[int, int] = (30, 20), **options: Any) -> bytes:
    file = io.BytesIO()
    Image.new(mode, size).save(file, kind, **options)
    return file.getvalue()


def opened(data: bytes) -> Image.Image:
    """What comes out of cleaning a picture."""
    picture = from_bytes(data)
    assert picture is not None
    found = Image.open(io.BytesIO(base64.b64decode(picture.base64)))
    assert found.get_format_mimetype() == picture.media_type
    return found


def exif(orientation: int = 1) -> Image.Exif:
    """What a telephone writes into a photograph."""
    found = Image.Exif()
    found[0x0112], found[0x013B] = orientation, "某摄影者"
    return found


def safe(inside: str) -> str:
    found = safe_svg(XML.format(inside).encode())
    assert found is not None
    return found.decode()


def test_a_photograph_forgets_who_took_it_and_keeps_its_pixels() -> None:
    data = saved("JPEG", exif=exif(), comment=b"some place")
    picture = from_bytes(data)
    assert picture is not None
    clean = base64.b64decode(picture.base64)
    assert "某摄影者".encode() not in clean and b"some place" not in clean and b"Exif" not in clean
    assert Image.open(io.BytesIO(clean)).tobytes() == Image.open(io.BytesIO(data)).tobytes()


def test_a_photograph_taken_sideways_stands_upright() -> None:
    assert opened(saved("JPEG", exif=exif(6))).size == (20, 30)


def test_a_png_forgets_its_remarks_and_keeps_its_dots() -> None:
    from PIL.PngImagePlugin import PngInfo

    remarks = PngInfo()
    remarks.add_text("Author", "someone")
    found = opened(saved("PNG", pnginfo=remarks, dpi=(200, 200)))
    assert "Author" not in found.info and round(found.info["dpi"][0]) == 200


def test_of_a_moving_picture_the_first_frame_stays() -> None:
    found = opened(gif())
    assert found.format == "PNG" and found.convert("RGB").getpixel((1, 1)) == (255, 0, 0)


@pytest.mark.parametrize(
    ("kind", "mode"), [("WEBP", "RGB"), ("BMP", "RGB"), ("TIFF", "L"), ("JPEG", "CMYK"), ("PNG", "P")]
)
def test_other_kinds_become_one_that_every_format_holds(kind: str, mode: str) -> None:
    assert opened(saved(kind, mode)).format in ("PNG", "JPEG")


def test_transparency_stays() -> None:
    assert opened(saved("WEBP", "RGBA")).mode == "RGBA"


def test_a_very_wide_picture_is_made_smaller() -> None:
    assert opened(saved("PNG", "L", (5000, 100))).size == (WIDEST_PX, 48)


@pytest.mark.parametrize(
    "data", [b"", b"x", png()[:40], png()[:60], saved("JPEG")[:30], b"<svg", b"<?xml?>", b"<html><svg/></html>"]
)
def test_what_is_broken_or_no_picture_is_none(data: bytes) -> None:
    assert from_bytes(data) is None


def test_a_picture_of_too_many_pixels_is_not_unpacked() -> None:
    assert from_bytes(saved("PNG", "1", (20_000, 4_000))) is None
    assert from_bytes(saved("PNG", "1", (20_000, 10_000))) is None


def test_data_uris() -> None:
    encoded = base64.b64encode(SVG.encode()).decode()
    assert from_uri(f"data:image/svg+xml;base64,{encoded}") is not None
    assert from_uri("data:image/svg+xml;utf8," + SVG.replace("#", "%23")) is not None
    assert from_uri(f"data:text/html;base64,{encoded}") is None
    assert from_base64("***") is None


@pytest.mark.parametrize(
    ("dpi", "points"),
    [(None, 100.0), (100, 144.0), (200, 72.0), (5, 100.0)],
    ids=["none", "plain", "retina", "nonsense"],
)
def test_a_picture_is_as_large_as_its_dots_say(dpi: float | None, points: float) -> None:
    assert print_width(png(200, 100, dpi), "image/png", 430) == pytest.approx(points, rel=0.01)


def test_no_picture_is_wider_than_the_page() -> None:
    assert print_width(png(4000, 10), "image/png", 430) == 430
    assert print_width(saved("JPEG", size=(288, 10)), "image/jpeg", 430) == 144
    assert print_width(SVG.encode(), "image/svg+xml", 430) == 300  # 400 px
    assert print_width(XML.format("").encode(), "image/svg+xml", 430) == 430


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>", '<path onload="alert(1)"/>', '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>',
        '<image href="https://example.org/a.png"/>', '<image xlink:href="file:///etc/hosts"/>', '<a href="javascript:alert(1)"/>',
        "<style>@import url(https://example.org/a.css);</style>", '<rect style="fill:url(https://example.org/a#b)"/>',
        '<use href="other.svg#a"/>', "<metadata>2024-01-01</metadata>", '<set attributeName="href" to="javascript:alert(1)"/>',
        '<image href="data:image/svg+xml;base64,AAAA"/>', "<!-- note -->",
    ],
)  # fmt: skip
def test_a_hostile_svg_loads_and_runs_nothing(hostile: str) -> None:
    made = safe(hostile + '<path d="M0 0L9 9"/>')
    for word in ("alert", "example.org", "file:", "javascript", "foreignObject", "other.svg", "2024", "AAAA", "note"):
        assert word not in made
    assert "M0 0L9 9" in made


def test_entities_are_not_resolved_and_the_billion_laughs_end() -> None:
    bomb = '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/hosts">]>'
    made = safe_svg((bomb + XML.format("<text>&b;&f;</text>")).encode())
    assert made is None or (b"localhost" not in made and b"haha" not in made)


def test_names_that_matplotlib_draws_at_random_are_numbered() -> None:
    one, two = (
        safe(f'<clipPath id="{name}"/><path clip-path="url(#{name})"/><use xlink:href="#{name}"/>')
        for name in ("p3f", "q9a")
    )
    assert one == two and "url(#i1)" in one and '"#i1"' in one


def test_text_after_what_is_dropped_stays() -> None:
    assert "甲" in safe("<text><script>x</script>甲</text>") or "&#" in safe("<text><script>x</script>甲</text>")
