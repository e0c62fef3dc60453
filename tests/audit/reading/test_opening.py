"""Content decides what a file is; what cannot be read says why and what to do."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest

from fazhi.audit.reading import opening, read, read_bytes
from fazhi.errors import ReadingError, WorkspaceError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _zip(**parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def _word() -> bytes:
    file = io.BytesIO()
    word = docx.Document()
    word.add_paragraph("全年办理信访件73件。")
    word.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("甲.txt", b"", "空的", id="empty"),
        pytest.param("甲.md", b"\n \n", "空的", id="blank"),
        pytest.param("甲.docx", _OLE + b"\0" * 100, "旧式", id="old Word"),
        pytest.param("甲.docx", _OLE + "EncryptedPackage".encode("utf-16-le"), "密码", id="encrypted Word"),
        pytest.param("甲.doc", b"{\\rtf1 x}", "RTF", id="RTF"),
        pytest.param("甲.docx", _zip(x="1"), "不是Word", id="another zip"),
        pytest.param("甲.docx", _word()[:2000], "损坏", id="cut off"),
        pytest.param("甲.pdf", b"%PDF-1.7 and no more", "损坏", id="broken PDF"),
        pytest.param("甲.html", b"<html><body><script>1</script></body></html>", "没有可以读出的文字", id="page without text"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_so(name: str, content: bytes, said: str) -> None:
    with pytest.raises(ReadingError, match=said) as caught:
        read_bytes(name, content)
    assert str(caught.value).startswith(name)


@pytest.mark.parametrize("name", ["报告.pdf", "报告.txt", "报告", "报告.docx"])
def test_word_is_word_whatever_it_is_called(name: str) -> None:
    assert read_bytes(name, _word()).paragraphs[0].text == "全年办理信访件73件。"


def test_a_page_is_a_page_whatever_it_is_called_and_text_is_text() -> None:
    assert read_bytes("甲.txt", "<!doctype html><p>正文。".encode()).paragraphs[0].text == "正文。"
    assert read_bytes("甲.html", "没有标记的文字。".encode()).paragraphs[0].text == "没有标记的文字。"
    assert read_bytes("甲.txt", "写到<p>标记的文字。".encode()).paragraphs[0].text == "写到<p>标记的文字。"


def test_a_file_on_disk_and_one_that_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text("正文。", encoding="utf-8")
    assert read(path).file == "报告.txt"
    with pytest.raises(WorkspaceError, match=r"无\.txt"):
        read(tmp_path / "无.txt")


def test_a_file_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(opening, "LARGEST", 10)
    path = tmp_path / "大.txt"
    path.write_bytes(b"a" * 11)
    with pytest.raises(ReadingError, match="太大"):
        read(path)


def test_a_zip_that_swells_is_refused() -> None:
    types = '<Types><Override PartName="/d.xml" ContentType="application/x.document.main+xml"/></Types>'
    bomb = _zip(**{"[Content_Types].xml": types, "d.xml": "<a>" + " " * (25 << 20) + "</a>"})
    assert len(bomb) < 1 << 20
    with pytest.raises(ReadingError, match="解压后过大"):
        read_bytes("炸弹.docx", bomb)


def test_entities_in_word_are_not_expanded() -> None:
    types = '<Types><Override PartName="/d.xml" ContentType="application/x.document.main+xml"/></Types>'
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    text = f'<!DOCTYPE d [<!ENTITY a0 "哈">{laughs}]><d><body><p><r><t>&a8;正文</t></r></p></body></d>'
    try:
        found = read_bytes("笑.docx", _zip(**{"[Content_Types].xml": types, "d.xml": text}))
    except ReadingError:
        return
    assert sum(len(each.text) for each in found.paragraphs) < 100
