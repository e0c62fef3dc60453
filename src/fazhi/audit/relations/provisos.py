"""What the words of a rate and its counts say against a fault: of some only, of what is new, side by side, carried over."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fazhi.audit.arithmetic.shares import whole_numerator
from fazhi.audit.figure import Role
from fazhi.audit.judgement import Confidence, Verdict
from fazhi.audit.relations import names
from fazhi.audit.relations.pairing import (
    HUNDRED,
    Pair,
    own_words,
)
from fazhi.audit.relations.vocabulary import CARRIED, INTAKE
from fazhi.audit.relations.window import Item, Window

_TOLD = 300
"""Characters of an earlier sentence that are asked for cases carried over."""


_NEWLY = re.compile("新[收增立受发]|本[年月期季]|当[年月期季]")

_CLOSES = frozenset({"办结", "结案", "审结", "化解", "处置", "处理", "办理", "完成", "解决"})
"""Rates that are of carried-over cases too: of those newly received alone they cannot be counted again."""

_PUBLISHED = re.compile("发布|推送|公开|开展|组织|举办|印发|发放|制作|刊发|报道")
"""Deeds of which a sentence lists several side by side: none is of the other."""

SOME = re.compile("按[期时]|如期|及时|直接|即时|当[场日即]|首次|初次|一次")
"""Words with which a count is of some of those that the rate's plain name means: there may be more."""


def may_be_more(part: Item, whole: Item, rate: Item) -> bool:
    """Whether the rate can be of as many as the part or more: 按期办结79件 of 84 says that 79 at least were closed."""
    figure = rate.figure
    if HUNDRED * part.figure.value >= (figure.value + figure.step) * whole.figure.value:
        return False
    return whole_numerator(whole.figure, figure).verdict is not Verdict.IMPOSSIBLE and figure.value <= HUNDRED


def of_one_list(name: str, part: Item, whole: Item) -> bool:
    """Whether the words let the part be of the whole: not of what is new alone, not of its own contrary, not beside it."""
    if part.figure.role is Role.PART:
        return True
    if _NEWLY.search(whole.label) and names.stem(name) in _CLOSES:
        return False
    if names.stem(name).startswith(("不", "未")):
        return names.names(INTAKE, whole.label)
    deed = _PUBLISHED.search(part.near)
    return deed is None or deed[0] not in whole.near


def sureness(window: Window, rate: Item, name: str, pairs: Sequence[Pair]) -> Confidence:
    """How sure it is that one of these pairs is meant."""
    words = window.words_before(rate)
    told = words + "".join(part.sentence.text[-_TOLD:] for part, _ in pairs[:1] if part.sentence is not rate.sentence)
    labels = " ".join(f"{part.label} {whole.label}" for part, whole in pairs)
    narrowed = any(word not in labels for word in names.qualifiers(name))
    about = names.about(name)
    elsewhere = len(about) > 1 and not names.overlap(about, words.removesuffix(rate.near))
    several = len({part.key for part, _ in pairs}) > 1
    if several:
        plain = {part.key for part, _ in pairs if own_words(part) in names.numerator_words(name)}
        several = len(plain) != 1 or pairs[0][0].key not in plain
    if narrowed or elsewhere or several or any(word in told for word in CARRIED):
        return Confidence.OPEN
    same = all(whole.sentence is rate.sentence for _, whole in pairs)
    return Confidence.SURE if same and len(pairs) == 1 else Confidence.LIKELY
