"""The fazhi command. Each subcommand lives in its own module and is loaded when it is called."""

from __future__ import annotations

from typing import Annotated

import typer
from typer import rich_utils

from fazhi.cli.edge import Command, Edge

rich_utils.OPTIONS_PANEL_TITLE = "选项"
rich_utils.COMMANDS_PANEL_TITLE = "命令"
rich_utils.ARGUMENTS_PANEL_TITLE = "参数"
rich_utils.REQUIRED_LONG_STRING = "[必填]"
rich_utils.DEFAULT_STRING = "[默认：{}]"

app = typer.Typer(
    name="fazhi",
    help="从全年台账到法治政府建设年度报告，每个数字都能查到台账里的行。",
    no_args_is_help=True,
    add_completion=False,
    cls=Edge,
    context_settings={"help_option_names": ["--help", "-h"]},
    pretty_exceptions_enable=False,
)

Towns = Annotated[
    list[str] | None,
    typer.Option("--town", metavar="镇", help="镇（街道）名称，可重复；不写就是全部。", show_default=False),
]
Years = Annotated[
    list[int] | None, typer.Option("--year", metavar="年", help="年度，可重复；不写就是全部。", show_default=False)
]
Folder = Annotated[
    str,
    typer.Option("--workspace", metavar="文件夹", help="工作区文件夹；不写就从当前文件夹往上找。", show_default=False),
]
Debug = Annotated[bool, typer.Option("--debug", metavar="", help="出错时显示完整的技术信息。", show_default=False)]


@app.command(cls=Command, help="读入台账、计算指标、生成报告；没有变化的跳过。")
def run(
    town: Towns = None,
    year: Years = None,
    jobs: Annotated[
        int, typer.Option(min=0, metavar="个数", help="同时运行几个；0 表示按本机处理器数。", show_default=False)
    ] = 0,
    force: Annotated[
        bool, typer.Option("--force", metavar="", help="没有变化的也重新运行。", show_default=False)
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", metavar="", help="定稿：有缺项或数据错误就不出报告。", show_default=False)
    ] = False,
    formats: Annotated[str, typer.Option(metavar="格式", help="要哪些格式，用逗号分开。")] = "html,pdf,docx",
    workspace: Folder = "",
    debug: Debug = False,
) -> None:
    """Ingest, indicators and report for each town and year."""
    from fazhi.cli.run import run_command

    raise typer.Exit(
        run_command(
            town or [],
            year or [],
            jobs=jobs,
            force=force,
            strict=strict,
            formats=formats,
            workspace=workspace,
            debug=debug,
        )
    )


@app.command(cls=Command, help="只读台账，列出要更正的地方。")
def check(
    town: Towns = None,
    year: Years = None,
    suggest: Annotated[
        bool,
        typer.Option(
            "--suggest", metavar="", help="认不准的表，把建议写进台账旁边的 ledgers.toml，再检查。", show_default=False
        ),
    ] = False,
    workspace: Folder = "",
    debug: Debug = False,
) -> None:
    """Ingest alone, and what to mend."""
    from fazhi.cli.check import check_command

    raise typer.Exit(check_command(town or [], year or [], suggest=suggest, workspace=workspace))


@app.command(cls=Command, help="生成空白台账工作簿：每本台账一张表，带下拉、检查和填表说明。")
def template(
    year: Annotated[int, typer.Option("--year", metavar="年", help="年度。", show_default=False)],
    town: Annotated[
        str, typer.Option("--town", metavar="镇", help="镇（街道）名称；不写就是通用的空白表。", show_default=False)
    ] = "",
    ledgers: Annotated[
        str,
        typer.Option(metavar="台账", help="只要这几本，写编号或名称，用逗号分开；不写就是全部。", show_default=False),
    ] = "",
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="文件",
            help="写到哪个文件；不写就是当前文件夹里的“镇名台账模板年度.xlsx”。",
            show_default=False,
        ),
    ] = "",
    workspace: Folder = "",
    debug: Debug = False,
) -> None:
    """The blank ledger workbook."""
    from fazhi.cli.template import template_command

    raise typer.Exit(template_command(year, town=town, ledgers=ledgers, output=output, workspace=workspace))


@app.command(name="new-town", cls=Command, help="新增一个镇（街道）：建好文件夹、town.toml 和空白台账工作簿。")
def new_town(
    name: Annotated[str, typer.Argument(metavar="镇名", help="镇（街道）名称，如 某某镇。", show_default=False)],
    year: Annotated[
        int | None, typer.Option("--year", metavar="年", help="年度；不写就是今年。", show_default=False)
    ] = None,
    workspace: Folder = "",
    debug: Debug = False,
) -> None:
    """A new town's folder with town.toml and a blank workbook."""
    from fazhi.cli.newtown import new_town_command

    raise typer.Exit(new_town_command(name, year, workspace=workspace))


@app.command(cls=Command, help="核对已经写成的报告：哪些数字自相矛盾、不可能，或者与台账不符。")
def audit(
    file: Annotated[
        list[str], typer.Argument(metavar="报告", help="报告文件：.docx .pdf .html .md .txt。", show_default=False)
    ],
    against: Annotated[
        tuple[str, int] | None,
        typer.Option("--against", metavar="镇 年", help="再与这个镇这一年的台账核对。", show_default=False),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", metavar="", help="只输出 JSON，供其他程序使用。", show_default=False)
    ] = False,
    html: Annotated[
        str,
        typer.Option(
            "--html", metavar="文件", help="把标注了问题的报告写成网页；报告有几份时写文件夹。", show_default=False
        ),
    ] = "",
    everything: Annotated[
        bool, typer.Option("--all", "-v", metavar="", help="相符的也逐条列出。", show_default=False)
    ] = False,
    workspace: Folder = "",
    debug: Debug = False,
) -> None:
    """Check a published or edited report."""
    from fazhi.cli.audit import audit_command

    raise typer.Exit(
        audit_command(file, against=against, as_json=as_json, html=html, everything=everything, workspace=workspace)
    )


@app.command(cls=Command, help="有什么、哪些过期、哪些失败、各科室还欠什么。")
def status(workspace: Folder = "", debug: Debug = False) -> None:
    """What is there, what is stale, what failed, what is outstanding by office."""
    from fazhi.cli.status import status_command

    raise typer.Exit(status_command(workspace=workspace))


@app.command(cls=Command, help="在 JupyterLab 里打开笔记本。")
def lab(
    workspace: Folder = "",
    browser: Annotated[bool, typer.Option("--browser/--no-browser", metavar="", help="是否自动打开浏览器。")] = True,
    debug: Debug = False,
) -> None:
    """JupyterLab on the workspace's notebooks."""
    from fazhi.cli.lab import lab_command

    raise typer.Exit(lab_command(workspace=workspace, browser=browser))
