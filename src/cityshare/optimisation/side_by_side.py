"""Calls side by side on several cores; the observer is asked in one thread only."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, wait
from typing import TypeVar

from cityshare.progress import Observer

CORES = min(4, os.cpu_count() or 1)
SECONDS_A_LOOK = 0.05

T = TypeVar("T")


class SideBySide(Observer):
    """Runs calls in threads of their own, which ask it when to end.

    What it is worth depends on calls that let go of Python, as kernels do. Results do
    not depend on the number of cores.

    Parameters
    ----------
    observer
        May end the calls; asked in the thread that runs them.
    """

    def __init__(self, observer: Observer) -> None:
        self._observer = observer
        self._is_over = False

    def should_stop(self) -> bool:
        """Tell a call whether to end."""
        return self._is_over

    def run(self, calls: Iterable[Callable[[], T]]) -> list[T]:
        """Return the results in the order of the calls."""
        self._is_over = self._observer.should_stop()
        with ThreadPoolExecutor(CORES) as threads:
            found = [threads.submit(call) for call in calls]
            try:
                while wait(found, timeout=SECONDS_A_LOOK).not_done:
                    self._is_over = self._observer.should_stop()
            except BaseException:
                self._is_over = True
                raise
        return [one.result() for one in found]
