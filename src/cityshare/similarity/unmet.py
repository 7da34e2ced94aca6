"""Unmet needs: what nobody here can teach, and when to ask for it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cityshare.cohort import Cohort, Session
from cityshare.scoring import Profiles

ASKING = frozenset({"lecture", "visit", "presentations"})


@dataclass(frozen=True, slots=True)
class Unmet:
    """A practice that nobody here can teach these people.

    Attributes
    ----------
    practice
        Name of the practice.
    participants
        Ids of those who want to climb and find no sharer above their level.
    ask_at
        Ids of the lectures, visits and presentations at which to ask.
    """

    practice: str
    participants: tuple[str, ...]
    ask_at: tuple[str, ...] = ()


def unmet_needs(profiles: Profiles) -> tuple[Unmet, ...]:
    """Find the needs that nobody of another delegation can answer.

    Parameters
    ----------
    profiles
        The profiles of a cohort.

    Returns
    -------
    tuple of Unmet
        In the order of the questionnaire. Sharers count whether they may be named
        or not; colleagues do not.

    Notes
    -----
    The sessions are those whose themes or practices hold the practice; where there
    are none, those that name neither.

    Examples
    --------
    >>> from cityshare.cohort import read_cohort
    >>> from cityshare.scoring import score
    >>> unmet = unmet_needs(score(read_cohort("sample_cohorts/seoul-2016")))
    >>> all(need.participants for need in unmet)
    True
    """
    people = profiles.participants
    of = np.array([person.delegation for person in people])
    strangers = of[:, None] != of[None, :]
    found = []
    for p, practice in enumerate(profiles.practices):
        above = profiles.shared_level[None, :, p] > profiles.current[:, None, p]
        answered = (above & strangers).any(axis=1)
        wanted = profiles.aim[:, p] > profiles.current[:, p]
        who = np.flatnonzero(wanted & ~answered).tolist()
        if who:
            ids = tuple(people[i].id for i in who)
            found.append(Unmet(practice, ids, where_to_ask(profiles.cohort, practice)))
    return tuple(found)


def where_to_ask(cohort: Cohort, practice: str) -> tuple[str, ...]:
    """Return the lectures, visits and presentations at which to ask for a practice.

    Those whose themes or practices hold it; where there are none, those that name
    neither.
    """
    themes = {t.name for t in cohort.layout.themes if practice in t.practices}
    open_to_asking = [session for session in cohort.sessions if session.kind in ASKING]
    on_it = [s.id for s in open_to_asking if _is_about(s, practice, themes)]
    general = [s.id for s in open_to_asking if not s.themes and not s.practices]
    return tuple(on_it or general)


def _is_about(session: Session, practice: str, themes: set[str]) -> bool:
    return practice in session.practices or not themes.isdisjoint(session.themes)
