"""What rules ask of one table, as rows that bounds can price."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cityshare.optimisation.arrays import Arrays
from cityshare.optimisation.primitives import BoolArray, IntArray

MOST_DEMANDS = 24


@dataclass(frozen=True)
class Demands:
    """Rows that a table keeps or pays for.

    Attributes
    ----------
    added
        What each person adds to each row ``(n_rows, n_people)``.
    asked
        How much each row asks ``(n_rows,)``.
    must
        Whether a row must be kept, else it is preferred ``(n_rows,)``.
    """

    added: IntArray
    asked: IntArray
    must: BoolArray


def demands_of_rules(arrays: Arrays, theme: int, people: IntArray) -> Demands:
    """Return what caps and covers ask of a table of some people.

    Caps that these people cannot break are left out, and the sharpest cap, which
    bounds count in anyway. Counting people where a cover counts groups asks less,
    so bounds hold.
    """
    rows: list[tuple[int, IntArray, int, bool]] = []
    family = sharpest_cap(arrays)
    caps = zip(arrays.cap_label, arrays.cap_most, arrays.cap_must, strict=True)
    for c, (label, most, must) in enumerate(caps):
        own = label[people]
        for class_ in np.unique(own[own >= 0]) if c != family else ():
            here = (own == class_).astype(np.int64)
            excess = int(here.sum() - most[class_])
            if excess > 0:
                rows.append((excess, -here, -int(most[class_]), bool(must)))
    covers = zip(
        arrays.cover_eligible, arrays.cover_least, arrays.cover_must, strict=True
    )
    for eligible, least, must in covers:
        if least[theme] > 0:
            here = eligible[theme, people].astype(np.int64)
            rows.append((len(people), here, int(least[theme]), bool(must)))
    rows = sorted(rows, key=lambda row: -row[0])[:MOST_DEMANDS]
    return Demands(
        added=np.array([row[1] for row in rows], np.int64).reshape(
            len(rows), len(people)
        ),
        asked=np.array([row[2] for row in rows], np.int64),
        must=np.array([row[3] for row in rows], bool),
    )


def demands_of_cuts(triples: IntArray, people: IntArray) -> Demands:
    """Return what cuts ask: at most one of three people, or the table pays."""
    within = (triples[:, :, None] == people).any(axis=1)
    return Demands(
        added=np.ascontiguousarray(-within.astype(np.int64)),
        asked=np.full(len(triples), -1, np.int64),
        must=np.zeros(len(triples), bool),
    )


def sharpest_cap(arrays: Arrays) -> int:
    """Return the cap with most classes: bounds count it in; -1 where there is none."""
    classes = [
        len(np.unique(label[label >= 0])) if must else 0
        for label, must in zip(arrays.cap_label, arrays.cap_must, strict=True)
    ]
    return int(np.argmax(classes)) if max(classes, default=0) else -1
