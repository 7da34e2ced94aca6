"""Laying out other themes: wishes, sessions and rules follow in one change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cityshare.cohort import Session, ThemeLayout
from cityshare.cohort.header import CohortHeader
from cityshare.errors import CityshareError, Problem
from cityshare.store import people
from cityshare.workshop.change import Change
from cityshare.workshop.layouts import Becomes, check_layout, heirs, inherited

ANY = 1_000


def lay_out(
    change: Change, layout: ThemeLayout, becomes: Becomes | None = None
) -> None:
    """Give a workshop other themes.

    Parameters
    ----------
    change
        The transaction.
    layout
        The themes from now on.
    becomes
        What each theme of today becomes; by default the theme of the same name, else
        the one with most of its practices. A session is on all that comes of its
        themes; a wish, a pin or a range of tables is for the first.

    Raises
    ------
    CityshareError
        With everything that is wrong with the layout (C224, L301, L350), L352 if a
        session would be left without a theme.
    """
    known = [practice.name for practice in change.questionnaire.practices]
    problems = check_layout(layout, known)
    if problems:
        raise CityshareError(problems)
    if layout == change.layout:
        return
    becomes = heirs(change.layout, layout) if becomes is None else becomes
    header = change.header
    own = ThemeLayout.of_questionnaire(change.questionnaire)
    kept = header.model_copy(
        update={
            "theme_layout": None if layout == own else layout.themes,
            "sessions": tuple(_session(slot, becomes) for slot in header.sessions),
            "rules": _rules(header.rules, becomes),
        }
    )
    keep_header(change, kept)
    for person in people.people_of(change.connection, change.id):
        wishes = inherited(person.themes, becomes, most=1)
        if wishes != person.themes:
            changed = replace(person, themes=wishes)
            people.change_person(change.connection, change.id, changed)
    change.note("themes")


def keep_header(change: Change, header: CohortHeader) -> None:
    """Write what cohort.yaml holds."""
    change.set(cohort=header.model_dump_json(exclude_defaults=True))


def _session(session: Session, becomes: Becomes) -> Session:
    themes = inherited(session.themes, becomes, most=ANY)
    if session.themes and not themes:
        details = {"session": str(session.title)}
        raise CityshareError([Problem("L352", details=details)])
    return session.model_copy(update={"themes": themes})


def _rules(rules: Mapping[str, Any], becomes: Becomes) -> dict[str, Any]:
    """Return the rules with pins and ranges of tables of the themes from now on."""
    kept = dict(rules)
    if pins := kept.get("pins"):
        heirs_of = {who: becomes.get(place, (place,)) for who, place in pins.items()}
        kept["pins"] = {who: found[0] for who, found in heirs_of.items() if found}
    if ranges := kept.get("theme_tables"):
        kept["theme_tables"] = _ranges(ranges, becomes)
    return kept


def _ranges(ranges: Mapping[str, Any], becomes: Becomes) -> dict[str, list[int]]:
    """Return the ranges; those of themes that become one are added."""
    total: dict[str, list[int]] = {}
    for theme, (least, most) in ranges.items():
        for heir in becomes.get(theme, ())[:1]:
            before = total.get(heir, [0, 0])
            total[heir] = [before[0] + least, before[1] + most]
    return total
