"""Web pages: what is read, what is not."""

from __future__ import annotations

import pytest

from fazhi.audit.reading import read_bytes
from fazhi.errors import ReadingError


def _texts(body: str) -> list[str]:
    page = f"<!DOCTYPE html><html><head><title>标签页</title></head><body>{body}</body></html>"
    return [each.text for each in read_bytes("x.html", page.encode()).paragraphs]


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        pytest.param("<p>共<b>73</b>件，\n  办结<span>68</span>件。</p>", ["共73件，办结68件。"], id="inline elements"),
        pytest.param("<p>甲。<br>乙。</p>", ["甲。", "乙。"], id="line break between sentences"),
        pytest.param("<p>全年办理，<br>办结。</p>", ["全年办理，办结。"], id="line break inside a sentence"),
        pytest.param("<script>1</script><style>p{}</style><nav>目录</nav><p>正文。</p>尾巴", ["正文。", "尾巴"], id="no script"),
        pytest.param("<p>正文。</p><div hidden>藏</div><p style='display: none'>藏</p>", ["正文。"], id="hidden"),
        pytest.param("<p>正文。</p><div popover id='n'>口径：件数</div>", ["正文。"], id="pop-up"),
        pytest.param("<p>共<data value='73'><button popovertarget='n'>73件</button></data>。</p>", ["共73件。"], id="figure button"),
        pytest.param("<figure><img alt='x'><details><p>图中数据</p></details><figcaption>图1</figcaption></figure>", ["图1"], id="chart"),
        pytest.param("<p>原为<del>70</del><ins>73</ins>件。</p>", ["原为73件。"], id="revisions"),
        pytest.param("<ol start='3'><li>甲。</li><li><p>乙。</p></li></ol><ul><li>丙。</li></ul>", ["3.甲。", "4.乙。", "丙。"], id="lists"),
        pytest.param("<a href='#x'>跳到正文</a><p>见<a href='#t'>表1</a>。</p>", ["见表1。"], id="way around the page"),
        pytest.param("<table><tr><td><p>版面甲。</p><table><tr><td>乙。</td></tr></table></td></tr></table>", ["版面甲。", "乙。"], id="layout table"),
        pytest.param("<div>站点名</div><main><p>正文。</p></main>", ["正文。"], id="main alone"),
    ],
)  # fmt: skip
def test_text_of_a_page(body: str, texts: list[str]) -> None:
    assert _texts(body) == texts


def test_headings_and_tables() -> None:
    page = (
        "<html><body><h1>某镇<br>关于2024年工作的报告</h1><h2>一、成效</h2><h3>（一）学法</h3><p>正文。</p>"
        "<table><caption>表1　指标</caption><tr><th rowspan=2>类别<th colspan=2>数量</tr><tr><td>上年<td>今年</tr>"
        "<tr><td>信访<td>81<td>7<b>3</b></tr></table></body></html>"
    )
    read = read_bytes("x.htm", page.encode("gb18030"))
    assert [(each.level, each.text) for each in read.paragraphs] == [
        (-1, "某镇关于2024年工作的报告"), (1, "一、成效"), (2, "（一）学法"), (0, "正文。"), (0, "表1指标")
    ]  # fmt: skip
    (table,) = read.tables
    assert table.rows == (("类别", "数量", ""), ("", "上年", "今年"), ("信访", "81", "73"))
    assert (table.caption, table.heading, table.year) == ("表1指标", "学法", 2024)


def test_a_page_nested_too_deep_is_refused() -> None:
    page = "<html><body>" + "<div>" * 3000 + "正文。"
    with pytest.raises(ReadingError, match="嵌套"):
        read_bytes("深.html", page.encode())


def test_an_entity_of_another_file_is_not_opened(tmp_path) -> None:  # type: ignore[no-untyped-def]
    secret = tmp_path / "secret.txt"
    secret.write_text("机密", encoding="utf-8")
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]><html><body><p>正文。&x;</p></body></html>'
    assert "机密" not in "".join(each.text for each in read_bytes("x.html", page.encode()).paragraphs)
