"""The cohorts that benchmarks run on: a row of a table is one of these."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cityshare.cohort import Cohort, read_cohort
from cityshare.grouping import cohort_rules, table_session
from cityshare.grouping.compiled import Compiled, compile_hall
from cityshare.grouping.hall import set_up_hall
from cityshare.optimisation import Budget
from cityshare.scoring import score
from factories import make_cohort

SAMPLE_COHORTS = Path(__file__).parents[2] / "sample_cohorts"


@dataclass(frozen=True)
class Case:
    """A sample cohort, or a generated one of ``n_delegates``.

    Generated cohorts have the default rules, which the sample cohorts have too:
    one per delegation, a shared language (of three), tables of 5 to 7. They sit at
    ``n_tables``, by default as many as there are sixes.
    """

    name: str
    n_delegates: int | None = None
    n_tables: int | None = None

    def __str__(self) -> str:
        return self.name

    @property
    def folder(self) -> Path:
        """The folder of a sample cohort."""
        return SAMPLE_COHORTS / self.name

    @property
    def cohort(self) -> Cohort:
        """The cohort, read or made."""
        if self.n_delegates is None:
            return read_cohort(self.folder)
        return make_cohort(self.n_delegates, languages=3)

    @property
    def facts(self) -> tuple[str, int, int]:
        """What every row begins with: cohort, people seated, tables."""
        problem = compiled(self).problem
        return self.name, problem.n_people, problem.n_tables


FACTS = ("cohort", "n", "tables")


def made(n_delegates: int, *, n_tables: int | None = None) -> Case:
    """Return the case of a generated cohort."""
    return Case(f"generated {n_delegates}", n_delegates, n_tables)


METROPOLIS, SEOUL, JEJU, BUSAN = SAMPLES = tuple(
    Case(name) for name in ("metropolis-2015", "seoul-2016", "jeju-2012", "busan-2019")
)


@cache
def compiled(case: Case) -> Compiled:
    """Compile the first table session of a case, with its own rules."""
    cohort = case.cohort
    session = table_session(cohort, None)
    changes = {} if case.n_tables is None else {"tables": case.n_tables}
    rules = cohort_rules(cohort, session, changes)
    return compile_hall(set_up_hall(score(cohort), rules, session))


def in_words(budget: Budget) -> str:
    """Say how much work a budget is."""
    return f"{sum(budget.moves_per_person):,} moves per person"
