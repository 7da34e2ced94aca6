"""What it brings to plan all sessions of an agenda at once."""

import time
from collections import Counter
from dataclasses import dataclass, replace
from itertools import combinations

import pytest

from bench.cases import JEJU, METROPOLIS, SEOUL, Case
from bench.github_table import GithubTable, number
from cityshare.cohort import Cohort
from cityshare.grouping import assign, assign_sessions, cohort_rules
from cityshare.grouping.agenda import meetings
from cityshare.grouping.compiled import compile_hall
from cityshare.grouping.hall import set_up_hall
from cityshare.optimisation import evaluate, random_plans, warm_up
from cityshare.scoring import score
from factories import make_cohort

N_RANDOM = 20
AT_ONCE = "all sessions at once"
IN_TURN = "one after the other"
DRAWN = f"random plans mended, mean of {N_RANDOM}"

TABLE = GithubTable(
    "Who meets again, when all sessions are planned at once?",
    (
        "planned",
        "cohort",
        "n",
        "tables",
        "sessions",
        "repeated pairs",
        "none can have fewer than",
        "never in their first wish",
        "value",
        "seconds of processor time",
    ),
    "Repeated pairs: delegates who share a table in more than one session. One after "
    "the other: each session with the plans before it as `earlier`, default budget. "
    "Seconds are those of the whole call after warm-up, comparison with random plans "
    "included. The value falls where people are kept apart.",
)

pytestmark = pytest.mark.bench


@dataclass(frozen=True)
class Programme:
    """A cohort with its agenda; a generated one has one hall for all sessions."""

    case: Case
    n_sessions: int = 0
    n_tables: int | None = None
    answers: bool = True

    def __str__(self) -> str:
        return self.case.name

    @property
    def cohort(self) -> Cohort:
        if not self.n_sessions:
            return self.case.cohort
        cohort = make_cohort(self.case.n_delegates)
        (slot,) = cohort.sessions
        return replace(
            cohort,
            responses=cohort.responses if self.answers else (),
            sessions=tuple(
                slot.model_copy(update={"id": f"s{n}"})
                for n in range(1, self.n_sessions + 1)
            ),
            rules={"tables": self.n_tables},
        )


PROGRAMMES = (
    Programme(SEOUL),
    Programme(METROPOLIS),
    Programme(JEJU),
    Programme(Case("generated 36", 36), 4, 6),
    Programme(Case("generated 100", 100), 5, 20),
    Programme(Case("generated 100, no answers", 100), 5, 20, answers=False),
)


@pytest.mark.parametrize("programme", PROGRAMMES, ids=str)
def test_sessions(programme, table):
    warm_up()
    profiles = score(programme.cohort)

    started = time.process_time()
    agenda = assign_sessions(profiles)
    spent = time.process_time() - started
    started = time.process_time()
    plans = in_turn(profiles)
    spent_in_turn = time.process_time() - started

    least = agenda.least_repeated_meetings
    n = agenda.plans[0].headline.people
    facts = (programme, n, len(agenda.plans[0].tables), len(agenda.plans))
    lost = len(agenda.without_first_wish)
    seconds = f"{spent:.1f}"
    row = (agenda.n_repeated_pairs, least, lost, number(agenda.value), seconds)
    table.add(AT_ONCE, *facts, *row)
    value = number(sum(plan.value for plan in plans))
    seconds = f"{spent_in_turn:.1f}"
    again, lost = repeated(meetings(plans)), never_in_first_wish(profiles, plans)
    table.add(IN_TURN, *facts, again, least, lost, value, seconds)
    again, lost, value = map(number, by_chance(profiles))
    table.add(DRAWN, *facts, again, least, lost, value, "")

    assert agenda.n_repeated_pairs <= repeated(meetings(plans))
    if not programme.answers:
        assert agenda.n_repeated_pairs == 0
        assert spent < 10


def in_turn(profiles):
    plans = []
    for session in profiles.cohort.table_sessions:
        plans.append(assign(profiles, session=session.id, earlier=plans))
    return plans


def repeated(times):
    return sum(count > 1 for count in times.values())


def never_in_first_wish(profiles, plans):
    lost = 0
    for person in profiles.participants:
        tables = [t for p in plans for t in p.tables if person.id in t.members]
        lost += bool(
            tables
            and person.themes
            and all(table.theme != person.themes[0] for table in tables)
        )
    return lost


def by_chance(profiles):
    """Return means of repeated pairs, people never in their first wish, and value."""
    cohort = profiles.cohort
    compiled = [
        compile_hall(set_up_hall(profiles, cohort_rules(cohort, session), session))
        for session in cohort.table_sessions
    ]
    drawn = [
        list(random_plans(hall.problem, number=N_RANDOM, seed=s))
        for s, hall in enumerate(compiled)
    ]
    again = lost = value = 0
    for seatings in zip(*drawn, strict=True):
        times, never = Counter(), {}
        for hall, seating in zip(compiled, seatings, strict=True):
            value += evaluate(hall.problem, seating).value / 8
            for g, theme in enumerate(seating.theme_of):
                members = [
                    hall.hall.people[i]
                    for i in seating.members(g)
                    if hall.problem.size.counted[i]
                ]
                times.update(combinations([person.id for person in members], 2))
                for person in (p for p in members if p.themes):
                    missed = person.themes[0] != hall.hall.theme_names[theme]
                    never[person.id] = never.get(person.id, True) and missed
        again += repeated(times)
        lost += sum(never.values())
    return again / N_RANDOM, lost / N_RANDOM, value / N_RANDOM
