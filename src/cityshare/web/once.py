"""Doing a thing once, however often its form is sent."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable

from cityshare.workshop import Joined

MOST_REMEMBERED = 5_000


class Once:
    """Do a thing once for each form, however often the form is sent."""

    def __init__(self) -> None:
        self._done: OrderedDict[str, Joined] = OrderedDict()
        self._lock = threading.Lock()

    def do(self, form: str, work: Callable[[], Joined]) -> Joined:
        """Return what the first sending of the form led to."""
        with self._lock:
            if form and form in self._done:
                return self._done[form]
            done = work()
            self._done[form] = done
            if len(self._done) > MOST_REMEMBERED:
                self._done.popitem(last=False)
            return done
