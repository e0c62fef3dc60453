"""Write docs/findings.md from the list of codes in the code: `python docs/make_findings.py`."""

from __future__ import annotations

from pathlib import Path

from fazhi.findings import GROUPS, Severity

PAGE = Path(__file__).parent / "findings.md"
SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.HINT: "提示"}
OPENING = """\
# Findings: every code, with an example and what to do

This page is made by `docs/make_findings.py` from `src/fazhi/findings.py`; a test holds the two together. Do not edit it here.

A finding is one fault in the data and its place: file, sheet and cell, what stood there (masked where personal) and the
figures that it touches. Its code is stable: a code may be added, never renamed or reused. `fazhi check` prints the findings,
`internal/findings.json` holds them all.

| severity | Chinese | means |
| --- | --- | --- |
| error | 错误 | it costs a figure, or may: `fazhi check` ends with 1, `--strict` refuses |
| warning | 提醒 | it may cost a figure; somebody should look |
| hint | 提示 | nothing waits for it |

A fault of a cell or a missing column (`cell-…`, `error-cells`, `column-missing`) is a hint where no figure uses the column: no
indicator and no chart reads it, and it neither is a key nor places or closes the rows. What is read and what is not: a cell
that cannot be read exactly is missing, never a guess; a row is kept out of the figures only where its key or deciding date
cannot be read or where it repeats another row in everything.
"""


def page() -> str:
    """The page as Markdown."""
    parts = [OPENING]
    for title, codes in GROUPS.items():
        rows = [
            f"| `{name}` | {SEVERITIES[code.severity]} | {_cell(code.title)} | {_cell(code.example)} | {_cell(code.advice)} |"
            for name, code in codes.items()
        ]
        parts.append(
            "\n".join(
                [
                    f"## {title}",
                    "",
                    "| 代码 | 级别 | 问题 | 例子 | 怎么办 |",
                    "| --- | --- | --- | --- | --- |",
                    *rows,
                    "",
                ]
            )
        )
    return "\n".join(parts)


def _cell(text: str) -> str:
    return text.replace("|", r"\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
