"""Scoring: answers and agreed levels become needs and assets."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from cityshare.cohort import Cohort, Role
from cityshare.scoring.levels import (
    AgreedLevels,
    Answers,
    agreed_levels,
    delegation_rows,
    disputed_levels,
    has_role,
    own_answers,
)
from cityshare.scoring.profiles import BoolArray, IntArray, Profiles
from cityshare.scoring.quality import response_problems
from cityshare.scoring.settings import ScoringSettings
from cityshare.scoring.takeover import take_over_needs
from cityshare.scoring.weights import practice_weights

STANDARD = ScoringSettings()


def score(cohort: Cohort, settings: ScoringSettings = STANDARD) -> Profiles:
    """Turn the answers of a cohort into needs and assets.

    Parameters
    ----------
    cohort
        The cohort with its questionnaire, people, answers and agreed levels.
    settings
        How far a year reaches and what priorities weigh.

    Returns
    -------
    Profiles
        Levels, needs and assets, one row per participant in the cohort's order,
        with remarks on answers that are legal but odd.

    Notes
    -----
    The level of a practice is the one that the delegation agreed on, else the
    person's own. A target counts where it is no lower than this level. Delegates
    need and share; hosts and experts need only if they answered, and share only
    the practices they name; nobody else needs or shares. Someone is a source for
    a practice at or above the sharing level, unless they refuse, have answered
    nothing at all, or their delegation disputes the level.

    Examples
    --------
    >>> from cityshare.cohort import read_cohort
    >>> profiles = score(read_cohort("sample_cohorts/seoul-2016"))
    >>> n_steps = len(profiles.practices) * (profiles.n_levels - 1)
    >>> profiles.needs.shape == (len(profiles.participants), n_steps)
    True
    """
    answers = own_answers(cohort)
    agreed = agreed_levels(cohort)
    disputed = disputed_levels(cohort, answers.current, agreed)
    filled = take_over_needs(cohort, answers, agreed)
    learns = _learners(cohort, answers)[:, None]
    current = np.where(learns, _levels_used(cohort, filled, agreed), 0)
    target = _targets_used(cohort, filled, agreed, current)
    priority = np.where(learns, filled.priority, 0)
    shared_level = np.where(disputed, 0, _source_levels(cohort, answers, agreed))
    weight = np.where(learns, practice_weights(priority, settings), 0.0)
    profiles = Profiles(
        cohort=cohort,
        own_current=answers.current,
        own_target=answers.target,
        current=current,
        aim=np.minimum(target, current + settings.max_steps),
        priority=priority,
        weight=weight,
        shared_level=shared_level,
        named=(shared_level > 0) & ((answers.share > 0) | _named_practices(cohort)),
        disputed=disputed,
    )
    return replace(profiles, problems=response_problems(profiles))


def _learners(cohort: Cohort, answers: Answers) -> BoolArray:
    experts = has_role(cohort, Role.HOST, Role.RESOURCE)
    answered = (answers.current > 0).any(axis=1)
    return np.asarray(has_role(cohort, Role.DELEGATE) | (experts & answered))


def _levels_used(cohort: Cohort, answers: Answers, agreed: AgreedLevels) -> IntArray:
    of_delegation = agreed.current[delegation_rows(cohort)]
    return np.where(of_delegation > 0, of_delegation, answers.current)


def _targets_used(
    cohort: Cohort, answers: Answers, agreed: AgreedLevels, current: IntArray
) -> IntArray:
    """Return the target, or the current level where there is no target."""
    of_delegation = agreed.target[delegation_rows(cohort)]
    target = np.where(of_delegation > 0, of_delegation, answers.target)
    return np.where(current > 0, np.maximum(target, current), 0)


def _source_levels(cohort: Cohort, answers: Answers, agreed: AgreedLevels) -> IntArray:
    scale = cohort.questionnaire.scale
    level = _levels_used(cohort, answers, agreed)
    answered = (answers.current > 0).any(axis=1)
    delegates = has_role(cohort, Role.DELEGATE) & answered
    named = _named_practices(cohort)
    known = np.where(named & (level == 0), scale.n_levels, level)
    shares = (delegates[:, None] | named) & (answers.share >= 0)
    return np.where(shares & (known >= scale.sharing_level), known, 0)


def _named_practices(cohort: Cohort) -> BoolArray:
    """Tell which practices hosts and experts name, by participant and practice."""
    experts = has_role(cohort, Role.HOST, Role.RESOURCE)
    named = [
        [practice in person.practices for practice in cohort.practices]
        for person in cohort.participants
    ]
    shape = len(cohort.participants), len(cohort.practices)
    table = np.array(named, dtype=np.bool_).reshape(shape)
    return np.asarray(table & experts[:, None])
