"""A conflict told in sentences, with the options that ease it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from cityshare.advice.conflicts import ClashingRule, Conflict
from cityshare.advice.easing import Easing
from cityshare.advice.names import Names
from cityshare.advice.relaxations import Relaxation
from cityshare.cohort import Cohort


def tell_conflict(cohort: Cohort, conflict: Conflict, *, language: str = "en") -> str:
    """Tell which rules clash and what would help."""
    names = Names(cohort, language)
    if conflict.status != "clash":
        return names.say(f"conflict.{conflict.status}")
    return "\n".join(_conflict(names, conflict))


def _conflict(names: Names, conflict: Conflict) -> Iterator[str]:
    yield names.say("conflict", people=conflict.n_people, tables=conflict.n_tables)
    for rule in conflict.rules:
        yield from _rule(names, rule)
    if len(conflict.rules) == 1:
        yield names.say("conflict.one")
    elif conflict.is_irreducible:
        yield names.say("conflict.irreducible")
    yield ""
    key = "relaxations" if conflict.relaxations else "relaxations.none"
    yield names.say(key)
    for relaxation in conflict.relaxations:
        easings = [_easing(names, easing) for easing in relaxation.easings]
        told = names.say("relaxation.and").join(easings)
        yield f"  - {told}"
        options = " ".join(options_of(relaxation))
        if len(options) <= 160:  # a longer one is written into cohort.yaml
            yield names.say("relaxation.set", options=options)


def _rule(names: Names, rule: ClashingRule) -> Iterator[str]:
    sentence = rule.sentence or names.say("conflict.theme_tables")
    yield "  - " + names.say("conflict.rule", name=rule.name, sentence=sentence)
    if rule.groups:
        groups = [names.say("conflict.group", value=v, n=n) for v, n in rule.groups]
        yield names.say("conflict.groups", groups=names.all_of(groups))
    elif rule.people:
        yield names.say("conflict.people", people=names.people(rule.people))


def _easing(names: Names, easing: Easing) -> str:
    kind = f"ungroup.{easing.rule}" if easing.kind == "ungroup" else easing.kind
    details: dict[str, Any] = dict(easing.details)
    if "theme" in details:
        details["theme"] = names.theme(details["theme"])
    people = names.people(easing.people)
    return names.say(f"ease.{kind}", rule=easing.rule, people=people, **details)


def options_of(relaxation: Relaxation) -> tuple[str, ...]:
    """Return the changed settings as options of ``cityshare assign``."""
    rules = relaxation.rules.model_dump(mode="json")
    options: dict[str, str] = {}
    for easing in relaxation.easings:
        for name in easing.changes:
            if name == "strengths":
                options[f"{easing.rule}.strength"] = "prefer"
            else:
                options[name] = _shown(rules[name])
    return tuple(f"--set {name}={value}" for name, value in options.items())


def _shown(setting: Any) -> str:
    if isinstance(setting, str | int | float):
        return str(setting).lower() if isinstance(setting, bool) else str(setting)
    return f"'{json.dumps(setting, ensure_ascii=False)}'"
