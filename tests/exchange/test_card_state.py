from itertools import pairwise

import pytest

from cityshare.exchange import CardState


@pytest.mark.parametrize("state", CardState)
def test_every_state_can_be_left_and_stays_itself(state):
    assert state.following
    assert state not in state.following
    assert state.may_become(state)


def test_a_slip_of_the_finger_can_be_taken_back():
    steps = (CardState.MATCHED, CardState.MET, CardState.AGREED, CardState.DONE)

    for before, after in pairwise(steps):
        assert before.may_become(after)
        assert after.may_become(before)
    assert CardState.OPEN.may_become(CardState.DROPPED)
    assert CardState.DROPPED.may_become(CardState.OPEN)


def test_nothing_is_done_before_people_have_met():
    assert not CardState.OPEN.may_become(CardState.DONE)
    assert not CardState.MATCHED.may_become(CardState.DONE)
