"""The exception tree: as drawn, in one piece through a process boundary, helpful."""

from __future__ import annotations

import pickle
import re

import pytest

from fazhi import errors
from fazhi.errors import FazhiError, near

ALL = sorted(
    (each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, FazhiError)),
    key=lambda each: each.__name__,
)


@pytest.mark.parametrize("kind", ALL)
def test_every_exception_survives_pickling(kind: type[FazhiError]) -> None:
    thrown = kind("某文件打不开，请另存后再试。")
    back = pickle.loads(pickle.dumps(thrown))
    assert type(back) is kind
    assert (str(back), back.args) == (str(thrown), thrown.args)


def drawn_tree() -> dict[str, str]:
    """Child to parent, as the module's docstring draws it by indentation."""
    parents: dict[str, str] = {}
    above: dict[int, str] = {}
    for line in (errors.__doc__ or "").splitlines():
        found = re.match(r"^ {4}([│ ]*(?:├── |└── )?)(\w+Error)\s{2,}\S", line)
        if found:
            depth = len(found[1]) // 4
            above[depth] = found[2]
            if depth:
                parents[found[2]] = above[depth - 1]
    return parents


def test_the_drawn_tree_is_the_real_one() -> None:
    assert drawn_tree() == {each.__name__: each.__base__.__name__ for each in ALL if each is not FazhiError}  # type: ignore[union-attr]


def test_only_the_root_leaves_the_tree() -> None:
    assert FazhiError.__base__ is Exception


def test_a_near_name_is_offered() -> None:
    assert near("petition", ["petitions", "visits"]) == "最接近的是 petitions"


def test_without_a_near_name_the_valid_ones_are_listed() -> None:
    assert near("热线", ["petitions", "visits"]) == "可用：petitions、visits"
    assert near("热线", [f"name{n}" for n in range(20)], most=2) == "可用：name0、name1等"
    assert near("热线", iter(["a", "b"])) == "可用：a、b"
