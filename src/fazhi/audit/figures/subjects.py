"""What the words before and after a number say is counted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fazhi.audit.figures.tokens import Token

LONGEST_SUBJECT = 60
LONGEST_NOUN = 14

_KEPT = frozenset("xn、udfoNUMQA")
"""Kinds of tokens whose words belong to a subject; the rest are marks, times and punctuation."""

_LEADING = re.compile(
    "(?:我[镇乡区县市局省街]|[的且又也]|了(?!解)|等(?![级候待次])|和(?![谐平解睦])|及(?![时格其早])|并(?![联网轨])|还(?![款原])|中(?![小央国心学共介医层期型标止])|对(?![象接口账照策])|以及|至少|同时|此外|另外|，|\\s)+"
)
_TRAILING = re.compile(
    "(?:达到了?|高达|仅为?|只有|(?<![表传发送])达|(?<![行作])为|(?<![所享现])有|(?<![签预合节条契民公])约|(?<![统审设会预])计"
    "|(?<![收接受办得遇报])到|(?<![现存])在|[是了的至已]|\\s|、)+$"
)
_ENDS = frozenset("了达仅为有约计到在是的至已、")
"""Last characters of fillers."""
_LIST_NUMBER = re.compile(r"[\s（(]*[0-9０-９一二三四五六七八九十]{1,3}[.．、)）是要]|[①-⑳⑴-⒛]|.*号(?:文件?)?$")
_SEVERAL = re.compile("、|和(?![谐平解睦])|以及|与(?!会|时)|及(?!时|其|格|早)")
_RATED = re.compile("(?:率|度|比例|占比|指数)$")
_STATE = re.compile("(?:已经?|得到|正在|尚未|未|仍在|按期|按时|全部)[^的，。；、（）0-9]{1,6}")
_NOUN = re.compile(r"的?((?:[^\s，。；：、（）()“”《》0-9０-９％%]|[（(][^（）()0-9，。]{1,6}[)）]){1,14})")
_NOUN_ENDS = re.compile(
    "[的均都和与及等为由以在被把将向经让其共并已未至到是有]|全部|同比|环比|比上|较上|左右|以上|以下|正在|尚未|一并|一律|内(?!部|设|容|外)"
)
_VERBS = re.compile(
    "开展|完成|进行|参加|参与|签订|实现|得到|通过|获得|取得|聘请|组建|列入|配备|建成|追回|办结|化解|受理|调解|采纳|落地|"
    "走访|慰问|发放|提供|举办|召开|派出|解答|出具|接待|建立|投入|报送|提交|协助"
)
_PREDICATES = re.compile("(?:建成|完成|开展|得到|获得|取得|实现|列入|追回|办结|化解|通过|落地|采纳).")
"""Verbs that begin no noun: of 11个建成示范站 nothing says what is counted."""


def subject(tokens: Sequence[Token]) -> str:
    """The words among tokens that say what is counted or rated, without fillers at either end.

    What follows 占 names the whole, not the part: it is left out.
    """
    pieces: list[str] = []
    for token in tokens:
        if token.kind == "h":
            break
        if token.kind in _KEPT and not (token.kind == "o" and _LIST_NUMBER.match(token.text)):
            pieces.append(token.text)
    return clean("".join(pieces))


def clean(words: str) -> str:
    """Without fillers at either end; of a very long text its last words.

    Examples
    --------
    >>> clean("我镇并办结率达到")
    '办结率'
    """
    words = words[-LONGEST_SUBJECT:].lstrip("、，（）() ").rstrip("、，（( ")
    leading = _LEADING.match(words)
    if leading:
        words = words[leading.end() :]
    return _TRAILING.sub("", words) if words and (words[-1] in _ENDS or words[-1].isspace()) else words


def several(words: str, *, shared: bool) -> tuple[str, ...]:
    """The subjects that one number speaks for; one alone where the words do not say that they are several.

    Parameters
    ----------
    words : str
        As :func:`subject` gives them.
    shared : bool
        均 or 都 stands between them and the number.
    """
    parts = tuple(part for part in _SEVERAL.split(words) if part)
    rated = len(parts) > 1 and all(_RATED.search(part) for part in parts)
    if rated or (shared and "、" in words and len(parts) > 1):
        return parts
    return (words,) if words else ()


def listed(words: str) -> tuple[str, ...]:
    """The names before 分别."""
    return tuple(part for part in _SEVERAL.split(words) if part)


def noun(text: str, end: int, limit: int) -> str:
    """What follows a measure word and is counted: 部门 in 5个部门, 已办结 in 68件已办结.

    Examples
    --------
    >>> noun("5个部门的负责人", 2, 8), noun("68件已办结，", 3, 7)
    ('部门', '已办结')
    """
    stretch = text[end : min(limit, end + LONGEST_NOUN + 2)]
    state = _STATE.match(stretch)
    if state:
        return state.group()
    found = _NOUN.match(stretch)
    if not found:
        return ""
    words = found[1]
    if _PREDICATES.match(words):
        return ""
    stops = [each.start() for each in (_NOUN_ENDS.search(words), _VERBS.search(words, 1)) if each]
    return words[: min(stops, default=len(words))].removesuffix("中")
