"""The audit of a report: pages a second, and whether time grows in proportion to length.

``python benchmarks/audit.py [--hostile]`` prints pages of 600 characters a second on one core, once loaded, on prose like
ours, and the time of 1, 2 and 4 MB of texts made to hurt (``--hostile``: 10 MB too) with the ratio to the megabyte
before it: 1.0 is proportion. ``--profile`` prints where the time of the prose goes.
"""

from __future__ import annotations

import cProfile
import pstats
import sys
import time
from collections.abc import Iterator
from random import Random
from statistics import median

from fazhi.audit import audit
from fazhi.audit.audited import Audited
from fazhi.audit.figures import sentences
from fazhi.audit.form import form
from fazhi.audit.page import annotated
from fazhi.audit.reading import plain

PAGE = 600
"""Characters on a page of a report: 22 lines of 28, headings and ends of paragraphs not filled."""

PAGES, ROUNDS = 200, 3
TARGET = 200
"""Pages a second."""

PROPORTION = 1.6
"""Time a megabyte may grow by between 1 MB and 4 MB, on a machine that does other things too."""

_SUBJECTS = ("信访件", "矛盾纠纷", "行政复议案件", "合法性审查事项", "群众诉求", "法律援助案件", "安全隐患", "执法案件")
_FILLER = (
    "坚持把法治建设摆在全局工作的重要位置，主要负责人带头履行职责，专题听取汇报，逐项推动落实。",
    "健全会前学法制度，组织机关干部和村（社区）两委成员分批参加培训，用身边案例讲清办事流程。",
    "各村（社区）结合实际细化措施，网格员入户走访时一并宣传，遇到苗头性问题及时报告、及时处理。",
)


def prose(pages: int) -> str:
    """A report like ours of this many pages: about half the sentences hold numbers, no two alike."""
    random = Random(2024)
    lines = ["某某镇人民政府关于2024年度法治政府建设情况的报告", ""]
    length = 0
    while length < pages * PAGE:
        paragraph = "".join(_sentence(random) + random.choice(_FILLER) for _ in range(4))
        lines.append(paragraph)
        length += len(paragraph)
    return "\n".join(lines)


def _sentence(random: Random) -> str:
    whole, before = random.randint(60, 3000), random.randint(60, 3000)
    part = random.randint(whole // 2, whole)
    subject = random.choice(_SUBJECTS)
    rate = f"{part * 100 / whole:.2f}"
    change = f"{'增长' if whole >= before else '下降'}{abs(whole - before) * 100 / before:.2f}%"
    return random.choice(
        (
            f"全年受理{subject}{whole}件，其中办结{part}件，办结率{rate}%。",
            f"全年受理{subject}{whole}件，比上年的{before}件{change}。",
            f"开展{subject}专题宣传{whole}余场次，发放资料{before}份，覆盖群众{part}人次，同比{change}。",
            f"排查{subject}{whole}件，已化解{part}件，其余{whole - part}件正在办理。",
        )
    )


HOSTILE: dict[str, str] = {
    "digits": "1234567890",
    "commas": "，",
    "one endless sentence": "受理73件，其中68件已办结，办结率93.15%，",
    "open brackets": "（",
    "numbers and units": "5件",
    "list marks": "3、",
    "no sentence ends": "同比增长5%",
    "newlines": "\n",
    "headings": "一、\n",
    "numerals": "一二三万亿",
}


def timed(text: str) -> float:
    """Seconds of this processor from text to judgements; what others run at the same time does not count."""
    begun = time.process_time()
    audit(plain(text, "report.txt"))
    return time.process_time() - begun


def megabytes(unit: str, size: int) -> str:
    """`size` MB of UTF-8 made of this."""
    return unit * (size * 1_000_000 // len(unit.encode()))


def parts(text: str) -> Iterator[tuple[str, float]]:
    """Seconds of each room by itself."""
    begun = time.process_time()
    manuscript = plain(text, "report.txt")
    yield "reading", time.process_time() - begun
    begun = time.process_time()
    for paragraph in manuscript.paragraphs:
        sentences(paragraph)
    yield "figures", time.process_time() - begun
    begun = time.process_time()
    list(form(manuscript))
    yield "form", time.process_time() - begun
    judged = audit(manuscript)
    begun = time.process_time()
    annotated(Audited(manuscript, judged, 0))
    yield "annotated page", time.process_time() - begun


def main() -> None:
    """Measure and print."""
    text = prose(PAGES)
    begun = time.process_time()
    audit(plain(text[: 10 * PAGE], "report.txt"))
    print(f"loading and the first 10 pages         {time.process_time() - begun:7.2f} s")
    seconds = median(timed(text) for _ in range(ROUNDS))
    rate = len(text) / PAGE / seconds
    print(
        f"{PAGES} pages, median of {ROUNDS}                {seconds:7.2f} s   {rate:.0f} pages a second (target ≥ {TARGET})"
    )
    for name, spent in parts(text):
        print(f"  {name:36} {spent:7.2f} s")
    sizes = (1, 2, 4, 10) if "--hostile" in sys.argv else (1, 2, 4)
    for name, unit in HOSTILE.items():
        spent = [timed(megabytes(unit, size)) for size in sizes]
        growth = spent[2] / sizes[2] / max(spent[0] / sizes[0], 1e-9)
        told = "  ".join(f"{size} MB {each:6.2f} s" for size, each in zip(sizes, spent, strict=True))
        print(f"{name:24} {told}   a megabyte of 4 to one of 1: {growth:.2f} (target ≤ {PROPORTION})")
    if "--profile" in sys.argv:
        profile = cProfile.Profile()
        profile.runcall(timed, text)
        pstats.Stats(profile, stream=sys.stdout).strip_dirs().sort_stats("cumulative").print_stats(30)


if __name__ == "__main__":
    main()
