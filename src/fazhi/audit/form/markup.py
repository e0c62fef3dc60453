"""What was left over: bookmarks, template brackets, placeholders, Markdown, HTML, field errors, garbled characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fazhi.audit.form.faults import Fault
from fazhi.audit.manuscript import Manuscript
from fazhi.audit.reading.spacing import HAN

_TAGS = "p|br|div|span|b|strong|i|em|u|font|table|tbody|tr|td|th|a|img|h[1-6]|ul|ol|li|sup|sub|script|style"

_RULES: tuple[tuple[str, str, str], ...] = (
    ("bookmark", r"\[bookmark:[^\[\]]{0,80}\]", "文字处理软件的书签标记，请删去"),
    ("template", r"\{\{[^{}]{0,200}\}?\}?|\{%[^{}%]{0,200}%?\}?|\}\}", "模板里没有替换的内容，请填上或者删去"),
    ("awaited", r"〔待[^〔〕]{1,60}〕|[【\[（(]待(?:核|补|填|定|更新|确认|提供)[^】\]）)\[【（(]{0,30}[】\]）)]", "待补的内容，请填上后再报送"),
    ("awaited_alone", r"(?:(?<=[，。；：])|^)待核(?:实|对)?(?=[，。；]|$)", "写稿时留下的“待核”，请核实后删去"),
    ("placeholder", rf"【[^【】]{{0,30}}(?:填|补|此处|XX|××|空白)[^【】]{{0,30}}】|×{{2,}}|(?<![XＸ])[XＸ]{{2,}}+(?=[{HAN}])"
                    rf"|(?<=[{HAN}])[XＸ]{{2,}}+|(?<=[{HAN}])x{{2,}}+(?=[{HAN}])|[_＿]{{2,}}", "没有填写的空位，请填上"),
    ("markdown", rf"\*\*|^#{{1,6}}(?=[{HAN}一 （])|\[[^\[\]]{{1,80}}\]\([^()]{{1,200}}\)|```", "Markdown标记，请删去"),
    ("html", rf"</?(?:{_TAGS})(?:\s[^<>]{{0,200}})?/?>|&(?:nbsp|lt|gt|amp|quot|ldquo|rdquo|mdash|#\d{{1,6}}|#x[0-9a-fA-F]{{1,6}});",
     "网页标记，请删去或者换成相应的文字"),
    ("field", r"错误[!！] ?(?:未找到引用源|未定义书签|书签自引用|不能识别|链接无效|文档中没有)[^。；，]{0,12}"
              r"|Error! (?:Reference|Bookmark|No )[^。]{0,40}|\\\* ?MERGEFORMAT|\{ ?(?:PAGE|REF|TOC|SEQ|HYPERLINK)\b[^{}]{0,80}\}",
     "域代码或者失效的引用，请更新域或者直接写明"),
    ("garbled", r"\ufffd{1,80}|(?:锟斤拷|烫烫烫|屯屯屯)+", "乱码，请核对原文后改正"),
)  # fmt: skip
"""Kind, pattern, and what is said of it."""

_ANY = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern, _ in _RULES))
_SAID = {kind: said for kind, _, said in _RULES}
_TRIGGER = re.compile("[\\[\\]{}〔【（(*#<&×XＸx_＿`\\\\\ufffd!！锟烫屯]|待核")


def markup(manuscript: Manuscript) -> Iterator[Fault]:
    """What stands in the text and was not meant for its reader."""
    for paragraph in manuscript.paragraphs:
        if not _TRIGGER.search(paragraph.text):
            continue
        for found in _ANY.finditer(paragraph.text):
            kind = str(found.lastgroup)
            shown = found[0] if len(found[0]) <= 40 else found[0][:40] + "…"
            yield Fault(kind, paragraph, *found.span(), f"“{shown}”是{_SAID[kind]}。")
