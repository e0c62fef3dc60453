from __future__ import annotations

from fazhi.report.fonts import LEVELS, SANS, SERIF, choose, fallback_sentence, font_levels, fonts


def test_office_fonts_come_first() -> None:
    chosen = {choice.level: choice for choice in choose(["FangSong", "simhei", "方正小标宋简体", SERIF, SANS])}
    assert (chosen["正文"].family, chosen["正文"].fell_back) == ("FangSong", False)
    assert (chosen["一级标题"].family, chosen["标题"].family) == ("simhei", "方正小标宋简体")
    assert (chosen["二级标题"].family, chosen["二级标题"].fell_back) == (SERIF, True)


def test_a_rare_character_is_looked_for_in_the_packaged_font_too() -> None:
    (body,) = [choice for choice in choose(["FangSong", "SimSun-ExtB"]) if choice.level == "正文"]
    assert body.chain == ("FangSong", SERIF, SANS, "SimSun-ExtB")


def test_this_machine_has_a_font_for_every_level() -> None:
    families = fonts().families()
    assert [choice.level for choice in font_levels()] == list(LEVELS)
    assert all(choice.family in families for choice in font_levels())


def test_what_fell_back_is_one_sentence() -> None:
    said = fallback_sentence(choose(["FangSong", "SimSun", SERIF, SANS]))
    assert said.startswith(f"本机没有安装公文字体，PDF中标题、二级标题用{SERIF}；一级标题用{SANS}代替")
    assert "正文" not in said
    office = ["FZXiaoBiaoSong-B05S", "SimHei", "KaiTi", "FangSong", "SimSun"]
    assert fallback_sentence(choose(office)) == ""
