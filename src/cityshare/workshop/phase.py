"""The phases of a workshop and how one follows the other."""

from __future__ import annotations

from enum import StrEnum

from cityshare.errors import CityshareError, Problem


class Phase(StrEnum):
    """Where a workshop stands; each phase can be gone back to."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    GROUPED = "grouped"
    PUBLISHED = "published"
    FOLLOW_UP = "follow-up"

    @property
    def takes_answers(self) -> bool:
        """Whether answers can be given and changed."""
        return self is Phase.OPEN

    @property
    def is_running(self) -> bool:
        """Whether people can join and groups can be made."""
        return self not in {Phase.DRAFT, Phase.FOLLOW_UP}

    @property
    def shows_tables(self) -> bool:
        """Whether people see where they sit."""
        return self in {Phase.PUBLISHED, Phase.FOLLOW_UP}

    @property
    def following(self) -> Phase | None:
        """The phase that comes next.

        >>> Phase.OPEN.following
        <Phase.CLOSED: 'closed'>
        """
        phases = list(Phase)
        n = phases.index(self) + 1
        return phases[n] if n < len(phases) else None


def check_move(
    now: Phase, wanted: Phase, *, has_tables: bool, is_published: bool
) -> None:
    """Raise if a workshop cannot go from one phase to another.

    Parameters
    ----------
    now, wanted
        The phase of today and the one asked for.
    has_tables
        Whether a version of the plan seats people.
    is_published
        Whether a version is published.

    Raises
    ------
    CityshareError
        L203 if a phase would be left out, L204 without groups, L205 if none are
        published.
    """
    phases = list(Phase)
    if phases.index(wanted) <= phases.index(now):
        return
    if wanted is not now.following:
        details = {"phase": f"'{now}'", "following": f"'{now.following}'"}
        raise CityshareError([Problem("L203", got=wanted.value, details=details)])
    if wanted is Phase.GROUPED and not has_tables:
        raise CityshareError([Problem("L204")])
    if wanted is Phase.PUBLISHED and not is_published:
        raise CityshareError([Problem("L205")])
