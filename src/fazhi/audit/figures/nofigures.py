"""What is written with digits or numerals and counts nothing: dates, document numbers, hotlines, names, slogans.

Each pattern starts at the first character of what it covers, and repeats nothing without a bound, so that a search
takes time in proportion to the text whatever the text is.
"""

from __future__ import annotations

from fazhi.audit.figures.units import UNITS

_ONE = "一二两三四五六七八九十"
_MEASURES = "".join(unit for unit in UNITS if len(unit) == 1 and unit not in "人部")
_SERVICE = "(?:政务|政府|便民|服务|市民|市长|法律|公益|监督|举报|报警|投诉|人民|民生|阳光|检察|消费|环保|卫生|统一|网)"
_LINE = f"(?:、(?:12[0-9]{{3}}|8890|1[12][0-9])){{0,6}}等?{_SERVICE}{{0,4}}(?:热线|平台|电话|专线|服务台|工单|接处警|警情|中心)"

NO_FIGURES: tuple[tuple[str, str], ...] = (
    # Numbers of paragraphs, only at the start of a paragraph, a sentence or a clause that ends with ；
    ("number of a paragraph", r"(?<![^。；！？\n])\s*[（(]?[0-9０-９]{1,2}[.．、)）](?![0-9０-９])"),
    ("number in brackets", r"[（(][0-9０-９一二三四五六七八九十]{1,3}[)）]"),
    ("number in a ring", r"[①-⑳⑴-⒛]"),
    ("Chinese number of a paragraph", rf"(?<![^。；！？\n])\s*[{_ONE}]{{1,3}}、"),
    ("first, second", rf"[{_ONE}](?:是|要|则(?=[^，。]{{4}}))"),
    # Dates and times of day; months, quarters and years that name a period stand in times.py, which comes first.
    ("date with dots", r"(?:19|20)[0-9]{2}[.\-/][0-9]{1,2}[.\-/][0-9]{1,2}日?"),
    ("year and month with a dot", r"(?:19|20)[0-9]{2}[.\-/](?:0[1-9]|1[0-2])(?![0-9%％件])"),
    ("day", r"[0-9]{1,2}日(?![以之]?内)(?:[—－–\-至][0-9]{1,2}日)?"),
    ("time of day", r"[0-9]{1,2}[:：][0-9]{2}(?::[0-9]{2})?|[0-9]{1,2}时(?:[0-9]{1,2}分|许|整)?(?!间|候|长)"),
    ("decade", r"(?:19|20)?[0-9]0(?:年代|后(?=[，。、的干青]))"),
    # Documents, meetings, orders, plans.
    ("document number", r"[〔\[［【(（](?:19|20)[0-9]{2}[〕\]］】)）]\s?(?:第\s?)?[0-9]{1,5}\s?号"),
    ("number of an order", r"(?<![0-9])[0-9]{1,6}号(?:文件?|令|楼|线|桥|公告|院|会议室|地块|路|专班|门)?"),
    (
        "ordinal",
        rf"第\s?(?:[0-9０-９]{{1,5}}|[{_ONE}百零]{{1,6}})(?:[{_MEASURES}届季方部人章款轮]|书记|责任人|时间|一)?",
    ),
    (
        "party congress",
        rf"(?:二十届|十[{_ONE}]届)[一二三四五六七、和]{{0,8}}中?全会|党?的?二十大|十[{_ONE}]大|十[{_ONE}]五|[一二三四五六七]中全会",
    ),
    ("term of office", rf"(?:[{_ONE}]{{1,3}}|[0-9]{{1,2}})届"),
    # Hotlines, telephones, codes.
    ("service line", rf"(?:12[0-9]{{3}}|8890|1[12][0-9]|9[56][0-9]{{3}}){_LINE}"),
    ("service line by its number", rf"(?:123[0-9]{{2}}|12110|12119|12122)(?![0-9.,%％万余多{_MEASURES}人])"),
    ("telephone", r"0[0-9]{2,3}[-－—][0-9]{7,8}|1[3-9][0-9]{9}(?![0-9])|[48]00-?[0-9]{3}-?[0-9]{4}"),
    ("version or address", r"[0-9]{1,4}(?:\.[0-9]{1,4}){2,6}"),
    ("code", r"[A-Za-z]{1,12}[-_/—]?[0-9]{1,12}(?:\.[0-9]{1,6})?[A-Za-z]{0,4}"),
    ("code after digits", r"[0-9]{1,6}[A-Za-z]{1,12}(?![A-Za-z])"),
    # Ways of working, festivals, slogans.
    (
        "festival",
        r"[0-9]{1,2}[·•・‧][0-9]{1,2}|(?:3\.15|12\.4|4\.15|6\.26|11\.9)(?=消费|国家|宪法|全民|国际|禁毒|消防|宣传|法|活动)",
    ),
    ("way of working", r"[0-9NnXx×]{1,3}(?:[+＋][0-9NnXx×]{1,3}){1,8}"),
    ("way of working with words", rf"[0-9]{{1,2}}[+＋](?=[^0-9])|[0-9NnXx{_ONE}]{{1,2}}[+＋][NnXx]"),
    (
        "around the clock",
        r"(?:7[×xX*])?24小时(?!内|以内|之内)|365天|7天24小时|[0-9]{1,3}[×xX*][0-9]{1,3}(?:小时)?",
    ),
    ("slogan in digits", r"100件(?=民生实事|实事)|0距离|1小时生活圈|[0-9]{1,2}分钟(?=[^，。]{0,6}圈)"),
    ("many ones", rf"[{_ONE}]个(?=[{_ONE}])[{_ONE}](?:批|律|体|百)?"),
    (
        "clubs and lessons",
        rf"三会一课|五老|四不两直|两学一做|三重一大|三项机制|[{_ONE}]进(?=[，。、”活]|宣传)|双[{_ONE}]",
    ),
    (
        "slogan",
        r"[四两三五](?:个意识|个自信|个维护|个确立|个务必|个走在前|个责任|个到位|个必须|件大事|件套|次产业|次分配|期叠加|步走)",
    ),
    (
        "one for one",
        rf"[{_ONE}][^\s0-9，。；、：（）{_ONE}{_MEASURES}百千万零亿]{{1,4}}[{_ONE}][^\s0-9，。；、：（）{_ONE}]{{1,2}}",
    ),
    ("one each", rf"一[{_MEASURES}人](?=一)|[{_ONE}]对[{_ONE}]"),
    ("very", "十分(?!钟)"),
    ("neighbours", rf"[{_ONE}]户联[防保]|十户联|百日|千名|万名"),
    ("age", r"[0-9]{1,3}(?:[—－–\-~～至][0-9]{1,3})?周?岁(?:及?以上|及?以下)?"),
    (
        "ten thousand people",
        r"每(?:千|万|十万|百万|百)(?:名|人|户)(?:人口|常住人口)?|每[0-9]{1,3}(?:万|千)?(?:名|人|户)(?:人口|常住人口|居民)",
    ),
)
"""Name and pattern of what is no figure."""

NAMES: tuple[tuple[str, str], ...] = (
    ("title of a law or plan", r"《[^《》\n]{1,80}》"),
    ("quoted name", r"“[^“”\n，。；！？]{1,24}”|‘[^‘’\n，。；！？]{1,24}’|「[^「」\n，。；]{1,24}」"),
    ("words in brackets", r"[（(][^（）()0-9０-９一二两三四五六七八九十，。；：、%％]{1,12}[)）]"),
)
"""Name and pattern of what belongs to the words, numbers within it included."""
