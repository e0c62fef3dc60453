"""What happens to files on their way: one small mutator each, from bytes to bytes, drawn from a seeded generator."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from random import Random

from fuzz import sources
from fuzz.sources import Rows

from fazhi.ledgers.files.kinds import DAMAGE

Mutator = Callable[[bytes, Random], bytes]

CORNER = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


# any file


def truncated(data: bytes, chance: Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def bits_flipped(data: bytes, chance: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice([1, 3, 30])):
        if changed:
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def block_zeroed(data: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    length = chance.choice([16, 512, 4096])
    return data[:start] + bytes(length) + data[start + length :]


def block_moved(data: bytes, chance: Random) -> bytes:
    first, second, third = sorted(chance.randrange(len(data) + 1) for _ in range(3))
    return data[:first] + data[second:third] + data[first:second] + data[third:]


def junk_before(data: bytes, chance: Random) -> bytes:
    return chance.randbytes(chance.choice([1, 7, 600])) + data


def junk_after(data: bytes, chance: Random) -> bytes:
    return data + chance.choice([bytes(5000), chance.randbytes(500)])


# zips: .xlsx and .ods


def rezipped(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The zip with every member through `change`; None leaves it out."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return file.getvalue()


def member_gone(data: bytes, chance: Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        gone = chance.choice(archive.namelist())
    return rezipped(data, lambda name, content: None if name == gone else content)


def members_swapped(data: bytes, chance: Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        one, other = chance.sample(archive.namelist(), 2)
        swapped = {one: archive.read(other), other: archive.read(one)}
    return rezipped(data, lambda name, content: swapped.get(name, content))


def member_damaged(data: bytes, chance: Random) -> bytes:
    """Sound as a zip, damaged inside."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        hurt = chance.choice([name for name in archive.namelist() if name.endswith((".xml", ".rels"))])
    how = chance.choice([truncated, bits_flipped, block_zeroed, block_moved])
    return rezipped(data, lambda name, content: how(content, chance) if name == hurt else content)


def decompression_bomb(data: bytes, chance: Random) -> bytes:
    part = chance.choice(["sheet1.xml", "content.xml", "sharedStrings.xml", "mimetype"])
    blown = rezipped(data, lambda name, content: content + b" " * (25 << 20) if name.endswith(part) else content)
    return blown if len(blown) > len(data) else rezipped_with(data, "xl/media/a.bin", bytes(25 << 20))


def rezipped_with(data: bytes, name: str, content: bytes) -> bytes:
    """The zip with a member more."""
    file = io.BytesIO(rezipped(data, lambda _, content: content))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return file.getvalue()


# .xlsx


def in_sheet(change: Callable[[bytes, Random], bytes], part: str = "sheet1.xml") -> Mutator:
    """A mutator of one part's XML."""

    def mutate(data: bytes, chance: Random) -> bytes:
        return rezipped(data, lambda name, xml: change(xml, chance) if name.endswith(part) else xml)

    mutate.__name__ = change.__name__
    return mutate


def claims_a_million_rows(xml: bytes, chance: Random) -> bytes:
    return re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', xml)


def last_corner(xml: bytes, chance: Random) -> bytes:
    return xml.replace(b"</sheetData>", CORNER + b"</sheetData>")


def five_hundred_columns(xml: bytes, chance: Random) -> bytes:
    cells = b"".join(b'<c t="inlineStr"><is><t>a</t></is></c>' for _ in range(chance.choice([480, 501, 600])))
    return xml.replace(b"</sheetData>", b'<row r="90">' + cells + b"</row></sheetData>")


def strings_out_of_range(xml: bytes, chance: Random) -> bytes:
    return re.sub(
        rb'(t="s"><v>)\d+', rb"\g<1>%d" % chance.choice([999, 2**31, 2**64]), xml, count=chance.choice([1, 50])
    )


def error_values(xml: bytes, chance: Random) -> bytes:
    return re.sub(
        rb'<c r="(\w+)" t="s"><v>\d+</v>', rb'<c r="\1" t="e"><v>#REF!</v>', xml, count=chance.choice([1, 50])
    )


def formulas_without_results(xml: bytes, chance: Random) -> bytes:
    return re.sub(rb'<c r="(\w+)"[^>]*><v>[^<]*</v>', rb'<c r="\1"><f>A1</f>', xml, count=chance.choice([1, 50]))


def without_references(xml: bytes, chance: Random) -> bytes:
    return re.sub(rb'<(row|c) r="\w+"', rb"<\1", xml)


def duplicate_cells(xml: bytes, chance: Random) -> bytes:
    return re.sub(rb"(<c r=[^>]*>.*?</c>)", rb"\1\1", xml)


def odd_numbers(xml: bytes, chance: Random) -> bytes:
    number = chance.choice([b"1e999", b"NaN", b"-1e308", b"9" * 400, b"", b"0x1F"])
    return re.sub(rb"(<c r=\"\w+\"><v>)[^<]*", rb"\g<1>" + number, xml)


def merged_anywhere(xml: bytes, chance: Random) -> bytes:
    ranges = chance.choice([b"A1:XFD1048576", b"B3:A1", b"A4:A9", b"A1", b"ZZZZ1:A2", b"C3:F5"])
    return re.sub(rb'<mergeCell ref="[^"]*"', b'<mergeCell ref="' + ranges + b'"', xml)


def deep_nesting(xml: bytes, chance: Random) -> bytes:
    return xml.replace(b"</sheetData>", b"<a>" * 20_000 + b"</a>" * 20_000 + b"</sheetData>")


def entities(xml: bytes, chance: Random) -> bytes:
    lol = b"".join(b'<!ENTITY l%d "%s">' % (level, b"&l%d;" % (level - 1) * 10) for level in range(1, 10))
    start = xml.index(b"?>") + 2 if b"?>" in xml else 0
    doctype = b'<!DOCTYPE x [<!ENTITY l0 "lol">' + lol + b"]>"
    return xml[:start] + doctype + xml[start:].replace(b"</t>", b"&l9;</t>", 1).replace(b'name="', b'name="&l9;', 1)


def huge_text(xml: bytes, chance: Random) -> bytes:
    return xml.replace(b"<t>", b"<t>" + "长".encode() * chance.choice([33_000, 2_000_000]), 1)


def odd_sheet_names(xml: bytes, chance: Random) -> bytes:
    name = chance.choice(["", "信访件台账" * 40, "a&#10;b", "=1+1", "../x", "说明"]).encode()
    return re.sub(rb'<sheet name="[^"]*"', b'<sheet name="' + name + b'"', xml)


def with_macros_and_links(data: bytes, chance: Random) -> bytes:
    data = rezipped_with(data, "xl/vbaProject.bin", chance.randbytes(3000))
    return rezipped_with(data, "xl/externalLinks/externalLink1.xml", b"<externalLink/>")


# .xls


def xls_last_corner(rows: Rows, chance: Random) -> bytes:
    return sources.xls(rows, sheet_records=sources.record(0x0203, b"\xff\xff\xff\x00\0\0" + bytes(8)))


def xls_encrypted(rows: Rows, chance: Random) -> bytes:
    return sources.xls(rows, book_records=sources.record(0x002F, bytes(6)))


def xlsx_encrypted(rows: Rows, chance: Random) -> bytes:
    return sources.ole({"EncryptionInfo": chance.randbytes(200), "EncryptedPackage": chance.randbytes(6000)})


def word_document(rows: Rows, chance: Random) -> bytes:
    return sources.ole({"WordDocument": chance.randbytes(6000), "Workbook": bytes(5000)})


# .ods


def ods_last_corner(rows: Rows, chance: Random) -> bytes:
    far = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    return sources.ods(
        rows, after=far + "<table:table-row><table:table-cell office:value-type='string'/></table:table-row>"
    )


def ods_rows_repeated(rows: Rows, chance: Random) -> bytes:
    times = chance.choice([3, 100_000, 1_048_576, 10**30])
    return sources.ods(rows, row_attributes=f'table:number-rows-repeated="{times}"')


# text


def quote_open(text: bytes, chance: Random) -> bytes:
    place = chance.choice([match.end() for match in re.finditer(rb"[,\n]", text)])
    return text[:place] + b'"' + text[place:]


def nuls(text: bytes, chance: Random) -> bytes:
    return b"".join(bytes([byte]) + (b"\0" if chance.random() < 0.05 else b"") for byte in text)


def very_wide(text: bytes, chance: Random) -> bytes:
    return text + b"," * chance.choice([400, 600, 200_000])


def endless_cell(text: bytes, chance: Random) -> bytes:
    return text + b'"' + b"x\n" * 100_000 + b'"'


# HTML


def spans(page: bytes, chance: Random) -> bytes:
    span = chance.choice(
        [b"colspan=999999999", b"rowspan=999999999", b"colspan=-3", b'rowspan="0"', b"colspan=900 rowspan=900"]
    )
    return page.replace(b"<td>", b"<td " + span + b">", chance.choice([1, 9, 99]))


def nested_tables(page: bytes, chance: Random) -> bytes:
    return page.replace(b"<td>", b"<td>" + b"<table><tr><td>x" * chance.choice([2, 5_000]), 1)


def tags_open(page: bytes, chance: Random) -> bytes:
    return re.sub(rb"</(td|tr|table|body|html)>", b"", page) + b"<td>y" * chance.choice([3, 20_000])


def script_open(page: bytes, chance: Random) -> bytes:
    return page.replace(
        b"<td>", chance.choice([b"<td><script>", b"<td><!--", b"<td><style>", b"<td &#0; &#x110000;>"]), 1
    )


ANY: tuple[Mutator, ...] = (truncated, bits_flipped, block_zeroed, block_moved, junk_before, junk_after)
ZIP: tuple[Mutator, ...] = (member_gone, members_swapped, member_damaged, member_damaged, decompression_bomb)
SHEET: tuple[Mutator, ...] = (
    *map(in_sheet, (
        claims_a_million_rows, last_corner, five_hundred_columns, strings_out_of_range, error_values,
        formulas_without_results, without_references, duplicate_cells, odd_numbers, merged_anywhere, deep_nesting,
    )),
    in_sheet(entities, "sharedStrings.xml"), in_sheet(entities, "workbook.xml"),
    in_sheet(huge_text, "sharedStrings.xml"), in_sheet(odd_sheet_names, "workbook.xml"), with_macros_and_links,
)  # fmt: skip
TEXT: tuple[Mutator, ...] = (quote_open, nuls, very_wide, endless_cell)
PAGE: tuple[Mutator, ...] = (spans, nested_tables, tags_open, script_open)
WHOLE = (
    xls_last_corner, xls_encrypted, xlsx_encrypted, word_document, ods_last_corner, ods_rows_repeated,
)  # fmt: skip
"""Files that are made bad rather than damaged."""

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".et", ".ods", ".csv", ".tsv", ".html", ".xml", ".txt")


def damaged_file(number: int) -> tuple[str, bytes]:
    """The name and bytes of the file with this number, always the same."""
    chance = Random(f"fazhi {number}")
    rows = sources.ledger_rows(chance)
    if chance.random() < 0.12:
        make = chance.choice(WHOLE)
        data, names, suffix = make(rows, chance), [make.__name__], chance.choice([".xls", ".xlsx", ".ods"])
    else:
        source, suffix, mutators = chance.choice([
            (sources.xlsx, ".xlsx", ANY + ZIP + SHEET + SHEET), (sources.xlsx, ".xlsx", SHEET),
            (sources.ods, ".ods", ANY + ZIP), (sources.xls, ".xls", ANY), (sources.xml2003, ".xls", (*ANY, entities)),
            (sources.html, ".xls", ANY + PAGE), (sources.delimited, ".csv", ANY + TEXT),
        ])  # fmt: skip
        chosen = [chance.choice(mutators) for _ in range(chance.choice([1, 1, 1, 2]))]
        data, names = source(rows), [source.__name__]
        for mutate in chosen:
            try:
                data = mutate(data, chance)
            except DAMAGE:
                continue  # the first mutator left nothing that the second could open
            names.append(mutate.__name__)
    if chance.random() < 0.1:
        suffix = chance.choice(SUFFIXES)
    return f"{number:05d}-{'-'.join(names)}{suffix}", data
