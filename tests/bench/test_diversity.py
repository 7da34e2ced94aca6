"""Diverse groups against the published results of the three-phase search.

The instances are not in the repository: ``CITYSHARE_MDGP`` names a folder with the
files of MDGPLIB and a ``published.csv`` (instance, tpsdp_best, tpsdp_avg).
"""

import csv
import os
import time
from pathlib import Path
from statistics import mean

import numpy as np
import pytest

from bench.github_table import GithubTable
from cityshare.optimisation import Budget, read_mdgp, search_diverse
from cityshare.optimisation.diversity import diversity_of

FOLDER = os.environ.get("CITYSHARE_MDGP", "")
SEEDS = range(5)
LIMITS = {120: 3, 240: 20, 480: 120}  # seconds that the published runs had
BUDGETS = {
    120: Budget((1_200_000,) * 6),
    240: Budget((4_800_000,) * 11),
    480: Budget((16_800_000,)),
}

TABLE = GithubTable(
    "How diverse are the groups, when only pairs count?",
    (
        "instance",
        "published best",
        "published average",
        "best of five",
        "mean of five",
        "seconds of processor time",
        "published runs had",
    ),
    "Published: Yang et al. (2022), EJOR 302(3), best and average of 20 runs. Ours: "
    "seeds 0 to 4, one core, values summed anew.",
)

pytestmark = [
    pytest.mark.bench,
    pytest.mark.skipif(
        not FOLDER,
        reason="CITYSHARE_MDGP names no folder with instances and published.csv",
    ),
]


def published():
    if not FOLDER:
        return ["no instances"]
    with (Path(FOLDER) / "published.csv").open() as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    "row", published(), ids=lambda row: row["instance"] if FOLDER else row
)
def test_diversity(row, table):
    [path] = Path(FOLDER).glob(f"{row['instance']}.txt*")
    instance = read_mdgp(path)
    n, k = len(instance.distances), len(instance.low)
    search_diverse(np.ones((4, 4)), 2, 2, 2, budget=Budget((10,)))  # compiles

    values, started = [], time.process_time()
    for seed in SEEDS:
        found = search_diverse(
            instance.distances, k, instance.low, instance.high,
            seed=seed, budget=BUDGETS[n],
        )  # fmt: skip
        sizes = np.bincount(found.group_of, minlength=k)
        assert ((sizes >= instance.low) & (sizes <= instance.high)).all()
        assert found.value == diversity_of(instance.distances, found.group_of)
        values.append(found.value)
    seconds = (time.process_time() - started) / len(SEEDS)

    table.add(
        row["instance"],
        f"{float(row['tpsdp_best']):,.1f}",
        f"{float(row['tpsdp_avg']):,.1f}",
        f"{max(values):,.1f}",
        f"{mean(values):,.1f}",
        f"{seconds:.1f}",
        f"{LIMITS[n]}",
    )
