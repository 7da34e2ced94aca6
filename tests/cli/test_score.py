from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cityshare.cohort import read_cohort
from cityshare.scoring import score
from cityshare.scoring.tables import levels_table
from cli.command import done
from cli.folders import SAMPLE_FOLDERS, SAMPLES, tree

LEVELS = [
    "participant", "delegation", "practice", "own_current", "own_target",
    "agreed_current", "agreed_target", "current", "aim", "priority", "shared_level",
    "weight", "named", "spread", "disputed",
]  # fmt: skip
WHOLE = [
    "own_current", "own_target", "agreed_current", "agreed_target", "current", "aim",
    "priority", "shared_level",
]  # fmt: skip


@pytest.mark.parametrize("name", SAMPLES)
def test_scores_of_sample_cohorts_come_back(name: str, tmp_path: Path) -> None:
    ran = done("score", SAMPLE_FOLDERS[name], "--out", tmp_path)

    profiles = score(read_cohort(SAMPLE_FOLDERS[name]))
    ids = [person.id for person in profiles.participants]
    assert set(tree(tmp_path)) == {"needs.csv", "assets.csv", "levels.csv"}
    for file, vectors in {
        "needs.csv": profiles.needs,
        "assets.csv": profiles.assets,
    }.items():
        table = pd.read_csv(tmp_path / file, index_col="participant")
        assert table.index.tolist() == ids
        assert table.columns.tolist() == list(profiles.step_names)
        np.testing.assert_array_equal(table.to_numpy(), vectors)
    levels = pd.read_csv(tmp_path / "levels.csv", dtype=dict.fromkeys(WHOLE, "Int64"))
    assert levels.columns.tolist() == LEVELS
    pd.testing.assert_frame_equal(levels, levels_table(profiles), check_dtype=False)
    assert "Reliability of the themes" in ran.out


def test_scoring_twice_gives_equal_bytes(autumn: Path, tmp_path: Path) -> None:
    done("score", autumn, "--out", tmp_path / "one")
    done("score", autumn, "--out", tmp_path / "two")

    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_few_people_have_no_reliability(autumn: Path, tmp_path: Path) -> None:
    ran = done("score", autumn, "--out", tmp_path)

    shown = [line for line in ran.out.splitlines() if " answering; " in line]
    assert len(shown) == 2
    assert all(line.count("not shown (") == 2 for line in shown)
