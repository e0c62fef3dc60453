"""The edge: what a failure looks like in a terminal. One line, an exit code, never a traceback."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from fazhi.errors import FazhiError, UsageError, WorkspaceError

DONE, FINDINGS, USAGE, FAILED, INTERRUPTED = 0, 1, 2, 3, 130
"""Exit codes: done; error-level findings; wrong usage; a run failed; Ctrl-C, as shells have it."""


_WORDS = {"[OPTIONS]": "[选项]…", "COMMAND [ARGS]...": "命令 [选项]…"}


class Command(TyperCommand):
    """A command whose help is Chinese throughout, and which can be interrupted."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the line on usage."""
        _write_usage(self, ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:
        """The option --help."""
        return _in_chinese(super().get_help_option(ctx))

    def get_params(self, ctx: Any) -> Any:
        """Its parameters; beside an argument, whose name says all, no type of Python is shown."""
        params: list[Any] = list(super().get_params(ctx))
        for param in params:
            if param.param_type_name == "argument":
                param.display_type_rich = lambda ctx: None
        return params

    def invoke(self, ctx: Any) -> Any:
        """Run the command; Ctrl-C is one line too."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            typer.echo("已中断，原有报告没有改动。", err=True)
            raise typer.Exit(INTERRUPTED) from None


class Edge(TyperGroup):
    """The command group; turns every exception into one Chinese line unless --debug asks for more."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the line on usage."""
        _write_usage(self, ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:
        """The option --help."""
        return _in_chinese(super().get_help_option(ctx))

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the command line and leave with its exit code."""
        given = list(sys.argv[1:] if args is None else args)
        try:
            code = super().main(given, prog_name, complete_var, False, windows_expand_args, **extra)
        except Exception as error:
            if "--debug" in given:
                raise
            if type(error).__name__ == "NoArgsIsHelpError":  # the help was printed
                sys.exit(DONE)
            complain(line(error))
            wrong_usage = isinstance(error, (UsageError, WorkspaceError)) or _is_typers_own(error)
            sys.exit(USAGE if wrong_usage else FAILED)
        sys.exit(code if isinstance(code, int) else DONE)


def _write_usage(command: Any, ctx: Any, formatter: Any) -> None:
    pieces = " ".join(_WORDS.get(piece, piece) for piece in command.collect_usage_pieces(ctx))
    formatter.write_usage(ctx.command_path, pieces, prefix="用法：")


def _in_chinese(option: Any) -> Any:
    if option is not None:
        option.help, option.metavar = "显示用法。", ""
    return option


def _is_typers_own(error: Exception) -> bool:
    """A wrong option or value, found by typer before our code ran."""
    return type(error).__module__.partition(".")[0] in ("typer", "click")


_NO_COMMAND = re.compile(r"No such command '([^']*)'")
_SEVERAL = re.compile(r"requires (\d+) arguments")
_WORDED = {
    "NoSuchOption": "没有选项 {name}",
    "BadParameter": "选项 {name} 的值不对",
    "BadOptionUsage": "选项 {name} 后面要有{many}个值",
    "MissingParameter": "缺少 {name}",
}


def line(error: Exception) -> str:
    """What, where and what to do, in one line."""
    if isinstance(error, FazhiError):
        return str(error)
    if _is_typers_own(error):
        parameter = getattr(error, "param", None)
        name = getattr(error, "option_name", "") or _name_of(parameter)
        worded = _WORDED.get(type(error).__name__, "命令写法不对：{message}")
        message = getattr(error, "message", "") or str(error)
        if match := _NO_COMMAND.match(message):
            return f"没有命令 {match[1]}；用 fazhi --help 查看有哪些命令。"
        several = _SEVERAL.search(message)
        many = several[1] if several else "一"
        return f"{worded.format(name=name, message=message, many=many)}；用 fazhi --help 查看用法。"
    return f"内部错误（{type(error).__name__}）：请加 --debug 再运行一次，把显示的内容发给维护人员。"


def _name_of(parameter: Any) -> str:
    """How the usage line calls it: an option by its names, an argument by its Chinese one."""
    names = "/".join(getattr(parameter, "opts", ()))
    return names if names.startswith("-") else getattr(parameter, "metavar", "") or names


def complain(message: str) -> None:
    """Write one line to standard error."""
    typer.echo(f"错误：{message}", err=True)
