"""An analyst's SVG made safe: a picture that draws, loads nothing, runs nothing, and is the same after every run."""

from __future__ import annotations

import re

from lxml import etree

_SVG = "http://www.w3.org/2000/svg"
_DROPPED = frozenset(
    {"script", "foreignObject", "iframe", "object", "embed", "audio", "video", "canvas", "handler", "listener"}
    | {"metadata", "animate", "animateMotion", "animateTransform", "set", "mpath", "discard"}
)
"""Elements that run, load or move something, and matplotlib's metadata, which holds the clock."""

_INSIDE = re.compile(r"#|data:image/(?:png|jpeg|gif);base64,", re.IGNORECASE)
_URL = re.compile(r"url\(\s*(['\"]?)(.*?)\1\s*\)", re.IGNORECASE)
_LOADS = re.compile(r"@import|expression\s*\(|javascript:|\\", re.IGNORECASE)
_LENGTH = re.compile(r"\s*([\d.]+)\s*(pt|px|mm|cm|in)?\s*")
_POINTS = {"pt": 1.0, "px": 0.75, "": 0.75, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0}


def safe_svg(data: bytes) -> bytes | None:
    """Return an SVG without scripts, handlers, links outward and metadata, or None when it is no SVG.

    Names inside it are numbered in their order, since matplotlib draws them at random.
    """
    root = _parsed(data)
    if root is None or root.tag not in (f"{{{_SVG}}}svg", "svg"):
        return None
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or etree.QName(element).localname in _DROPPED:
            _remove(element)
    for element in root.iter():
        _clean(element)
    _number(root)
    return bytes(etree.tostring(root, encoding="utf-8"))


def svg_width(data: bytes) -> float | None:
    """Return the width that an SVG asks for in points, or None when it names none."""
    root = _parsed(data)
    found = None if root is None else _LENGTH.fullmatch(root.get("width", ""))
    if not found:
        return None
    return float(found.group(1)) * _POINTS[found.group(2) or ""]


def _parsed(data: bytes) -> etree._Element | None:
    # No entity is resolved, nothing is fetched, and a tree too deep or a text too long is refused.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def _clean(element: etree._Element) -> None:
    for name, value in list(element.attrib.items()):
        local = etree.QName(name).localname.lower()
        outward = local in ("href", "src") and not _INSIDE.match(value.strip())
        if local.startswith("on") or outward or _loads(value):
            del element.attrib[name]
    if etree.QName(element).localname == "style" and _loads(element.text or ""):
        element.text = ""


def _loads(css: str) -> bool:
    return bool(_LOADS.search(css)) or any(not _INSIDE.match(found[1].strip()) for found in _URL.findall(css))


def _number(root: etree._Element) -> None:
    if any("#" in (element.text or "") for element in root.iter(f"{{{_SVG}}}style", "style")):
        return  # rules by name: they stay as they are
    names = {element.get("id"): f"i{number}" for number, element in enumerate(root.iterfind(".//*[@id]"), start=1)}

    def renamed(found: re.Match[str]) -> str:
        target = found[2].strip()
        return f"url(#{names.get(target[1:], target[1:])})" if target.startswith("#") else found[0]

    for element in root.iter():
        for name, value in element.attrib.items():
            local = etree.QName(name).localname
            if local == "id" and value in names:
                element.set(name, names[value])
            elif local == "href" and value.startswith("#"):
                element.set(name, "#" + names.get(value[1:], value[1:]))
            elif "url(" in value:
                element.set(name, _URL.sub(renamed, value))
