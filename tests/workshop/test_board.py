from dataclasses import replace
from pathlib import Path

import pytest

from cityshare.advice import Change
from cityshare.grouping.assigning import assign
from cityshare.grouping.seated import compile_plan
from cityshare.grouping.session_rules import cohort_rules, table_session
from cityshare.grouping.whole_plan import bound_of, draw_up_plan
from cityshare.optimisation import UNIT, Budget
from cityshare.scoring import score
from cityshare.store import Answer, open_database
from cityshare.workshop import Phase, PlanBoard, Workshop
from cityshare.workshop.live_rules import with_live_rules
from live_workshops import grouped, join, refused
from samples import sample

JUDGED = {"headline": {"priorities_answered_random"}}


@pytest.fixture
def board(sqlite, clock):
    """The board of 18 people at three tables, in version 1."""
    return PlanBoard.of(grouped(sqlite, clock, people=18))


@pytest.fixture
def seoul(sqlite, nearly_proven):
    """The board of a workshop whose plan has languages, roles, rooms and a bound."""
    workshop, _ = Workshop.create(sqlite, sample("seoul-2016"))
    workshop.move_to(Phase.OPEN)
    workshop.record_plan(nearly_proven)
    return PlanBoard.of(workshop)


@pytest.fixture(scope="module")
def nearly_proven(tmp_path_factory):
    """A plan of such a workshop that gives itself a bound."""
    db = open_database(tmp_path_factory.mktemp("seoul") / "w.sqlite")
    workshop, _ = Workshop.create(db, sample("seoul-2016"))
    plan = assign(
        score(with_live_rules(workshop.cohort())), budget=Budget((200,), (1.0,))
    )
    db.close()
    eighths = round(plan.value * UNIT)
    facts = bound_of(eighths, eighths + 8)
    return plan.model_copy(update={"status": "optimal", **facts})


def afresh(board, plan):
    """Draw up the plan of the same tables from nothing but the answers."""
    cohort = with_live_rules(Workshop.of(board).cohort())
    session = table_session(cohort, plan.session) if cohort.table_sessions else None
    rules = cohort_rules(cohort, session)
    compiled, seating = compile_plan(score(cohort), plan, rules)
    again = draw_up_plan(compiled, seating, status="feasible", seed=0, random_plans=0)
    return again.model_dump_json(exclude=JUDGED)


def first_two(plan):
    """Return somebody of the first table, and of the second."""
    return plan.tables[0].members[0], plan.tables[1].members[0]


def text(state):
    return state.plan.model_dump_json()


@pytest.mark.parametrize("kind", ["move", "swap"])
def test_a_change_is_judged_like_a_plan_drawn_up_afresh(seoul, kind):
    before = seoul.state(1)
    one, other = first_two(before.plan)
    wanted = Change.swap(one, other)
    if kind == "move":
        wanted = Change.move(one, before.plan.tables[1].id)
    announced = seoul.weigh(1, wanted)

    after = seoul.change(1, wanted, step=0)

    kept = {"status", "bound", "bound_kind", "optimality_gap"}
    unproven = after.plan.model_copy(update=dict.fromkeys(kept - {"status"}))
    assert unproven.model_dump_json(exclude=JUDGED) == afresh(seoul, after.plan)
    assert after.plan.status == "feasible"
    assert after.plan.value - before.plan.value == announced.value
    assert {r.name for r in after.plan.rules if r.broken} >= {
        r.name for r in announced.newly_broken
    }
    random = before.plan.headline.priorities_answered_random
    assert after.plan.headline.priorities_answered_random == random
    assert text(seoul.state(1)) == text(after)


def test_a_table_too_large_is_reported(board):
    plan = board.state(1).plan
    one, _ = first_two(plan)

    state = board.change(1, Change.move(one, plan.tables[1].id), step=0)

    (size,) = [rule for rule in state.plan.rules if rule.name == "table_size"]
    assert (size.kept, size.broken, size.where) == (False, 2, ("T1", "T2"))


def test_steps_are_taken_back_and_again_to_the_letter(seoul):
    plan = seoul.state(1).plan
    one, other = first_two(plan)
    states = [seoul.state(1)]
    for wanted in (Change.swap(one, other), Change.move(one, plan.tables[0].id)):
        states.append(seoul.change(1, wanted, step=states[-1].step))
    now = states[-1]

    for earlier in reversed(states[:-1]):
        now = seoul.undo(1, step=now.step)
        assert (text(now), now.step) == (text(earlier), earlier.step)
    assert (now.can_undo, now.can_redo) == (False, True)
    for later in states[1:]:
        now = seoul.redo(1, step=now.step)
        assert (text(now), now.step) == (text(later), later.step)

    assert (now.can_undo, now.can_redo) == (True, False)
    with refused("L324"):
        seoul.redo(1, step=now.step)


def test_a_bound_goes_while_it_is_not_proven(seoul):
    made = seoul.state(1).plan
    small, *_, large = sorted(made.tables, key=lambda table: len(table.members))

    wrong = seoul.change(1, Change.move(small.members[0], large.id), step=0)
    back = seoul.undo(1, step=wrong.step)

    assert made.bound is not None
    assert (wrong.plan.bound, wrong.plan.optimality_gap) == (None, None)
    assert (back.plan.bound, back.plan.status) == (made.bound, "optimal")


def test_a_bound_holds_for_every_plan_that_is_no_worse_before_the_value(board):
    made = board.state(1).plan
    eighths = round(made.value * UNIT) + 8
    facts = bound_of(eighths - 8, eighths)
    Workshop.of(board).record_plan(made.model_copy(update=facts))
    swaps = (
        board.weigh(2, Change.swap(one, other))
        for one in made.tables[0].members
        for other in made.tables[1].members
    )
    harmless = next(s for s in swaps if not s.newly_broken and max(s.unfairness) <= 0)

    after = board.change(2, harmless.change, step=0).plan

    assert (after.bound, after.bound_kind) == (eighths / UNIT, "proven")
    assert after.optimality_gap == round((after.bound - after.value) / after.bound, 6)
    assert after.status == "feasible"


def test_other_answers_are_judged_anew_and_prove_nothing(seoul):
    made = seoul.state(1).plan
    one, other = first_two(made)
    swapped = seoul.change(1, Change.swap(one, other), step=0)
    practice = Workshop.of(seoul).questionnaire.practices[0].name

    Workshop.of(seoul).save_answer(one, Answer(practice, 1, 5))
    back = seoul.undo(1, step=swapped.step)

    assert (back.plan.bound, back.plan.status) == (None, "feasible")
    again = back.plan.model_dump_json(exclude=JUDGED)
    assert again == afresh(seoul, back.plan)


def test_two_screens_do_not_undo_each_other_unseen(board):
    plan = board.state(1).plan
    one, other = first_two(plan)
    seen = board.change(1, Change.swap(one, other), step=0)

    with refused("L320"):
        board.change(1, Change.move(one, "T3"), step=0)

    back = board.undo(1, step=seen.step)
    elsewhere = board.change(1, Change.move(other, "T3"), step=back.step)
    assert elsewhere.step != seen.step
    with refused("L320"):
        board.undo(1, step=seen.step)
    with refused("L320"):
        board.redo(1, step=seen.step)


def test_who_is_locked_stays(board):
    plan = board.state(1).plan
    one, other = first_two(plan)
    swapped = board.change(1, Change.swap(one, other), step=0)

    locked = board.lock(1, [other], locked=True)

    assert locked.locked == {other}
    assert text(locked) == text(swapped)
    for wanted in (Change.move(other, "T3"), Change.swap(one, other)):
        with refused("L321"):
            board.change(1, wanted, step=swapped.step)
    with refused("L321"):
        board.undo(1, step=swapped.step)
    found = board.suggest(1, one)
    assert found
    assert other not in {weighed.change.other for weighed in found}
    assert board.suggest(1, other) == ()
    board.lock(1, [other], locked=False)
    assert board.undo(1, step=swapped.step).locked == frozenset()


def test_what_is_published_is_changed_in_a_draft_of_it(board):
    one, other = first_two(board.state(1).plan)
    board.lock(1, [other], locked=True)
    Workshop.of(board).publish(1)
    published = board.state(1)

    draft = board.draft_of(1)
    board.change(2, Change.move(one, "T3"), step=0)

    assert (published.state, published.can_undo) == ("published", False)
    assert (draft.number, draft.state, draft.step) == (2, "draft", 0)
    assert (draft.plan, draft.locked) == (published.plan, {other})
    assert board.state(1) == published
    assert [(v.number, v.base) for v in board.versions()] == [(1, None), (2, 1)]
    with refused("L322"):
        board.change(1, Change.move(one, "T3"), step=0)
    with refused("L322"):
        board.undo(1, step=0)


def test_a_draft_of_a_draft_keeps_what_is_proven_of_it(seoul):
    one, other = first_two(seoul.state(1).plan)
    swapped = seoul.change(1, Change.swap(one, other), step=0)

    draft = seoul.draft_of(1)
    there = seoul.change(2, Change.swap(one, other), step=0)
    back = seoul.undo(2, step=there.step)

    assert text(draft) == text(swapped)
    assert text(back) == text(swapped)
    assert there.plan.bound == seoul.undo(1, step=swapped.step).plan.bound


def test_a_move_to_the_own_table_is_no_step(board):
    one, _ = first_two(board.state(1).plan)

    state = board.change(1, Change.move(one, "T1"), step=0)

    assert (state.step, state.can_undo) == (0, False)


def test_what_is_not_there_is_refused(board):
    one, _ = first_two(board.state(1).plan)
    late = join(Workshop.of(board), "Late")

    for refusal, act in (
        ("L206", lambda: board.state(7)),
        ("R104", lambda: board.change(1, Change.move(late, "T1"), step=0)),
        ("R105", lambda: board.change(1, Change.move(one, "T9"), step=0)),
        ("L323", lambda: board.undo(1, step=0)),
        ("L325", lambda: board.lock(1, [late], locked=True)),
        ("F108", lambda: board.why(1, late)),
    ):
        with refused(refusal):
            act()


def test_who_joined_later_is_named_and_changes_nothing_else(board):
    before = board.state(1).plan
    one, other = first_two(before)
    late = join(Workshop.of(board), "Late")

    after = board.change(1, Change.swap(one, other), step=0).plan

    assert (before.unseated, after.unseated) == ((), (late,))
    assert sorted(len(table.members) for table in after.tables) == [6, 6, 6]


def test_a_version_that_seats_nobody_is_no_board(board):
    plan = board.state(1).plan
    Workshop.of(board).record_plan(plan.model_copy(update={"tables": ()}))

    assert [version.has_tables for version in board.versions()] == [True, False]
    with refused("L207"):
        board.state(2)


def test_why_tells_of_the_seat_and_of_other_tables(seoul):
    one, _ = first_two(seoul.state(1).plan)

    why = seoul.why(1, one)

    assert "sits at Table 1" in why.sentences[0]
    assert all(sentence == sentence.strip() for sentence in why.sentences)
    assert [other.table for other in why.others] != ["T1"]
    changes = [other.own_change for other in why.others]
    assert changes == sorted(changes, reverse=True)
    assert 0 <= why.answered <= why.priorities


def test_two_versions_are_compared(board):
    one, other = first_two(board.state(1).plan)
    board.draft_of(1)
    board.change(2, Change.swap(one, other), step=0)

    compared = board.compare(1, 2)

    assert set(compared.moved) == {(one, "T1", "T2"), (other, "T2", "T1")}
    assert compared.values[1] == board.state(2).plan.value
    assert compared.headlines[0] == board.state(1).plan.headline
    assert compared.is_same_session


def test_an_erased_person_is_in_no_step_and_no_lock(board):
    one, other = first_two(board.state(1).plan)
    swapped = board.change(1, Change.swap(one, other), step=0)
    board.lock(1, [one], locked=True)

    Workshop.of(board).erase(one)
    board.db.close()

    file = Path(board.db.url.removeprefix("sqlite:///"))
    assert f'"{one}"'.encode() not in file.read_bytes()
    back = board.undo(1, step=swapped.step)
    assert other in back.plan.tables[1].members
    assert back.locked == frozenset()
    assert replace(back, plan=board.state(1).plan) == board.state(1)
