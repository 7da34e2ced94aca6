"""Conflicts: the rules that no plan keeps together, and what would help."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from cityshare.advice.named_clash import NamedClash
from cityshare.advice.relaxations import Relaxation, find_relaxations
from cityshare.grouping.columns import column_values
from cityshare.grouping.compiled import Compiled, compile_hall
from cityshare.grouping.hall import set_up_hall
from cityshare.grouping.rules import Rules
from cityshare.grouping.session_rules import cohort_rules, table_session
from cityshare.optimisation import find_clash
from cityshare.optimisation.mending import mended_seating
from cityshare.scoring import Profiles

WORK = 2.0  # deterministic seconds for each question
EASED = frozenset({"language"})


@dataclass(frozen=True)
class ClashingRule:
    """One rule of a conflict.

    Attributes
    ----------
    name
        Name of the rule.
    sentence
        The rule in words, as the plan would say it.
    people
        Ids of the people it is about in this conflict.
    groups
        For rules on a column: its values and how many people each has.
    """

    name: str
    sentence: str
    people: tuple[str, ...] = ()
    groups: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Conflict:
    """Why there is no plan.

    Attributes
    ----------
    status
        ``clash`` (proven), ``possible`` (a plan exists) or ``unknown``.
    n_people, n_tables
        Delegates, and the tables they are to sit at.
    rules
        Rules that no plan keeps together.
    is_irreducible
        Whether any one of them could be kept without the others being in its way:
        each rule left out makes the others possible, shown by a seating.
    relaxations
        What would help, the smallest change first; each was tried and seated.
    """

    status: Literal["clash", "possible", "unknown"]
    n_people: int
    n_tables: int
    rules: tuple[ClashingRule, ...] = ()
    is_irreducible: bool = False
    relaxations: tuple[Relaxation, ...] = ()


def find_conflict(
    profiles: Profiles,
    rules: Rules | None = None,
    *,
    session: str | None = None,
    met: Iterable[tuple[str, str]] = (),
    work: float = WORK,
) -> Conflict:
    """Find a set of rules that clash, in words, and the smallest changes that help.

    The working language is taken as preferred, as :func:`cityshare.assign` does
    where it stands in the way.

    Parameters
    ----------
    profiles
        The profiles of a cohort.
    rules
        Rules to use; by default those of the cohort and the session.
    session
        Id of a session of kind ``tables``; by default the first.
    met
        Pairs who sat together before (rule ``not_again``).
    work
        Deterministic seconds for each question asked; same work, same answer.

    Raises
    ------
    CityshareError
        When rules or session name something that is not there (R1..).
    """
    slot = table_session(profiles.cohort, session)
    hall = set_up_hall(profiles, rules or cohort_rules(profiles.cohort, slot), slot)
    met = tuple(met)
    compiled = compile_hall(hall, met=met, eased=EASED)
    problem = compiled.problem
    clash = find_clash(problem, work=work, start=mended_seating(problem))
    n_people = int(problem.size.counted.sum())
    if clash.status != "clash":
        return Conflict(clash.status, n_people, problem.n_tables)
    named = NamedClash.of(compiled, clash.rules)
    return Conflict(
        status="clash",
        n_people=n_people,
        n_tables=problem.n_tables,
        rules=tuple(_describe(compiled, rule, named) for rule in clash.rules),
        is_irreducible=clash.is_irreducible,
        relaxations=find_relaxations(compiled, named, met=met, work=work),
    )


def _describe(compiled: Compiled, rule: str, named: NamedClash) -> ClashingRule:
    people = named.people[rule]
    sentence = next((c.sentence for c in compiled.clauses if c.rule == rule), "")
    column = {"same": compiled.hall.rules.same, "spread": compiled.hall.rules.spread}
    name = column.get(rule)
    if name is None:
        return ClashingRule(rule, sentence, people)
    values = dict(
        zip(
            (p.id for p in compiled.hall.people),
            column_values(compiled.hall, name),
            strict=True,
        )
    )
    kinds = sorted({values[id_] for id_ in people})
    of = [values[id_] for id_ in people]
    groups = tuple((kind, of.count(kind)) for kind in kinds)
    return ClashingRule(rule, sentence, people, groups)
