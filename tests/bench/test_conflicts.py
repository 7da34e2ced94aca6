"""How long it takes to name a conflict of 150 people, and to find what helps."""

from __future__ import annotations

import time

import pytest

from bench.github_table import GithubTable
from cityshare.advice import find_conflict
from cityshare.grouping import Rules
from cityshare.optimisation import warm_up
from cityshare.scoring import score
from factories import make_cohort

pytestmark = pytest.mark.bench


def cases(ids):
    return {
        "colleagues together": Rules(together=(tuple(ids[:2]),)),
        "groups that do not divide": Rules(
            same="subregion", tables=24, table_size=(6, 6)
        ),
        "forty apart at 25 tables": Rules(apart=(tuple(ids[:40]),)),
        "nine pinned to one table": Rules(pins=dict.fromkeys(ids[:9], "T1")),
        "forty pinned to three tables": Rules(
            pins=dict.fromkeys(ids[:40], "energy"), theme_tables={"energy": (1, 3)}
        ),
        "two clashes": Rules(
            together=(tuple(ids[:2]),), pins=dict.fromkeys(ids[3:10], "T1")
        ),
        "groups that do not divide, and colleagues": Rules(
            same="subregion",
            tables=24,
            table_size=(6, 6),
            together=(tuple(ids[:2]),),
        ),
        "same country, spread": Rules(
            same="country", spread="subregion", strengths={"spread": "must"}
        ),
        "same country, spread, 30 tables": Rules(
            same="country", spread="climate", strengths={"spread": "must"}, tables=30
        ),
    }


TABLE = GithubTable(
    "How long does it take to name a conflict and what helps?",
    (
        "conflict",
        "rules that clash",
        "changes that help",
        "rules and steps of the smallest",
        "seconds",
        "processor seconds",
    ),
    "150 people; once each, the engine warm.",
)

PEOPLE = make_cohort(150, seed=1)
CASES = cases([person.id for person in PEOPLE.participants])


@pytest.mark.parametrize("case", CASES)
def test_conflicts_of_150_people(case, table):
    profiles = score(PEOPLE)
    warm_up()

    find_conflict(profiles, CASES["two clashes"])

    started, spent = time.perf_counter(), time.process_time()
    conflict = find_conflict(profiles, CASES[case])
    seconds, spent = time.perf_counter() - started, time.process_time() - spent

    assert conflict.status == "clash"
    assert conflict.is_irreducible
    smallest = conflict.relaxations[0]
    table.add(
        case,
        ", ".join(rule.name for rule in conflict.rules),
        len(conflict.relaxations),
        f"{len(smallest.easings)}, {smallest.steps}",
        f"{seconds:.2f}",
        f"{spent:.2f}",
    )
