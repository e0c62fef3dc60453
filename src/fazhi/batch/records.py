"""The files that others read, as docs of the contract say: indicators, breakdowns, claims, findings, the clerk's papers."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from fazhi.batch.mending import write_mending
from fazhi.findings import Finding
from fazhi.indicators import STATUS_WORDS, Value
from fazhi.workspace import Analysis

CSV_HEADERS = (
    "编号", "指标", "类别", "数值", "单位", "写法", "分子", "分母", "上年", "上年来源", "比上年", "比上年单位",
    "台账", "口径", "行数", "未计入行数", "状态",
)  # fmt: skip


def write_records(analysis: Analysis, folder: Path, further: tuple[Finding, ...] = ()) -> None:
    """Write everything but the report itself into `folder` and its internal/ folder.

    Parameters
    ----------
    analysis : Analysis
    folder : Path
        Exists.
    further : tuple of Finding
        Those of the finished files.
    """
    internal = folder / "internal"
    internal.mkdir(parents=True, exist_ok=True)
    values = list(analysis.released.values.values())
    _json(folder / "indicators.json", [indicator_record(value, analysis) for value in values])
    (folder / "indicators.csv").write_text(_csv(values, analysis), encoding="utf-8-sig", newline="")
    _json(folder / "breakdowns.json", breakdown_records(analysis))
    _json(folder / "claims.json", claim_records(analysis))
    write_findings(analysis, internal, further)
    _json(
        internal / "reconciliation.json",
        [
            {
                "file": each.file, "sheet": each.sheet, "ledger": each.ledger, "rows": each.rows,
                "accepted": each.accepted, "quarantined": each.quarantined, "not_data": each.not_data,
            }
            for each in analysis.ingested.reconciliation
        ],
    )  # fmt: skip
    write_mending(analysis, internal)


def write_findings(analysis: Analysis, internal: Path, further: tuple[Finding, ...] = ()) -> None:
    """Write internal/findings.json: the findings of the data, then those of the finished files."""
    _json(internal / "findings.json", [finding.to_json() for finding in (*analysis.findings, *further)])


def indicator_record(value: Value, analysis: Analysis) -> dict[str, Any]:
    """One entry of indicators.json."""
    indicator = value.indicator
    return {
        "id": value.id,
        "title": indicator.title,
        "topic": indicator.topic,
        "value": number(value.value),
        "unit": indicator.unit,
        "digits": indicator.digits,
        "text": value.text,
        "numerator": number(value.numerator),
        "denominator": number(value.denominator),
        "previous": number(value.previous),
        "previous_source": value.previous_source,
        "change": number(value.change),
        "change_unit": value.change_unit if value.change is not None else None,
        "ledger": indicator.part.ledger if indicator.part.ledger in analysis.catalog.ledgers else None,
        "definition": indicator.definition,
        "rows": value.rows,
        "quarantined": value.quarantined,
        "status": value.status,
    }


def breakdown_records(analysis: Analysis) -> list[dict[str, Any]]:
    """breakdowns.json: cells as released; a suppressed one has no value."""
    return [
        {
            "indicator": each.indicator,
            "by": each.by,
            "cells": [{"key": cell.key, "value": number(cell.value), "status": cell.status} for cell in each.cells],
        }
        for each in analysis.released.breakdowns.values()
    ]


def claim_records(analysis: Analysis) -> list[dict[str, Any]]:
    """claims.json: every number in the report's text."""
    return [
        {
            "indicator": claim.indicator, "year": claim.year, "measure": claim.measure,
            "value": number(claim.value), "text": claim.text, "chapter": claim.chapter,
        }
        for claim in analysis.claims
    ]  # fmt: skip


def number(value: Decimal | None) -> int | float | None:
    """A Decimal as the JSON number that reads back as the same digits."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _csv(values: Iterable[Value], analysis: Analysis) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(CSV_HEADERS)
    for value in values:
        record = indicator_record(value, analysis)
        topic = analysis.catalog.topics[record["topic"]].title
        cells = (
            record["id"], record["title"], topic, record["value"], record["unit"], record["text"],
            record["numerator"], record["denominator"], record["previous"], record["previous_source"],
            record["change"], record["change_unit"], value.ledger_title, record["definition"], record["rows"],
            record["quarantined"], STATUS_WORDS[value.status],
        )  # fmt: skip
        writer.writerow(["" if cell is None else cell for cell in cells])
    return out.getvalue()


def _json(path: Path, record: Any) -> None:
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
