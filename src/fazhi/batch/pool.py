"""Run many towns and years in parallel, each in a worker process of its own."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from multiprocessing.queues import SimpleQueue
from pathlib import Path
from threading import Thread
from typing import Any

from fazhi.batch.one import Result, run_one, unchanged
from fazhi.batch.stopping import held, obey, stop
from fazhi.batch.swap import sweep
from fazhi.errors import FazhiError
from fazhi.ledgers.files.folder import refusal
from fazhi.parameters import checked
from fazhi.workspace import Analysis, Workspace

Event = tuple[str, int, str]
"""Town, year and the stage that begins."""

_events: SimpleQueue[Event | None] | None = None


@dataclass(frozen=True)
class Job:
    """One town and year to run.

    Parameters
    ----------
    workspace : str
        Path of the workspace.
    town : str
    year : int
    formats : tuple of str
    force, strict, debug : bool
        `debug` lets an unexpected exception through instead of one line.
    """

    workspace: str
    town: str
    year: int
    formats: tuple[str, ...]
    force: bool = False
    strict: bool = False
    debug: bool = False


def run_all(jobs: Iterable[Job], workers: int, on_stage: Callable[[Event], None]) -> list[Result]:
    """Run jobs and return their results in the order of the jobs; a failed one costs no other.

    Parameters
    ----------
    jobs : iterable of Job
    workers : int
        Processes at a time.
    on_stage : callable
        Called in this process as each stage begins.

    Notes
    -----
    Workers are spawned, not forked: a fork after threads have started can hang. None is spawned for a job whose
    outputs are current. When this process is interrupted they end at once, and what they had begun is removed.
    """
    wanted = list(jobs)
    folders = {Workspace.find(job.workspace).output(job.town, job.year).parent for job in wanted}
    _sweep(folders)
    found = {job: result for job in wanted if (result := _current(job)) is not None}
    for job in found:
        on_stage((job.town, job.year, _OUTCOMES["current"]))
    rest = [job for job in wanted if job not in found]
    try:
        found |= zip(rest, _work_through(rest, workers, on_stage), strict=True)
    except BaseException:
        _sweep(folders)
        raise
    return [found[job] for job in wanted]


def _sweep(folders: Iterable[Path]) -> None:
    for folder in folders:
        sweep(folder)


def _current(job: Job) -> Result | None:
    """The result of a job that has nothing to do; a worker would take seconds to find that out."""
    begun = time.monotonic()
    try:
        result = None if job.force else unchanged(_analysis(job), job.formats)
    except FazhiError:  # the worker says it in its own line
        return None
    return result and replace(result, seconds=round(time.monotonic() - begun, 3))


def _work_through(jobs: list[Job], workers: int, on_stage: Callable[[Event], None]) -> list[Result]:
    if not jobs:
        return []
    context = multiprocessing.get_context("spawn")
    queue: SimpleQueue[Event | None] = context.SimpleQueue()
    listener = Thread(target=_listen, args=(queue, on_stage), daemon=True)
    listener.start()
    try:
        strangers = multiprocessing.active_children()
        with ProcessPoolExecutor(
            min(workers, len(jobs)), mp_context=context, initializer=_begin, initargs=(queue,)
        ) as pool:
            try:
                with held():
                    futures = [pool.submit(_work, job) for job in jobs]
                return [_result(job, future) for job, future in zip(jobs, futures, strict=True)]
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                stop([each for each in multiprocessing.active_children() if each not in strangers])
                raise
    finally:
        queue.put(None)
        listener.join(timeout=5)


def _listen(queue: SimpleQueue[Event | None], on_stage: Callable[[Event], None]) -> None:
    while (event := queue.get()) is not None:
        on_stage(event)


def _begin(queue: SimpleQueue[Event | None]) -> None:
    global _events
    _events = queue
    obey()


def _work(job: Job) -> Result:
    def tell(stage: str) -> None:
        if _events is not None:
            _events.put((job.town, job.year, stage))

    begun = time.monotonic()
    try:
        result = run_one(_analysis(job), job.formats, force=job.force, tell=tell)
    except FazhiError as error:
        if job.debug:
            raise
        result = Result(job.town, job.year, "failed", str(error))
    except PermissionError as error:
        if job.debug:
            raise
        result = Result(job.town, job.year, "failed", refusal(error, Path(job.workspace)))
    except Exception as error:
        if job.debug:
            raise
        result = Result(job.town, job.year, "failed", f"内部错误（{type(error).__name__}），请用 --debug 查看详情。")
    tell(_OUTCOMES[result.outcome])
    return replace(result, seconds=round(time.monotonic() - begun, 3))


_OUTCOMES = {"done": "完成", "current": "没有变化", "refused": "未定稿", "withheld": "没有放出", "failed": "失败"}


def _analysis(job: Job) -> Analysis:
    parameters = checked({"town": job.town, "year": job.year, "strict": job.strict})
    return Analysis(Workspace.find(job.workspace), parameters, force=job.force)


def _result(job: Job, future: Future[Result]) -> Result:
    try:
        return future.result()
    except BrokenProcessPool:
        return Result(job.town, job.year, "failed", "工作进程意外退出（可能内存不足），请减少 --jobs 后再试。")


def default_workers() -> int:
    """Processes that this machine can feed: one a core."""
    available: Any = getattr(os, "sched_getaffinity", None)
    return len(available(0)) if available else (os.cpu_count() or 1)
