"""The audit of a report: pages a second, and whether time grows in proportion to length.

``python benchmarks/audit.py`` prints pages of 600 characters a second on one core, once loaded: of prose like ours, and of
the test corpus, where every sentence holds numbers. Then the time of texts made to hurt, in three sizes, with what a
megabyte of the largest takes against one of the smallest: 1.0 is proportion. ``--hostile`` takes ten times these sizes,
10 MB at most; names of texts ("open brackets") choose among them; ``--profile`` prints where the time of the prose goes.
"""

from __future__ import annotations

import cProfile
import pstats
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
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

SIZES, HOSTILE_SIZES = (0.25, 0.5, 1.0), (2.5, 5.0, 10.0)
"""Megabytes."""

PROPORTION = 1.6
"""What the time of a megabyte may grow by from the smallest size to the largest, on a machine that does other things too."""

CORPUS = Path(__file__).parents[1] / "tests" / "audit" / "corpus"

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


def dense() -> str:
    """The passages of the test corpus, four a paragraph: a number every dozen characters."""
    texts = [
        passage["text"].replace("\n", "")
        for path in sorted(CORPUS.glob("*.toml"))
        for passage in tomllib.loads(path.read_text(encoding="utf-8")).values()
    ]
    return "\n".join("".join(texts[at : at + 4]) for at in range(0, len(texts), 4))


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


def megabytes(unit: str, size: float) -> str:
    """`size` MB of UTF-8 made of this."""
    return unit * (int(size * 1_000_000) // len(unit.encode()))


def speed(name: str, text: str) -> None:
    """Print how many pages a second are audited."""
    seconds = median(timed(text) for _ in range(ROUNDS))
    pages = len(text) / PAGE
    print(f"{name:24} {pages:5.0f} pages  {seconds:6.2f} s   {pages / seconds:.0f} pages a second (target ≥ {TARGET})")


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
    speed("prose like ours", text)
    speed("the test corpus", dense())
    for name, spent in parts(text):
        print(f"  {name:36} {spent:7.2f} s")
    hostile = "--hostile" in sys.argv
    sizes = HOSTILE_SIZES if hostile else SIZES
    chosen = [name for name in HOSTILE if name in sys.argv] or list(HOSTILE)
    for name in chosen:
        unit = HOSTILE[name]
        spent = [timed(megabytes(unit, size)) for size in sizes]
        growth = spent[-1] / sizes[-1] / max(spent[0] / sizes[0], 1e-9)
        told = "  ".join(f"{size:g} MB {each:6.2f} s" for size, each in zip(sizes, spent, strict=True))
        print(f"{name:24} {told}   a megabyte more costs ×{growth:.2f} (target ≤ {PROPORTION})")
    if "--profile" in sys.argv:
        profile = cProfile.Profile()
        profile.runcall(timed, text)
        pstats.Stats(profile, stream=sys.stdout).strip_dirs().sort_stats("cumulative").print_stats(30)


if __name__ == "__main__":
    main()
