"""Changes of rules, as the options of ``assign`` write them."""

from __future__ import annotations

import re
from typing import Any


def changes_of(
    settings: list[str], tables: int | None, table_size: str | None
) -> dict[str, Any]:
    """Read the changes of rules from the options; ``--set`` has the last word.

    Raises
    ------
    CityshareError
        F108 for each option that cannot be read.
    """
    from cityshare.errors import CityshareError, Place, Problem

    changes: dict[str, Any] = {} if tables is None else {"tables": tables}
    problems = []
    if table_size is not None:
        changes["table_size"] = span = _span(table_size)
        if span is None or not 1 <= span[0] <= span[1]:
            details = {"reason": "write it as smallest-largest, such as 5-7"}
            place = Place(column="--table-size")
            problems.append(Problem("F108", place, table_size, details))
    for setting in settings:
        rule, equals, value = setting.partition("=")
        if not equals or not rule.strip():
            details = {"reason": "write it as RULE=VALUE, such as same=subregion"}
            problems.append(Problem("F108", Place(column="--set"), setting, details))
        else:
            changes[rule.strip()] = _value(value)
    if problems:
        raise CityshareError(problems)
    return changes


def _span(text: str) -> tuple[int, int] | None:
    found = re.fullmatch(r"\s*(\d{1,9})\s*-\s*(\d{1,9})\s*", text)
    return (int(found[1]), int(found[2])) if found else None


def _value(text: str) -> Any:
    import yaml

    if span := _span(text):
        return span
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError:
        return text
