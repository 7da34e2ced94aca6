"""One version as a browser shows it: its tables in words, and what has moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from fastapi import Request
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from cityshare.errors import CityshareError
from cityshare.web.board.seats import Seats, seats_of
from cityshare.web.board.telling import Say, at_table, broken_rules
from cityshare.web.pages import language_of, render
from cityshare.web.words import words_on
from cityshare.workshop import Workshop
from cityshare.workshop.board import PlanBoard
from cityshare.workshop.board_state import BoardState


@dataclass(frozen=True)
class Moved:
    """Somebody who sits elsewhere than in another version."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Shown:
    """A version that has tables, in the language of the browser that asks.

    ``after`` is the newest event when it was read: what comes later is news.
    """

    request: Request
    workshop: Workshop
    state: BoardState
    seats: Seats
    after: int
    language: str

    @classmethod
    def of(cls, request: Request, workshop: Workshop, state: BoardState) -> Self:
        """Read what is needed to show a version."""
        language, after = language_of(request), workshop.last_event
        seats = seats_of(workshop, state.plan, language)
        return cls(request, workshop, state, seats, after, language)

    @property
    def say(self) -> Say:
        """The words of the board of tables."""
        return words_on("tables", self.language)

    def page(self, said: str) -> Response:
        """Return the whole page."""
        return render(self.request, "facilitator/tables.html", **self._context(said))

    def fragment(self, said: str = "", *, status: int = 200) -> Response:
        """Return what a script puts into a page that is open."""
        template = "facilitator/tables_board.html"
        page = render(self.request, template, **self._context(said))
        content = {
            "number": self.state.number,
            "after": self.after,
            "said": said,
            "html": bytes(page.body).decode(),
        }
        return JSONResponse(content, status)

    def _context(self, said: str) -> dict[str, Any]:
        made = self._base()
        return {
            "say": self.say,
            "room": words_on("room", self.language),
            "workshop": self.workshop,
            "session": self._session(),
            "state": self.state,
            "seats": self.seats,
            "broken": broken_rules(self.state.plan, self.seats, self.say),
            "made": made,
            "moves": self._moves(made) if made else [],
            "said": said,
            "after": self.after,
        }

    def _session(self) -> str:
        titles = {each.id: each.title for each in self.seats.sessions}
        title = titles.get(self.state.session or "")
        return title.read(self.language) if title and len(titles) > 1 else ""

    def _base(self) -> int | None:
        """Return the version that this one was made from."""
        versions = PlanBoard.of(self.workshop).versions()
        return next((v.base for v in versions if v.number == self.state.number), None)

    def _moves(self, made: int) -> list[Moved]:
        moved = PlanBoard.of(self.workshop).compare(made, self.state.number).moved
        return moves_of(moved, self.seats, self.say)


def moves_of(
    moved: tuple[tuple[str, str, str], ...], seats: Seats, say: Say
) -> list[Moved]:
    """Name who sits elsewhere."""
    return [
        Moved(seats.name(person), at_table(before, say), at_table(after, say))
        for person, before, after in moved
    ]


def state_of(workshop: Workshop, number: int) -> BoardState:
    """Return a version that has tables, or refuse."""
    try:
        return PlanBoard.of(workshop).state(number)
    except CityshareError as error:
        raise HTTPException(404) from error


def at(number: int) -> str:
    """Return the address of a version."""
    return f"/facilitator/tables/{number}"
