"""The door of audit.ipynb: which files of a folder are reports, and what each method shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from audit.judged import FILE, HOSTILE, a_report
from audit.written import FAULTY, SOUND, write

import fazhi
from fazhi.errors import UsageError
from fazhi.reviewing import Review


@pytest.fixture
def review() -> Review:
    """A report with a judgement of every verdict."""
    return Review([a_report()])


def test_of_a_folder_each_report_is_taken_once_and_what_is_internal_is_not(tmp_path: Path) -> None:
    for name in (
        "2024/report.txt",
        "2024/report.md",
        "2023/report.txt",
        "internal/x.txt",
        ".git/x.txt",
        "~$a.txt",
        "index.html",
        "照片.jpg",
    ):
        write((tmp_path / name).parent, Path(name).name, SOUND)
    files = [one.file for one in fazhi.review(str(tmp_path)).audited]
    assert files == ["2023/report.txt", "2024/report.md"] or files == ["report.txt", "report.md"]


def test_a_file_by_itself(tmp_path: Path) -> None:
    opened = fazhi.review(str(write(tmp_path, "报告.txt", FAULTY)))
    assert opened._repr_markdown_() == "**1份报告**，1份有不相符或不可能的数字。"
    assert repr(opened) == "<fazhi 核对1份报告>"


def test_the_overview_has_a_row_for_each_report(review: Review) -> None:
    row = review.overview().loc[FILE]
    assert (row["数字"], row["不相符"], row["写法"], row["相符"]) == (12, 2, 3, 1)


def test_the_table_begins_with_the_worst_and_leaves_out_what_agrees(review: Review) -> None:
    frame = review.judgements().data
    assert list(frame["结论"])[:3] == ["✕ 不相符", "✕ 不相符", "✕ 不可能"]
    assert "✓ 相符" not in set(frame["结论"])
    assert "✓ 相符" in set(review.judgements(FILE, consistent=True).data["结论"])


def test_the_table_is_the_same_each_time_and_escapes(review: Review) -> None:
    made = review.judgements().to_html()
    assert made == review.judgements().to_html() and "<script>" not in made and "\u202e" not in made


def test_the_annotated_view_shows_every_judgement_that_is_not_consistent(review: Review) -> None:
    made = review.annotated()._repr_html_()
    shown = [each for each in a_report().judgements if each.verdict not in ("consistent", "half_even")]
    assert made.count("<blockquote>") == len(shown)
    assert HOSTILE not in made and "‹U+202E›" in made
    assert repr(review.annotated()).startswith(f"<{FILE}：共12个数字")


def test_without_a_name_the_report_with_most_faults_is_shown(tmp_path: Path) -> None:
    write(tmp_path, "甲.txt", SOUND), write(tmp_path, "乙.txt", FAULTY)  # fmt: skip
    opened = fazhi.review(str(tmp_path))
    assert opened.annotated().audited.file == "乙.txt" and opened.annotated("甲.txt").audited.file == "甲.txt"


def test_another_name_is_refused_with_the_nearest(review: Review) -> None:
    with pytest.raises(UsageError, match=r"最接近的是 某某镇报告\.docx"):
        review.annotated("某某镇报告.doc")
