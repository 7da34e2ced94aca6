"""Headers and questionnaires that are not as they should be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from cli.command import done, refused
from cli.folders import edit_yaml


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("- id: a\n- id: b\n", "does not begin with keys"),
        ("hello\n", "does not begin with keys"),
        ("id: a\n\ttitle: b\n", "in line 2"),
        ("id: [a, b\n", "in line"),
        ("id: a\nid: b\n", "there twice, again in line 2"),
        ("id: !!python/object/apply:os.system [ls]\n", "constructor"),
        ("id: " + "[" * 3000, ""),
    ],
    ids=["list", "text", "tabs", "open bracket", "twice", "python", "deep"],
)
def test_a_header_that_is_no_yaml(spring: Path, text: str, reason: str) -> None:
    (spring / "cohort.yaml").write_text(text, encoding="utf-8")

    [error] = refused("check", spring)

    assert error.startswith("F105 cohort.yaml: ")
    assert reason in error


def _set(**values: Any) -> Callable[[dict[str, Any]], object]:
    return lambda header: header.update(values)


def _session(**values: Any) -> Callable[[dict[str, Any]], object]:
    return lambda header: header["sessions"][0].update(values)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_set(colour="red"), "C101 cohort.yaml, 'colour'"),
        (_set(title="A workshop"), "C101 cohort.yaml, 'title'"),
        (_set(languages=["English"]), "C101 cohort.yaml, 'languages[0]'"),
        (_set(rules=["language"]), "C101 cohort.yaml, 'rules'"),
        (_set(rules={"nosuch": 1}), "R101 cohort.yaml, 'nosuch'"),
        (_set(rules={"language": "maybe"}), "R101 cohort.yaml, 'language'"),
        (_set(rules={"same": "nosuch"}), "R106 rules, 'same'"),
        (_set(questionnaire="nosuch"), "Q207 cohort.yaml, 'questionnaire'"),
        (_set(questionnaire="nosuch.yaml"), "F101 cohort.yaml, 'questionnaire'"),
        (_set(theme_layout=[]), "C101 cohort.yaml, 'theme_layout'"),
        (_set(end="2026-05-01", sessions=[]), "C220 cohort.yaml, 'end'"),
        (_session(kind="party"), "C101 cohort.yaml, 'sessions[0].kind'"),
        (_session(start="later"), "C101 cohort.yaml, 'sessions[0].start'"),
        (_session(start="2027-01-01T09:00"), "C221 cohort.yaml, 'sessions[0].start'"),
        (_session(themes=["nosuch"]), "C205 cohort.yaml, 'sessions[0].themes'"),
        (_session(practices=["no"]), "C204 cohort.yaml, 'sessions[0].practices'"),
        (_session(table_size=[7, 5]), "C101 cohort.yaml, 'sessions[0].table_size'"),
        (_session(interpreters=-1), "C101 cohort.yaml, 'sessions[0].interpreters'"),
    ],
)
def test_a_wrong_header_is_told(
    spring: Path, change: Callable[[dict[str, Any]], object], told: str
) -> None:
    edit_yaml(spring, "cohort.yaml", change)

    [error] = refused("check", spring)

    assert error.startswith(f"{told}: ")


def _seventeen(content: dict[str, Any]) -> None:
    theme, *_ = content["themes"]
    first = theme["practices"][0]
    theme["practices"] = [{**first, "name": f"energy-{n}"} for n in range(17)]
    content["themes"] = [theme]


def _levels(n: int) -> Callable[[dict[str, Any]], object]:
    levels = [{"en": f"Level {k}", "ko": f"{k}"} for k in range(n)]
    return lambda content: content["scale"].update(levels=levels)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_seventeen, "Q202"),
        (_levels(2), "Q101"),
        (_levels(7), "Q101"),
        (_levels(6), "Q203"),
        (lambda q: q["scale"].update(sharing_level=6), "Q206"),
        (lambda q: q["themes"][1].update(name="energy"), "Q201"),
        (lambda q: q["themes"][0]["label"].pop("ko"), "Q205"),
        (lambda q: q.pop("licence"), "Q101"),
        (lambda q: q.update(themes=[]), "Q101"),
    ],
)
def test_a_wrong_questionnaire_is_told_alone_and_in_its_cohort(
    spring: Path, change: Callable[[dict[str, Any]], object], code: str
) -> None:
    edit_yaml(spring, "questionnaire.yaml", change)

    alone = refused("check", spring / "questionnaire.yaml")
    within = refused("check", spring)

    assert {error.split()[0] for error in alone} == {code}
    assert set(alone) <= set(within)
    assert all(error.startswith(f"{code} questionnaire.yaml, ") for error in alone)


def test_yaml_survives_an_editor(spring: Path) -> None:
    content = yaml.safe_load((spring / "cohort.yaml").read_text(encoding="utf-8"))
    text = yaml.safe_dump(content, allow_unicode=False, default_flow_style=True)
    (spring / "cohort.yaml").write_text(text, encoding="utf-8")

    done("check", spring)
