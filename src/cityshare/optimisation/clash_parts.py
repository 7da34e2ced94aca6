"""Which people a clash is about: its rules cut into parts, and shrunk."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from cityshare.optimisation.feasibility import ask
from cityshare.optimisation.primitives import (
    Allowed,
    BoolArray,
    ClassCap,
    CommonLabel,
    Cover,
    IntArray,
    Pairs,
    Primitive,
)
from cityshare.optimisation.problem import GroupingProblem
from cityshare.optimisation.units import cliques_of

MOST_QUESTIONS = 30
WORK = 0.1
QUESTION = 0.03  # deterministic seconds of one question


@dataclass(frozen=True, eq=False)
class Part:
    """One part of a rule: a person, pair, class, theme or label it speaks of."""

    rule: str
    primitive: int
    number: int
    people: IntArray


def parts_of_clash(
    problem: GroupingProblem, rules: tuple[str, ...], *, work: float = WORK
) -> tuple[Part, ...]:
    """Return a small set of parts of the rules that still clash.

    Parameters
    ----------
    problem
        The problem.
    rules
        Rules that no seating keeps together.
    work
        Deterministic seconds for all questions; at most 30 are asked, and none takes
        long, so that the parts may be more than are needed.
    """
    parts = [
        part
        for index, primitive in enumerate(problem.primitives)
        if primitive.must and primitive.rule in rules
        for part in _parts(primitive, index)
    ]
    found = _too_many_apart(problem, parts)
    parts = found or parts
    questions = 0
    span = max(1, len(parts) // 2)
    while parts and not found:
        at = 0
        while at < len(parts) and questions < MOST_QUESTIONS and work > 0:
            rest = parts[:at] + parts[at + span :]
            questions += 1
            answer = ask(_only(problem, rest), rules, work=min(work, QUESTION))
            work -= answer.work
            if answer.is_impossible:
                parts = rest
            else:
                at += span
        if span == 1 or questions >= MOST_QUESTIONS or work <= 0:
            break
        span = -(-span // 2)
    return tuple(parts)


def _too_many_apart(problem: GroupingProblem, parts: list[Part]) -> list[Part]:
    """Return one person more than there are tables, all to sit apart, if there are."""
    for index in {part.primitive for part in parts}:
        pairs = problem.primitives[index]
        if not isinstance(pairs, Pairs) or pairs.together:
            continue
        for clique in cliques_of(pairs):
            if len(clique) > problem.n_tables and _goes_by_person(pairs):
                chosen = set(clique[: problem.n_tables + 1])
                own = [part for part in parts if part.primitive == index]
                return [part for part in own if part.number in chosen]
    return []


def _parts(primitive: Primitive, index: int) -> list[Part]:
    def part(number: int, people: IntArray | BoolArray) -> Part:
        if people.dtype == np.bool_:
            people = np.flatnonzero(people)
        return Part(primitive.rule, index, number, people.astype(np.int64))

    match primitive:
        case Allowed():
            bound = ~(primitive.themes.all(axis=1) & primitive.tables.all(axis=1))
            return [part(i, np.array([i])) for i in np.flatnonzero(bound).tolist()]
        case ClassCap():
            return [
                part(c, primitive.label == c)
                for c, most in enumerate(primitive.most.tolist())
                if (primitive.label == c).sum() > most
            ]
        case Cover():
            return [
                part(h, primitive.eligible[h])
                for h in np.flatnonzero(primitive.least).tolist()
            ]
        case CommonLabel():
            everything = _everything(primitive)
            masks = [m for m in np.unique(primitive.masks) if m != everything]
            return [part(int(m), primitive.masks == m) for m in masks]
        case Pairs():
            if _goes_by_person(primitive):
                people = np.union1d(primitive.first, primitive.second)
                return [part(i, np.array([i])) for i in people.tolist()]
            ends = zip(primitive.first.tolist(), primitive.second.tolist(), strict=True)
            return [part(k, np.array(pair)) for k, pair in enumerate(ends)]


def _goes_by_person(pairs: Pairs) -> bool:
    """Tell whether pairs are so many that people are the better parts."""
    return len(pairs.first) > len(np.union1d(pairs.first, pairs.second))


def _everything(common: CommonLabel) -> int:
    return int((1 << int(common.masks.max(initial=0)).bit_length()) - 1)


def _only(problem: GroupingProblem, parts: list[Part]) -> GroupingProblem:
    """Return the problem with these parts alone of the primitives they belong to."""
    kept: dict[int, list[int]] = {}
    for part in parts:
        kept.setdefault(part.primitive, []).append(part.number)
    return replace(
        problem,
        primitives=tuple(
            _cut(problem.primitives[index], np.array(numbers))
            for index, numbers in kept.items()
        ),
    )


def _cut(primitive: Primitive, numbers: IntArray) -> Primitive:
    match primitive:
        case Allowed():
            themes = np.ones_like(primitive.themes)
            tables = np.ones_like(primitive.tables)
            themes[numbers] = primitive.themes[numbers]
            tables[numbers] = primitive.tables[numbers]
            return replace(primitive, themes=themes, tables=tables)
        case ClassCap():
            inside = np.isin(primitive.label, numbers)
            return replace(primitive, label=np.where(inside, primitive.label, -1))
        case Cover():
            themes = np.isin(np.arange(len(primitive.least)), numbers)
            return replace(primitive, least=np.where(themes, primitive.least, 0))
        case CommonLabel():
            inside = np.isin(primitive.masks, numbers)
            masks = np.where(inside, primitive.masks, _everything(primitive))
            return replace(primitive, masks=masks)
        case Pairs():
            first, second = primitive.first, primitive.second
            kept = np.isin(np.arange(len(first)), numbers)
            if _goes_by_person(primitive):
                kept = np.isin(first, numbers) & np.isin(second, numbers)
            return replace(primitive, first=first[kept], second=second[kept])
