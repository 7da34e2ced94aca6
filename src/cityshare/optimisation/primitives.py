"""The seven primitives that every rule compiles to; engines know only these."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]
FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Size:
    """The number of counted people at a table lies between two limits.

    ``counted`` has shape ``(n_people,)``: chairs and second rows do not count.
    Sizes are kept by construction, never broken.
    """

    counted: BoolArray
    low: int
    high: int


@dataclass(frozen=True, eq=False)
class TableCount:
    """The number of tables per theme lies in a range, shapes ``(n_themes,)``.

    Kept by construction, never broken.
    """

    least: IntArray
    most: IntArray


@dataclass(frozen=True, eq=False)
class Allowed:
    """Where each person may sit; broken once for each person elsewhere.

    ``themes`` has shape ``(n_people, n_themes)``, ``tables`` has shape
    ``(n_people, n_tables)``.
    """

    rule: str
    must: bool
    themes: BoolArray
    tables: BoolArray


@dataclass(frozen=True, eq=False)
class ClassCap:
    """At most ``most[c]`` people of class c at a table; broken by the excess.

    ``label`` has shape ``(n_people,)`` with -1 for people of no class.
    """

    rule: str
    must: bool
    label: IntArray
    most: IntArray


@dataclass(frozen=True, eq=False)
class Cover:
    """At least ``least[h]`` groups among the eligible; broken by the shortfall.

    ``eligible`` has shape ``(n_themes, n_people)``; ``group`` has shape
    ``(n_people,)`` (two people of one group count once).
    """

    rule: str
    must: bool
    eligible: BoolArray
    group: IntArray
    least: IntArray


@dataclass(frozen=True, eq=False)
class CommonLabel:
    """One label that everyone at a table carries, or a bridge that reaches all.

    ``masks`` has shape ``(n_people,)``, one bit per label (at most 62). A table
    lacks as many people as do not carry its best label. A bridge of kind b serves
    one table at which everybody carries one of the labels ``bridges[b]``, and
    there are ``n_bridges[b]`` of them (at most 4 kinds). Broken by the people
    lacking, plus the tables left without the bridge they need.
    """

    rule: str
    must: bool
    masks: IntArray
    bridges: IntArray
    n_bridges: IntArray


@dataclass(frozen=True, eq=False)
class Pairs:
    """Pairs to seat together or apart; broken once for each pair that is not.

    ``first`` and ``second`` have shape ``(n_pairs,)``; ``together`` says which.
    """

    rule: str
    must: bool
    first: IntArray
    second: IntArray
    together: bool


Primitive = Allowed | ClassCap | Cover | CommonLabel | Pairs
