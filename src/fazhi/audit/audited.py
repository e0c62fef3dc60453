"""A report with what the audit said of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from fazhi.audit.judgement import Judgement, Relation, Verdict
from fazhi.audit.manuscript import Manuscript
from fazhi.audit.words import RANK, VERDICTS

_OF_LEDGERS = frozenset(
    {Relation.LEDGER_AGREED, Relation.LEDGER_CHANGED, Relation.LEDGER_UNKNOWN, Relation.LEDGER_MISSING}
)
_OF_WRITING = frozenset({Relation.WRITING, Relation.FORM})


@dataclass(frozen=True)
class Audited:
    """One report, audited.

    Parameters
    ----------
    manuscript : Manuscript
    judgements : tuple of Judgement
        By place.
    figures : int
        Numbers in its sentences and in the cells of its tables.
    town, year : str, int
        With whose ledgers it was compared; "" and 0 with none.
    """

    manuscript: Manuscript
    judgements: tuple[Judgement, ...]
    figures: int
    town: str = ""
    year: int = 0

    @property
    def file(self) -> str:
        """The file's name."""
        return self.manuscript.file

    @cached_property
    def counts(self) -> Mapping[Verdict, int]:
        """How many judgements have each verdict, worst first, only those that occur."""
        counted = Counter(each.verdict for each in self.judgements)
        return {verdict: counted[verdict] for verdict in VERDICTS if counted[verdict]}

    @property
    def failed(self) -> bool:
        """Whether anything is inconsistent or impossible."""
        return bool(self.counts.get(Verdict.INCONSISTENT) or self.counts.get(Verdict.IMPOSSIBLE))

    @property
    def sentence(self) -> str:
        """What was found, in a sentence: how many numbers, how many tests, how many faults."""
        tests = [each for each in self.judgements if each.relation not in _OF_LEDGERS | _OF_WRITING]
        decided = sum(each.verdict is not Verdict.UNDETERMINED for each in tests)
        found = "，".join(f"{VERDICTS[verdict]}{count}处" for verdict, count in _to_mend(self.judgements).items())
        parts = [f"共{self.figures}个数字，能检验的关系{decided}处", found or "没有发现问题"]
        if self.town:
            parts.insert(1, self._ledger_words())
        return "；".join(parts) + "。"

    def _ledger_words(self) -> str:
        said = Counter(each.relation for each in self.judgements)
        words = (
            ("一致", Relation.LEDGER_AGREED), ("不同", Relation.LEDGER_CHANGED),
            ("查不到", Relation.LEDGER_UNKNOWN), ("文中没有写", Relation.LEDGER_MISSING),
        )  # fmt: skip
        counted = "、".join(f"{word}{said[relation]}处" for word, relation in words if said[relation])
        return f"与{self.town}{self.year}年台账比：{counted or '没有可比的数字'}"


def ordered(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """By place, worse ones first at one place, each once; what is said of the report as a whole comes first."""
    once = {
        (each.file, each.relation, each.verdict, each.marks, each.text, each.explanation): each for each in judgements
    }
    return tuple(sorted(once.values(), key=_place))


def _place(judgement: Judgement) -> tuple[int, int, int, int]:
    place = judgement.place
    first = min(
        (start for paragraph, start, _ in judgement.marks if paragraph == place.paragraph), default=place.offset
    )
    return place.paragraph, place.offset, first, RANK[judgement.verdict]


def _to_mend(judgements: Iterable[Judgement]) -> dict[Verdict, int]:
    counted = Counter(each.verdict for each in judgements)
    quiet = (Verdict.CONSISTENT, Verdict.HALF_EVEN, Verdict.UNDETERMINED)
    return {verdict: counted[verdict] for verdict in VERDICTS if counted[verdict] and verdict not in quiet}
