"""The rules of a session: what must hold, what is preferred, in settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from cityshare.cohort import TableSize
from cityshare.errors import CityshareError, validation_problems
from cityshare.grouping.plan import Strength
from cityshare.questionnaire import Name

MOST = 1_000  # tables, chairs or weighted steps: beyond that it is a slip

Column = str
Groups = tuple[tuple[str, ...], ...]

STRENGTHS_OF_SETTINGS: dict[str, Strength] = {
    "same": "must",
    "spread": "prefer",
    "together": "must",
    "apart": "must",
    "pins": "must",
}


SWITCHES = (
    "one_per_delegation",
    "hosts_and_experts",
    "one_of_highest_rank",
    "one_observer",
    "sharers",
    "language",
    "not_again",
    "experts_rotate",
    "first_wish",
)


class Rules(BaseModel):
    """Named rules and their settings; every one has a default.

    Rules that are only switched carry their strength (``must``, ``prefer`` or
    ``off``); rules with a setting of their own take it from ``strengths``.

    Examples
    --------
    >>> Rules(table_size=(4, 5)).one_per_delegation
    'must'
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    tables: int | None = Field(default=None, ge=1, le=MOST)
    table_size: TableSize = (5, 7)
    preferred_size: float | None = Field(default=None, ge=1)
    chairs: int = Field(default=8, ge=1, le=MOST)
    uneven_sizes: bool = False
    theme_tables: dict[Name, tuple[int, int]] = Field(default_factory=dict)
    one_per_delegation: Strength = "must"
    hosts_and_experts: Strength = "must"
    one_of_highest_rank: Strength = "prefer"
    one_observer: Strength = "must"
    observers_seated: bool = False
    sharers: Strength = "prefer"
    language: Strength = "must"
    not_again: Strength = "prefer"
    experts_rotate: Strength = "prefer"
    first_wish: Strength = "prefer"
    same: Column | None = None
    spread: Column | None = None
    together: Groups = ()
    apart: Groups = ()
    pins: dict[str, str] = Field(default_factory=dict)
    absent: tuple[str, ...] = ()
    away: dict[Name, tuple[str, ...]] = Field(default_factory=dict)
    strengths: dict[str, Strength] = Field(default_factory=dict)
    wishes: tuple[float, ...] = (5.0, 2.5, 0.5)
    second_source: float = Field(default=0.25, ge=0, le=1)
    asked_to_meet: float = Field(default=0.0, ge=0, le=MOST, multiple_of=0.125)

    @field_validator(*SWITCHES, mode="before")
    @classmethod
    def _yaml_says_false_for_off(cls, strength: object) -> object:
        if isinstance(strength, bool):
            return "must" if strength else "off"
        return strength

    @field_validator("theme_tables")
    @classmethod
    def _ranges_ascend(
        cls, ranges: dict[str, tuple[int, int]]
    ) -> dict[str, tuple[int, int]]:
        for theme, (least, most) in ranges.items():
            if not 0 <= least <= most:
                raise ValueError(f"the range of tables of {theme!r} is upside down")
        return ranges

    @field_validator("strengths", mode="before")
    @classmethod
    def _yaml_says_false_for_off_here_too(cls, given: object) -> object:
        if not isinstance(given, dict):
            return given
        return {name: cls._yaml_says_false_for_off(s) for name, s in given.items()}

    @field_validator("strengths")
    @classmethod
    def _strengths_are_known(cls, given: dict[str, Strength]) -> dict[str, Strength]:
        for name in given:
            if name not in STRENGTHS_OF_SETTINGS:
                known = ", ".join(STRENGTHS_OF_SETTINGS)
                raise ValueError(f"{name!r} has no strength here; known are {known}")
        return given

    @field_validator("wishes")
    @classmethod
    def _wishes_in_eighths(cls, wishes: tuple[float, ...]) -> tuple[float, ...]:
        if any(not 0 <= wish <= MOST or (wish * 8) % 1 for wish in wishes):
            raise ValueError(f"each wish is a multiple of 1/8 from 0 to {MOST}")
        return wishes

    @property
    def preferred(self) -> float:
        """The preferred table size, by default the middle of ``table_size``."""
        low, high = self.table_size
        return self.preferred_size or (low + high) / 2

    def strength_of(self, rule: str) -> Strength:
        """Return the strength of a rule, whether a switch or with a setting.

        >>> Rules(strengths={"same": "prefer"}).strength_of("same")
        'prefer'
        """
        if rule in STRENGTHS_OF_SETTINGS:
            return self.strengths.get(rule, STRENGTHS_OF_SETTINGS[rule])
        strength: Strength = getattr(self, rule)
        return strength

    def in_session(self, id_: str) -> Rules:
        """Return the rules of one session: who is away from it is absent.

        >>> Rules(absent=("a",), away={"s1": ("b",)}).in_session("s1").absent
        ('a', 'b')
        """
        away = {session: who for session, who in self.away.items() if session != id_}
        absent = dict.fromkeys((*self.absent, *self.away.get(id_, ())))
        return self.model_copy(update={"absent": tuple(absent), "away": away})

    def merged(self, changes: Mapping[str, Any], *, source: str) -> Rules:
        """Return these rules with some settings replaced.

        Parameters
        ----------
        changes
            Settings by rule; a strength of a rule with a setting may be given as
            ``{"same.strength": "prefer"}``.
        source
            Where they come from, for messages, such as ``cohort.yaml``.

        Raises
        ------
        CityshareError
            With one R101 for every setting that is not possible.
        """
        data = self.model_dump()
        for name, setting in changes.items():
            rule, _, part = name.partition(".")
            if part == "strength":
                data["strengths"] = {**data["strengths"], rule: setting}
            else:
                data[name] = setting
        try:
            return Rules.model_validate(data)
        except ValidationError as error:
            raise CityshareError(
                validation_problems(error, file=source, code="R101")
            ) from None
