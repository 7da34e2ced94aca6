"""``cityshare assign`` on the sample cohorts: what it writes, and twice the same."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest

from cityshare.cohort import Cohort, Role, read_cohort
from cityshare.graph import learning_graph
from cityshare.grouping import Plan
from cityshare.grouping.plan_file import read_plan
from cityshare.scoring import score
from cli.command import cityshare, done, process
from cli.conftest import SEED
from cli.folders import FACILITATOR_ONLY, HAND_OUT, SAMPLE_FOLDERS, SAMPLES, tree

QUICK = ["metropolis-2015", "seoul-2016"]
LONG = [pytest.param(n, marks=pytest.mark.slow) for n in SAMPLES if n not in QUICK]
Assigned = Callable[[str], Path]


def plan_of(folder: Path) -> Plan:
    return read_plan(folder / "facilitator-only" / "plan.json")


def cohort_of(name: str) -> Cohort:
    return read_cohort(SAMPLE_FOLDERS[name])


@pytest.mark.parametrize("name", SAMPLES)
class TestSampleCohorts:
    def test_every_file_is_written(self, assigned: Assigned, name: str) -> None:
        stairs = cohort_of(name).practices

        assert set(tree(assigned(name))) == {
            *(f"hand-out/{file}" for file in HAND_OUT),
            *(f"facilitator-only/{file}" for file in FACILITATOR_ONLY),
            *(f"facilitator-only/stairs/{practice}.svg" for practice in stairs),
        }

    def test_the_plan_is_in_its_form(self, assigned: Assigned, name: str) -> None:
        path = assigned(name) / "facilitator-only" / "plan.json"
        written = json.loads(path.read_text(encoding="utf-8"))

        plan = Plan.model_validate(written)

        assert plan.model_dump(mode="json") == written
        assert (plan.cohort, plan.seed, plan.fairness) == (name, SEED, "floor")
        assert plan.status in {"feasible", "optimal"}

    def test_everybody_has_one_place(self, assigned: Assigned, name: str) -> None:
        cohort, plan = cohort_of(name), plan_of(assigned(name))
        seats = [
            id_
            for table in plan.tables
            for id_ in (*table.seated, *table.observers, *table.interpreters)
        ]
        expected = {
            person.id
            for person in cohort.participants
            if person.role is not Role.FACILITATOR
        }

        assert len(seats) == len(set(seats))
        assert {*seats, *plan.unseated} == expected
        delegates = {
            person.id for person in cohort.participants if person.role is Role.DELEGATE
        }
        assert delegates == {id_ for table in plan.tables for id_ in table.members}

    def test_every_must_is_kept_or_eased_aloud(
        self, assigned: Assigned, name: str
    ) -> None:
        plan = plan_of(assigned(name))

        [language] = [rule for rule in plan.rules if rule.name == "language"]
        eased = "R204" in [problem.code for problem in plan.problems]
        assert all(rule.kept for rule in plan.rules if rule.strength == "must")
        assert language.strength == ("prefer" if eased else "must")
        assert bool(language.where) == eased

    def test_the_rosters_say_what_the_plan_says(
        self, assigned: Assigned, name: str
    ) -> None:
        cohort, plan = cohort_of(name), plan_of(assigned(name))
        folder = assigned(name) / "hand-out"

        by_table = pd.read_csv(folder / "roster-by-table.csv", dtype=str)
        by_person = pd.read_csv(folder / "roster-by-person.csv", dtype=str)

        named = {person.name: person for person in cohort.participants}
        for roster in (by_table, by_person):
            assert len(roster) == len(cohort.participants)
            for row in roster.fillna("").to_dict("records"):
                person = named.get(row["Name"]) or named[row["Name in another script"]]
                table = plan.table_of(person.id)
                assert row["Table"] == (table.id.removeprefix("T") if table else "")

    def test_the_graphs_are_those_of_the_plan(
        self, assigned: Assigned, name: str
    ) -> None:
        plan = plan_of(assigned(name))
        folder = assigned(name) / "facilitator-only"
        expected = learning_graph(score(cohort_of(name)), plan)
        edges = {tie[:3] for tie in expected.edges(keys=True)}

        written = nx.node_link_graph(
            json.loads((folder / "graph.json").read_text(encoding="utf-8")),
            edges="edges",
        )
        assert set(written.edges(keys=True)) == edges
        for graph in (
            nx.read_graphml(folder / "graph.graphml"),
            nx.read_gexf(folder / "graph.gexf"),
        ):
            found = [(a, b, d["practice"]) for a, b, d in graph.edges(data=True)]
            assert set(graph.nodes) == set(expected.nodes)
            assert sorted(found) == sorted(edges)

    def test_the_reports_are_those_of_the_plan(
        self, assigned: Assigned, name: str
    ) -> None:
        plan = plan_of(assigned(name))
        folder = assigned(name) / "facilitator-only"

        ties = pd.read_csv(folder / "ties.csv")
        unmet = pd.read_csv(folder / "unmet_needs.csv")

        told = ties[["learner", "sharer", "practice", "steps"]].itertuples(index=False)
        assert [tuple(row) for row in told] == [
            (tie.learner, tie.sharer, tie.practice, tie.steps) for tie in plan.ties
        ]
        assert unmet["practice"].tolist() == [n.practice for n in plan.unmet_needs]
        notes = (folder / "notes.txt").read_text(encoding="utf-8").splitlines()
        assert [line.split()[0] for line in notes] == [p.code for p in plan.problems]


@pytest.mark.parametrize("name", [*QUICK, *LONG])
def test_two_runs_write_equal_bytes(
    assigned: Assigned, name: str, tmp_path: Path
) -> None:
    done("assign", SAMPLE_FOLDERS[name], "--out", tmp_path, "--seed", SEED)

    first, second = tree(assigned(name)), tree(tmp_path)
    assert first.keys() == second.keys()
    assert {n for n in first if first[n] != second[n]} <= {"facilitator-only/run.json"}


@pytest.mark.slow
def test_another_process_writes_equal_bytes(assigned: Assigned, tmp_path: Path) -> None:
    name = "seoul-2016"
    args = ["assign", SAMPLE_FOLDERS[name], "--out", tmp_path, "--seed", SEED]
    assert process(*args, PYTHONHASHSEED="77").returncode == 0

    first, second = tree(assigned(name)), tree(tmp_path)
    assert {n for n in first if first[n] != second[n]} <= {"facilitator-only/run.json"}


def test_the_run_is_told_apart_from_the_plan(assigned: Assigned) -> None:
    folder = assigned("seoul-2016") / "facilitator-only"
    run = json.loads((folder / "run.json").read_text(encoding="utf-8"))

    assert run["seconds"] >= run["assign_seconds"] > 0
    assert run["rules"]["table_size"]
    assert "seconds" not in (folder / "plan.json").read_text(encoding="utf-8")


def test_people_come_first_on_the_screen(autumn: Path, tmp_path: Path) -> None:
    ran = done("assign", autumn, "--out", tmp_path)

    plan = plan_of(tmp_path)
    assert plan.headline is not None
    first, *others = ran.out.splitlines()
    assert first.startswith(
        f"priorities answerable at their own table: {plan.headline.priorities_answered}"
        f" of {plan.headline.priorities} (random: "
    )
    told = [line for line in others if line.startswith("Table ")]
    assert len(told) == len(plan.tables)
    for line, table in zip(told, plan.tables, strict=True):
        names = [read_cohort(autumn).participant(id_).name for id_ in table.seated]
        assert all(name in line for name in names)


def test_remarks_on_answers_stay_off_the_screen(autumn: Path, tmp_path: Path) -> None:
    ran = done("assign", autumn, "--out", tmp_path)

    about_answers = [p for p in plan_of(tmp_path).problems if p.code[0] in "CS"]
    assert about_answers
    assert not any(p.text in f"{ran.out}{ran.err}" for p in about_answers)
    assert f"{len(about_answers)} remark" in ran.out


def test_json_is_all_there_is_on_the_output(autumn: Path, tmp_path: Path) -> None:
    ran = done("assign", autumn, "--out", tmp_path, "--json")

    assert Plan.model_validate(ran.json) == plan_of(tmp_path)


def test_json_is_all_there_is_of_an_impossible_plan(
    autumn: Path, tmp_path: Path
) -> None:
    pair = "[[city-01-1, city-02-1]]"
    ran = cityshare(
        *("assign", autumn, "--out", tmp_path, "--json"),
        *("--set", f"together={pair}", "--set", f"apart={pair}"),
    )

    assert ran.code == 1
    assert Plan.model_validate(ran.json).status == "infeasible"
    assert "together" in ran.err


def test_an_impossible_plan_withdraws_the_one_before(
    autumn: Path, tmp_path: Path
) -> None:
    done("assign", autumn, "--out", tmp_path)
    pair = "[[city-01-1, city-02-1]]"
    cityshare(
        *("assign", autumn, "--out", tmp_path),
        *("--set", f"together={pair}", "--set", f"apart={pair}"),
    )

    assert {name.removeprefix("facilitator-only/") for name in tree(tmp_path)} == {
        "notes.txt",
        "plan.json",
        "run.json",
    }
