"""One line of a template is one sentence: compiled, checked and rendered by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2 import StrictUndefined, TemplateError, Undefined, UndefinedError, nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from fazhi.errors import FazhiError, NarrativeError, near
from fazhi.narrative.figure import Figure, MissingFigure, Misuse, Pieces, Waiting, words
from fazhi.narrative.vocabulary import FILTERS, denominator

Span = str | Figure | Waiting

_SINK = "_sink"
_DIGIT = re.compile(r"[0-9０-９]")
_COVERAGE = re.compile(r"(?<![平人户])均(?![衡等])|所有(?!制)|全部|全覆盖|无一遗漏")
_OPEN, _CLOSE = "\ue000", "\ue001"
"""Marks of a figure's place in rendered text; private-use characters, taken out of everything else."""
_MARK = re.compile(f"{_OPEN}(\\d+){_CLOSE}")

_GRAMMAR = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.CondExpr, nodes.Name, nodes.Getattr,
    nodes.Filter, nodes.Const, nodes.Keyword, nodes.Test, nodes.And, nodes.Or, nodes.Not,
)  # fmt: skip
"""All that a sentence needs; loops, calls, comparisons and arithmetic are no part of it."""
_NO_FILTER = re.compile(r"No filter named '([^']*)'")
_UNKNOWN = re.compile(r"'([^']*)' is undefined|has no attribute '([^']*)'")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a line stands, for messages."""

    file: str
    line: int

    def error(self, message: str) -> NarrativeError:
        """A fault in that line."""
        return NarrativeError(f"{self.file} 第{self.line}行：{message}。")


class Namespace:
    """Names behind a dot in a template: ``petitions.closed``; nothing else can be reached through it."""

    __slots__ = ("_entries",)

    def __init__(self, entries: Mapping[str, Any]) -> None:
        object.__setattr__(self, "_entries", dict(entries))

    def __getattr__(self, name: str) -> Any:
        entries = object.__getattribute__(self, "_entries")
        if name not in entries:
            raise AttributeError(name)
        return entries[name]


class _Environment(ImmutableSandboxedEnvironment):
    """A sandbox in which only the names of a Namespace lie behind a dot: no text of a value can be fetched raw."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return isinstance(obj, Namespace) and not attr.startswith("_")

    def is_safe_callable(self, obj: Any) -> bool:
        return False


@dataclass(frozen=True)
class Language:
    """The words that lines may use.

    Parameters
    ----------
    values : mapping of str to object
        Topics with their figures, phrases, the town's own words.
    filters : mapping of str to callable
        Filters beside the standing ones.
    listed_names : tuple of str
        Names with digits that may be typed: 12345热线.
    """

    values: Mapping[str, Any]
    filters: Mapping[str, Any] = field(default_factory=dict)
    listed_names: tuple[str, ...] = ()

    def near(self, name: str) -> str:
        """The words closest to one that means nothing."""
        known: list[str] = []
        for key, value in self.values.items():
            known += [key, *(value._entries if isinstance(value, Namespace) else ())]
        return near(name, dict.fromkeys(known))

    def environment(self) -> _Environment:
        """A sandboxed, strict Jinja environment whose every number must be a Figure."""
        environment = _Environment(undefined=StrictUndefined, finalize=_finalize, autoescape=False)
        environment.filters = {**FILTERS, **self.filters}
        environment.globals = {}
        environment.tests = {name: environment.tests[name] for name in ("defined", "none")}
        return environment


def render_line(text: str, language: Language, origin: Origin, *, typed_digits: bool = False) -> tuple[Span, ...]:
    """Render one sentence.

    Parameters
    ----------
    text : str
    language : Language
    origin : Origin
    typed_digits : bool
        Allow digits and coverage words as text: the town's own words, checked elsewhere.

    Returns
    -------
    tuple of str, Figure or Waiting
        Empty where the line has nothing to say.

    Raises
    ------
    MissingFigure
        An indicator in it has no value: the sentence is dropped.
    NarrativeError
        The line is no valid template, prints an unbound number, or asks for something unknown.
    """
    environment = language.environment()
    sink: list[Figure | Waiting] = []
    try:
        tree = environment.parse(_unmarked(text))
        _check_grammar(tree, origin)
        if not typed_digits:
            _check_wording(tree, language, origin)
        rendered = environment.from_string(tree).render({**language.values, _SINK: sink})
    except (MissingFigure, FazhiError):
        raise
    except Misuse as error:
        raise origin.error(str(error)) from None
    except SecurityError:
        raise origin.error("点号后面只能是专题里的指标或用语，取不到别的内容") from None
    except UndefinedError as error:
        match = _UNKNOWN.search(str(error))
        name = (match[1] or match[2]) if match else str(error)
        raise origin.error(f"没有名为“{name}”的专题、指标或用语；{language.near(name)}") from None
    except TemplateError as error:
        if unknown := _NO_FILTER.search(str(error)):
            raise origin.error(f"没有名为“{unknown[1]}”的过滤器；{near(unknown[1], environment.filters)}") from None
        raise origin.error(f"模板写法不对（一句话写在一行里，括号和 if、endif 要成对）：{error}") from None
    except (TypeError, AttributeError) as error:
        raise origin.error(f"过滤器只能用在指标上，数字只能整个写出：{error}") from None
    return _with_denominators(_spans(rendered.strip(), sink))


@pass_context
def _finalize(context: Context, value: Any) -> str:
    sink: list[Figure | Waiting] = context[_SINK]
    match value:
        case Pieces(pieces):
            return "".join(_finalize(context, piece) for piece in pieces)
        case Figure():
            value.known()
            sink.append(value)
        case Waiting():
            sink.append(value)
        case str():
            return _unmarked(value)
        case Undefined():
            return str(value)  # raises, and names what is unknown
        case _:
            raise TypeError(f"{type(value).__name__} is no figure")
    return f"{_OPEN}{len(sink) - 1}{_CLOSE}"


def _unmarked(text: str) -> str:
    return text.replace(_OPEN, "").replace(_CLOSE, "")


def _check_grammar(tree: nodes.Template, origin: Origin) -> None:
    for node in tree.find_all(nodes.Node):
        if isinstance(node, nodes.Call):
            raise origin.error("own(…) 要单独写在一行，此外不能调用任何东西")
        if not isinstance(node, _GRAMMAR):
            raise origin.error(
                f"一句话里只能用指标、过滤器和 if（这里用了 {type(node).__name__}），数字不能拼接、比较或另行计算"
            )


def _check_wording(tree: nodes.Template, language: Language, origin: Origin) -> None:
    texts: Iterable[str] = (
        *(data.data for data in tree.find_all(nodes.TemplateData)),
        *(const.value for const in tree.find_all(nodes.Const) if isinstance(const.value, str)),
    )
    counts = {id(each) for call in tree.find_all(nodes.Filter) for each in _arguments(call)}
    for number in tree.find_all(nodes.Const):
        if isinstance(number.value, float) or (isinstance(number.value, int) and id(number) not in counts):
            raise origin.error(f"模板里不能写数字“{number.value}”，请绑定指标")
    for text in texts:
        for name in language.listed_names:
            text = text.replace(name, " ")
        if match := _DIGIT.search(text):
            raise origin.error(
                f"模板里不能写数字“{match[0]}”，请绑定指标；可直接写的名称：{'、'.join(language.listed_names)}"
            )
    covered = {
        id(call.args[0]) for call in tree.find_all(nodes.Filter) if call.name in ("cover", "when_full") and call.args
    }
    for data in tree.find_all((nodes.TemplateData, nodes.Const)):
        said = data.value if isinstance(data, nodes.Const) else data.as_const()
        if isinstance(said, str) and id(data) not in covered and (match := _COVERAGE.search(said)):
            raise origin.error(f"“{match[0]}”只能由 cover 或 when_full 写出，以免没有全覆盖时也这样写")


def _arguments(call: nodes.Filter) -> list[nodes.Expr]:
    return [*call.args, *(keyword.value for keyword in call.kwargs)]


def _spans(rendered: str, sink: list[Figure | Waiting]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for index, piece in enumerate(_MARK.split(rendered)):
        if index % 2:
            spans.append(sink[int(piece)])
        elif piece:
            spans.append(piece)
    return tuple(spans)


def _with_denominators(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """A rate whose denominator is not among the numbers printed before it in the sentence prints its own.

    Only this year's own counts can be that number: not a change, last year's, or another rate.
    """
    finished: list[Span] = []
    printed: set[object] = set()
    for span in spans:
        finished.append(span)
        if not isinstance(span, Figure):
            continue
        source = span.source
        is_rate = span.measure == "value" and source.indicator.is_rate and not span.instead
        if is_rate and source.denominator is not None and source.denominator not in printed:
            finished += ["（以", denominator(span), "为基数）"]
            printed.add(source.denominator)
        exact_count = span.measure == "value" and not source.indicator.is_rate and not source.approximate
        if exact_count or span.measure in ("numerator", "denominator"):
            printed.add(span.number)
    return tuple(finished)


def plain_text(spans: Iterable[Span]) -> str:
    """The sentence as it prints."""
    return "".join(
        span if isinstance(span, str) else words(span) if isinstance(span, Figure) else f"〔{span.text}〕"
        for span in spans
    )
