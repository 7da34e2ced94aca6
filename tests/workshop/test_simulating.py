from __future__ import annotations

from cityshare.cohort import read_cohort
from cityshare.questionnaire import shipped_cohort
from cityshare.store import Database
from cityshare.workshop.simulating import Simulation, create_simulated, sayings


def test_in_the_end_everybody_has_said_what_the_cohort_holds(sqlite: Database) -> None:
    cohort = read_cohort(shipped_cohort("jeju-2012"))
    workshop, _ = create_simulated(sqlite, cohort)
    assert not workshop.cohort().responses

    for saying in sayings(cohort):
        workshop.save_answer(saying.person, saying.answer)

    assert workshop.cohort().responses == cohort.responses


def test_it_answers_by_itself_and_falls_silent(sqlite: Database) -> None:
    cohort = read_cohort(shipped_cohort("jeju-2012"))
    workshop, _ = create_simulated(sqlite, cohort)
    simulation = Simulation(workshop, cohort, seconds=0.001)
    before = workshop.last_event

    simulation.start()
    while workshop.last_event < before + 3:
        pass
    simulation.end()

    kept = workshop.last_event
    assert workshop.counts().started > 0
    assert workshop.last_event == kept
