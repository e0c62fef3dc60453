"""Whether two clauses speak of the same thing: what is left of them when words that say nothing of it are gone."""

from __future__ import annotations

import re

from fazhi.audit.against.shape import Context

_SAY_NOTHING = re.compile(
    r"#[件起宗桩例案人名位次场期轮批个家处所座支部项条份册本张天日%％]*|[中里内]$"
    r"|统计截止时|截止时|一年来|全年|年内|本年度?|当年|年末|年底|期末|截至目前|截至|目前|累计|总共|合计|共计|已经|其中|另外|此外"
    r"|我[镇乡]|我街道|全[镇乡]|全街道|组织|开展|进行|实施|完成|各[类种项]|有效|成功|依法|及时|先后|同志|问题|情况|现象"
    r"|通过|经过|达到|得到|予以|实现|以及|变动|同比|程序"
    r"|[共已均都经由对在将被把为达是有的了等和及与并计约近超逾、，；：。（）()“”《》！？\s]"
)

_OTHER_TIME = re.compile(r"半年|季度|#月|月份|上年|去年|往年|以来")
_OTHER_PLACE = re.compile(r"村|社区|街道|部门|平均|每")

_MOST_GONE = 1 / 3
"""Which part of our clause's own words another may lack and still be the same."""

_GENERIC = 4
"""Characters below which a clause (办结, 同比下降) does not say by itself what is counted."""


def same_thing(theirs: Context, ours: Context, our_sentence: str) -> bool:
    """Whether a clause adds no word that our sentence lacks, and lacks few that our clause has.

    Examples
    --------
    >>> from fazhi.audit.against.shape import context
    >>> ours = context("政务新媒体发布36条。", 7, 9)
    >>> same_thing(context("政务新媒体共发布39条。", 8, 10), ours, "政务新媒体发布36条。")
    True
    >>> same_thing(context("政务新媒体发布短视频12条。", 10, 12), ours, "政务新媒体发布36条。")
    False
    """
    said, meant = _content(theirs.clause), _content(ours.clause)
    if set(said) - set(our_sentence):
        return False
    return len(set(meant) - set(said)) <= _MOST_GONE * len(set(meant))


def generic(context: Context) -> bool:
    """Whether the clause alone does not say what is counted."""
    return len(_content(context.clause)) < _GENERIC


def narrower(theirs: Context, ours: Context) -> bool:
    """Whether the words before a number narrow it down as ours did not: a quarter, another year, a village.

    A village named in an earlier clause bears on a clause that says nothing by itself: 大庄村办理12件，办结10件.
    """
    if set(_OTHER_TIME.findall(theirs.before)) - set(_OTHER_TIME.findall(ours.before)):
        return True
    said = theirs.before if generic(theirs) else theirs.clause
    return bool(set(_OTHER_PLACE.findall(said)) - set(_OTHER_PLACE.findall(ours.before + ours.clause)))


def _content(clause: str) -> str:
    return _SAY_NOTHING.sub("", clause)
