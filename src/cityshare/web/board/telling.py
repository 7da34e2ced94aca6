"""What a change of a plan does, told in a few words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from cityshare.advice import Weighed
from cityshare.advice.change import RuleChange
from cityshare.advice.repaired import TradeOff
from cityshare.grouping import Plan
from cityshare.grouping.plan import RuleReport
from cityshare.grouping.table_ids import table_number
from cityshare.web.board.seats import Seats
from cityshare.workshop.board_state import Repaired

Say = Mapping[str, str]
Kind = Literal["better", "same", "worse", "broken"]
NEARLY_NOTHING = 0.05
MOST_TOLD = 6


@dataclass(frozen=True)
class Choice:
    """A move or swap that can be chosen, and what it would do.

    ``field`` and ``value`` are what its button sends.
    """

    label: str
    text: str
    kind: Kind
    field: str
    value: str


def choice_of(weighed: Weighed, seats: Seats, say: Say) -> Choice:
    """Return the choice of a weighed move or swap."""
    change = weighed.change
    if change.other:
        seat = seats.by_id[change.other]
        name = say["swap_person"].format(name=seat.name, number=seat.number)
        label = f"{say['swap_with']} {name}"
        field, value = "other", change.other
    else:
        table = next(t for t in seats.tables if t.id == change.table)
        label = say["move_line"].format(number=table.number, theme=table.theme)
        field, value = "table", change.table
    return Choice(label, tell(weighed, say), kind_of(weighed), field, value)


def kind_of(weighed: Weighed) -> Kind:
    """Return whether a change is one for the better."""
    if not weighed.is_allowed:
        return "broken"
    judged = (*(-n for n in weighed.unfairness), weighed.answered, weighed.value)
    first = next((n for n in judged if abs(n) >= NEARLY_NOTHING), 0)
    if first == 0:
        return "same"
    return "better" if first > 0 else "worse"


def tell(weighed: Weighed, say: Say) -> str:
    """Tell what a change does: priorities, those left out, rules."""
    parts = [priorities(weighed.answered, say)]
    if len(weighed.unfairness) == 1 and weighed.unfairness[0]:
        count = weighed.unfairness[0]
        key = "left_out_more" if count > 0 else "left_out_fewer"
        parts.append(say[key].format(count=abs(count)))
    elif not weighed.answered and abs(weighed.value) >= NEARLY_NOTHING:
        parts.append(say["value"].format(value=f"{weighed.value:+.1f}"))
    broken = weighed.newly_broken
    for key, rules in (
        ("breaks", [r for r in broken if r.strength == "must"]),
        ("breaks_soft", [r for r in broken if r.strength != "must"]),
        ("mends", [r for r in weighed.rules if r.after < r.before]),
    ):
        if rules:
            names = dict.fromkeys(rule_name(rule, say) for rule in rules)
            parts.append(say[key].format(rules=", ".join(names)))
    return " · ".join(parts)


def priorities(change: int, say: Say) -> str:
    """Tell how many priorities more or fewer are answered."""
    if change == 0:
        return say["same"]
    key = "more" if change > 0 else "fewer"
    if abs(change) == 1:
        return say[f"one_{key}"]
    return say[key].format(count=abs(change))


def tell_state(plan: Plan, before: Plan, say: Say) -> str:
    """Tell the headline of a plan and its rules after a change."""
    broken = sum(not rule.kept for rule in plan.rules)
    rules = say["said_rules"].format(count=broken) if broken else say["said_no_rule"]
    if plan.headline is None or before.headline is None:
        return rules
    now, then = plan.headline, before.headline
    count = say["said_count"].format(
        answered=now.priorities_answered,
        all=now.priorities,
        change=signed(now.priorities_answered - then.priorities_answered),
    )
    return f"{count} {rules}"


def tell_repaired(repaired: Repaired, seats: Seats, say: Say) -> str:
    """Tell who moves after somebody came or stayed away, and what more would give."""
    told = []
    for move in repaired.arrived:
        number = table_number(move.after)
        name = seats.name(move.person)
        told.append(say["said_arrived"].format(name=name, number=number))
    if repaired.moved:
        moves = (
            from_to(seats.name(m.person), m.before, m.after, say)
            for m in repaired.moved
        )
        who = "; ".join(_first(moves))
        told.append(say["said_moves"].format(count=len(repaired.moved), who=who))
    else:
        told.append(say["said_no_moves"])
    if repaired.closed:
        tables = ", ".join(at_table(id_, say) for id_ in repaired.closed)
        told.append(say["said_closed"].format(tables=tables))
    choices = _different(repaired.trade_off)
    if len(choices) > 1:
        parts = "; ".join(_trade_part(each, say) for each in choices)
        told.append(say["trade_off"].format(parts=parts))
    return " ".join(told)


def from_to(name: str, before: str, after: str, say: Say) -> str:
    """Tell somebody's way from one table to another."""
    return say["from_to"].format(
        name=name, before=at_table(before, say), after=at_table(after, say)
    )


def at_table(table: str, say: Say) -> str:
    """Name a table, or that there is none."""
    return say["table"].format(number=table_number(table)) if table else say["no_table"]


def rule_name(rule: RuleChange | RuleReport, say: Say) -> str:
    """Name a rule shortly; its sentence where it has no name."""
    return say.get(f"rule_{rule.name}", rule.sentence)


def broken_rules(plan: Plan, seats: Seats, say: Say) -> list[str]:
    """Tell which rules are not kept, and at which tables or for whom."""
    told = []
    tables = {table.id for table in plan.tables}
    for rule in plan.rules:
        if rule.kept:
            continue
        where = ", ".join(
            at_table(id_, say) if id_ in tables else seats.name(id_)
            for id_ in rule.where
        )
        name = rule_name(rule, say)
        told.append(f"{name} ({where})" if where else name)
    return told


def signed(number: int) -> str:
    """Return a number with its sign, as people write no change.

    >>> signed(2), signed(-1), signed(0)
    ('+2', '-1', '±0')
    """
    return f"{number:+d}" if number else "±0"


def _different(trade_off: Iterable[TradeOff]) -> list[TradeOff]:
    """Return the choices that give more than those with fewer moves."""
    found: list[TradeOff] = []
    for each in sorted(trade_off, key=lambda t: (t.moved, t.broken, -t.answered)):
        last = found[-1] if found else None
        if last is None or (each.broken, -each.answered) < (
            last.broken,
            -last.answered,
        ):
            found.append(each)
    return found


def _trade_part(part: TradeOff, say: Say) -> str:
    key = "trade_broken" if part.broken else "trade_part"
    return say[key].format(moves=part.moved, answered=part.answered, broken=part.broken)


def _first(moves: Iterable[str]) -> list[str]:
    told = list(moves)
    return told if len(told) <= MOST_TOLD else [*told[:MOST_TOLD], "…"]
