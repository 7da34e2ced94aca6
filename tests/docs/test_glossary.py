from __future__ import annotations

from typing import Any

import pytest

from cityshare.grouping.compiled import compile_hall
from cityshare.grouping.hall import set_up_hall
from cityshare.grouping.rules import STRENGTHS_OF_SETTINGS, SWITCHES, Rules
from cityshare.grouping.sentences import SENTENCES
from cityshare.scoring import score
from docs.errors_page import sentence
from docs.markdown import read_page, rows, section
from factories import make_cohort

PAGE = read_page("glossary.md")
RULES = {row[0]: row[1:] for row in rows(section(PAGE, "All rules"))}
SETTING, DEFAULT, STRENGTH, SENTENCE, PRIMITIVE = range(5)


def shown(default: Any) -> str:
    """Write a default as a reader would."""
    match default:
        case None | () | {}:
            return "none"
        case bool():
            return "yes" if default else "no"
        case (int(), int()):
            return f"{default[0]}-{default[1]}"
        case tuple():
            return ", ".join(f"{part:g}" for part in default)
        case float():
            return f"{default:g}"
    return "none" if default == {} else str(default)


def test_every_rule_has_a_row() -> None:
    assert list(RULES) == list(Rules.model_fields)


@pytest.mark.parametrize("rule", Rules.model_fields)
def test_defaults_are_the_ones_used(rule: str) -> None:
    assert RULES[rule][DEFAULT] == shown(getattr(Rules(), rule))


@pytest.mark.parametrize("rule", [*SWITCHES, *STRENGTHS_OF_SETTINGS])
def test_strengths_are_the_ones_used(rule: str) -> None:
    assert RULES[rule][STRENGTH] == Rules().strength_of(rule)


def test_every_sentence_is_quoted() -> None:
    quoted = " ".join(row[SENTENCE] for row in RULES.values())
    to_paste = {name: sentence(words) for name, words in SENTENCES.items()}

    assert {name: s for name, s in to_paste.items() if s not in quoted} == {}


def test_primitives_are_the_ones_compiled_to() -> None:
    cohort = make_cohort(24, hosts=1, experts=1, observers=1)
    one, two, three, four = (person.id for person in cohort.participants[:4])
    rules = Rules(
        observers_seated=True,
        same="climate",
        spread="country",
        together=((one, two),),
        apart=((three, four),),
        pins={one: "energy"},
    )
    hall = set_up_hall(score(cohort), rules, cohort.sessions[0])
    met = [(one, three), (one, "host-1")]
    clauses = compile_hall(hall, met=met, turns=[two]).clauses
    compiled = {
        clause.rule: {type(primitive).__name__ for primitive in clause.primitives}
        for clause in clauses
        if clause.primitives
    }

    assert {rule: {RULES[rule][PRIMITIVE]} for rule in compiled} == compiled
    assert {*compiled, "table_size"} >= {*SWITCHES, *STRENGTHS_OF_SETTINGS}
