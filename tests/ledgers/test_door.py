"""The public door of the ledgers room."""

from __future__ import annotations

import fazhi.ledgers as room


def test_what_the_room_offers() -> None:
    assert set(room.__all__) == {
        "FILE", "INDEX", "ROW", "SHEET", "Applied", "Ingested", "InputFile", "Quarantined", "Reconciled", "Reported",
        "PrivateValues", "ingest", "mask", "masked_frame",
    }  # fmt: skip
    assert all(hasattr(room, name) for name in room.__all__)
