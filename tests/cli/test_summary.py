"""What ``assign`` prints about the rules."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cityshare.grouping import Plan
from cli.command import done
from cli.folders import everybody, small, write


def plan_of(folder: Path) -> Plan:
    path = folder / "facilitator-only" / "plan.json"
    return Plan.model_validate_json(path.read_bytes())


def test_a_cap_that_had_to_rise_is_said_aloud(tmp_path: Path) -> None:
    cohort = everybody(small(14), lambda _, p: replace(p, delegation="city-01"))
    folder = write(cohort, tmp_path / "cohort")

    ran = done("assign", folder, "--out", tmp_path / "out", "--tables", 2)

    rules = {rule.name: rule for rule in plan_of(tmp_path / "out").rules}
    assert rules["one_per_delegation"].kept
    assert f"note: {rules['one_per_delegation'].sentence}\n" in ran.out
    assert "City 01" in rules["one_per_delegation"].sentence


def test_a_cap_that_holds_is_not_worth_a_line(autumn: Path, tmp_path: Path) -> None:
    ran = done("assign", autumn, "--out", tmp_path, "--tables", 3)

    assert "sit at different tables" not in ran.out


def test_of_many_places_where_a_rule_is_broken_some_are_named(
    autumn: Path, tmp_path: Path
) -> None:
    done("assign", autumn, "--out", tmp_path / "one")
    path = tmp_path / "one" / "facilitator-only" / "plan.json"

    ran = done("assign", autumn, "--out", tmp_path / "two", "--earlier", path)

    rules = {rule.name: rule for rule in plan_of(tmp_path / "two").rules}
    met = rules["not_again"].where
    assert len(met) > 10
    [line] = [line for line in ran.out.splitlines() if "sat together before" in line]
    assert line.startswith("not everywhere: ")
    assert sum(pair in line for pair in met) == 10
    assert line.endswith(f"and {len(met) - 10} more)")
