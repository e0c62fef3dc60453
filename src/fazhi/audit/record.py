"""Judgements as the JSON that other programs read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from fazhi.audit.judgement import Judgement


def records(judgements: Iterable[Judgement]) -> list[dict[str, Any]]:
    """Judgements as plain values that JSON can hold, in their order."""
    return [record(each) for each in judgements]


def record(judgement: Judgement) -> dict[str, Any]:
    """One judgement: file, place, text, relation, values, verdict, expected, explanation, confidence."""
    place = judgement.place
    return {
        "file": _whole(judgement.file),
        "place": {
            "page": place.page,
            "heading": _whole(place.heading),
            "paragraph": place.paragraph,
            "sentence": place.sentence,
            "offset": place.offset,
        },
        "text": _whole(judgement.text),
        "relation": judgement.relation.value,
        "values": [
            {"role": each.role, "text": _whole(each.text), "value": number(each.value), "unit": _whole(each.unit)}
            for each in judgement.values
        ],
        "verdict": judgement.verdict.value,
        "expected": _whole(judgement.expected),
        "explanation": _whole(judgement.explanation),
        "confidence": judgement.confidence.value,
    }


def to_json(judgements: Iterable[Judgement]) -> str:
    """The JSON text of judgements, one list, as our other files are written."""
    return json.dumps(records(judgements), ensure_ascii=False, indent=1)


_LARGEST = 300
"""Digits beyond which a number is nonsense and no reader of JSON holds it."""


def number(value: Decimal) -> int | float | None:
    """A Decimal as the JSON number that reads back as the same digits; None where there is none."""
    if not value.is_finite() or value.adjusted() > _LARGEST:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _whole(text: str) -> str:
    """The text with every half character replaced: UTF-8 cannot hold one."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
