import threading
import time
from functools import partial

import pytest

from cityshare.optimisation.side_by_side import SideBySide
from cityshare.progress import SILENT, Observer


class Impatient(Observer):
    """Ends the work when it is asked for the second time; notes who asks."""

    def __init__(self):
        self.asked_by = []

    def should_stop(self):
        self.asked_by.append(threading.current_thread())
        return len(self.asked_by) > 1


def until_over(side_by_side):
    while not side_by_side.should_stop():
        time.sleep(0.001)
    return "over"


def test_results_come_in_the_order_of_the_calls():
    def late(n):
        time.sleep(0.01 * (3 - n))
        return n

    assert SideBySide(SILENT).run(partial(late, n) for n in range(4)) == [0, 1, 2, 3]


def test_calls_end_when_told_and_the_observer_is_asked_in_one_thread():
    observer = Impatient()
    side_by_side = SideBySide(observer)

    assert side_by_side.run([lambda: until_over(side_by_side)] * 3) == ["over"] * 3
    assert set(observer.asked_by) == {threading.current_thread()}


def test_an_error_of_a_call_is_raised():
    with pytest.raises(ZeroDivisionError):
        SideBySide(SILENT).run([lambda: 1, lambda: 1 // 0])


def test_an_interrupt_ends_the_calls():
    class Interrupted(Observer):
        asked = 0

        def should_stop(self):
            self.asked += 1
            if self.asked > 1:
                raise KeyboardInterrupt
            return False

    side_by_side = SideBySide(Interrupted())

    with pytest.raises(KeyboardInterrupt):
        side_by_side.run([lambda: until_over(side_by_side)])
