"""Run it for every town and year: parameters in; outputs, a manifest each, and a ledger of runs out."""

from fazhi.batch.index import write_index
from fazhi.batch.keys import run_key
from fazhi.batch.manifest import is_current, read_manifest
from fazhi.batch.one import FORMATS, STAGES, Result, run_one
from fazhi.batch.pool import Event, Job, default_workers, run_all
from fazhi.batch.runs import last_results, write_run
from fazhi.batch.stopping import interruptible

__all__ = [
    "FORMATS",
    "STAGES",
    "Event",
    "Job",
    "Result",
    "default_workers",
    "interruptible",
    "is_current",
    "last_results",
    "read_manifest",
    "run_all",
    "run_key",
    "run_one",
    "write_index",
    "write_run",
]
