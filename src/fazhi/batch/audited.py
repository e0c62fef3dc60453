"""The finished report audited as anybody's: do its own numbers hold together?"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from fazhi.audit import audit, read
from fazhi.audit.judgement import Judgement, Relation, Verdict
from fazhi.audit.words import RELATIONS, VERDICTS, visible
from fazhi.findings import Finding, Severity

_LEVELS: dict[Verdict, Severity] = {
    Verdict.INCONSISTENT: Severity.ERROR,
    Verdict.IMPOSSIBLE: Severity.ERROR,
    Verdict.WRONG_UNIT: Severity.ERROR,
    Verdict.TRUNCATED: Severity.WARNING,
    Verdict.STYLE: Severity.WARNING,
}
"""What becomes a finding; the other verdicts say that nothing is wrong, or that nobody can say."""

_BEST = ("docx", "html", "pdf")
"""Formats by how surely a paragraph is read back as one."""

_LONGEST_SHOWN = 9
"""More digits than this may be an identity or telephone number."""


def audited(folder: Path, formats: Collection[str], *, draft: bool) -> tuple[Finding, ...]:
    """Audit the report of a finished folder, in one of its formats: all say the same.

    Parameters
    ----------
    folder : Path
        Holds report.docx, report.html or report.pdf.
    formats : collection of str
        Which of them.
    draft : bool
        A draft lacks parts and says so: its form is not judged.

    Returns
    -------
    tuple of Finding
        audit-disagrees; empty where everything agrees.
    """
    kind = next((kind for kind in _BEST if kind in formats), None)
    if kind is None:
        return ()
    found = audit(read(folder / f"report.{kind}"))
    return tuple(_findings(each for each in found if not (draft and each.relation is Relation.FORM)))


def _findings(judgements: Iterator[Judgement]) -> Iterator[Finding]:
    for each in judgements:
        if each.verdict in _LEVELS:
            # Numbers and places alone: the words around them may name a person.
            numbers = "、".join(value.text for value in each.values if _may_show(value.text))
            expected = f"，应为{each.expected}" if each.expected and _may_show(each.expected) else ""
            where = f"“{each.place.heading}”第{each.place.paragraph}段" if each.place.paragraph else "全文"
            message = f"{each.file}{where}：{RELATIONS[each.relation]}{VERDICTS[each.verdict]}（{numbers}）{expected}。"
            message = visible(message.replace("（）", ""))
            yield Finding("audit-disagrees", message, _LEVELS[each.verdict], file=each.file, value=numbers)


def _may_show(text: str) -> bool:
    return bool(text) and sum(map(str.isdigit, text)) <= _LONGEST_SHOWN
