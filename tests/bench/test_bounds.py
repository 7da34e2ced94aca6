"""How near to the best possible a plan is known to be, as time goes by.

The long cases run where ``CITYSHARE_LONG`` is set; ``-k`` chooses single ones.
"""

import os

import pytest

from bench.cases import BUSAN, FACTS, JEJU, METROPOLIS, SEOUL, made
from bench.github_table import GithubTable
from bench.watched import watch_apart

CHECKPOINTS = (3, 5, 10, 20, 60, 120, 300)

TABLE = GithubTable(
    "How far can a plan be from the best possible?",
    (
        *FACTS,
        "seconds given",
        "people left out",
        "value",
        *(f"bound (gap) after {seconds} s" for seconds in CHECKPOINTS),
        "in the end",
        "status",
        "stages proven",
        "seconds taken",
        "peak memory, MiB",
    ),
    "The search with its default budget and seed 0, then the proof in the time left; "
    "kernels are compiled before. People left out and value: after the search -> in "
    "the end. The gap is (bound - value) / bound of the plan known at that moment; - "
    "says that no bound was known. Each case has a process of its own.",
)

pytestmark = pytest.mark.bench

long = pytest.mark.skipif(
    "CITYSHARE_LONG" not in os.environ, reason="CITYSHARE_LONG is not set"
)


@pytest.mark.parametrize(
    ("case", "seconds"),
    [
        (METROPOLIS, 30),
        (SEOUL, 30),
        (JEJU, 30),
        (made(48), 20),
        (BUSAN, 120),
        pytest.param(made(300, n_tables=48), 120, marks=long),
        pytest.param(made(500, n_tables=80), 300, marks=long),
    ],
    ids=str,
)
def test_bounds(case, seconds, table):
    watched = watch_apart(case, seconds)

    table.add(
        *case.facts,
        seconds,
        f"{watched.searched.left_out} -> {watched.ended.left_out}",
        f"{watched.searched.value:,.1f} -> {watched.ended.value:,.1f}",
        *(
            in_cell(watched.at(after)) if after <= seconds else ""
            for after in CHECKPOINTS
        ),
        in_cell(watched.ended),
        "optimal" if watched.is_optimal else "feasible",
        watched.proven_stages,
        f"{watched.ended.seconds:.1f}",
        f"{watched.peak_mebibytes:,.0f}",
    )

    bound = watched.ended.bound
    assert bound is None or watched.ended.value <= bound
    assert not watched.is_optimal or watched.ended.value == bound


def in_cell(moment):
    if moment is None or moment.bound is None:
        return "-"
    return f"{moment.bound:,.1f} ({moment.gap:.2%})"
