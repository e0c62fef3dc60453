from __future__ import annotations

import json
import re

from report.builders import SVG, chart, figure, front, notes, table, text

from fazhi.report.blocks import Heading, Note
from fazhi.report.bundle import MIME, Shown, bundle
from fazhi.report.plainvalues import read_blocks

BLOCKS = (
    Heading(1, "一、", "总体"),
    text("登记", figure(), "<b>。"),
    chart(),
    table(2),
    Note("〔待司法所提供〕", "draft"),
)


def test_the_structured_form_holds_the_blocks() -> None:
    made = bundle(front=front(), blocks=BLOCKS, annex="附表", figures=notes())
    held = json.loads(json.dumps(made[MIME]))
    assert read_blocks(held["blocks"]) == BLOCKS
    assert (held["version"], held["annex"], list(held["figures"])) == (1, "附表", ["petitions.received"])


def test_the_screen_form_needs_no_trust() -> None:
    html = bundle(front=front(demo=True), blocks=BLOCKS, figures=notes())["text/html"]
    assert not re.search(r"<(script|style|svg|button|iframe)|style=|on\w+=", html)
    assert 'src="data:image/svg+xml;base64,' in html and SVG not in html
    assert "&lt;b&gt;" in html and "示例数据" in html


def test_the_plain_form_is_the_text() -> None:
    plain = bundle(front=front(), blocks=BLOCKS)["text/plain"]
    assert plain.startswith(front().title)
    assert "登记608件" in plain and "〔图〕各月登记件数" in plain
    assert "列0" in plain and "第2行2" in plain


def test_jupyter_displays_a_part_that_is_a_cells_value() -> None:
    part = Shown(blocks=BLOCKS, figures=notes())
    assert part._repr_mimebundle_() == bundle(blocks=BLOCKS, figures=notes())
