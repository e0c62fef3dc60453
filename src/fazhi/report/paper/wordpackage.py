"""What a Word file holds beside its pages: properties, language, names of stand-in fonts, nothing of the template's."""

from __future__ import annotations

import re
from datetime import datetime
from xml.sax.saxutils import quoteattr

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from fazhi.report.blocks import Front
from fazhi.report.paper.wordstyles import FANGSONG, HEITI, KAITI, SONGTI, TITLE

ALTERNATIVES = {
    TITLE: "华文中宋",
    FANGSONG: "仿宋",
    KAITI: "楷体",
    HEITI: "SimHei",
    SONGTI: "SimSun",
}
"""The face that Word takes where the office's own is not installed."""

_THUMBNAIL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")


def describe(word: WordDocument, front: Front) -> None:
    """Set properties, language and fonts of the package."""
    _properties(word, front)
    _language(word, front.language)
    _fonts(word)
    _drop_thumbnail(word)


def _properties(word: WordDocument, front: Front) -> None:
    found = _DATE.search(front.date)
    # The document's own date, never the clock's: the same document gives the same bytes.
    date = datetime(*(int(part) for part in found.groups())) if found else datetime(front.year + 1, 1, 1)  # type: ignore[arg-type]
    properties = word.core_properties
    properties.title, properties.author = front.title.replace("\n", ""), "、".join(front.issuers)
    properties.last_modified_by, properties.comments = "", ""
    properties.language = front.language
    properties.created = properties.modified = date
    properties.revision = 1


def _language(word: WordDocument, language: str) -> None:
    """Set the language that proofing and screen readers go by; python-docx's template says English throughout.

    Digits and Latin letters stay English, as in Word's own Chinese documents: under Chinese rules a line could break
    inside a number.
    """
    for lang in (*word.styles.element.iter(qn("w:lang")), *word.settings.element.iter(qn("w:themeFontLang"))):
        lang.set(qn("w:val"), "en-US")
        lang.set(qn("w:eastAsia"), language)


def _fonts(word: WordDocument) -> None:
    part = word.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    entries = "".join(
        f'<w:font w:name={quoteattr(face)}><w:altName w:val={quoteattr(other)}/><w:charset w:val="86"/>'
        '<w:family w:val="auto"/><w:pitch w:val="default"/></w:font>'
        for face, other in ALTERNATIVES.items()
    )
    part._blob = part.blob.replace(b"</w:fonts>", entries.encode("utf-8") + b"</w:fonts>")


def _drop_thumbnail(word: WordDocument) -> None:
    """python-docx's template carries the picture of another document's first page."""
    relations = word.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype == _THUMBNAIL]:
        del relations[key]
