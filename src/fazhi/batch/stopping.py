"""Ctrl-C and SIGTERM: the command unwinds, and its workers end with all that they started."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import FrameType

PATIENCE = 5.0
"""Seconds that a worker has to end by itself."""

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextmanager
def interruptible() -> Iterator[None]:
    """Within it SIGTERM and a closed terminal are what Ctrl-C is: KeyboardInterrupt. Main thread only."""
    before = {each: signal.getsignal(each) for each in _SIGNALS}
    for each, handler in before.items():
        if handler == signal.SIG_DFL:  # what nohup ignores stays ignored
            signal.signal(each, _interrupt)
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


@contextmanager
def held() -> Iterator[None]:
    """Signals wait meanwhile: a process started within holds them too, until it has called :func:`obey`."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def obey() -> None:
    """In a worker: leave Ctrl-C to the command, and on its SIGTERM end at once, with the kernel."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _end)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)


def _end(number: int, frame: FrameType | None) -> None:
    """End without unwinding: unwinding through a kernel's sockets takes seconds and prints what helps nobody."""
    for child in _children():
        try:
            os.killpg(child, signal.SIGKILL)  # a kernel leads a group, with what it started itself
        except ProcessLookupError:
            _kill(child)
    os._exit(128 + number)


def _kill(child: int) -> None:
    try:
        os.kill(child, signal.SIGKILL)
    except ProcessLookupError:
        return


def _children() -> list[int]:
    """Processes that this one started; where the system has no list, a kernel ends itself soon after its parent."""
    found: list[int] = []
    for path in Path("/proc/self/task").glob("*/children"):
        try:
            found += map(int, path.read_text().split())
        except OSError:  # that thread has ended
            continue
    return found


def stop(workers: list[BaseProcess]) -> None:
    """End the workers, patiently first; nothing of them runs afterwards."""
    with held():
        for worker in workers:
            worker.terminate()
        for worker in workers:
            worker.join(PATIENCE)
            if worker.is_alive():
                worker.kill()
                worker.join()
