"""A formula in LaTeX as one line of text: the common signs as characters, the rest as it was typed."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_SIGNS = {
    "times": "×", "div": "÷", "cdot": "·", "pm": "±", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠",
    "neq": "≠", "approx": "≈", "sum": "∑", "prod": "∏", "infty": "∞", "to": "→", "rightarrow": "→", "ldots": "…",
    "cdots": "…", "dots": "…", "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "Delta": "Δ", "lambda": "λ",
    "mu": "μ", "pi": "π", "rho": "ρ", "sigma": "σ", "theta": "θ", "%": "%", "$": "$", "#": "#", "&": "&", "_": "_",
    "{": "{", "}": "}", ",": " ", ";": " ", ":": " ", "!": "", " ": " ", "quad": " ", "qquad": " ",
}  # fmt: skip
_PLAIN = frozenset(
    {"displaystyle", "textstyle", "left", "right", "limits", "mathrm", "mathbf", "mathit", "text", "textrm", "mathsf"}
    | {"operatorname", "boldsymbol", "mathbb", "mathcal", "big", "Big"}
)
_ENVIRONMENT = re.compile(r"\\(?:begin|end)\{[a-z]+\*?\}")
_FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_ROOT = re.compile(r"\\sqrt\s*\{([^{}]*)\}")
_WRAPPED = re.compile(r"\\(" + "|".join(sorted(_PLAIN)) + r")\s*\{([^{}]*)\}")
_COMMAND = re.compile(r"\\([A-Za-z]+|.)")
_SIMPLE = re.compile(r"[\w\u4e00-\u9fff.%]+")


def formula_text(latex: str) -> str:
    """Return a formula as text, e.g. ``\\frac{587}{608}\\times 100\\%`` as 587/608×100%."""
    text = _ENVIRONMENT.sub("", latex.strip().strip("$"))
    text = re.sub(r"\\(?:tag|label)\{[^{}]*\}|\\nonumber", "", text).replace("\\\\", "；").replace("&", "")
    before = None
    while before != text:  # from the inside out
        before = text
        text = _WRAPPED.sub(r"\2", text)
        text = _ROOT.sub(lambda found: f"√{_bracketed(found[1])}", text)
        text = _FRACTION.sub(lambda found: f"{_bracketed(found[1])}/{_bracketed(found[2])}", text)
    text = _COMMAND.sub(_sign, text)
    text = re.sub(r"([_^])\{(\w)\}", r"\1\2", text)
    return re.sub(r"\s*([×÷=≈≤≥≠±+；])\s*", r"\1", re.sub(r"\s+", " ", text)).strip()


def add_formulas(parser: MarkdownIt) -> None:
    """Teach a Markdown parser ``$…$`` and ``$$…$$``, so that nothing inside is taken for emphasis."""
    parser.inline.ruler.before("escape", "formula", _rule)


def _bracketed(text: str) -> str:
    stripped = text.strip()
    plain = _COMMAND.sub(_sign, stripped)
    return stripped if _SIMPLE.fullmatch(plain) else f"（{stripped}）"


def _sign(found: re.Match[str]) -> str:
    name = found.group(1)
    return "" if name in _PLAIN else _SIGNS.get(name, found.group())


def _rule(state: StateInline, silent: bool) -> bool:
    """Match as Jupyter does: no space inside the dollars of a short formula, no digit after them (a price)."""
    source, start = state.src, state.pos
    if source[start] != "$":
        return False
    marks = "$$" if source.startswith("$$", start) else "$"
    begin = start + len(marks)
    end = source.find(marks, begin)
    inside = source[begin:end]
    if end < 0 or not inside.strip():
        return False
    after = source[end + len(marks) : end + len(marks) + 1]
    if marks == "$" and (inside != inside.strip() or "\n\n" in inside or after.isdigit()):
        return False
    if not silent:
        state.push("formula", "", 0).content = formula_text(inside)
    state.pos = end + len(marks)
    return True
