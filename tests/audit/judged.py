"""Reports and judgements made by hand, to be shown."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from fazhi.audit.audited import Audited, ordered
from fazhi.audit.judgement import Confidence, Judgement, Relation, Value, Verdict
from fazhi.audit.manuscript import Manuscript, Paragraph, Place, Table

FILE = "某某镇报告.docx"
HOSTILE = "<script>document.title='ran'</script>&amp;\u202e反\u200b\x07"

SHARES = "全年受理矛盾纠纷2474件，调解成功2369件，成功率95.87%。共办理信访件73件，其中68件已办结，办结率93.15%。"
STYLES = "开展活动135余场次，接待来访231批566人次，同比下降17.20%。"


def judgement(
    text: str, paragraph: int, quoted: str, verdict: Verdict, relation: Relation = Relation.SHARE, **given: Any
) -> Judgement:
    """A judgement of these words in a paragraph of this text, marked as a whole."""
    start = text.index(quoted)
    given = {
        "explanation": "68÷73＝93.15%，与文中相符。",
        "file": FILE,
        "marks": ((paragraph, start, start + len(quoted)),),
    } | given
    place = Place(None, "人民调解", paragraph, text[:start].count("。") + 1, start)
    return Judgement(place, quoted, relation, verdict, **given)


def rate(text: str, value: str) -> Value:
    """A printed rate."""
    return Value("rate", text, Decimal(value), "%")


def a_report(*further: Judgement) -> Audited:
    """A title, headings that skip a level, two paragraphs, a table, an empty paragraph; a judgement of every verdict."""
    blocks = (
        Paragraph("某某镇关于2024年法治政府建设情况的报告", 1, level=-1, year=2024),
        Paragraph("一、主要举措", 2, level=1),
        Paragraph("1.人民调解", 3, heading="主要举措", level=3),
        Paragraph(SHARES, 4, heading="人民调解"),
        Paragraph(STYLES, 5, heading="人民调解"),
        Table((("类别", "件数", ""), ("邻里", "30", "x" * 60), ("合计", "31", "")), 6, caption="纠纷类别"),
        Paragraph("", 7),
        Paragraph(HOSTILE, 8),
    )
    whole = Judgement(Place(None, "", 0), "", Relation.FORM, Verdict.STYLE, "没有“存在的不足”一部分。", file=FILE)
    made = (
        whole,
        judgement(
            SHARES, 4, "2474件，调解成功2369件，成功率95.87%", Verdict.INCONSISTENT,
            explanation="2369÷2474＝95.76%，文中写95.87%，不相符。", expected="95.76%", values=(rate("95.87%", "95.87"),),
        ),
        judgement(SHARES, 4, "调解成功2369件", Verdict.UNDETERMINED, Relation.STATED_TWICE, explanation="有两处。"),
        judgement(SHARES, 4, "73件，其中68件已办结，办结率93.15%", Verdict.CONSISTENT),
        judgement(SHARES, 4, "93.15%", Verdict.HALF_EVEN, Relation.GROWTH, explanation="恰在一半，取偶。"),
        judgement(STYLES, 5, "135余场次", Verdict.STYLE, Relation.WRITING, explanation="“余”前面应是整十的数。"),
        judgement(STYLES, 5, "566人次，同比下降17.20%", Verdict.IMPOSSIBLE, Relation.WHOLE_PREVIOUS,
            explanation="没有一个整数能得出17.20%。", confidence=Confidence.LIKELY),
        judgement(STYLES, 5, "17.20%", Verdict.WRONG_UNIT, Relation.POINTS, explanation="应写百分点。"),
        judgement(STYLES, 5, "231批", Verdict.TRUNCATED, Relation.WHOLE_NUMERATOR, explanation="截尾才得此数。"),
        Judgement(Place(None, "", 6), "合计31", Relation.SUM, Verdict.INCONSISTENT, "30≠31，合计不符。", file=FILE),
        judgement(HOSTILE, 8, HOSTILE, Verdict.STYLE, Relation.FORM, explanation=HOSTILE, expected=HOSTILE),
        *further,
    )  # fmt: skip
    return Audited(Manuscript(FILE, blocks), ordered(made), 12)
