"""The learning graph: people, and who can learn which practice from whom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeAlias

import networkx as nx

from cityshare.cohort import Participant
from cityshare.scoring import Profiles
from cityshare.similarity import Tie, find_ties

if TYPE_CHECKING:
    from cityshare.grouping.plan import Plan, PlanTie

LearningGraph: TypeAlias = "nx.MultiDiGraph[str]"


def learning_graph(
    profiles: Profiles,
    plan: Plan | None = None,
    *,
    ties: Iterable[Tie] | None = None,
) -> LearningGraph:
    """Draw up who can learn which practice from whom.

    Parameters
    ----------
    profiles
        The profiles of a cohort.
    plan
        A plan for one session; its ties are the edges, and people carry their
        table and its theme.
    ties
        The ties to show where there is no plan; by default the ones that
        :func:`cityshare.similarity.find_ties` chooses.

    Returns
    -------
    networkx.MultiDiGraph
        A node for each participant with ``label``, ``delegation``, ``role`` and,
        where seated, ``table`` and ``theme``. An edge from learner to sharer,
        keyed by its ``practice``, with ``value`` (weighted steps), ``steps``
        (levels), ``rank`` (absent beyond the sharer's cap of learners), ``reason``
        (absent where none is given) and, with a plan, ``same_table``.

    Notes
    -----
    The graph says who needs what: it is for the facilitator, not for the room.

    Examples
    --------
    >>> from cityshare.cohort import read_cohort
    >>> from cityshare.scoring import score
    >>> graph = learning_graph(score(read_cohort("sample_cohorts/seoul-2016")))
    >>> graph.nodes["beijing-1"]["delegation"]
    'Beijing'
    """
    name = (
        profiles.cohort.id if plan is None else f"{profiles.cohort.id} {plan.session}"
    )
    graph: LearningGraph = nx.MultiDiGraph(name=name)
    for person in profiles.participants:
        graph.add_node(person.id, **_person(profiles, person, plan))
    for tie in _ties(profiles, plan, ties):
        graph.add_edge(tie.learner, tie.sharer, key=tie.practice, **_facts(tie))
    return graph


def _ties(
    profiles: Profiles, plan: Plan | None, ties: Iterable[Tie] | None
) -> Iterable[Tie | PlanTie]:
    if plan is not None:
        return plan.ties
    return find_ties(profiles) if ties is None else ties


def _person(
    profiles: Profiles, person: Participant, plan: Plan | None
) -> dict[str, str]:
    facts = {
        "label": person.full_name,
        "delegation": profiles.cohort.delegation(person.delegation).name,
        "role": str(person.role),
    }
    table = None if plan is None else plan.table_of(person.id)
    if table is not None:
        facts |= {"table": table.id, "theme": table.theme}
    return facts


def _facts(tie: Tie | PlanTie) -> dict[str, str | int | float | bool]:
    facts: dict[str, str | int | float | bool] = {
        "practice": tie.practice,
        "value": float(tie.value),
        "steps": int(tie.steps),
    }
    if tie.rank is not None:
        facts["rank"] = int(tie.rank)
    if not isinstance(tie, Tie):
        facts["same_table"] = tie.same_table
    if tie.reason:
        facts["reason"] = tie.reason
    return facts
