"""Checks of cohort.yaml: its dates, and the names in its themes and sessions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from cityshare.cohort.header import HEADER, CohortHeader
from cityshare.cohort.known import Known
from cityshare.cohort.layout import ThemeLayout
from cityshare.cohort.names import advice
from cityshare.cohort.session import Session
from cityshare.errors import Place, Problem


def check_header(header: CohortHeader) -> list[Problem]:
    """Return what is wrong with the dates and sessions of cohort.yaml."""
    problems = list(_repeated("sessions", "id", [s.id for s in header.sessions]))
    if header.start and header.end and header.end < header.start:
        problems.append(Problem("C220", Place(HEADER, column="end"), str(header.end)))
    for n, session in enumerate(header.sessions):
        place = Place(HEADER, column=f"sessions[{n}]")
        if session.themes and session.practices:
            problems.append(Problem("C222", place, session.id))
        problems.extend(_off_day(header, session, f"sessions[{n}].start"))
    return problems


def check_names(
    layout: ThemeLayout, sessions: Iterable[Session], known: Known
) -> list[Problem]:
    """Return unknown and repeated names in a theme layout and in sessions."""
    problems = list(_repeated("theme_layout", "name", layout.names))
    for t, theme in enumerate(layout.themes):
        field = f"theme_layout[{t}].practices"
        problems.extend(_unknown(field, theme.practices, known.practices, "C204"))
    for n, session in enumerate(sessions):
        field = f"sessions[{n}]"
        problems.extend(
            [
                *_unknown(
                    f"{field}.practices", session.practices, known.practices, "C204"
                ),
                *_unknown(f"{field}.themes", session.themes, known.themes, "C205"),
            ]
        )
    return problems


def _off_day(header: CohortHeader, session: Session, field: str) -> Iterator[Problem]:
    if session.start is None or header.start is None or header.end is None:
        return
    if not header.start <= session.start.date() <= header.end:
        details = {"start": header.start, "end": header.end}
        got = session.start.isoformat(timespec="minutes")
        yield Problem("C221", Place(HEADER, column=field), got, details)


def _repeated(field: str, key: str, names: Iterable[str]) -> Iterator[Problem]:
    seen: set[str] = set()
    for n, name in enumerate(names):
        if name in seen:
            yield Problem("C224", Place(HEADER, column=f"{field}[{n}].{key}"), name)
        seen.add(name)


def _unknown(
    field: str, names: Iterable[str], known: Collection[str] | None, code: str
) -> Iterator[Problem]:
    place = Place(HEADER, column=field)
    seen: set[str] = set()
    for name in names:
        if name in seen:
            yield Problem("C219", place, name)
        elif known is not None and name not in known:
            yield Problem(code, place, name, {"advice": advice(name, known)})
        seen.add(name)
