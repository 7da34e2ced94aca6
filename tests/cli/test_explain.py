"""``cityshare explain`` and the conflict that ``cityshare assign`` prints."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from cityshare.cli.main import app
from cityshare.cohort import read_cohort, write_cohort
from cityshare.errors import CityshareError
from cli.command import quickly
from cli.folders import SAMPLE_FOLDERS
from factories import make_cohort


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("explain")


@pytest.fixture(scope="module")
def cohort(folder):
    write_cohort(make_cohort(18, seed=2), folder / "cohort")
    return folder / "cohort"


@pytest.fixture(scope="module")
def plan(folder, cohort):
    out = folder / "out"
    options = ["--seconds", "1", "--set", "sharers=off"]
    assert run("assign", cohort, "--out", out, *options).exit_code == 0
    return out / "facilitator-only" / "plan.json"


def run(*words):
    result = CliRunner().invoke(app, quickly(words))
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


class TestExplain:
    def test_the_plan(self, plan):
        text = run("explain", plan).stdout
        assert text.startswith("For the facilitator only: do not show this")
        assert "Value of the plan:" in text

    def test_the_folder_of_a_plan_will_do(self, plan):
        assert run("explain", plan.parents[1]).stdout == run("explain", plan).stdout

    def test_a_person(self, plan):
        text = run("explain", plan, "--person", "city-01-1").stdout
        assert "Person 01-1 (City 01) sits at Table " in text

    def test_a_person_by_name(self, plan):
        by_id = run("explain", plan, "--person", "city-01-1").stdout
        assert run("explain", plan, "--person", "person 01-1").stdout == by_id

    @pytest.mark.parametrize("table", ["T1", "1", "Table 1"])
    def test_a_table_as_it_is_printed(self, plan, table):
        text = run("explain", plan, "--table", table).stdout
        assert "Table 1 talks about" in text

    @pytest.mark.parametrize(
        "options", [("--person", "nobody"), ("--table", "9"), ("--language", "fr")]
    )
    def test_names_that_are_not_there(self, plan, options):
        with pytest.raises(CityshareError) as error:
            run("explain", plan, *options)
        assert [p.code for p in error.value.problems] == ["F108"]

    def test_a_table(self, plan):
        assert "Table 1 talks about" in run("explain", plan, "--table", "T1").stdout

    def test_data_instead_of_words(self, plan):
        told = json.loads(run("explain", plan, "--table", "T1", "--json").stdout)
        assert told["table"] == "T1"
        assert {"sharers", "learners"} <= told["coverage"][0].keys()

    def test_costs(self, plan):
        told = json.loads(run("explain", plan, "--costs", "--json").stdout)
        assert all(cost["rule"] != "sharers" for cost in told["costs"])

    def test_cohort_that_is_elsewhere(self, plan, cohort, tmp_path):
        alone = tmp_path / "plan.json"
        alone.write_bytes(plan.read_bytes())
        with pytest.raises(CityshareError, match="name its folder") as error:
            run("explain", alone)
        assert [p.code for p in error.value.problems] == ["F108"]
        text = run("explain", alone, "--cohort", cohort, "--table", "T1").stdout
        assert "Table 1 talks about" in text

    @pytest.mark.parametrize(
        "options",
        [("--person", "city-01-1", "--table", "T1"), ("--costs", "--table", "T1")],
    )
    def test_options_that_exclude_each_other(self, plan, options):
        with pytest.raises(CityshareError) as error:
            run("explain", plan, *options)
        assert [p.code for p in error.value.problems] == ["F108"]


class TestConflict:
    def test_assign_says_what_clashes_and_what_helps(self, cohort, tmp_path):
        pair = "together=[[city-01-1, city-01-2]]"
        result = run(
            "assign", cohort, "--out", tmp_path, "--seconds", "1", "--set", pair
        )
        assert result.exit_code == 1
        text = result.stdout
        assert "these rules cannot be kept together. This is proven." in text
        assert "- one_per_delegation: Colleagues of one delegation" in text
        assert "--set one_per_delegation=prefer" in text

    def test_with_json_the_conflict_goes_beside_it(self, cohort, tmp_path):
        pair = "together=[[city-01-1, city-01-2]]"
        result = run("assign", cohort, "--out", tmp_path, "--set", pair, "--json")
        assert result.exit_code == 1
        assert json.loads(result.stdout)["status"] == "infeasible"
        assert "cannot be kept together" in result.stderr


@pytest.fixture(scope="module")
def mixed(folder):
    cohort = make_cohort(18, seed=2, observers=1, interpreters=1)
    write_cohort(cohort, folder / "mixed")
    out = folder / "mixed-out"
    options = ["--seconds", 1, "--set", "absent=[city-01-1]"]
    assert run("assign", folder / "mixed", "--out", out, *options).exit_code == 0
    return out


@pytest.fixture(scope="module")
def by_role(folder, mixed):
    return {
        person.role: person.id for person in read_cohort(folder / "mixed").participants
    }


class TestWithoutSeat:
    def test_an_interpreter(self, mixed, by_role):
        text = run("explain", mixed, "--person", by_role["interpreter"]).stdout
        assert "is an interpreter. No table of this plan needs them" in text

    def test_an_observer(self, mixed, by_role):
        text = run("explain", mixed, "--person", by_role["observer"]).stdout
        assert "is an observer and sits in the second row" in text

    def test_somebody_away(self, mixed):
        text = run("explain", mixed, "--person", "city-01-1").stdout
        assert "is away, and so has no seat in this plan" in text

    def test_as_data(self, mixed):
        told = run("explain", mixed, "--person", "city-01-1", "--json").stdout
        assert json.loads(told) == {
            "person": "city-01-1",
            "role": "delegate",
            "tables": [],
            "is_away": True,
        }


def test_an_interpreter_at_work(tmp_path):
    sample = SAMPLE_FOLDERS["jeju-2012"]
    made = run("assign", sample, "--out", tmp_path, "--seconds", 0.5)
    assert made.exit_code == 0
    plan = json.loads((tmp_path / "facilitator-only" / "plan.json").read_bytes())
    table, id_ = next((t["id"], i) for t in plan["tables"] for i in t["interpreters"])

    text = run("explain", tmp_path, "--person", id_).stdout

    assert f" interprets at Table {table.removeprefix('T')}" in text
