import numpy as np
import pandas as pd
import pytest

from cityshare.cohort import Role
from cityshare.errors import CityshareError
from cityshare.scoring import (
    assets_table,
    levels_table,
    needs_table,
    score,
    write_scores,
)
from factories import make_cohort
from small_cohorts import small_cohort


def test_needs_and_assets_keep_people_and_steps():
    profiles = score(make_cohort(12))

    needs, assets = needs_table(profiles), assets_table(profiles)

    assert needs.index.tolist() == [person.id for person in profiles.participants]
    assert tuple(needs.columns) == tuple(assets.columns) == profiles.step_names
    assert (needs.to_numpy() == profiles.needs).all()
    assert (assets.to_numpy() == profiles.assets).all()


def test_levels_stand_side_by_side():
    cohort = small_cohort(
        {"a1": ["2>4 #1 yes", "1"], "a2": ["5", ""]}, agreed={"a": ["4>5"]}
    )

    row, blank = levels_table(score(cohort)).iloc[[0, 3]].to_dict("records")

    assert row == {
        "participant": "a1",
        "delegation": "a",
        "practice": "energy-1",
        "own_current": 2,
        "own_target": 4,
        "agreed_current": 4,
        "agreed_target": 5,
        "current": 4,
        "aim": 5,
        "priority": 1,
        "shared_level": 4,
        "weight": 3.0,
        "named": True,
        "spread": 3,
        "disputed": False,
    }
    assert pd.isna(blank["own_current"])
    assert pd.isna(blank["shared_level"])


def test_people_who_only_watch_have_no_levels():
    cohort = small_cohort({"a1": ["2"], "a2": [""]}, roles={"a2": Role.OBSERVER})

    assert levels_table(score(cohort))["participant"].tolist() == ["a1"]


def test_what_is_written_is_read_back(tmp_path):
    profiles = score(make_cohort(12))

    paths = write_scores(profiles, tmp_path / "facilitator-only")

    assert [path.name for path in paths] == ["needs.csv", "assets.csv", "levels.csv"]
    needs = pd.read_csv(paths[0], index_col="participant")
    assert (needs.to_numpy() == profiles.needs).all()
    levels = pd.read_csv(paths[2])
    used = levels["current"].fillna(0).to_numpy().reshape(profiles.current.shape)
    assert (used == profiles.current).all()
    assert np.isclose(levels["weight"].to_numpy(), profiles.weight.ravel()).all()


def test_two_runs_write_the_same_bytes(tmp_path):
    first = write_scores(score(make_cohort(12)), tmp_path / "one")
    second = write_scores(score(make_cohort(12)), str(tmp_path / "two"))

    for one, two in zip(first, second, strict=True):
        assert one.read_bytes() == two.read_bytes()
        assert b"\r" not in one.read_bytes()


def test_a_folder_that_cannot_be_made_is_a_problem(tmp_path):
    (tmp_path / "file").write_text("here already")

    with pytest.raises(CityshareError) as raised:
        write_scores(score(make_cohort(2)), tmp_path / "file")

    assert [problem.code for problem in raised.value.problems] == ["F104"]
    assert raised.value.exit_code == 1
