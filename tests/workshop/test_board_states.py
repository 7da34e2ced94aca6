"""Whatever is done on the board, the database holds what a plain model holds."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from cityshare.advice import Change
from cityshare.errors import CityshareError
from cityshare.store import open_database
from cityshare.workshop import PlanBoard
from live_workshops import grouped

PEOPLE = st.integers(0, 17)
TABLES = st.sampled_from(["T1", "T2", "T3"])


class Board(RuleBasedStateMachine):
    """One draft, beside a list of seatings and who is locked."""

    @initialize()
    def begin(self):
        self.folder = tempfile.TemporaryDirectory()
        db = open_database(Path(self.folder.name) / "board.sqlite")
        moment = datetime(2026, 5, 4, tzinfo=UTC)
        self.board = PlanBoard.of(grouped(db, lambda: moment, people=18))
        self.seen = self.board.state(1)
        self.seatings = [seats(self.seen)]
        self.texts = [self.seen.plan.model_dump_json()]
        self.now = 0
        self.locked = set()

    def teardown(self):
        if hasattr(self, "board"):
            self.board.db.close()
            self.folder.cleanup()

    @property
    def people(self):
        return sorted(self.seatings[0])

    @rule(person=PEOPLE, table=TABLES)
    def move(self, person, table):
        who = self.people[person]
        self.take(Change.move(who, table), {who: table})

    @rule(person=PEOPLE, other=PEOPLE)
    def swap(self, person, other):
        one, two = self.people[person], self.people[other]
        here = self.seatings[self.now]
        self.take(Change.swap(one, two), {one: here[two], two: here[one]})

    def take(self, wanted, places):
        here = self.seatings[self.now]
        moved = {who for who, table in places.items() if here[who] != table}
        if moved & self.locked:
            self.expect("L321", lambda: self.board.change(1, wanted, step=self.step))
            return
        self.seen = self.board.change(1, wanted, step=self.step)
        if moved:
            del self.seatings[self.now + 1 :], self.texts[self.now + 1 :]
            self.seatings.append({**here, **places})
            self.texts.append(self.seen.plan.model_dump_json())
            self.now += 1

    @rule(person=PEOPLE, locked=st.booleans())
    def lock(self, person, locked):
        who = self.people[person]
        self.seen = self.board.lock(1, [who], locked=locked)
        (self.locked.add if locked else self.locked.discard)(who)

    @rule()
    def undo(self):
        self.go(-1, self.board.undo, "L323")

    @rule()
    def redo(self):
        self.go(+1, self.board.redo, "L324")

    def go(self, ahead, act, nothing):
        to = self.now + ahead
        if not 0 <= to < len(self.seatings):
            self.expect(nothing, lambda: act(1, step=self.step))
            return
        before, after = self.seatings[self.now], self.seatings[to]
        if {who for who in before if before[who] != after[who]} & self.locked:
            self.expect("L321", lambda: act(1, step=self.step))
            return
        self.seen = act(1, step=self.step)
        self.now = to

    @property
    def step(self):
        return self.seen.step

    def expect(self, code, act):
        with pytest.raises(CityshareError) as caught:
            act()
        assert [problem.code for problem in caught.value.problems] == [code]

    @invariant()
    def the_database_holds_what_the_model_holds(self):
        if not hasattr(self, "board"):
            return
        state = self.board.state(1)
        assert state == self.seen
        assert seats(state) == self.seatings[self.now]
        assert state.plan.model_dump_json() == self.texts[self.now]
        assert state.locked == self.locked
        assert state.can_undo == (self.now > 0)
        assert state.can_redo == (self.now + 1 < len(self.seatings))


def seats(state):
    return {id_: t.id for t in state.plan.tables for id_ in t.members}


Board.TestCase.settings = settings(max_examples=8, stateful_step_count=12)
TestBoard = Board.TestCase
