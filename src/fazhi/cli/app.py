"""The fazhi command. Each subcommand lives in its own module and is loaded when it is called."""

from __future__ import annotations

from typing import Annotated

import typer
from typer import rich_utils

from fazhi.cli.edge import Command, Edge

rich_utils.OPTIONS_PANEL_TITLE = "选项"
rich_utils.COMMANDS_PANEL_TITLE = "命令"
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
def check(town: Towns = None, year: Years = None, workspace: Folder = "", debug: Debug = False) -> None:
    """Ingest alone, and what to mend."""
    from fazhi.cli.check import check_command

    raise typer.Exit(check_command(town or [], year or [], workspace=workspace))


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
