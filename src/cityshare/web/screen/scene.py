"""One look at the projector: what is to be shown, of which workshop, to whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from starlette.requests import Request

from cityshare.diagrams import FEWEST
from cityshare.web.pages import language_of
from cityshare.web.published import published_plan
from cityshare.web.screen.snapshots import Snapshot, snapshots_of
from cityshare.web.words import words_on

if TYPE_CHECKING:
    from cityshare.store import PlanVersion
    from cityshare.workshop import Shown, Workshop


@dataclass(frozen=True)
class View:
    """A template and what it needs.

    ``again`` are the seconds after which newer answers are worth another look, 0
    where the view is up to date.
    """

    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    again: float = 0.0


@dataclass(frozen=True)
class Scene:
    """What every screen is made from."""

    request: Request
    workshop: Workshop
    shown: Shown

    @cached_property
    def language(self) -> str:
        """The language of the browser."""
        return language_of(self.request)

    @cached_property
    def say(self) -> Mapping[str, str]:
        """The words of the room and of the projector."""
        return {
            **words_on("room", self.language),
            **words_on("projector", self.language),
        }

    @cached_property
    def published(self) -> PlanVersion | None:
        """The newest plan that everybody may see, of the session that is asked for."""
        return published_plan(self.workshop, self.shown.session)

    @cached_property
    def snapshot(self) -> Snapshot:
        """The answers, as they stand or stood a moment ago."""
        return snapshots_of(self.request.app).of(self.workshop)

    def drawn(self, template: str, **context: object) -> View:
        """Return a view that is drawn from the answers."""
        return View(template, context, again=self.snapshot.again)

    def waiting(self, answered: int) -> View:
        """Return the view that stands where too few have answered."""
        return self.drawn(
            "projector/waiting.html", answered=min(answered, FEWEST), fewest=FEWEST
        )
