"""One seed and one budget of work name one plan, byte for byte, in any process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from cityshare.cohort import read_cohort
from cityshare.grouping import assign
from cityshare.optimisation import Budget, ProofBudget
from cityshare.scoring import score

ROOT = Path(__file__).parents[2]
COHORTS = ROOT / "sample_cohorts"
BUDGET = Budget((500, 2_000))
PROOFS = {
    "no proof": None,
    "proof": ProofBudget(
        rounds=10, nodes=20_000, branch_work=20_000, most_tables=2_000
    ),
}
ELSEWHERE = """
import sys
from grouping.test_same_bytes import plan_bytes
sys.stdout.buffer.write(plan_bytes(*sys.argv[1:]))
"""


def plan_bytes(cohort, proof, fairness):
    """Make the plan anew and return what ``plan.json`` would hold."""
    plan = assign(
        score(read_cohort(COHORTS / cohort)),
        seed=7,
        fairness=fairness,
        budget=BUDGET,
        proof=PROOFS[proof],
    )
    return text_of(plan).encode()


def text_of(plan):
    return json.dumps(plan.model_dump(mode="json"), ensure_ascii=False, indent=2)


@cache
def first_bytes(*case):
    return plan_bytes(*case)


CASES = [
    ("seoul-2016", "no proof", "floor"),
    ("seoul-2016", "proof", "floor"),
    ("metropolis-2015", "proof", "leximin"),
]


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=" ".join)
def test_in_one_process(case):
    expected = first_bytes(*case)
    assert [plan_bytes(*case) for _ in range(2)] == [expected] * 2


@pytest.mark.slow
@pytest.mark.parametrize("hash_seed", ["1", "20161"])
@pytest.mark.parametrize("case", CASES, ids=" ".join)
def test_in_a_fresh_process(case, hash_seed):
    env = {"PYTHONPATH": str(ROOT / "tests"), "PYTHONHASHSEED": hash_seed}
    answer = subprocess.run(
        [sys.executable, "-c", ELSEWHERE, *case],
        env=os.environ | env,
        capture_output=True,
        check=True,
    )
    assert answer.stdout == first_bytes(*case)


@pytest.mark.slow
def test_a_proof_leaves_its_mark():
    """The comparison could fail: bytes depend on the work done."""
    assert len({first_bytes(*case) for case in CASES}) == len(CASES)
