"""One year of the demo town as the worst office in the country would keep it: nothing lost, nothing invented.

The tidy ledgers are read and told again in other files: other programs, other titles, other words, merged, hidden,
split and mixed. What comes out of them must be what comes out of the tidy ones. The order of reading: ``facts`` (what
is true), ``words`` (how a value is written), ``page`` (how a sheet is laid out), ``workbooks`` and ``textfiles`` (what
a file is), ``keepers_*`` (who keeps which ledger how).
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

from . import keepers_affairs as affairs
from . import keepers_disputes as disputes
from . import keepers_peace as peace
from . import keepers_resettled as resettled
from . import keepers_study as study
from .columns import col
from .facts import Facts, read_facts, village_of
from .office import Office
from .page import Page
from .settling import LEDGERS, correction
from .workbooks import xlsm

KEEPERS: dict[str, Callable[[Office, Facts, Random], None]] = {
    "学法培训台账": study.study,
    "普法宣传台账": study.publicity,
    "第一责任人履职台账": study.leadership,
    "法治建设任务清单": study.tasks,
    "述法台账": study.accountability,
    "合法性审查台账": affairs.legality_review,
    "政务公开台账": affairs.disclosure,
    "热线和网民留言台账": affairs.hotline,
    "公共法律服务和便民服务场所名册": affairs.service_places,
    "项目服务台账": affairs.projects,
    "治安巡逻队伍名册": peace.patrol,
    "矛盾隐患排查台账": peace.hazards,
    "公共法律服务台账": peace.legal_service,
    "村（社区）法律顾问名册": peace.advisers,
    "法律顾问工作台账": peace.adviser_work,
    "人民调解台账": disputes.mediation,
    "纠纷排查预防台账": disputes.screening,
    "来访接待台账": disputes.visits,
    "信访件台账": disputes.petitions,
    "安置帮教对象名册": resettled.resettlement,
    "安置帮教走访台账": resettled.resettlement_visits,
}
"""Who keeps which ledger, by its title."""

SETTINGS = ("year.toml", "text.md", "phrases.toml", "reported.csv")
"""Files that say no fact of a ledger: taken over as they are."""


def make_awful(tidy: Path, folder: Path) -> Office:
    """Tell a tidy year again in awful files.

    Parameters
    ----------
    tidy : Path
        The year's folder of the demo town; only read.
    folder : Path
        Where the awful files go; made here.

    Returns
    -------
    Office
        What was written.

    Raises
    ------
    ValueError
        A sheet would lose a fact, or a ledger has no keeper.
    """
    facts = read_facts(tidy)
    if homeless := set(facts) ^ set(KEEPERS):
        raise ValueError(f"no keeper for, or no facts of, {homeless}")
    office = Office()
    for title, keep in KEEPERS.items():
        keep(office, facts[title], Random(title))
    guide = Page("填表说明", (col("", "说明"), col("", "举例"))).row("请按各表表头填写。").row("日期", "2024年3月5日")
    office.keep("2024年法治建设台账汇总.xlsm", [guide, *office.shared], xlsm)
    office.files["ledgers.toml"] = LEDGERS.encode()
    office.files["corrections.toml"] = _corrections(facts).encode()
    office.files |= {name: (tidy / name).read_bytes() for name in SETTINGS}
    office.write(folder)
    return office


def make_town(tidy: Path, folder: Path, year: int = 2024) -> Office:
    """The whole town with one awful year, all else as it is.

    Parameters
    ----------
    tidy : Path
        The town's folder.
    folder : Path
        Where the town goes; made here.
    year : int
        The year that becomes awful.

    Returns
    -------
    Office
        What was written for that year.
    """
    shutil.copytree(tidy, folder, ignore=shutil.ignore_patterns(str(year), ".*", "~$*"))
    return make_awful(tidy / str(year), folder / str(year))


def _corrections(facts: dict[str, Facts]) -> str:
    """What is wrong in the awful files put right with what is true."""
    visits = {row["编号"]: row for row in facts["来访接待台账"].rows}
    petitions = {row["编号"]: row for row in facts["信访件台账"].rows}
    people, village = visits["LF-2024-019"]["来访人数"], village_of(visits["LF-2024-023"])
    closed = petitions["XF-2024-014"]["办结日期"]
    return "".join(
        (
            correction("来访接待台账", "LF-2024-019", "来访人数", "约8人", str(people), "登记表上按签名数"),
            correction("来访接待台账", "LF-2024-023", "村（社区）", "大装村", f'"{village}"', "村名写了别字"),
            correction("信访件台账", "XF-2024-014", "办结日期", "2024年4月31日", closed.isoformat(), "按答复意见书"),
        )
    )
