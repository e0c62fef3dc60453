"""What was recorded: raw files become typed ledgers, reported figures and findings.

Takes a year's folder; gives one frozen :class:`Ingested`.
"""

from fazhi.ledgers.cells.masking import mask
from fazhi.ledgers.model import (
    FILE,
    INDEX,
    ROW,
    SHEET,
    Applied,
    Ingested,
    InputFile,
    Quarantined,
    Reconciled,
    Reported,
)
from fazhi.ledgers.pipeline import ingest
from fazhi.ledgers.privatevalues import PrivateValues
from fazhi.ledgers.shown import masked_frame

__all__ = [
    "FILE",
    "INDEX",
    "ROW",
    "SHEET",
    "Applied",
    "Ingested",
    "InputFile",
    "PrivateValues",
    "Quarantined",
    "Reconciled",
    "Reported",
    "ingest",
    "mask",
    "masked_frame",
]
