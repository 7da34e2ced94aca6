from __future__ import annotations

import csv
from pathlib import Path

import pytest

from cityshare.cohort import Cohort
from cityshare.documents import write_reports
from cityshare.errors import CityshareError
from cityshare.grouping.plan import Plan
from cityshare.scoring.profiles import Profiles


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_facilitator_gets_every_tie(
    cohort: Cohort, profiles: Profiles, plan: Plan, tmp_path: Path
) -> None:
    ties, _ = write_reports(cohort, profiles, plan, tmp_path / "new")
    assert ties.name == "ties.csv"
    found = rows(ties)
    assert len(found) == len(plan.ties) > 0
    people = {person.id: i for i, person in enumerate(cohort.participants)}
    for row, tie in zip(found, plan.ties, strict=True):
        column = cohort.practices.index(tie.practice)
        named = profiles.named[people[tie.sharer], column]
        assert (row["learner"], row["sharer"]) == (tie.learner, tie.sharer)
        assert row["steps"] == str(tie.steps)
        assert float(row["value"]) == tie.value
        assert row["rank"] == ("" if tie.rank is None else str(tie.rank))
        assert row["sharer_may_be_named"] == ("yes" if named else "no")
        assert row["reason"] == tie.reason
    one = next(row for row in found if row["learner"] == "city-01-1")
    assert one["learner_name"] == 'Lee, "Ann" B.'
    assert (one["learner_table"], one["learner_delegation"]) == ("T1", "City 01")


def test_the_facilitator_gets_the_unmet_needs(
    cohort: Cohort, profiles: Profiles, plan: Plan, tmp_path: Path
) -> None:
    _, unmet = write_reports(cohort, profiles, plan, tmp_path)
    [row] = rows(unmet)
    assert unmet.name == "unmet_needs.csv"
    assert row.pop("plan").startswith("plan ")
    assert row == {
        "practice": "energy-1",
        "practice_label": "Energy 1",
        "people": "1",
        "participants": "city-01-1",
        "names": 'Lee, "Ann" B.',
        "delegations": "City 01",
        "ask_at": "opening",
    }


def test_a_folder_that_cannot_be_written_is_a_problem(
    cohort: Cohort, profiles: Profiles, plan: Plan, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    with pytest.raises(CityshareError) as error:
        write_reports(cohort, profiles, plan, tmp_path / "taken")
    assert [problem.code for problem in error.value.problems] == ["F104"]
