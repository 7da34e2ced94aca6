"""Whatever people and facilitator do, the database holds what a plain model holds."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    precondition,
    rule,
)

from cityshare.cohort import read_cohort
from cityshare.errors import CityshareError
from cityshare.store import open_database
from cityshare.workshop import Answer, Phase, Registration, Workshop
from factories import make_questionnaire

QUESTIONNAIRE = make_questionnaire(2, 2)
PRACTICES = [practice.name for practice in QUESTIONNAIRE.practices]
LEVELS = st.one_of(st.none(), st.integers(0, 6))
ORDER = list(Phase)


class Live(RuleBasedStateMachine):
    """One workshop, beside a dictionary of people and their answers."""

    people = Bundle("people")

    @initialize()
    def create(self):
        self.folder = tempfile.TemporaryDirectory()
        self.file = Path(self.folder.name) / "live.sqlite"
        self.workshop, _ = Workshop.create(open_database(self.file), QUESTIONNAIRE)
        self.phase = Phase.DRAFT
        self.answers = {}
        self.tokens = {}

    def teardown(self):
        if hasattr(self, "workshop"):
            self.workshop.db.close()
            self.folder.cleanup()

    def expect(self, code, act):
        with pytest.raises(CityshareError) as caught:
            act()
        assert code in {problem.code for problem in caught.value.problems}

    @rule(phase=st.sampled_from(Phase))
    def move(self, phase):
        ahead = ORDER.index(phase) - ORDER.index(self.phase)
        if ahead > 1:
            self.expect("L203", lambda: self.workshop.move_to(phase))
        elif ahead == 1 and phase is Phase.GROUPED:
            self.expect("L204", lambda: self.workshop.move_to(phase))
        else:
            self.workshop.move_to(phase)
            self.phase = phase

    @rule(
        target=people,
        name=st.text(min_size=1, max_size=20),
        city=st.text("ab", min_size=1, max_size=2),
    )
    def join(self, name, city):
        entered = Registration(f"x{name}", new_delegation=city)
        if self.phase is Phase.DRAFT:
            self.expect("L202", lambda: self.workshop.register(entered))
            return "nobody"
        joined = self.workshop.register(entered)
        assert joined.person not in self.answers
        self.answers[joined.person] = {}
        self.tokens[joined.token] = joined.person
        return joined.person

    @rule(
        person=people,
        practice=st.sampled_from(PRACTICES),
        current=LEVELS,
        aim=LEVELS,
        priority=st.booleans(),
        stale=st.booleans(),
    )
    def answer(self, person, practice, current, aim, priority, stale):
        given = Answer(practice, current, aim, priority=priority)
        if person not in self.answers:
            self.expect("L312", lambda: self.workshop.save_answer(person, given))
            return
        mine = self.answers[person]
        before = mine.get(practice)
        given = replace(given, revision=before.revision + stale if before else 0)
        code = self.refusal(mine, given, before, stale=stale)
        if code:
            self.expect(code, lambda: self.workshop.save_answer(person, given))
            return
        saved = self.workshop.save_answer(person, given)
        assert (saved.current, saved.target) == (current, aim)
        assert saved.priority is priority
        mine[practice] = saved

    def refusal(self, mine, given, before, *, stale):
        levels = [n for n in (given.current, given.target) if n is not None]
        if not all(1 <= n <= 5 for n in levels):
            return "L302"
        if levels != sorted(levels):
            return "L303"
        others = [a for name, a in mine.items() if name != given.practice]
        if given.priority and sum(a.priority for a in others) == 3:
            return "L304"
        shown = (given.current, given.target, given.priority)
        if before and shown == (before.current, before.target, before.priority):
            return None
        if self.phase is not Phase.OPEN:
            return "L201"
        return "L306" if before and stale else None

    @rule(person=consumes(people))
    def erase(self, person):
        if person not in self.answers:
            self.expect("L312", lambda: self.workshop.erase(person))
            return
        self.workshop.erase(person)
        del self.answers[person]

    @rule()
    def restart(self):
        self.workshop.db.close()
        self.workshop = Workshop.latest(open_database(self.file))

    @precondition(lambda self: self.answers)
    @rule()
    def export(self):
        folder = Path(self.folder.name) / "export"
        self.workshop.export(folder)
        assert read_cohort(folder) == self.workshop.cohort()

    @invariant()
    def the_database_holds_what_the_model_holds(self):
        if not hasattr(self, "workshop"):
            return
        assert self.workshop.phase is self.phase
        found = {p.id: self.workshop.answers_of(p.id) for p in self.workshop.people}
        assert found == self.answers
        for token, person in self.tokens.items():
            known = self.workshop.person_of(token)
            assert (known.id if known else None) == (
                person if person in self.answers else None
            )
        for mine in found.values():
            ranks = [a.rank for a in mine.values() if a.rank]
            assert len(ranks) == len(set(ranks)) <= 3


Live.TestCase.settings = settings(max_examples=15, stateful_step_count=20)
TestLive = Live.TestCase
