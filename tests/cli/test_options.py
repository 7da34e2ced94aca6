"""The options of ``cityshare assign``, each with what it changes in the plan."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from cityshare.cohort import read_cohort
from cityshare.grouping import Plan, assign
from cityshare.scoring import score
from cli.command import cityshare, done, refused
from cli.folders import edit_yaml, tree


@pytest.fixture
def seated(autumn: Path, tmp_path: Path) -> Any:
    """Give the plan that some options make."""

    def plan(*options: object, cohort: Path = autumn, out: str = "out") -> Plan:
        folder = tmp_path / out
        ran = done("assign", cohort, "--out", folder, "--json", *options)
        return Plan.model_validate(ran.json)

    return plan


def together(plan: Plan) -> set[frozenset[str]]:
    return {
        frozenset(pair)
        for table in plan.tables
        for pair in combinations(table.members, 2)
    }


def rule_of(plan: Plan, name: str) -> Any:
    return next((rule for rule in plan.rules if rule.name == name), None)


def test_the_plan_is_the_library_s(seated: Any, autumn: Path) -> None:
    assert seated("--seed", 5) == assign(score(read_cohort(autumn)), seed=5)


def test_seed(seated: Any) -> None:
    plans = [seated("--seed", seed) for seed in (1, 1, 2)]

    assert plans[0] == plans[1]
    assert [plan.seed for plan in plans] == [1, 1, 2]


def test_a_very_large_seed(seated: Any) -> None:
    assert seated("--seed", 10**30).seed == 10**30


def test_seconds(seated: Any) -> None:
    plan = seated("--seconds", 0.1)

    assert plan.status == "feasible"
    assert plan.value <= seated().value


@pytest.mark.parametrize("n_tables", [1, 3, 12])
def test_tables(seated: Any, n_tables: int) -> None:
    sizes = [len(table.members) for table in seated("--tables", n_tables).tables]

    assert len(sizes) == n_tables
    assert sum(sizes) == 12
    assert max(sizes) - min(sizes) <= 1


def test_a_setting_has_the_last_word(seated: Any) -> None:
    plan = seated("--tables", 2, "--set", "tables=3", "--table-size", "9-9")

    assert len(plan.tables) == 3


def test_table_size(seated: Any) -> None:
    plan = seated("--table-size", "4-5")

    assert [len(table.members) for table in plan.tables] == [4, 4, 4]


def test_tables_come_before_table_size(seated: Any) -> None:
    plan = seated("--table-size", "4-5", "--tables", 2)

    assert [len(table.members) for table in plan.tables] == [6, 6]
    assert "R201" in [problem.code for problem in plan.problems]


@pytest.mark.parametrize("fairness", ["floor", "leximin", "total"])
def test_fairness(seated: Any, fairness: str) -> None:
    plan = seated("--fairness", fairness)

    assert plan.fairness == fairness
    assert len(plan.objective) == {"floor": 3, "leximin": 7, "total": 2}[fairness]


def test_total_has_the_highest_value(seated: Any) -> None:
    values = {f: seated("--fairness", f).value for f in ("floor", "leximin", "total")}

    assert values["total"] == max(values.values())


def test_set_same_region(seated: Any, spring: Path) -> None:
    regions = {"city-01": "west", "city-02": "west", "city-03": "west"}
    lines = (spring / "delegations.csv").read_text(encoding="utf-8").splitlines()
    header, *rows = lines
    place = header.split(",").index("region")
    for n, row in enumerate(rows):
        cells = row.split(",")
        cells[place] = regions.get(cells[0], "east")
        rows[n] = ",".join(cells)
    text = "\n".join([header, *rows]) + "\n"
    (spring / "delegations.csv").write_text(text, encoding="utf-8")
    cohort = read_cohort(spring)

    plan = seated("--set", "same=region", cohort=spring)

    assert rule_of(plan, "same").kept
    for table in plan.tables:
        people = [cohort.participant(id_) for id_ in table.members]
        assert len({cohort.delegation(p.delegation).region for p in people}) == 1


def test_set_language_off(seated: Any) -> None:
    assert rule_of(seated(), "language").strength == "must"
    assert rule_of(seated("--set", "language=off"), "language") is None
    assert rule_of(seated("--set", "language=prefer"), "language").strength == "prefer"


def test_set_a_strength(seated: Any) -> None:
    options = ["--set", "same=country"]

    plan = seated(*options, "--set", "same.strength=prefer")

    assert rule_of(plan, "same").strength == "prefer"
    assert rule_of(seated(*options, "--set", "same.strength=off"), "same") is None


def test_set_pins(seated: Any) -> None:
    plan = seated("--set", "pins={city-01-1: T2, city-02-1: energy}")

    assert plan.table_of("city-01-1").id == "T2"
    assert plan.table_of("city-02-1").theme == "energy"
    assert rule_of(plan, "pins").kept


def test_set_theme_tables(seated: Any) -> None:
    ranges = "theme_tables={energy: [2, 2], buildings: [1, 1]}"

    plan = seated("--tables", 3, "--set", ranges)

    assert sorted(table.theme for table in plan.tables) == [
        "buildings",
        "energy",
        "energy",
    ]


def test_set_together_and_apart(seated: Any) -> None:
    plan = seated(
        *("--set", "together=[[city-01-1, city-03-1]]"),
        *("--set", "apart=[[city-01-2, city-03-1, city-02-1]]", "--tables", 3),
    )

    pairs = together(plan)
    assert {"city-01-1", "city-03-1"} in pairs
    for pair in combinations(("city-01-2", "city-03-1", "city-02-1"), 2):
        assert frozenset(pair) not in pairs


def test_set_absent(seated: Any) -> None:
    plan = seated("--set", "absent=[city-01-1]")

    assert plan.table_of("city-01-1") is None
    assert plan.headline.people == 11


def test_the_last_of_two_settings_counts(seated: Any) -> None:
    plan = seated("--set", "tables=3", "--set", "tables=2")

    assert len(plan.tables) == 2


def test_session(seated: Any, spring: Path) -> None:
    def change(header: dict[str, Any]) -> None:
        [first] = header["sessions"]
        more = {"id": "again", "themes": ["buildings"], "rooms": ["Hall A"]}
        header["sessions"].append({**first, **more, "table_size": [3, 4]})

    edit_yaml(spring, "cohort.yaml", change)

    first, second = (
        seated("--session", name, cohort=spring) for name in ("groups", "again")
    )

    assert first.session == seated(cohort=spring).session == "groups"
    assert second.session == "again"
    assert {(table.theme, table.room) for table in second.tables} == {
        ("buildings", "Hall A")
    }
    assert {len(table.members) for table in second.tables} <= {3, 4}


def test_a_session_of_one_practice(seated: Any, spring: Path) -> None:
    edit_yaml(
        spring,
        "cohort.yaml",
        lambda header: header["sessions"][0].update(practices=["energy-1"]),
    )

    plan = seated(cohort=spring)

    assert [theme.practices for theme in plan.themes] == [("energy-1",)]
    assert {table.theme for table in plan.tables} == {"groups"}


def test_without_a_table_session_all_themes_are_open(seated: Any, spring: Path) -> None:
    edit_yaml(spring, "cohort.yaml", lambda header: header.update(sessions=[]))

    plan = seated(cohort=spring)

    assert plan.session == "tables"
    assert {theme.name for theme in plan.themes} == {"energy", "buildings"}


def test_earlier(seated: Any, tmp_path: Path) -> None:
    first = seated("--tables", 3, out="first")
    path = tmp_path / "first" / "facilitator-only" / "plan.json"

    second = seated("--tables", 3, "--earlier", path)

    met = together(first) & together(second)
    assert len(met) < len(together(first))
    assert rule_of(second, "not_again").broken == len(met)
    assert rule_of(first, "not_again") is None


def test_several_earlier_plans(seated: Any, tmp_path: Path) -> None:
    paths = []
    for seed in (1, 2):
        seated("--tables", 3, "--seed", seed, out=f"plan-{seed}")
        paths.append(tmp_path / f"plan-{seed}" / "facilitator-only" / "plan.json")

    plan = seated("--earlier", paths[0], "--earlier", paths[1])

    pairs = together(Plan.model_validate_json(paths[0].read_bytes()))
    pairs |= together(Plan.model_validate_json(paths[1].read_bytes()))
    assert rule_of(plan, "not_again").setting == len(pairs)


@pytest.mark.parametrize(
    ("language", "word"), [("ko", "테이블"), ("zh-Hans", "桌"), ("ja", "テーブル")]
)
def test_language(autumn: Path, tmp_path: Path, language: str, word: str) -> None:
    ran = done("assign", autumn, "--out", tmp_path, "--language", language)

    assert word in ran.out
    for name, content in tree(tmp_path / "hand-out").items():
        if name.endswith(".html"):
            assert f'lang="{language}"' in content.decode()


@pytest.mark.parametrize(("tag", "used"), [("zh", "zh-Hans"), ("EN-gb", "en")])
def test_a_language_is_known_by_its_main_part(
    autumn: Path, tmp_path: Path, tag: str, used: str
) -> None:
    done("assign", autumn, "--out", tmp_path, "--language", tag)

    page = (tmp_path / "hand-out" / "door-list.html").read_text(encoding="utf-8")
    assert f'lang="{used}"' in page


@pytest.mark.parametrize("earlier", ["first", "first/facilitator-only/plan.json"])
def test_an_earlier_plan_may_be_named_by_its_folder(
    seated: Any, tmp_path: Path, earlier: str
) -> None:
    first = seated("--tables", 3, out="first")

    second = seated("--tables", 3, "--earlier", tmp_path / earlier)

    assert rule_of(second, "not_again").setting == len(together(first))


def test_an_earlier_plan_is_not_written_over(
    seated: Any, autumn: Path, tmp_path: Path
) -> None:
    seated("--tables", 3, out="first")
    before = tree(tmp_path / "first")
    first = tmp_path / "first"

    for out, more in ((first, []), (tmp_path, ["--session", "all"])):
        given = ["--out", out, "--earlier", first, *more]
        [error] = refused("assign", autumn, *given)
        assert error.startswith("F108 '--out'")
    assert tree(first) == before


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--table-size", "7-5"], "F108 '--table-size'"),
        (["--table-size", "0-3"], "F108 '--table-size'"),
        (["--table-size", "5"], "F108 '--table-size'"),
        (["--table-size", "five"], "F108 '--table-size'"),
        (["--table-size", "1-1001"], "R101 --set, 'table_size'"),
        (["--tables", 13], "R101 rules, 'tables'"),
        (["--tables", 1000], "R101 rules, 'tables'"),
        (["--set", "tables=100000000000000000000"], "R101 --set, 'tables'"),
        (["--language", "fr"], "F108 '--language'"),
        (["--session", "nosuch"], "R102 cohort.yaml, 'sessions'"),
        (["--set", "same"], "F108 '--set'"),
        (["--set", "=region"], "F108 '--set'"),
        (["--set", ""], "F108 '--set'"),
        (["--set", "nosuch=1"], "R101 --set, 'nosuch'"),
        (["--set", "language=maybe"], "R101 --set, 'language'"),
        (["--set", "same=regoin"], "R106 rules, 'same'"),
        (["--set", "spread=nosuch"], "R106 rules, 'spread'"),
        (["--set", "together=city-01-1"], "R101 --set, 'together'"),
        (["--set", "together=[[city-01-1, nobody]]"], "R104 rules, 'together'"),
        (["--set", "apart=[[city-01-1, nobody]]"], "R104 rules, 'apart'"),
        (["--set", "absent=[nobody]"], "R104 rules, 'absent'"),
        (["--set", "pins={nobody: T1}"], "R104 rules, 'pins'"),
        (["--set", "pins={city-01-1: T9}"], "R105 rules, 'pins'"),
        (["--set", "pins={city-01-1: [T1]}"], "R101 --set, 'pins.city-01-1'"),
        (["--set", "theme_tables={nosuch: [1, 1]}"], "R105 rules, 'theme_tables'"),
        (["--set", "theme_tables={energy: [2, 1]}"], "R101 --set, 'theme_tables'"),
        (["--set", "theme_tables={energy: [5, 6]}"], "R108 rules, 'theme_tables'"),
        (
            ["--set", "theme_tables={energy: [0, 0], buildings: [0, 0]}"],
            "R108 rules, 'theme_tables'",
        ),
        (["--set", "same.strength=very"], "R101 --set, 'strengths.same'"),
        (["--set", "chairs=0"], "R101 --set, 'chairs'"),
        (["--set", "chairs=100000000000000000000"], "R101 --set, 'chairs'"),
        (["--set", "wishes=[5, 0.3]"], "R101 --set, 'wishes'"),
        (["--set", "wishes=[1.0e+300]"], "R101 --set, 'wishes'"),
        (["--set", "wishes=[.nan]"], "R101 --set, 'wishes'"),
        (["--set", "second_source=0.3"], "R107 'second_source'"),
        (["--set", "preferred_size=.nan"], "R101 --set, 'preferred_size'"),
        (["--set", "together=!!python/name:os.system"], "R101 --set, 'together'"),
        (["--earlier", "nowhere.json"], "F101 nowhere.json"),
    ],
    ids=lambda given: " ".join(map(str, given)) if isinstance(given, list) else "",
)
def test_settings_that_cannot_be(
    autumn: Path, tmp_path: Path, options: list[object], told: str
) -> None:
    [error] = refused("assign", autumn, "--out", tmp_path / "out", *options)

    assert error.startswith(f"{told}: ")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "options",
    [
        ["--tables", 0],
        ["--tables", -1],
        ["--tables", "many"],
        ["--seed", -1],
        ["--seconds", 0],
        ["--seconds", "nan"],
        ["--fairness", "nice"],
    ],
    ids=lambda given: " ".join(map(str, given)),
)
def test_options_out_of_range(
    autumn: Path, tmp_path: Path, options: list[object]
) -> None:
    ran = cityshare("assign", autumn, "--out", tmp_path / "out", *options)

    assert ran.code == 2
    assert f"Invalid value for '{options[0]}'" in ran.err
    assert not (tmp_path / "out").exists()


def test_all_settings_that_cannot_be_are_told_at_once(
    autumn: Path, tmp_path: Path
) -> None:
    wrong = ["nosuch=1", "language=maybe", "chairs=0"]
    options = [part for setting in wrong for part in ("--set", setting)]

    errors = refused("assign", autumn, "--out", tmp_path / "out", *options)

    assert sorted(error.split("'")[1] for error in errors) == [
        "chairs",
        "language",
        "nosuch",
    ]


def test_the_nearest_name_is_suggested(autumn: Path, tmp_path: Path) -> None:
    options = ["--set", "same=regoin", "--set", "together=[[city-01-1, city-02-l]]"]

    errors = refused("assign", autumn, "--out", tmp_path, *options)

    assert any("Did you mean 'region'" in error for error in errors)
    assert any("Did you mean 'city-02-" in error for error in errors)
