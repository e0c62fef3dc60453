"""The corpus: passages in the style of real reports, what is true of them, and what the audit says of them.

``python tests/audit/corpora.py`` prints a table by relation: expected, found, false alarms.

A passage is one table of a TOML file in corpus/::

    [closed-rate]
    text = "登记信访事项84件，其中79件已办结，办结率94.05%。"
    truth = [{ relation = "share", verdict = "consistent", part = "79件", whole = "84件", rate = "94.05%" }]

What stands beside relation, verdict, expected, closed and falls are roles: each names a piece of the text that occurs once and
holds one number. A passage without a fault that could be mistaken for one says why in `silent`.
"""

from __future__ import annotations

import random
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from fazhi.audit import audit
from fazhi.audit.judgement import Judgement, Relation, Verdict
from fazhi.audit.reading import plain

FOLDER = Path(__file__).parent / "corpus"
QUIET = frozenset({Verdict.CONSISTENT, Verdict.UNDETERMINED})
"""What may be said of anything; all else needs a truth that says so."""


@dataclass(frozen=True)
class Truth:
    """One relation that holds or fails in a passage.

    Parameters
    ----------
    relation, verdict : str
        As model.Relation and model.Verdict print.
    pieces : mapping of str to tuple of str
        Role to the pieces of the text that hold its numbers.
    expected : str
        What the judgement must name as right; empty where the corpus does not ask.
    closed : bool
        Whether the words say that the parts of a sum are all.
    falls : bool
        The change is a fall, though its own piece does not say so (分别下降30%和27.3%).
    """

    relation: str
    verdict: str
    pieces: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    expected: str = ""
    closed: bool = True
    falls: bool = False


@dataclass(frozen=True)
class Passage:
    """A few sentences (or, over several lines, a small report) with their truth."""

    id: str
    theme: str
    text: str
    truth: tuple[Truth, ...] = ()
    silent: str = ""

    @property
    def faultless(self) -> bool:
        """Whether nothing is wrong with it."""
        return all(truth.verdict in QUIET for truth in self.truth)

    def span(self, piece: str) -> tuple[int, int]:
        """Where a piece stands in the text."""
        start = self.text.index(piece)
        return start, start + len(piece)


@cache
def passages() -> tuple[Passage, ...]:
    """The whole corpus, file by file."""
    return tuple(
        _passage(name, path.stem, entry)
        for path in sorted(FOLDER.glob("*.toml"))
        for name, entry in tomllib.loads(path.read_text(encoding="utf-8")).items()
    )


def audited(text: str) -> tuple[Judgement, ...]:
    """What the audit says of the numbers of a text; a passage has not the form of a whole report, nor should it."""
    return tuple(each for each in audit(plain(text, "passage.txt")) if each.relation is not Relation.FORM)


def found(truth: Truth, passage: Passage, judgements: tuple[Judgement, ...]) -> Judgement | None:
    """The judgement that says what is true: relation, verdict, every piece marked, the right value named."""
    starts = _paragraph_starts(passage)
    return next(
        (each for each in judgements if _says(truth, passage, each, starts) and truth.expected in each.expected), None
    )


def false_alarms(passage: Passage, judgements: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
    """Judgements that find a fault of which no truth speaks: another relation, another verdict or other numbers."""
    starts = _paragraph_starts(passage)
    return tuple(
        each
        for each in judgements
        if each.verdict not in QUIET and not any(_says(truth, passage, each, starts) for truth in passage.truth)
    )


def joined(some: list[Passage], seed: int, size: int = 3) -> Iterator[Passage]:
    """Passages of one line put together into paragraphs of several, with the truth that can still be told apart."""
    order = [passage for passage in some if "\n" not in passage.text]
    random.Random(seed).shuffle(order)
    for start in range(0, len(order), size):
        members = order[start : start + size]
        text = "".join(member.text for member in members)
        truth = tuple(
            each
            for member in members
            for each in member.truth
            if all(text.count(piece) == 1 for pieces in each.pieces.values() for piece in pieces)
        )
        yield Passage("+".join(member.id for member in members), "company", text, truth)


def table() -> dict[str, dict[str, int]]:
    """By relation: how many truths of each kind, how many were found, how many false alarms."""
    counts: dict[str, Counter[str]] = {}
    for passage in passages():
        judgements = audited(passage.text)
        for truth in passage.truth:
            row = counts.setdefault(truth.relation, Counter())
            kind = "right" if truth.verdict in QUIET else "faulty"
            row[kind] += 1
            row[f"{kind} found"] += found(truth, passage, judgements) is not None
        for alarm in false_alarms(passage, judgements):
            counts.setdefault(alarm.relation, Counter())["false alarms"] += 1
    columns = ("right", "right found", "faulty", "faulty found", "false alarms")
    return {relation: {column: row[column] for column in columns} for relation, row in sorted(counts.items())}


def printed(rows: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    """A table as lines of text, with its sum."""
    columns = tuple(next(iter(rows.values())))
    yield "".join((f"{'relation':20}", *(f"{column:>15}" for column in columns)))
    for relation, row in rows.items():
        yield "".join((f"{relation:20}", *(f"{row[column]:>15}" for column in columns)))
    sums = (sum(row[column] for row in rows.values()) for column in columns)
    yield "".join((f"{'all':20}", *(f"{value:>15}" for value in sums)))


def _passage(name: str, theme: str, entry: Mapping[str, object]) -> Passage:
    text, silent, listed = entry["text"], entry.get("silent", ""), entry.get("truth", [])
    assert isinstance(text, str) and isinstance(silent, str) and isinstance(listed, list), name
    return Passage(name, theme, text.strip("\n"), tuple(_truth(each) for each in listed), silent)


def _truth(entry: Mapping[str, object]) -> Truth:
    rest = dict(entry)
    relation, verdict = str(rest.pop("relation")), str(rest.pop("verdict"))
    expected = str(rest.pop("expected", ""))
    closed, falls = bool(rest.pop("closed", True)), bool(rest.pop("falls", False))
    pieces = {
        role: tuple(str(one) for one in piece) if isinstance(piece, list) else (str(piece),)
        for role, piece in rest.items()
    }
    return Truth(relation, verdict, pieces, expected, closed, falls)


def _paragraph_starts(passage: Passage) -> dict[int, int]:
    """Paragraph number to the offset of its text in the passage."""
    starts, at = {}, 0
    for paragraph in plain(passage.text, "passage.txt").paragraphs:
        at = passage.text.index(paragraph.text, at)
        starts[paragraph.number] = at
        at += len(paragraph.text)
    return starts


def _says(truth: Truth, passage: Passage, judgement: Judgement, starts: Mapping[int, int]) -> bool:
    """Whether a judgement is of a truth's relation, verdict and numbers."""
    return (judgement.relation, judgement.verdict) == (truth.relation, truth.verdict) and all(
        _marked(passage.span(piece), judgement, starts) for pieces in truth.pieces.values() for piece in pieces
    )


def _marked(span: tuple[int, int], judgement: Judgement, starts: Mapping[int, int]) -> bool:
    return any(
        starts[number] + start < span[1] and span[0] < starts[number] + end
        for number, start, end in judgement.marks
        if number in starts
    )


if __name__ == "__main__":
    print("\n".join(printed(table())))
