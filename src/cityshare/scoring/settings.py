"""Settings of scoring: how far a year reaches and what a priority weighs."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

Weight = Annotated[float, Field(ge=0, le=100, multiple_of=0.5)]


class ScoringSettings(BaseModel):
    """What scoring takes for granted; every figure can be changed.

    Weights are multiples of 1/2, so that the value of every plan stays a whole
    number of eighths with the usual quarter for a second source.

    Attributes
    ----------
    max_steps
        The most levels that anyone can climb in the 12 months of a target.
    priority_weights
        Weights of the practices ranked 1, 2 and 3 (dimensionless).
    rest_weight
        Weight of every other practice of someone who ranks any.
    unranked_weight
        Weight of every practice of someone who ranks none.

    Examples
    --------
    >>> ScoringSettings(max_steps=1).priority_weights
    (3.0, 2.0, 1.5)
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    max_steps: int = Field(default=2, ge=1, le=5)
    priority_weights: tuple[Weight, Weight, Weight] = (3.0, 2.0, 1.5)
    rest_weight: Weight = 0.5
    unranked_weight: Weight = 1.0

    @model_validator(mode="after")
    def _falls_with_rank(self) -> ScoringSettings:
        first, second, third = self.priority_weights
        if not first >= second >= third >= self.rest_weight:
            raise ValueError("a higher priority weighs at least as much as a lower one")
        return self
