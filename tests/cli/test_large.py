"""Five hundred people: every command ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from cityshare.grouping import Plan
from cli.command import done
from cli.folders import tree, write
from factories import make_cohort

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    cohort = make_cohort(500, observers=20, hosts=20, experts=10, interpreters=6)
    return write(cohort, tmp_path_factory.mktemp("crowd") / "cohort")


def test_a_crowd_is_seated(crowd: Path, tmp_path: Path) -> None:
    ran = done("assign", crowd, "--out", tmp_path / "out", "--json")

    plan = Plan.model_validate(ran.json)
    assert sum(len(table.members) for table in plan.tables) == 500
    assert plan.headline is not None
    assert plan.headline.priorities_answered_random is not None
    random = plan.headline.priorities_answered_random
    assert plan.headline.priorities_answered > random
    assert all(rule.kept for rule in plan.rules if rule.strength == "must")


def test_a_crowd_is_seated_in_a_given_time(crowd: Path, tmp_path: Path) -> None:
    done("assign", crowd, "--out", tmp_path / "out", "--seconds", 2)

    assert len(tree(tmp_path / "out" / "hand-out")) == 10


def test_a_crowd_is_drawn_and_scored(crowd: Path, tmp_path: Path) -> None:
    done("check", crowd)
    done("score", crowd, "--out", tmp_path / "scores")
    for suffix in (".svg", ".png", ".pdf"):
        done("river", crowd, "--out", tmp_path / f"river{suffix}")
        done("graph", crowd, "--out", tmp_path / f"graph{suffix}")
        done("graph", crowd, "--named", "--out", tmp_path / f"named{suffix}")
        done(
            *("stairs", crowd, "--practice", "energy-1", "--named"),
            *("--out", tmp_path / f"stairs{suffix}"),
        )
    for suffix in (".graphml", ".gexf", ".json", ".csv", ".dot"):
        done("graph", crowd, "--out", tmp_path / f"graph{suffix}")
