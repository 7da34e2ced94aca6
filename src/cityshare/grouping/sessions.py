"""Assign for a whole agenda: every table session at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from cityshare.cohort import Session
from cityshare.grouping.agenda import Agenda
from cityshare.grouping.assigning import Outcome, solve_hall
from cityshare.grouping.coupling import Pair, Sessions
from cityshare.grouping.drawing_up_agenda import draw_up_agenda
from cityshare.grouping.hall import Hall, open_themes, set_up_hall
from cityshare.grouping.plan import Plan
from cityshare.grouping.rules import Rules
from cityshare.grouping.session_rules import cohort_rules, pairs_of
from cityshare.optimisation import Budget, FairnessMode, ProofBudget
from cityshare.optimisation.joint_search import JOINT_BUDGET, search_jointly
from cityshare.progress import SILENT, Observer, Unheard
from cityshare.scoring import Profiles

ALONE = Budget((500,))


def assign_sessions(
    profiles: Profiles,
    rules: Rules | Mapping[str, Any] | None = None,
    *,
    fairness: FairnessMode = "floor",
    seed: int = 0,
    budget: Budget | None = None,
    proof: ProofBudget | None = None,
    earlier: Iterable[Plan] = (),
    observer: Observer = SILENT,
) -> Agenda:
    """Seat the people of a cohort in every table session of the agenda together.

    The objective is that of :func:`cityshare.grouping.assign`, summed over the
    sessions, with three rules that couple them: ``not_again`` (nobody meets the same
    people twice; broken once for each time beyond the first), ``experts_rotate`` (the
    same for hosts and experts with the delegates they advise) and ``first_wish``
    (everybody sits in the theme of their first wish at least once, where it is open
    in a session they attend; broken once for each person who never does). Where
    preferred rules compete, a first wish goes before all others (it counts as 100 of
    them), and a pair of delegates who meet again counts as 3.

    Parameters
    ----------
    profiles
        Needs and assets, from :func:`cityshare.scoring.score`.
    rules
        Rules for all sessions, or changes to those of the cohort and each session.
        The rule ``away`` says who misses which session. A pin to a theme holds
        where that theme is open.
    fairness
        ``floor``, ``leximin`` or ``total``.
    seed
        Same seed, same budget, same agenda.
    budget
        Moves per person and session of each round; rounds after the second only run
        while preferred rules are broken.
    proof
        How much work may go into the bound of each session; by default none. The
        plans stay as they are.
    earlier
        Plans before this agenda, whose tables are not to be repeated.
    observer
        Sees every better agenda.

    Returns
    -------
    Agenda
        A plan for each session. Where no plan keeps a session's own ``must`` rules,
        its plan is without tables, and the others are made without it. A plan counts
        a pair as met again if an *earlier* session has it; a first wish that nobody
        gets is counted in the last session that could fulfil it. So the rules broken
        in all plans add up to those broken in the agenda.

    Raises
    ------
    CityshareError
        When rules name something that is not there (R1..).

    Notes
    -----
    The bound. Let V(s) be the most that a plan of session s can be worth if it keeps
    the ``must`` rules of s alone, whatever preferred rules it breaks and whomever it
    leaves unserved. Every agenda gives session s such a plan: the rules that couple
    the sessions only take plans away, and the stages before the value only choose
    among those that are left. So no agenda is worth more than the sum of the V(s),
    nor than the sum of upper bounds of them. Hence each bound is proven for a problem
    with the ``must`` rules of one session and no stage but the value: a bound proven
    under the limits of preferred rules or fairness, as ``assign`` gives it, might be
    exceeded, since a coupling rule can cost a session the best of these stages. The
    sum need not be reached: the best plan of one session may repeat the pairs of
    another. A plan is ``optimal`` if it reaches its bound with no preferred rule
    broken and nobody unserved.

    Examples
    --------
    >>> import cityshare as cs
    >>> profiles = cs.score(cs.read_cohort("sample_cohorts/seoul-2016"))
    >>> agenda = cs.assign_sessions(profiles, seed=7)
    >>> [plan.session for plan in agenda.plans]
    ['discussion', 'exchange']
    >>> agenda.n_repeated_pairs, agenda.least_repeated_meetings
    (8, 8)
    """
    budget = budget or JOINT_BUDGET
    met = tuple(pair for plan in earlier for pair in pairs_of(plan))
    observer.step("compile")
    halls = [
        set_up_hall(profiles, _rules_of(profiles, rules, slot), slot)
        for slot in profiles.cohort.table_sessions or (None,)
    ]
    cap, quiet = replace(ALONE, seconds=budget.seconds), Unheard(observer)
    alone = tuple(_alone(hall, met, fairness, seed, cap, quiet) for hall in halls)
    sessions = Sessions(
        profiles, tuple(o for o in alone if o.seating is not None), met, fairness
    )
    if not sessions.alone:
        return draw_up_agenda(alone, sessions, None, seed=seed)
    observer.step("search")
    found = search_jointly(
        sessions.joint(),
        starts=[o.seating for o in sessions.alone if o.seating is not None],
        fewest=sessions.fewest_broken,
        seed=seed,
        budget=budget,
        observer=observer,
    )
    return draw_up_agenda(
        alone, sessions, found, seed=seed, proof=proof, observer=quiet
    )


def _rules_of(
    profiles: Profiles, rules: Rules | Mapping[str, Any] | None, slot: Session | None
) -> Rules:
    """Return the rules of one session; pins to a theme that is closed then rest."""
    cohort = profiles.cohort
    if not isinstance(rules, Rules):
        used = cohort_rules(cohort, slot, rules)
    else:
        used = rules.in_session(slot.id) if slot else rules
    here = {theme.name for theme in open_themes(profiles, slot)}
    closed = {*cohort.layout.names} - here
    pins = {id_: place for id_, place in used.pins.items() if place not in closed}
    return used.model_copy(update={"pins": pins})


def _alone(
    hall: Hall,
    met: Iterable[Pair],
    fairness: FairnessMode,
    seed: int,
    budget: Budget,
    observer: Observer,
) -> Outcome:
    """Seat one session by itself, quickly; with more work where that fails."""
    pairs = list(met)
    outcome = solve_hall(hall, pairs, fairness, seed, budget, observer)
    if outcome.status != "unknown":
        return outcome
    longer = Budget(seconds=budget.seconds)
    return solve_hall(hall, pairs, fairness, seed, longer, observer)
