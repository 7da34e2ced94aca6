"""How often something was tried in vain, so that nobody guesses a code."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable

MOST_KEYS = 10_000


class Attempts:
    """Count failures by key within a sliding window of seconds.

    The memory is bounded: of more than 10,000 keys the oldest are forgotten.

    >>> tries = Attempts(60.0, clock=lambda: 0.0)
    >>> tries.failed("session:1"), tries.failed("session:1")
    (1, 2)
    >>> tries.count("session:1"), tries.count("session:2")
    (2, 0)
    """

    def __init__(
        self, seconds: float, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._seconds = seconds
        self._clock = clock
        self._times: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def count(self, key: str) -> int:
        """Return the number of failures that are still remembered."""
        with self._lock:
            return len(self._recent(key))

    def failed(self, key: str) -> int:
        """Note a failure and return how many there are now."""
        with self._lock:
            times = self._recent(key)
            times.append(self._clock())
            self._times[key] = times
            self._times.move_to_end(key)
            while len(self._times) > MOST_KEYS:
                self._times.popitem(last=False)
            return len(times)

    def forget(self, key: str) -> None:
        """Forget a key's failures, as after a success."""
        with self._lock:
            self._times.pop(key, None)

    def _recent(self, key: str) -> deque[float]:
        times = self._times.get(key, deque())
        oldest = self._clock() - self._seconds
        while times and times[0] <= oldest:
            times.popleft()
        return times
