"""The plan: people to tables for one session, with its value and its reasons."""

from __future__ import annotations

from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from cityshare.cohort import LayoutTheme

Status = Literal["optimal", "feasible", "infeasible", "unknown"]
BoundKind = Literal["proven", "heuristic"]
Strength = Literal["must", "prefer", "off"]
Fairness = Literal["floor", "leximin", "total"]

PLAN_SCHEMA: Final = "cityshare/plan/1"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Headline(_Part):
    """What people care about, in counts.

    ``priorities`` counts ranked practices with a step to take, over the delegates
    (and hosts or experts who answered) of this session;
    ``priorities_answered_random`` is the mean of seeded random plans mended to
    keep the ``must`` rules, ``None`` where there is no such plan. ``least_served``
    is the share of what one table could serve them (0 to 1) that the worst-off get,
    and ``people_least_served`` how many they are.
    """

    priorities: int
    priorities_answered: int
    priorities_answered_random: float | None
    people: int
    first_wish: int
    first_or_second_wish: int
    neither_learns_nor_shares: int
    least_served: float | None = None
    people_least_served: int = 0


class RuleReport(_Part):
    """One rule as it was used: its setting, whether it is kept, in words.

    ``broken`` counts how often it is broken; ``where`` names tables or people.
    """

    name: str
    strength: Strength
    setting: Any = None
    kept: bool
    broken: int = 0
    sentence: str
    where: tuple[str, ...] = ()


class Table(_Part):
    """People who talk; ids of participants in the cohort's order.

    ``languages`` are the working languages that all share (through
    ``interpreters`` where some are named). ``sharers`` gives, by practice of the
    theme, those at the table who can share it, named or not.
    """

    id: str
    theme: str
    room: str = ""
    members: tuple[str, ...]
    chairs: tuple[str, ...] = ()
    observers: tuple[str, ...] = ()
    interpreters: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    sharers: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    value: float

    @property
    def seated(self) -> tuple[str, ...]:
        """Everyone at the table but observers and interpreters."""
        return self.members + self.chairs


class PlanTie(_Part):
    """A tie of the cohort, and whether both sit at one table in this plan."""

    learner: str
    sharer: str
    practice: str
    steps: int
    value: float
    rank: int | None
    same_table: bool
    reason: str = ""


class UnmetNeed(_Part):
    """A practice nobody here can teach these people (invite, or ask at a lecture)."""

    practice: str
    participants: tuple[str, ...]
    ask_at: tuple[str, ...] = ()


class PlanProblem(_Part):
    """A warning, as the catalogue words it."""

    code: str
    where: str
    text: str


class Plan(_Part):
    """A plan for one session, as it stands in ``plan.json``.

    ``objective`` is compared in order, fewest first, and ends with the value
    (most). ``bound`` is an upper bound on the value in weighted steps, ``None``
    while none is known; ``optimality_gap`` is ``(bound - value) / bound``.
    """

    schema_: Literal["cityshare/plan/1"] = Field(default=PLAN_SCHEMA, alias="schema")
    cohort: str
    questionnaire: str
    session: str
    seed: int = Field(ge=0)
    fairness: Fairness
    status: Status
    objective: tuple[float, ...] = ()
    value: float | None = None
    bound: float | None = None
    bound_kind: BoundKind | None = None
    optimality_gap: float | None = None
    headline: Headline | None = None
    rules: tuple[RuleReport, ...] = ()
    themes: tuple[LayoutTheme, ...] = ()
    themes_dropped: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    unseated: tuple[str, ...] = ()
    ties: tuple[PlanTie, ...] = ()
    served: dict[str, float] = Field(default_factory=dict)
    unmet_needs: tuple[UnmetNeed, ...] = ()
    problems: tuple[PlanProblem, ...] = ()

    model_config = ConfigDict(
        frozen=True, extra="forbid", validate_by_name=True, serialize_by_alias=True
    )

    @property
    def has_tables(self) -> bool:
        """Whether there is a plan at all."""
        return bool(self.tables)

    def table_of(self, participant: str) -> Table | None:
        """Return the table a participant sits at, in whatever seat."""
        for table in self.tables:
            if participant in (*table.seated, *table.observers, *table.interpreters):
                return table
        return None
