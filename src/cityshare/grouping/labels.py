"""Rules of one common label: a working language, or one value of a column."""

from __future__ import annotations

from collections import Counter

import numpy as np

from cityshare.cohort import Participant, Role
from cityshare.errors import Place, Problem
from cityshare.grouping.clause import Clause
from cityshare.grouping.columns import column_problems, column_values
from cityshare.grouping.hall import Hall
from cityshare.grouping.plan import Strength
from cityshare.grouping.sentences import SENTENCES
from cityshare.optimisation.arrays import MOST_BRIDGES
from cityshare.optimisation.primitives import CommonLabel, IntArray

STRETCH_MINUTES = 45  # an interpreter works 30 to 45 minutes at a stretch
MOST_LABELS = 62


def spoken(person: Participant) -> frozenset[str]:
    """Return the languages somebody speaks, without script and region.

    >>> person = Participant("a", "A", "x", languages=("zh-Hans", "en"))
    >>> sorted(spoken(person))
    ['en', 'zh']
    """
    return frozenset(language.split("-")[0].lower() for language in person.languages)


def hall_languages(hall: Hall) -> tuple[str, ...]:
    """Return the languages of the people seated, most speakers first."""
    there = (*hall.people, *hall.interpreters)
    counts = Counter(language for person in there for language in spoken(person))
    ranked = sorted(counts, key=lambda language: (-counts[language], language))
    return tuple(ranked[:MOST_LABELS])


def mask_of(languages: frozenset[str], known: tuple[str, ...]) -> int:
    """Return languages as a bit mask; everything where none is known of a person."""
    mask = sum(1 << bit for bit, name in enumerate(known) if name in languages)
    return mask or (1 << len(known)) - 1


def language_clause(hall: Hall, strength: Strength) -> Clause | None:
    """Compile the rule ``language`` with the interpreters who are there."""
    known = hall_languages(hall)
    if not known:
        return None
    everything = (1 << len(known)) - 1
    masks = [
        everything if person.role is Role.OBSERVER else mask_of(spoken(person), known)
        for person in hall.people
    ]
    bridges, numbers, problems = _bridges(hall, known)
    label = CommonLabel(
        "language", strength == "must", np.array(masks, np.int64), bridges, numbers
    )
    name = "language_bridged" if len(bridges) else "language"
    return Clause(
        "language", strength, SENTENCES[name], list(known), (label,), problems
    )


def _bridges(
    hall: Hall, known: tuple[str, ...]
) -> tuple[IntArray, IntArray, tuple[Problem, ...]]:
    kinds = Counter(mask_of(spoken(person), known) for person in hall.interpreters)
    chosen = sorted(kinds, key=lambda mask: (-kinds[mask], mask))[:MOST_BRIDGES]
    problems = []
    if len(kinds) > MOST_BRIDGES:
        problems.append(Problem("R206", details={"most": MOST_BRIDGES}))
    minutes = hall.session.minutes if hall.session else None
    numbers = [kinds[mask] for mask in chosen]
    if minutes is not None and minutes > STRETCH_MINUTES:
        if any(number % 2 for number in numbers):
            problems.append(
                Problem("R207", Place("cohort.yaml", column=hall.session_id))
            )
        numbers = [max(1, number // 2) for number in numbers]
    return np.array(chosen, np.int64), np.array(numbers, np.int64), tuple(problems)


def same_clause(hall: Hall, strength: Strength) -> Clause | None:
    """Compile the rule ``same``: delegates of one table agree in a column.

    Hosts, experts, observers and delegations without a value may sit anywhere.
    """
    column = hall.rules.same
    if column is None:
        return None
    values = [
        value if person.role is Role.DELEGATE else ""
        for person, value in zip(hall.people, column_values(hall, column), strict=True)
    ]
    names = sorted(set(values) - {""})
    problems = column_problems(hall, column, "same")
    if len(names) > MOST_LABELS:
        details = {"n": len(names), "most": MOST_LABELS}
        place = Place("rules", column="same")
        return Clause(
            "same", strength, "", problems=(Problem("R109", place, column, details),)
        )
    everything = (1 << max(1, len(names))) - 1
    masks = [1 << names.index(value) if value else everything for value in values]
    empty = np.zeros(0, np.int64)
    label = CommonLabel(
        "same", strength == "must", np.array(masks, np.int64), empty, empty
    )
    sentence = SENTENCES["same"].format(column=column)
    return Clause("same", strength, sentence, column, (label,), problems)
