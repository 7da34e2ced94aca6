import pytest

from cityshare.advice import Change
from cityshare.progress import Observer
from cityshare.workshop import PlanBoard, Workshop
from live_workshops import grouped, join, refused


@pytest.fixture
def board(sqlite, clock):
    """The board of 18 people at three tables, in version 1."""
    return PlanBoard.of(grouped(sqlite, clock, people=18))


def seats(state):
    return {id_: t.id for t in state.plan.tables for id_ in t.members}


def away(board):
    return [person.id for person in Workshop.of(board).people if person.away]


def test_a_no_show_is_a_step_of_the_draft_and_can_be_taken_back(board):
    before = board.state(1)
    gone = before.plan.tables[0].members[0]

    mended = board.no_show(1, [gone])

    assert (mended.state.number, mended.state.can_undo) == (1, True)
    assert away(board) == [gone]
    assert seats(mended.state).keys() == seats(before).keys() - {gone}
    assert all(rule.kept for rule in mended.state.plan.rules)
    random = before.plan.headline.priorities_answered_random
    assert mended.state.plan.headline.priorities_answered_random == random
    back = board.undo(1, step=mended.state.step)
    assert back.plan == before.plan
    assert away(board) == []
    again = board.redo(1, step=back.step)
    assert again.plan == mended.state.plan
    assert away(board) == [gone]


def test_a_late_arrival_moves_nobody(board):
    gone = board.state(1).plan.tables[1].members[0]
    board.no_show(1, [gone])
    before = board.state(1)

    seated = board.late(1, [gone])

    others = {id_: t for id_, t in seats(seated.state).items() if id_ != gone}
    assert others == seats(before)
    assert [move.person for move in seated.arrived] == [gone]
    assert seated.moved == ()
    assert away(board) == []
    back = board.undo(1, step=seated.state.step)
    assert back.plan == before.plan
    assert away(board) == [gone]


def test_somebody_new_is_seated(board):
    late = join(Workshop.of(board), "Late", "Zville")

    seated = board.late(1, [late])

    assert late in seats(seated.state)
    assert seated.state.plan.unseated == ()


def test_what_is_published_is_mended_in_a_new_draft(board):
    Workshop.of(board).publish(1)
    published = board.state(1)
    first, locked = published.plan.tables[0].members[:2]
    board.lock(1, [first, locked], locked=True)

    mended = board.no_show(1, [first])

    assert (mended.state.number, mended.state.state) == (2, "draft")
    assert mended.state.locked == {locked}
    assert board.state(1).plan == published.plan
    assert board.versions()[1].base == 1
    assert seats(mended.state)[locked] == "T1"
    changed = board.change(
        2, Change.swap(locked_free(mended.state), other(mended)), step=0
    )
    assert board.undo(2, step=changed.step).plan == mended.state.plan


def locked_free(state):
    return next(id_ for id_ in state.plan.tables[0].members if id_ not in state.locked)


def other(mended):
    return mended.state.plan.tables[1].members[0]


def test_where_a_table_closes_a_new_draft_is_begun(board):
    plan = board.state(1).plan
    gone = [*plan.tables[0].members, *plan.tables[1].members[:2]]

    mended = board.no_show(1, gone)

    assert len(mended.closed) == 1
    assert (mended.state.number, mended.state.step) == (2, 0)
    assert [problem.code for problem in mended.problems] == ["R208"]
    assert board.state(1).plan == plan
    assert sorted(away(board)) == sorted(gone)


def test_a_no_show_proves_nothing_of_those_who_are_left(board):
    workshop = Workshop.of(board)
    plan = board.state(1).plan
    proven = {"bound": plan.value + 1, "bound_kind": "proven", "optimality_gap": 0.1}
    workshop.record_plan(plan.model_copy(update=proven))

    mended = board.no_show(2, [plan.tables[0].members[0]])

    assert mended.state.plan.bound is None
    assert board.undo(2, step=mended.state.step).plan.bound == plan.value + 1


def test_who_cannot_be_mended_for_is_refused(board):
    seated = board.state(1).plan.tables[0].members[0]
    late = join(Workshop.of(board), "Late")

    for code, act in (
        ("L312", lambda: board.no_show(1, ["nobody"])),
        ("L325", lambda: board.no_show(1, [late])),
        ("L326", lambda: board.late(1, [seated])),
        ("L206", lambda: board.late(5, [late])),
    ):
        with refused(code):
            act()
    assert away(board) == []


def test_a_change_meanwhile_is_not_lost(board):
    plan = board.state(1).plan
    first, second = plan.tables[0].members[0], plan.tables[1].members[0]

    class Meanwhile(Observer):
        def step(self, name, *, done=0, total=0):
            if name == "look for the fewest moves":
                board.change(1, Change.swap(first, second), step=0)

    with refused("L320"):
        board.no_show(1, [first], observer=Meanwhile())

    assert seats(board.state(1))[first] == "T2"
    assert away(board) == []
