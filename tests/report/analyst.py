"""A notebook as an analyst leaves it: cells of every kind between two of the report's own, really executed."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_raw_cell
from PIL import Image
from report.builders import PNG, SVG
from traitlets.config import Config

REPORT = """
from fazhi.report.blocks import Front, Heading, Paragraph, TextSpan
from fazhi.report.bundle import Shown
Shown(
    front=Front("青禾镇2024年法治政府建设情况报告", ("青禾镇人民政府",), "临川区人民政府", "2025年2月11日", "青禾镇", 2024),
    blocks=(Heading(1, "一、", "主要举措"), Heading(2, "（一）", "人民调解"), Paragraph((TextSpan("报告正文。"),))),
)
"""
CLOSING = """
Shown(blocks=(Heading(1, "二、", "下一步工作"), Paragraph((TextSpan("每月核对台账。"),))))
"""
SET_UP = """
import sys
import warnings
import matplotlib
import matplotlib.pyplot as plt
import pandas as pd
from IPython.display import HTML, JSON, Image, Javascript, Latex, Markdown, display
from fazhi.exhibits import use_for_own_plots
from matplotlib_inline.backend_inline import set_matplotlib_formats
use_for_own_plots()
villages = pd.Index(["东湾", "西岭"], name="村")
cases = pd.DataFrame({"件数": [31, 12], "类别": ["邻里", "婚姻"]}, index=villages)
crossed = pd.DataFrame(
    [[1, 2, 3, 4], [5, 6, 7, 8]],
    index=villages,
    columns=pd.MultiIndex.from_product([["上半年", "下半年"], ["受理", "办结"]]),
)
"""
MARKDOWN = """# 村级分析

东湾村**偏高**，见*附表*、`代码`和[说明](https://example.org/a)。第一行
第二行，硬换行在此\\
另起一行。成功率为$\\frac{587}{600}\\times 100\\%$。

## 分项

1. 甲项
   - 甲之一
   - 甲之二
2. 乙项

> 引用的一句

| 村 | 件数 | 备注 |
|:---|---:|:---:|
| 南坡 | 77 | **好** |

```
打印代码 x = 1
```

![平面图](图/平面.png "村庄平面图")
![矢量](矢量.svg)
![动图](动图.gif)
![附图](attachment:贴图.png)
"""
HOSTILE = f"""[点我](javascript:alert(1)) 与 <b onclick="alert(2)">粗体</b>

<script>alert("坏")</script>

文中<script>alert("行内")</script>的脚本

![甲](file:///etc/passwd) ![乙](../外面.png) ![丙](https://example.org/x.png) ![丁](/etc/hosts) ![戊](连接.png)
![己](没有.png) ![庚](不是图.png) ![辛](data:image/png;base64,{PNG})

<iframe src="https://example.org"></iframe>
"""

CELLS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ('#| caption: 各村件数图\n#| alt: 东湾31件，西岭12件\ncases["件数"].plot.bar(title="各村件数")', ()),
    ('set_matplotlib_formats("svg")\nfig, ax = plt.subplots()\nax.plot([1, 2])\nplt.show()', ()),
    ('set_matplotlib_formats("retina")\nplt.plot([2, 1])', ()),
    ("#| caption: 各村件数表\ncases", ()),
    ('cases["件数"]', ()),
    ('crossed.style.format("{:.1f}").set_caption("分半年情况").highlight_max(color="yellow")', ()),
    ('cases.style.hide(axis="index").format({"件数": "{:,}件"})', ()),
    ("crossed.stack(future_stack=True)['上半年']", ()),
    ("cases.index", ()),
    ('print("\\x1b[31m合计\\x1b[0m 43")\nprint("进度1\\r进度2")', ()),
    ('print("写到警告", file=sys.stderr)\nwarnings.warn("请核对口径")', ()),
    ("{'件数': 43}", ()),
    ("Latex(r'$$\\frac{31}{43} \\le 0.8$$')", ()),
    ("Markdown('共**四十三**件')", ()),
    ("HTML('<h3>小标题</h3><p>一段<em>网页</em>文字</p><ul><li>甲点</li></ul>')", ()),
    ("raise KeyError('某人')", ("raises-exception",)),
    ("JSON({'a': 1})", ()),
    ("Javascript('alert(3)')", ()),
    ("HTML('<div id=x></div><script>alert(4)</script>')", ()),
    ('print("藏起来的")', ("fazhi-hide",)),
    ('print("放进附件的")', ("fazhi-annex",)),
    ('#| caption: 附表\nshare = 31 / 43\npd.DataFrame({"占比": [round(share, 2)]})', ("fazhi-code", "fazhi-annex")),
    ("pd.DataFrame({'甲': range(5000), '乙': range(5000)}).style.hide(axis='index')", ()),
    ("pd.DataFrame({'丙': range(5000)})", ()),
    ("print('长' * 10_000_000)", ()),
    ("print('\\n'.join(f'行{n}' for n in range(4000)))", ()),
)


def png(width: int = 40, height: int = 20, dpi: float | None = None) -> bytes:
    """Return a small picture."""
    file = io.BytesIO()
    Image.new("RGB", (width, height), "#1f4e79").save(file, "PNG", **({"dpi": (dpi, dpi)} if dpi else {}))
    return file.getvalue()


def gif() -> bytes:
    """Return a picture that moves: first red, then blue."""
    file = io.BytesIO()
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("#ff0000", "#0000ff")]
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    return file.getvalue()


def lay_out(folder: Path) -> Path:
    """Put the notebook's pictures where its Markdown looks for them, and one outside; return the notebook's folder."""
    beside = folder / "notebooks"
    (beside / "图").mkdir(parents=True)
    (beside / "图/平面.png").write_bytes(png())
    (beside / "矢量.svg").write_text(SVG, encoding="utf-8")
    (beside / "动图.gif").write_bytes(gif())
    (beside / "不是图.png").write_text("图", encoding="utf-8")
    (folder / "外面.png").write_bytes(png())
    (beside / "连接.png").symlink_to(folder / "外面.png")
    return beside


def analysed(folder: Path) -> NotebookNode:
    """Execute the notebook in `folder`."""
    words = new_markdown_cell(MARKDOWN)
    words["attachments"] = {"贴图.png": {"image/png": base64.b64encode(png()).decode()}}
    own = [new_code_cell(source, metadata={"tags": list(tags)}) for source, tags in CELLS]
    notebook = new_notebook(
        cells=[
            new_code_cell(REPORT),
            new_code_cell(SET_UP),
            words,
            *own,
            new_markdown_cell(HOSTILE),
            new_raw_cell("原样"),
            new_code_cell(CLOSING),
        ]
    )
    return executed(notebook, folder)


def executed(notebook: NotebookNode, folder: Path) -> NotebookNode:
    """Execute a notebook in `folder`, as JupyterLab does; the kernel is spoken to through files, not ports."""
    with TemporaryDirectory() as sockets:
        own = {"transport": "ipc", "ip": f"{sockets}/kernel", "connection_file": f"{sockets}/kernel.json"}
        resources = {"metadata": {"path": str(folder)}}
        client = NotebookClient(
            notebook, kernel_name="python3", timeout=120, resources=resources, config=Config({"KernelManager": own})
        )
        made = client.execute()
    nbformat.validate(made)
    return made
