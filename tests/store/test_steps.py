from datetime import UTC, datetime

import pytest

from cityshare.grouping import Plan
from cityshare.store import PlanVersion, WorkshopRow, plans, steps, workshops
from cityshare.store.steps import Moved, Start, Step

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
EMPTY = Plan(
    cohort="c",
    questionnaire="q",
    session="morning",
    seed=0,
    fairness="floor",
    status="unknown",
)
MOVE = Step(1, "move", (Moved("a", "T1", "T2"),))
GONE = Step(2, "no show", (Moved("a", "T2", ""),), ((5, 6), (4, 6)), ("a",))
AGAIN = Step(4, "late", (Moved("b", "", "T2"),))


@pytest.fixture
def drafts(database):
    """A database with a workshop and two versions of its plan."""
    row = WorkshopRow(
        id="w",
        title="A workshop",
        phase="draft",
        join_code="ABC",
        join_expires=NOON,
        passcode_hash="",
        questionnaire="{}",
        cohort="{}",
        last_person=0,
        last_plan=2,
        created_at=NOON,
    )
    with database.write() as connection:
        workshops.add_workshop(connection, row)
        for number, base in ((1, None), (2, 1)):
            version = PlanVersion(
                number, "morning", "draft", EMPTY, NOON, base=base, locked=("a",)
            )
            plans.add_plan(connection, "w", version)
        for step in (MOVE, GONE, AGAIN):
            steps.add_step(connection, "w", 1, step, at=NOON)
    return database


def test_steps_come_back_as_they_were_kept(drafts):
    with drafts.read() as connection:
        assert steps.steps_of(connection, "w", 1) == [MOVE, GONE, AGAIN]
        assert steps.last_step(connection, "w", 1) == 4
        assert steps.steps_of(connection, "w", 2) == []
        assert steps.last_step(connection, "w", 2) == 0


def test_steps_after_one_are_removed_of_one_plan(drafts):
    with drafts.write() as connection:
        steps.add_step(connection, "w", 2, GONE, at=NOON)

        steps.remove_steps_after(connection, "w", 1, 1)

        assert steps.steps_of(connection, "w", 1) == [MOVE]
        assert steps.steps_of(connection, "w", 2) == [GONE]


def test_the_start_is_no_step(drafts):
    start = Start("digest", "optimal", 80, (0, 3))
    with drafts.write() as connection:
        assert steps.start_of(connection, "w", 1) is None
        steps.set_start(connection, "w", 1, start, at=NOON)

    with drafts.read() as connection:
        assert steps.start_of(connection, "w", 1) == start
        assert steps.steps_of(connection, "w", 1) == [MOVE, GONE, AGAIN]


def test_a_person_leaves_every_step(drafts):
    with drafts.write() as connection:
        steps.set_start(connection, "w", 1, Start("digest", "feasible"), at=NOON)

        steps.remove_person_from_steps(connection, "w", "a")

        found = steps.steps_of(connection, "w", 1)
        assert [step.moves for step in found] == [(), (), AGAIN.moves]
        assert found[1].away == ()
        assert steps.start_of(connection, "w", 1) == Start("digest", "feasible")


def test_a_version_is_found_and_listed(drafts):
    with drafts.write() as connection:
        plans.set_content(connection, "w", 2, EMPTY, step=3)
        plans.set_locked(connection, "w", 2, ["b"])
        plans.set_state(connection, "w", 1, "published")

    with drafts.read() as connection:
        found = plans.plan_of(connection, "w", 2)
        assert (found.base, found.step, found.locked) == (1, 3, ("b",))
        assert plans.plan_of(connection, "w", 3) is None
        assert plans.plan_of(connection, "other", 1) is None
        listed = plans.summaries(connection, "w")
        assert [(v.number, v.step, v.has_tables) for v in listed] == [
            (1, 0, False),
            (2, 3, False),
        ]
        published = plans.plans_of(connection, "w", state="published")
        assert [version.number for version in published] == [1]
        assert plans.published_steps(connection, "w", but="evening") == [(1, 0)]
        assert plans.published_steps(connection, "w", but="morning") == []
