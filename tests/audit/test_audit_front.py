"""The front: form, relations and ledgers together, by place, each once; several reports side by side."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from audit.judged import SHARES, a_report, judgement
from audit.written import FAULTY, SOUND, write
from hypothesis import given
from hypothesis import strategies as st

import fazhi.audit
from fazhi.audit import Ledgers, audit, examine, examine_all, read_all
from fazhi.audit.audited import ordered
from fazhi.audit.judgement import Relation, Verdict
from fazhi.audit.manuscript import Manuscript, Table
from fazhi.audit.naming import names
from fazhi.audit.reading import plain
from fazhi.errors import ReadingError
from fazhi.workspace import Analysis


def test_the_public_names_are_few_and_sorted() -> None:
    assert fazhi.audit.__all__ == sorted(fazhi.audit.__all__) == dir(fazhi.audit)
    assert all(callable(getattr(fazhi.audit, name)) for name in fazhi.audit.__all__)
    with pytest.raises(AttributeError):
        _ = fazhi.audit.nothing


def test_a_report_is_judged_by_form_and_by_relations() -> None:
    found = audit(plain(FAULTY, "有错.txt"))
    assert {Relation.SHARE, Relation.POINTS, Relation.WRITING} <= {each.relation for each in found}
    assert {Verdict.INCONSISTENT, Verdict.WRONG_UNIT, Verdict.STYLE, Verdict.CONSISTENT} <= {
        each.verdict for each in found
    }
    assert {each.file for each in found} == {"有错.txt"}


def test_judgements_come_by_place() -> None:
    found = audit(plain(FAULTY, "有错.txt"))
    places = [(each.place.paragraph, each.place.offset) for each in found]
    assert places == sorted(places)


def test_numbers_are_counted() -> None:
    assert examine(plain("受理73件，办结68件。12345热线畅通。", "数.txt")).figures == 2
    table = Table((("村", "件数"), ("东村", "40"), ("合计", "—")), 1)
    assert examine(Manuscript("表.docx", (table,))).figures == 1


def test_nothing_to_say_of_no_report() -> None:
    assert audit(plain("", "空.txt")) == ()


@given(st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_who_speaks_first(random: Random) -> None:
    made = [*a_report().judgements, *a_report().judgements]
    random.shuffle(made)
    assert set(ordered(made)) == set(a_report().judgements) and len(ordered(made)) == len(a_report().judgements)
    keys = [(each.place.paragraph, each.place.offset) for each in ordered(made)]
    assert keys == sorted(keys)


def test_two_files_with_the_same_words_are_two() -> None:
    one = judgement(SHARES, 4, "73件", Verdict.STYLE)
    assert len(ordered((one, one, replace(one, file="另一份.docx")))) == 2


def test_with_ledgers_each_number_is_compared(demo_2024: Analysis) -> None:
    ledgers = Ledgers("段园镇", 2024, demo_2024.narrative, demo_2024.released)
    found = examine(plain("全年受理的信访件共办结1件。", "改.txt"), ledgers=ledgers)
    relations = {each.relation for each in found.judgements}
    assert Relation.LEDGER_MISSING in relations
    assert "与段园镇2024年台账比" in found.sentence


def test_reports_of_neighbouring_years_are_compared() -> None:
    this = "关于2024年度法治政府建设情况的报告\n\n全年共受理矛盾纠纷600件，上年为580件。\n"
    last = "关于2023年度法治政府建设情况的报告\n\n全年共受理矛盾纠纷500件。\n"
    both = examine_all([plain(last, "2023.txt"), plain(this, "2024.txt")])
    assert [one.file for one in both] == ["2023.txt", "2024.txt"]
    between = [each for one in both for each in one.judgements if each.relation is Relation.BETWEEN_REPORTS]
    assert between and all(each.file == one.file for one in both for each in one.judgements)


def test_one_report_alone_is_as_with_others() -> None:
    alone = examine(plain(SOUND, "甲.txt"))
    assert examine_all([plain(SOUND, "甲.txt")]) == (alone,)


@pytest.mark.parametrize(
    ("paths", "named"),
    [
        ((), ()),
        (("a/b.txt",), ("b.txt",)),
        (("a/b.txt", "a/c.txt"), ("b.txt", "c.txt")),
        (("x/2023/b.txt", "x/2024/b.txt", "y/2024/b.txt"), ("2023/b.txt", "x/2024/b.txt", "y/2024/b.txt")),
    ],
)
def test_files_are_called_by_as_much_as_tells_them_apart(paths: tuple[str, ...], named: tuple[str, ...]) -> None:
    assert names([Path(path) for path in paths]) == named


@given(st.lists(st.lists(st.sampled_from("甲乙"), min_size=1, max_size=4).map("/".join), unique=True, max_size=8))
def test_unlike_files_have_unlike_names(paths: list[str]) -> None:
    assert len(set(names([Path(path) for path in paths]))) == len(paths)


def test_several_are_read_by_their_names(tmp_path: Path) -> None:
    paths = [write(tmp_path / year, "报告.txt", SOUND) for year in ("2023", "2024")]
    assert [one.file for one in read_all(paths)] == ["2023/报告.txt", "2024/报告.txt"]
    with pytest.raises(ReadingError):
        read_all([write(tmp_path, "坏.docx", "")])
