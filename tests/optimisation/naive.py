"""A naive judge, written straight from the design and slowly: the oracle's value."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from cityshare.optimisation import (
    Allowed,
    ClassCap,
    CommonLabel,
    Cover,
    GroupingProblem,
    Pairs,
    Primitive,
    Seating,
)

Members = tuple[int, ...]
SHARES = [Fraction(k, 4) for k in range(5)]


@dataclass(frozen=True)
class Judged:
    """What a table or a plan comes to; parts are added up over tables."""

    must: int
    prefer: int
    unfairness: tuple[int, ...]
    value: int

    @property
    def rank(self) -> tuple[int, ...]:
        """The vector to compare, smallest first."""
        return (self.must, self.prefer, *self.unfairness, -self.value)


def steps(problem: GroupingProblem, i: int, j: int, p: int) -> int:
    """Count the levels that j can take i up on one practice."""
    top = min(int(problem.shared[j, p]), int(problem.aim[i, p]))
    return max(0, top - int(problem.current[i, p]))


def two_best(problem: GroupingProblem, i: int, members: Members, p: int) -> list[int]:
    """Return the best and the second best of the other members for i."""
    found = [steps(problem, i, j, p) for j in members if j != i]
    return sorted([*found, 0, 0], reverse=True)[:2]


def practices(problem: GroupingProblem, theme: int) -> list[int]:
    """List the practices of a theme."""
    return [p for p, here in enumerate(problem.practices[theme].tolist()) if here]


def served(problem: GroupingProblem, i: int, members: Members, theme: int) -> int:
    """Value what the best source at a table does for one person."""
    return sum(
        int(problem.gain_first[i, p]) * two_best(problem, i, members, p)[0]
        for p in practices(problem, theme)
    )


def value_of_table(problem: GroupingProblem, members: Members, theme: int) -> int:
    """Value a table: wishes, best and second best over the other members."""
    total = 0
    for i in members:
        total += int(problem.wish[i, theme])
        for p in practices(problem, theme):
            best, second = two_best(problem, i, members, p)
            total += int(problem.gain_first[i, p]) * best
            total += int(problem.gain_second[i, p]) * second
    return total


def unfairness_of_table(
    problem: GroupingProblem, members: Members, theme: int
) -> tuple[int, ...]:
    """Count a table's people in each stage of fairness."""
    if problem.fairness == "total":
        return ()
    if problem.fairness == "floor":
        return (sum(_left_out(problem, i, members, theme) for i in members),)
    everyone = tuple(range(problem.n_people))
    stages = [0] * len(SHARES)
    for i in members:
        can = max(served(problem, i, everyone, h) for h in range(problem.n_themes))
        got = served(problem, i, members, theme)
        for stage, share in enumerate(SHARES):
            below = got == 0 if share == 0 else got < share * can
            stages[stage] += can > 0 and below
    return tuple(stages)


def _left_out(problem: GroupingProblem, i: int, members: Members, theme: int) -> bool:
    ranked = [p for p, is_ranked in enumerate(problem.ranked[i].tolist()) if is_ranked]
    here = set(practices(problem, theme)) & set(ranked)
    return bool(ranked) and not any(two_best(problem, i, members, p)[0] for p in here)


def broken_at_table(
    primitive: Primitive, members: Members, theme: int, table: int
) -> int:
    """Count how often one table breaks a primitive, but for bridges and together."""
    match primitive:
        case Allowed():
            return sum(
                not (primitive.themes[i, theme] and primitive.tables[i, table])
                for i in members
            )
        case ClassCap():
            labels = [int(primitive.label[i]) for i in members]
            return sum(
                max(0, labels.count(c) - int(most))
                for c, most in enumerate(primitive.most)
            )
        case Cover():
            groups = {
                int(primitive.group[i]) for i in members if primitive.eligible[theme, i]
            }
            return max(0, int(primitive.least[theme]) - len(groups))
        case CommonLabel():
            return (
                0 if bridges_for(primitive, members) else _lacking(primitive, members)
            )
        case Pairs():
            return 0 if primitive.together else _pairs_within(primitive, members)


def _lacking(common: CommonLabel, members: Members) -> int:
    carriers = [sum(int(common.masks[i]) >> b & 1 for i in members) for b in range(62)]
    return len(members) - max(carriers)


def bridges_for(common: CommonLabel, members: Members) -> set[int]:
    """Return the kinds of bridge one of which a table needs; none if all can talk."""
    if _lacking(common, members) == 0:
        return set()
    return {
        kind
        for kind, bridge in enumerate(common.bridges.tolist())
        if all(int(common.masks[i]) & bridge for i in members)
    }


def most_bridged(needs: list[set[int]], left: tuple[int, ...]) -> int:
    """Try every way to give bridges to tables; return how many get one at best."""
    if not needs:
        return 0
    best = most_bridged(needs[1:], left)
    for kind in needs[0]:
        if left[kind] > 0:
            fewer = (*left[:kind], left[kind] - 1, *left[kind + 1 :])
            best = max(best, 1 + most_bridged(needs[1:], fewer))
    return best


def left_unbridged(common: CommonLabel, tables: list[Members]) -> int:
    """Count the tables that need a bridge and get none at best."""
    needs = [need for need in (bridges_for(common, m) for m in tables) if need]
    return len(needs) - most_bridged(needs, tuple(common.n_bridges.tolist()))


def _pairs_within(pairs: Pairs, members: Members) -> int:
    both = zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)
    return sum(i in members and j in members for i, j in both)


def judge_table(
    problem: GroupingProblem, members: Members, theme: int, table: int
) -> Judged:
    """Judge what one table adds to a plan."""
    goals = problem.pair_goals
    pairs = zip(goals.first, goals.second, goals.value.tolist(), strict=True)
    met = sum(value for i, j, value in pairs if i in members and j in members)
    broken = {True: 0, False: 0}
    for primitive in problem.primitives:
        broken[primitive.must] += broken_at_table(primitive, members, theme, table)
    return Judged(
        must=broken[True],
        prefer=broken[False],
        unfairness=unfairness_of_table(problem, members, theme),
        value=value_of_table(problem, members, theme) + met,
    )


def broken_across(problem: GroupingProblem, tables: list[Members]) -> dict[bool, int]:
    """Count, by strength, what no single table can tell: bridges and togetherness."""
    broken = {True: 0, False: 0}
    for primitive in problem.primitives:
        if isinstance(primitive, CommonLabel):
            broken[primitive.must] += left_unbridged(primitive, tables)
        elif isinstance(primitive, Pairs) and primitive.together:
            met = sum(_pairs_within(primitive, members) for members in tables)
            broken[primitive.must] += len(primitive.first) - met
    return broken


def add_up(parts: list[Judged], across: dict[bool, int]) -> Judged:
    """Add the tables of a plan up."""
    return Judged(
        must=sum(part.must for part in parts) + across[True],
        prefer=sum(part.prefer for part in parts) + across[False],
        unfairness=tuple(
            sum(stage)
            for stage in zip(*(part.unfairness for part in parts), strict=True)
        ),
        value=sum(part.value for part in parts),
    )


def judge(problem: GroupingProblem, seating: Seating) -> Judged:
    """Judge a plan."""
    tables = [tuple(seating.members(g).tolist()) for g in range(problem.n_tables)]
    parts = [
        judge_table(problem, members, int(theme), g)
        for g, (members, theme) in enumerate(zip(tables, seating.theme_of, strict=True))
    ]
    return add_up(parts, broken_across(problem, tables))


def count_broken_naively(primitive: Primitive, seating: Seating) -> int:
    """Count how often a seating breaks one primitive."""
    n_tables = len(seating.theme_of)
    tables = [tuple(seating.members(g).tolist()) for g in range(n_tables)]
    if isinstance(primitive, Pairs):
        return sum(
            (seating.table_of[i] == seating.table_of[j]) != primitive.together
            for i, j in zip(primitive.first, primitive.second, strict=True)
        )
    total = sum(
        broken_at_table(primitive, members, int(theme), g)
        for g, (members, theme) in enumerate(zip(tables, seating.theme_of, strict=True))
    )
    if isinstance(primitive, CommonLabel):
        total += left_unbridged(primitive, tables)
    return total
