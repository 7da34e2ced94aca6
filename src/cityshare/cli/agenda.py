"""``cityshare assign --session all``: every table session of the agenda at once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cityshare.cli.making import Setting, Wish, effort, set_up
from cityshare.cli.quality import fairness, in_words, quality
from cityshare.cli.summary import headline, notes
from cityshare.cli.terminal import counted, watching

if TYPE_CHECKING:
    from cityshare.grouping import Plan
    from cityshare.grouping.agenda import Agenda

NAMES = "facilitator-only/agenda.txt"


def make_agenda(wish: Wish) -> tuple[Setting, Agenda, float]:
    """Read, score and assign for all table sessions; return also the seconds taken."""
    from cityshare.grouping.sessions import assign_sessions
    from cityshare.optimisation.joint_search import JOINT_BUDGET

    with watching(patience=wish.seconds) as terminal:
        setting = set_up(wish, None, terminal)
        began = time.perf_counter()
        agenda = assign_sessions(
            setting.profiles,
            wish.changes,
            earlier=setting.earlier,
            observer=terminal,
            **{**effort(wish), "budget": replace(JOINT_BUDGET, seconds=wish.seconds)},
        )
    return setting, agenda, time.perf_counter() - began


def write_agenda(
    setting: Setting, agenda: Agenda, out: Path, run: dict[str, Any]
) -> tuple[Path, ...]:
    """Write a folder for each session, and the names behind the totals.

    The ``run.json`` of a session names the sessions before it as earlier plans.
    """
    from cityshare.documents import write_plan
    from cityshare.documents.folder import write_files
    from cityshare.grouping.session_rules import cohort_rules

    sessions = {session.id: session for session in setting.cohort.sessions}
    earlier = list(run["earlier"])
    paths: list[Path] = []
    with watching() as terminal:
        terminal.step("write")
        for plan in agenda.plans:
            slot = sessions.get(plan.session)
            rules = cohort_rules(setting.cohort, slot, setting.changes)
            facts = {**run, "rules": rules.model_dump(mode="json")}
            paths += write_plan(
                plan,
                out / plan.session,
                profiles=setting.profiles,
                run={**facts, "earlier": [*earlier]},
                language=setting.language,
            )
            file = out / plan.session / "facilitator-only" / "plan.json"
            earlier += [str(file.resolve())] if plan.has_tables else []
        names = "\n".join([*tell_agenda(setting, agenda), "", *_names(setting, agenda)])
        paths += write_files({NAMES: f"{names}\n".encode()}, out)
    return tuple(paths)


def tell_agenda(setting: Setting, agenda: Agenda) -> Iterator[str]:
    """Say how good each session is, and what they come to together; no names."""
    sessions = {session.id: session for session in setting.cohort.sessions}
    for plan in agenda.plans:
        slot = sessions.get(plan.session)
        title = f": {slot.title.read(setting.language)}" if slot else ""
        yield f"{plan.session}{title}"
        yield from (f"  {line}" for line in _told(plan))
        yield ""
    n = counted(len(agenda.plans), "session")
    if agenda.value is not None:
        is_best = all(plan.status == "optimal" for plan in agenda.plans)
        worth = in_words(agenda.value, agenda.bound, is_best=is_best)
        yield f"{n} together: {worth}"
    if agenda.struck_time:
        yield "note: the time was up before the search was: another run may differ"
    least = agenda.least_repeated_meetings
    fewest = f" (no agenda has fewer than {least} repeated meetings)" if least else ""
    yield f"pairs of delegates who meet twice: {agenda.n_repeated_pairs}{fewest}"
    experts = agenda.n_repeated_with_experts
    yield f"pairs of a delegate and a host or expert who meet twice: {experts}"
    without = len(agenda.without_first_wish)
    closed = len(agenda.first_wish_never_open)
    why = f" ({closed} of them could not: it is open in none of theirs)" * bool(closed)
    yield f"people who never sit in the theme of their first wish: {without}{why}"


def agenda_json(agenda: Agenda) -> str:
    """Return the agenda as data, the optimality gap of its value included."""
    from json import dumps

    told = agenda.model_dump(mode="json")
    told["optimality_gap"] = None
    if agenda.value is not None and agenda.bound:
        gap = (agenda.bound - agenda.value) / agenda.bound
        told["optimality_gap"] = round(gap, 6)
    return dumps(told, ensure_ascii=False, indent=2)


def check_folder_of_agenda(out: Path) -> None:
    """Refuse, before any work, a folder that holds the plan of one session.

    Raises
    ------
    CityshareError
        F108, because its hand-out would lie beside the new ones as if it held.
    """
    from cityshare.errors import CityshareError, Place, Problem

    if (out / "facilitator-only" / "plan.json").exists():
        reason = "this folder holds the plan of one session; name another folder"
        place = Place(column="--out")
        raise CityshareError([Problem("F108", place, str(out), {"reason": reason})])


def _told(plan: Plan) -> Iterator[str]:
    if plan.headline is not None:
        yield headline(plan.headline)
    yield quality(plan)
    yield from fairness(plan)
    if plan.has_tables:
        broken = (rule for rule in plan.rules if not rule.kept)
        yield from (f"not everywhere: {rule.sentence}" for rule in broken)
    else:
        yield from (f"- {rule.sentence}" for rule in plan.rules)
        yield f"'cityshare assign --session {plan.session}' looks for changes that help"
    yield from notes(plan)


def _names(setting: Setting, agenda: Agenda) -> Iterator[str]:
    """Name the people behind the totals, for the facilitator alone."""
    from cityshare.advice.names import Names
    from cityshare.grouping.agenda import meetings, meetings_with_experts

    cohort = setting.cohort
    names = Names(cohort, setting.language)
    closed = set(agenda.first_wish_never_open)
    yield "Who never sits in the theme of their first wish:"
    for id_ in agenda.without_first_wish:
        theme = names.theme(cohort.participant(id_).themes[0])
        why = ", open in none of their sessions" if id_ in closed else ""
        yield f"  {names.person(id_)}: {theme}{why}"
    together = meetings(agenda.plans) + meetings_with_experts(agenda.plans)
    twice = sorted((pair, times) for pair, times in together.items() if times > 1)
    yield from ("", "Who meets twice:" if twice else "Nobody meets twice.")
    for (one, other), times in twice:
        yield f"  {names.person(one)} and {names.person(other)}: {times} times"
