"""The action plan of a delegation, written by its members together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from cityshare.errors import CityshareError, Place, Problem
from cityshare.errors.problem import raise_if_any
from cityshare.exchange import ActionPlan, Goal
from cityshare.web.pages import language_of, render
from cityshare.web.phone.joining import Form, to
from cityshare.web.phone.sheet import Fields, Sheet, answer, rows, submitted
from cityshare.web.phone.visitor import Joined, Visitor
from cityshare.web.words import words_on
from cityshare.workshop import ActionPlans

router = APIRouter(prefix="/plan")

GOAL = (
    "practice", "level", "first_step", "first_step_by",
    "owner", "approves", "help_by", "help",
)  # fmt: skip
NO_GOAL = "-"
NAMED = ("owner", "approves", "help_by")
FEWEST_GOALS = 3
MOST_GOALS = 8


@router.get("")
def plan(request: Request, visitor: Joined, saved: bool = False) -> Response:
    """Show the plan of one's own delegation."""
    workshop = visitor.workshop
    if not workshop.phase.shows_tables:
        sheet = Sheet({}, 0)
    else:
        sheet = Sheet(*_Kept.of(visitor).load(), is_saved=saved)
    return _page(request, visitor, sheet)


@router.post("")
def save(request: Request, visitor: Joined, form: Form) -> Response:
    """Keep the plan; a script gets JSON, a browser without one the page."""
    sheet = submitted(form, _Kept.of(visitor), language_of(request))
    return answer(
        request,
        sheet,
        lambda sheet: _page(request, visitor, sheet),
        to("/plan?saved=1"),
    )


def fields_of(kept: ActionPlan, names: Mapping[str, str]) -> Fields:
    """Return the fields of the form that shows a plan; ids become names."""
    fields: dict[str, str] = {}
    for n, goal in enumerate(kept.goals):
        said = goal.model_dump(mode="json")
        for name in GOAL:
            text = "" if said[name] is None else str(said[name])
            fields[f"{name}.{n}"] = names.get(text, text) if name in NAMED else text
    return fields


def plan_of(fields: Fields, ids: Mapping[str, str]) -> ActionPlan:
    """Read the form back; a name that is known becomes its id.

    Raises
    ------
    CityshareError
        With everything that cannot be kept, by its place.
    """
    goals: list[Goal] = []
    problems: list[Problem] = []
    for n, row in enumerate(rows(fields, GOAL)):
        if row["practice"] == NO_GOAL or not any(row.values()):
            continue
        known = {name: ids.get(row[name], row[name]) for name in NAMED}
        level, day = row["level"] or None, row["first_step_by"] or None
        try:
            goals.append(
                Goal.read({**row, **known, "level": level, "first_step_by": day})
            )
        except CityshareError as error:
            problems += [
                replace(problem, place=Place(column=f"goals.{n}"))
                for problem in error.problems
            ]
    raise_if_any(problems)
    return ActionPlan.read({"goals": tuple(goals)})


@dataclass(frozen=True, slots=True)
class _Kept:
    """The plan of a person's delegation."""

    plans: ActionPlans
    person: str
    delegation: str
    names: Mapping[str, str]

    @classmethod
    def of(cls, visitor: Visitor) -> _Kept:
        return cls(
            ActionPlans.of(visitor.workshop),
            visitor.person.id,
            visitor.person.delegation,
            _names(visitor),
        )

    def load(self) -> tuple[Fields, int]:
        kept, revision = self.plans.of_delegation(self.delegation)
        return fields_of(kept, self.names), revision

    def save(self, fields: Fields, revision: int) -> int:
        return self.plans.save(self.person, plan_of(fields, _ids(self.names)), revision)


def _names(visitor: Visitor) -> dict[str, str]:
    """Return the names of people and delegations by id."""
    workshop = visitor.workshop
    named = {person.id: person.name for person in workshop.people}
    return named | {city.id: city.name for city in workshop.delegations}


def _ids(names: Mapping[str, str]) -> dict[str, str]:
    """Return ids by name, without names that several have."""
    counts = Counter(names.values())
    return {name: id_ for id_, name in names.items() if counts[name] == 1}


def _page(request: Request, visitor: Visitor, sheet: Sheet) -> Response:
    workshop, own = visitor.workshop, visitor.person.delegation
    used = len(rows({**sheet.fields, **sheet.theirs}, GOAL))
    cities = {city.id: city.name for city in workshop.delegations}
    return render(
        request,
        "participant/planning.html",
        status=409 if sheet.theirs else 422 if sheet.problems else 200,
        say=words_on("hour", language_of(request)),
        visitor=visitor,
        workshop=workshop,
        sheet=sheet,
        n_goals=min(MOST_GOALS, max(FEWEST_GOALS, used + 1)),
        no_goal=NO_GOAL,
        city=cities.get(own, own),
        cities=cities,
        colleagues=[p.name for p in workshop.people if p.delegation == own],
        questionnaire=workshop.questionnaire,
        by_name={p.name: p for p in workshop.questionnaire.practices},
        today=_today(visitor),
        labels={p.name: p.label for p in workshop.questionnaire.practices},
    )


def _today(visitor: Visitor) -> dict[str, int | None]:
    """Return today's level by practice: the one agreed on, else the own answer."""
    workshop, person = visitor.workshop, visitor.person
    own = {name: one.current for name, one in workshop.answers_of(person.id).items()}
    agreed = workshop.agreed_levels()
    return own | {
        a.practice: a.current for a in agreed if a.delegation == person.delegation
    }
