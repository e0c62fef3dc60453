"""What a cell printed, as text that every format can hold and that is the same after every run."""

from __future__ import annotations

import re

from fazhi.report.shaping import em_width

LINE_EM = 46.0
"""Characters of 9 pt in a line of printed output on paper (430 pt)."""

# Colours and cursor movements, and the links and titles that a terminal would hide.
_ESCAPES = re.compile(r"\x1b\[[0-9;:?<=>]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b[@-Z\\^_]?")
# Office files and PDF refuse control characters; marks that reverse the reading order would hide what is written.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_KERNEL_FILE = re.compile(r"\S*ipykernel_\d+[/\\]\d+\.py(?::\d+)?")
_FOLDERS = re.compile(r"(?<![\w:/\\])(?:[A-Za-z]:)?(?:[/\\][^\s\"'<>:/\\]+)+[/\\](?=[^\s\"'<>:/\\]+)")
_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,}\b")


def clean(text: str) -> str:
    """Return the text without escapes, control characters and marks that reverse its order."""
    return _UNPRINTABLE.sub("", _ESCAPES.sub("", text.replace("\r\n", "\n")))


def printed(text: str) -> str:
    """Return printed output as a terminal would have left it, each line narrow enough for paper.

    Of a line written over and over (a progress bar) the last state stays; tabs become spaces; where an object lay in
    memory differs from run to run and is left out.
    """
    lines = (_overwritten(line).expandtabs(8).rstrip() for line in clean(text.replace("\r\n", "\n")).split("\n"))
    return _ADDRESS.sub("0x…", "\n".join(_narrow(line) for line in lines)).strip("\n")


def warned(text: str) -> str:
    """Return what came over stderr without the folders of this machine and the numbers of its kernel."""
    return printed(_FOLDERS.sub("", _KERNEL_FILE.sub("单元格", text)))


def _overwritten(line: str) -> str:
    kept = [part for part in line.split("\r") if part]
    return kept[-1] if kept else ""


def _narrow(line: str) -> str:
    """Break words that are longer than a line; spaces and Chinese break by themselves."""
    return re.sub(r"[!-~]{40,}", lambda word: "\n".join(_pieces(word.group())), line)


def _pieces(word: str) -> list[str]:
    size = int(LINE_EM / em_width("x")) - 2
    return [word[at : at + size] for at in range(0, len(word), size)]
