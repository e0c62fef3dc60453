"""Our report as the superiors edit it: a draft of paragraphs that is changed and compared again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from fazhi.audit.against import against
from fazhi.audit.figures import sentences
from fazhi.audit.judgement import Judgement, Relation, Verdict
from fazhi.audit.manuscript import Manuscript, Paragraph
from fazhi.narrative import Heading, Narrative, plain_text
from fazhi.release import Released


@dataclass(frozen=True)
class Draft:
    """A report that is being edited; every edit gives a new one.

    Parameters
    ----------
    paragraphs : tuple of Paragraph
    """

    paragraphs: tuple[Paragraph, ...]

    @classmethod
    def of(cls, narrative: Narrative) -> Draft:
        """The report as it is written."""
        found = [Paragraph(narrative.title, 1, level=-1, year=narrative.year)]
        heading = ""
        for number, passage in enumerate(narrative.passages, 2):
            if isinstance(passage, Heading):
                heading = passage.text
                text, level = passage.number + passage.text, passage.level
            else:
                text, level = plain_text(passage.spans), 0
            found.append(Paragraph(text, number, heading=heading, level=level, year=narrative.year))
        return cls(tuple(found))

    @property
    def manuscript(self) -> Manuscript:
        """As reading gives it."""
        numbered = (replace(paragraph, number=number) for number, paragraph in enumerate(self.paragraphs, 1))
        return Manuscript("报告.docx", tuple(numbered))

    def replaced(self, old: str, new: str) -> Draft:
        """With other words in the one place where `old` stands."""
        assert sum(paragraph.text.count(old) for paragraph in self.paragraphs) == 1, old
        return self._each(lambda text: text.replace(old, new))

    def without(self, sentence: str) -> Draft:
        """With a sentence deleted."""
        return self.replaced(sentence, "")

    def moved(self, sentence: str, behind: str) -> Draft:
        """With a sentence behind another one, in whatever paragraph that stands."""
        return self.without(sentence).replaced(behind, behind + sentence)

    def joined(self, start: str) -> Draft:
        """With the paragraph that starts so joined to the one before it."""
        at = next(number for number, paragraph in enumerate(self.paragraphs) if paragraph.text.startswith(start))
        before, here = self.paragraphs[at - 1 : at + 1]
        one = replace(before, text=before.text + here.text)
        return Draft((*self.paragraphs[: at - 1], one, *self.paragraphs[at + 1 :]))

    def _each(self, change: Callable[[str], str]) -> Draft:
        return Draft(tuple(replace(paragraph, text=change(paragraph.text)) for paragraph in self.paragraphs))


@dataclass(frozen=True)
class Desk:
    """What drafts are compared with."""

    narrative: Narrative
    released: Released

    def draft(self) -> Draft:
        """Our report, untouched."""
        return Draft.of(self.narrative)

    def judge(self, draft: Draft) -> Judged:
        """What is said of a draft."""
        return self.judge_manuscript(draft.manuscript)

    def judge_manuscript(self, manuscript: Manuscript) -> Judged:
        """What is said of a report that was read."""
        found = {paragraph.number: sentences(paragraph) for paragraph in manuscript.paragraphs}
        return Judged(tuple(against(manuscript, found, self.narrative, self.released)))


@dataclass(frozen=True)
class Judged:
    """What was said, ready to be asked about."""

    every: Sequence[Judgement]

    @property
    def agreed(self) -> int:
        """How many numbers agree."""
        return self.counts[Relation.LEDGER_AGREED]

    @property
    def counts(self) -> Counter[Relation]:
        """How many judgements of each relation."""
        return Counter(each.relation for each in self.every)

    @property
    def changed(self) -> list[tuple[str, str]]:
        """(quoted words, what would be right) of each number that is said to be wrong."""
        return [
            (each.text, each.expected)
            for each in self.every
            if each.relation is Relation.LEDGER_CHANGED and each.verdict is Verdict.INCONSISTENT
        ]

    @property
    def doubtful(self) -> list[str]:
        """Words of numbers that may have been changed."""
        return [
            each.text
            for each in self.every
            if each.relation is Relation.LEDGER_CHANGED and each.verdict is Verdict.UNDETERMINED
        ]

    @property
    def unknown(self) -> list[list[str]]:
        """The numbers of each sentence that no indicator holds."""
        return [
            [value.text for value in each.values] for each in self.every if each.relation is Relation.LEDGER_UNKNOWN
        ]

    @property
    def missing(self) -> list[list[str]]:
        """The numbers of each sentence that the text no longer states."""
        return [
            [value.text for value in each.values] for each in self.every if each.relation is Relation.LEDGER_MISSING
        ]
