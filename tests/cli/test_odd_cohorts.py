"""Cohorts that are legal but odd: a plan and a note, or the rules that clash."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cityshare.cohort import Cohort, Participant, Response, Role
from cityshare.grouping import Plan
from cli.command import Ran, cityshare, done, refused
from cli.folders import everybody, small, write
from factories import make_questionnaire

Change = Callable[[Cohort], Cohort]
TONGUES = ("en", "ko", "ja", "fr", "de", "es", "it", "pt", "ru", "ar", "hi", "th")


def answers(change: Callable[[Response], Response]) -> Change:
    return lambda cohort: replace(
        cohort, responses=tuple(change(r) for r in cohort.responses)
    )


def roles(role: Role) -> Change:
    return lambda cohort: everybody(cohort, lambda _, p: replace(p, role=role))


def all_alike(cohort: Cohort) -> Cohort:
    """Let everybody write the same levels, priorities and all."""
    rows = [
        Response(person.id, practice, 3, 5, n if n <= 3 else None, True)
        for person in cohort.participants
        for n, practice in enumerate(cohort.practices, start=1)
    ]
    return replace(cohort, responses=tuple(rows))


def one_big_delegation(cohort: Cohort) -> Cohort:
    """Put the first twenty people into one delegation."""
    first = cohort.delegations[0].id

    def moved(n: int, person: Participant) -> Participant:
        return replace(person, delegation=first) if n < 20 else person

    return everybody(cohort, moved)


def a_tongue_each(cohort: Cohort) -> Cohort:
    return everybody(
        cohort, lambda n, p: replace(p, languages=(TONGUES[n % len(TONGUES)],))
    )


def without(practice: str) -> Change:
    return lambda cohort: replace(
        cohort,
        responses=tuple(r for r in cohort.responses if r.practice != practice),
    )


LEGAL: dict[str, tuple[Cohort, tuple[str, ...], set[str]]] = {
    "one person": (small(1), (), {"R201", "R202"}),
    "two of one delegation": (small(2, n_delegations=1), (), {"R201"}),
    "three alone": (small(3), ("--tables", "3"), {"R201"}),
    "everybody the same": (all_alike(small()), (), set()),
    "nobody shares": (
        answers(lambda r: replace(r, share=False))(small()),
        (),
        {"R203"},
    ),
    "nobody has answered": (
        replace(small(), responses=()),
        (),
        {"R203", "R205"},
    ),
    "targets alone": (
        answers(lambda r: replace(r, current=None))(small()),
        (),
        {"R203", "R205"},
    ),
    "no wishes": (
        everybody(small(), lambda _, p: replace(p, themes=())),
        (),
        set(),
    ),
    "no languages": (
        everybody(small(), lambda _, p: replace(p, languages=())),
        (),
        set(),
    ),
    "no language in common": (a_tongue_each(small()), (), {"R204"}),
    "a delegation of twenty": (
        one_big_delegation(small(26)),
        ("--tables", "3"),
        {"R201"},
    ),
    "a practice nobody answers": (without("energy-1")(small()), (), set()),
    "one practice": (small(n_themes=1, n_practices_per_theme=1), (), set()),
    "sixteen themes": (
        small(n_themes=16, n_practices_per_theme=1),
        (),
        {"R202"},
    ),
    "three levels": (small(questionnaire=make_questionnaire(2, 2, 3)), (), set()),
    "six levels": (small(questionnaire=make_questionnaire(2, 2, 6)), (), set()),
    "observers beside": (small(observers=5), (), set()),
    "interpreters beside": (small(interpreters=5), (), set()),
    "hosts and experts": (small(hosts=2, experts=2), (), set()),
    "a facilitator": (
        everybody(
            small(),
            lambda n, p: p if n else replace(p, role=Role.FACILITATOR),
        ),
        (),
        set(),
    ),
}


def commands_beside(folder: Path, practice: str, out: Path) -> list[list[object]]:
    return [
        ["check", folder],
        ["score", folder, "--out", out / "scores"],
        ["river", folder, "--out", out / "river.svg"],
        ["stairs", folder, "--practice", practice, "--named", "--out", out / "s.svg"],
        ["graph", folder, "--out", out / "graph.svg"],
        ["graph", folder, "--named", "--out", out / "named.svg"],
        ["graph", folder, "--out", out / "graph.json"],
        ["template", folder, "--out", out / "form.xlsx"],
    ]


@pytest.mark.parametrize("name", LEGAL)
def test_legal_but_odd(name: str, tmp_path: Path) -> None:
    cohort, options, notes = LEGAL[name]
    folder = write(cohort, tmp_path / "cohort")

    ran = done("assign", folder, "--out", tmp_path / "out", "--json", *options)

    plan = Plan.model_validate(ran.json)
    assert plan.status == "feasible"
    assert notes <= {problem.code for problem in plan.problems}
    seated = [id_ for table in plan.tables for id_ in table.members]
    delegates = [p.id for p in cohort.participants if p.role is Role.DELEGATE]
    assert sorted(seated) == sorted(delegates)


@pytest.mark.slow
@pytest.mark.parametrize("name", LEGAL)
def test_everything_else_can_be_done(name: str, tmp_path: Path) -> None:
    cohort, _, _ = LEGAL[name]
    folder = write(cohort, tmp_path / "cohort")

    for command in commands_beside(folder, cohort.practices[0], tmp_path):
        done(*command)


@pytest.mark.parametrize("role", [r for r in Role if r is not Role.DELEGATE])
def test_nobody_to_seat(role: Role, tmp_path: Path) -> None:
    folder = write(roles(role)(small()), tmp_path / "cohort")

    [error] = refused("assign", folder, "--out", tmp_path / "out")

    assert error.startswith("R103 participants.csv, 'role': ")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("role", [Role.HOST, Role.OBSERVER])
def test_what_else_can_be_done_with_nobody_to_seat(role: Role, tmp_path: Path) -> None:
    folder = write(roles(role)(small()), tmp_path / "cohort")

    for command in commands_beside(folder, "energy-1", tmp_path)[1:]:
        done(*command)


def test_everybody_is_away(autumn: Path, tmp_path: Path) -> None:
    ids = [person.id for person in small().participants]
    away = f"absent=[{', '.join(ids)}]"

    [error] = refused("assign", autumn, "--out", tmp_path / "out", "--set", away)

    assert error.startswith("R103 ")


def test_colleagues_who_must_share_a_table_are_told(tmp_path: Path) -> None:
    folder = write(one_big_delegation(small(26)), tmp_path / "cohort")

    ran = done("assign", folder, "--out", tmp_path / "out", "--tables", 3, "--json")

    plan = Plan.model_validate(ran.json)
    [rule] = [rule for rule in plan.rules if rule.name == "one_per_delegation"]
    assert rule.kept
    assert "City 01" in rule.sentence
    for table in plan.tables:
        assert len(set(table.members) & {p.id for p in small(26).participants[:20]}) < 8


def impossible(*words: object, tmp_path: Path) -> tuple[Plan, Ran]:
    """Run an assignment that no plan can satisfy."""
    out = tmp_path / "out"
    ran = cityshare("assign", *words, "--out", out)
    assert ran.code == 1
    assert not ran.errors
    assert not (out / "hand-out").exists()
    text = (out / "facilitator-only" / "plan.json").read_text(encoding="utf-8")
    plan = Plan.model_validate_json(text)
    assert plan.status == "infeasible"
    assert "R301" in [problem.code for problem in plan.problems]
    assert "this is proven" in ran.out
    return plan, ran


def sentence(plan: Plan, name: str) -> str:
    return next(rule.sentence for rule in plan.rules if rule.name == name)


def test_together_and_apart_clash(autumn: Path, tmp_path: Path) -> None:
    pair = "[[city-01-1, city-02-1]]"
    settings = ["--set", f"together={pair}", "--set", f"apart={pair}"]

    plan, ran = impossible(autumn, *settings, tmp_path=tmp_path)

    assert sentence(plan, "together") in ran.out
    assert sentence(plan, "apart") in ran.out
    [problem] = [p for p in plan.problems if p.code == "R301"]
    assert "together" in problem.text
    assert "apart" in problem.text


def test_pins_and_apart_clash(autumn: Path, tmp_path: Path) -> None:
    settings = [
        *("--set", "pins={city-01-1: T1, city-02-1: T1}"),
        *("--set", "apart=[[city-01-1, city-02-1]]"),
    ]

    plan, ran = impossible(autumn, *settings, tmp_path=tmp_path)

    assert sentence(plan, "pins") in ran.out
    assert sentence(plan, "apart") in ran.out


def test_more_hosts_than_chairs(tmp_path: Path) -> None:
    folder = write(small(6, hosts=9, experts=8), tmp_path / "cohort")

    plan, ran = impossible(folder, tmp_path=tmp_path)

    assert sentence(plan, "chairs") in ran.out


def test_a_preferred_rule_is_broken_rather_than_the_plan(
    autumn: Path, tmp_path: Path
) -> None:
    pair = "[[city-01-1, city-02-1]]"
    settings = [
        *("--set", f"together={pair}", "--set", f"apart={pair}"),
        *("--set", "apart.strength=prefer"),
    ]

    ran = done("assign", autumn, "--out", tmp_path / "out", *settings)

    assert "not everywhere: These sit apart: " in ran.out


@pytest.mark.parametrize(
    "ranges",
    [
        {"energy": [2, 3]},
        {"energy": [0, 0], "buildings": [0, 1]},
        {"energy": [0, 1], "buildings": [0, 0]},
    ],
    ids=str,
)
def test_theme_tables_that_do_not_fit(
    autumn: Path, tmp_path: Path, ranges: dict[str, Any]
) -> None:
    setting = f"theme_tables={ranges}".replace("'", "")
    options = ["--tables", 2, "--set", setting]

    ran = cityshare("assign", autumn, "--out", tmp_path / "out", *options)

    if ran.code == 2:
        assert ran.codes == ["R108"]
    else:
        assert ran.code == 0
        assert "R202" in ran.notes
