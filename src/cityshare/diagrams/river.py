"""The river: what everybody's levels leave open between a south and a north bank."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from cityshare.cohort import LayoutTheme
from cityshare.diagrams.units import FEWEST, Unit, UnitLevels, unit_levels, unit_name
from cityshare.scoring import BoolArray, FloatArray, Profiles

MOST_FOR_EXTREMES = 15
"""Up to so many units the banks are the lowest and the highest level."""

Banks = Literal["extremes", "percentiles"]
Reading = Literal["share", "learn", "invite"]


@dataclass(frozen=True, slots=True)
class RiverPractice:
    """One practice of a river; levels are ``None`` before five have answered it."""

    name: str
    label: str
    n_answering: int
    south: float | None = None
    north: float | None = None
    lowest: float | None = None
    highest: float | None = None
    own: float | None = None
    own_target: float | None = None
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class RiverTheme:
    """A theme with its practices."""

    name: str
    label: str
    practices: tuple[RiverPractice, ...]


@dataclass(frozen=True, slots=True)
class River:
    """Everything a river diagram shows, ready to draw.

    Attributes
    ----------
    title
        Title of the cohort.
    themes
        Themes of the cohort's layout with their practices.
    levels
        Labels of the scale's levels, lowest first.
    unit, n_units
        What is counted, and how many of them have answered.
    banks
        Whether the banks are the lowest and highest level or the 10th and 90th
        percentile.
    own_name
        Whose line is drawn, "" for nobody's.
    language
        Language of the labels.
    """

    title: str
    themes: tuple[RiverTheme, ...]
    levels: tuple[str, ...]
    unit: Unit
    n_units: int
    banks: Banks
    own_name: str
    language: str

    @property
    def is_drawn(self) -> bool:
        """Whether enough have answered for anything to be drawn."""
        return self.n_units >= FEWEST

    @property
    def practices(self) -> tuple[RiverPractice, ...]:
        """All practices from left to right."""
        return tuple(practice for theme in self.themes for practice in theme.practices)


def river_of(
    profiles: Profiles,
    *,
    own: str | None = None,
    language: str = "en",
    unit: Unit = "delegation",
) -> River:
    """Work out the banks of every practice, and one unit's own line.

    Levels are withheld while fewer than five units have answered, and for every
    practice that fewer than five have answered.

    Parameters
    ----------
    profiles
        Profiles of the cohort.
    own
        Id of the delegation (or person, by ``unit``) whose line is drawn.
    language
        Language of the labels.
    unit
        What is counted: delegations with their agreed level, else the median of
        their members' levels; or people.

    Returns
    -------
    River
        The banks are the lowest and highest level up to 15 units, above that the
        10th and 90th percentile.

    Raises
    ------
    KeyError
        If there is no unit of the id ``own``.

    Notes
    -----
    A practice is read as "learn here" where the own level is below its target, or
    where no target is given, the river is two levels wide and the own level lies in
    its lower half; as "could share" from the sharing level on, at the north bank,
    unless the delegation's members disagree by two levels; as "invite someone" where
    the target is above everybody's level, or nobody has reached the sharing level.

    Examples
    --------
    >>> from cityshare.cohort import read_cohort
    >>> from cityshare.scoring import score
    >>> river = river_of(score(read_cohort("sample_cohorts/seoul-2016")))
    >>> river.banks, river.is_drawn
    ('extremes', True)
    """
    cohort = profiles.cohort
    own_name = "" if own is None else unit_name(profiles, own, unit)
    units = unit_levels(profiles, unit)
    many = len(units.ids) > MOST_FOR_EXTREMES
    survey = _Survey(
        profiles=profiles,
        units=units,
        own=own,
        banks="percentiles" if many else "extremes",
        disputed=_disputed(profiles, own),
    )
    return River(
        title=cohort.title.read(language),
        themes=tuple(survey.theme(theme, language) for theme in cohort.layout.themes),
        levels=tuple(
            label.read(language) for label in cohort.questionnaire.scale.levels
        ),
        unit=unit,
        n_units=len(units.ids),
        banks=survey.banks,
        own_name=own_name,
        language=language,
    )


def _disputed(profiles: Profiles, own: str | None) -> BoolArray:
    """Tell where the own delegation's members disagree, so that it is no source."""
    rows = [own in {person.id, person.delegation} for person in profiles.participants]
    return np.asarray(profiles.disputed[np.array(rows, bool)].any(axis=0))


@dataclass(frozen=True)
class _Survey:
    profiles: Profiles
    units: UnitLevels
    own: str | None
    banks: Banks
    disputed: BoolArray

    def theme(self, theme: LayoutTheme, language: str) -> RiverTheme:
        return RiverTheme(
            name=theme.name,
            label=theme.label.read(language),
            practices=tuple(self.practice(name, language) for name in theme.practices),
        )

    def practice(self, name: str, language: str) -> RiverPractice:
        p = self.profiles.practices.index(name)
        label = self.profiles.cohort.questionnaire.practice(name).label.read(language)
        levels = self.units.current[:, p]
        given = levels[~np.isnan(levels)]
        if len(given) < FEWEST:
            return RiverPractice(name, label, len(given))
        south, north = self._banks(given)
        own, own_target = self._own_levels(p)
        return RiverPractice(
            name=name,
            label=label,
            n_answering=len(given),
            south=south,
            north=north,
            lowest=float(given.min()),
            highest=float(given.max()),
            own=own,
            own_target=own_target,
            readings=self._readings(p, given, own, own_target),
        )

    def _banks(self, given: FloatArray) -> tuple[float, float]:
        if self.banks == "extremes":
            return float(given.min()), float(given.max())
        south, north = np.percentile(given, (10, 90))
        return float(south), float(north)

    def _own_levels(self, p: int) -> tuple[float | None, float | None]:
        if self.own not in self.units.ids:
            return None, None
        u = self.units.ids.index(self.own)
        current, target = self.units.current[u, p], self.units.target[u, p]
        return (
            None if np.isnan(current) else float(current),
            None if np.isnan(target) else float(target),
        )

    def _readings(
        self, p: int, given: FloatArray, own: float | None, target: float | None
    ) -> tuple[Reading, ...]:
        sharing = self.profiles.cohort.questionnaire.scale.sharing_level
        south, north = self._banks(given)
        if self.own is None:
            return ("invite",) if given.max() < sharing else ()
        if own is None:
            return ()
        found: list[Reading] = []
        if own >= max(north, sharing) and not self.disputed[p]:
            found.append("share")
        if target is None:
            if north - south >= 2 and own <= (south + north) / 2:
                found.append("learn")
        elif target > given.max() or (own < target and given.max() < sharing):
            found.append("invite")
        elif own < target:
            found.append("learn")
        return tuple(found)
