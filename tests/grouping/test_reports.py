"""Reports of rules: kept or broken, how often, and where."""

from __future__ import annotations

from cityshare.grouping.reports import report_rules
from cityshare.optimisation import evaluate
from grouping.halls import compiled_of, meeting, people, person, seated

COHORT = meeting(
    [
        *people("a1 a2 b1", languages=("en",)),
        *people("b2 c1 c2", languages=("ko",)),
        person("h:d1", languages=("en", "ko")),
    ]
)
RULES = {
    "tables": 2,
    "together": (("a1", "b1"),),
    "apart": (("a2", "c1"),),
    "pins": {"c2": "energy"},
}


def reports_of(*tables, **rules):
    compiled = compiled_of(COHORT, **{**RULES, **rules})
    if not tables:
        return {r.name: r for r in report_rules(compiled, None, None)}
    seating = seated(compiled, *tables)
    evaluation = evaluate(compiled.problem, seating)
    found = report_rules(compiled, seating, evaluation)
    assert [r.name for r in found] == [clause.rule for clause in compiled.clauses]
    return {report.name: report for report in found}


def test_a_seating_that_keeps_everything():
    found = reports_of(("buildings", "a1 b1 a2 d1"), ("energy", "b2 c1 c2"))
    found.pop("one_per_delegation")
    assert all(report.kept for report in found.values())
    assert all(report.broken == 0 for report in found.values())
    assert all(report.where == () for report in found.values())


def test_tables_pairs_and_people_are_named():
    found = reports_of(("energy", "a1 a2 c1 d1"), ("buildings", "b1 b2 c2"))
    where = {r.name: (r.broken, r.where) for r in found.values() if not r.kept}
    assert where == {
        "one_per_delegation": (2, ("T1", "T2")),
        "language": (2, ("T1", "T2")),
        "together": (1, ("Person a1 and Person b1",)),
        "apart": (1, ("Person a2 and Person c1",)),
        "pins": (1, ("Person c2",)),
    }


def test_settings_and_sentences_are_those_of_the_clauses():
    found = reports_of(("energy", "a1 a2 c1 d1"), ("buildings", "b1 b2 c2"))
    assert found["pins"].setting == {"c2": "energy"}
    assert found["pins"].strength == "must"
    assert found["pins"].sentence == "These have a fixed place: Person c2 at energy."


def test_without_a_seating_nothing_is_kept():
    found = reports_of()
    assert not any(report.kept for report in found.values())
    assert all(report.broken == 0 for report in found.values())
