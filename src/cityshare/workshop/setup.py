"""Setting up a workshop: its title, themes, rules and agenda."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cityshare.cohort import LayoutTheme, Session, ThemeLayout
from cityshare.cohort.header import CohortHeader
from cityshare.grouping import Rules
from cityshare.questionnaire import Text
from cityshare.themes import ThemeProposal, propose_themes, proposed_layout
from cityshare.workshop import agenda, layouts
from cityshare.workshop.assembling import assemble
from cityshare.workshop.change import Change
from cityshare.workshop.entity import Entity
from cityshare.workshop.entry import Entry
from cityshare.workshop.live_rules import LIVE
from cityshare.workshop.relaying import keep_header, lay_out


@dataclass(frozen=True)
class Setup(Entity):
    """What a facilitator lays down before people sit at tables.

    Themes, rules and sessions may change at any time: plans that were made before
    stay as they are.
    """

    def header(self) -> CohortHeader:
        """Return title, themes, rules and sessions as cohort.yaml has them."""
        with self._view() as view:
            return view.header

    def set_title(self, title: str, *, language: str = "en") -> None:
        """Give the workshop another title; L307 if it is empty."""
        with self._change() as change:
            line = _line("title", title)
            change.set(title=line)
            text = Text({language: line})
            keep_header(change, change.header.model_copy(update={"title": text}))
            change.note("title")

    def proposals(self, *, n: int | None = None) -> tuple[ThemeProposal, ...]:
        """Propose themes from what people have answered and asked for so far."""
        with self._view() as view:
            cohort = assemble(view)
        return propose_themes(cohort, n=n)

    def use_proposals(self, proposals: Iterable[ThemeProposal]) -> None:
        """Take proposals as the themes; a wish follows most of its practices."""
        self.set_layout(proposed_layout(proposals))

    def take_theme(self, theme: LayoutTheme) -> None:
        """Add a theme, whose practices leave the others; empty ones go.

        Raises
        ------
        CityshareError
            With everything that is wrong (L301, L350), L352 if a session would be left
            without a theme.
        """
        with self._change() as change:
            lay_out(change, layouts.with_theme(change.layout, theme))

    def set_layout(self, layout: ThemeLayout) -> None:
        """Give the workshop other themes.

        A wish for a theme that is not there any more becomes one for the theme with
        most of its practices; sessions, pins and ranges of tables follow.

        Raises
        ------
        CityshareError
            With everything that is wrong with the layout (C224, L301, L350), L352 if
            a session would be left without a theme.
        """
        with self._change() as change:
            lay_out(change, layout)

    def rename_theme(self, name: str, label: str, *, language: str = "en") -> None:
        """Give a theme another label; wishes stay. L310 if there is no such theme."""
        with self._change() as change:
            text = Text({language: _line("label", label)})
            lay_out(change, layouts.renamed(change.layout, name, text))

    def merge_themes(
        self, names: Sequence[str], label: str = "", *, language: str = "en"
    ) -> None:
        """Make one theme of several; a wish for any of them is one for it.

        Without a label it has that of the first. L310 if there is no such theme.
        """
        with self._change() as change:
            first = layouts.known_theme(change.layout, names[0] if names else "")
            line = Entry().line("label", label)
            text = Text({language: line}) if line else first.label
            becomes = _same(change) | dict.fromkeys(names, (first.name,))
            lay_out(change, layouts.merged(change.layout, names, text), becomes)

    def split_theme(
        self,
        name: str,
        practices: Collection[str],
        label: str,
        *,
        language: str = "en",
    ) -> None:
        """Move some practices of a theme into a new one after it.

        Wishes stay with the theme that keeps its name; sessions on it are on both.

        Raises
        ------
        CityshareError
            L310 if there is no such theme, L353 if none or all of its practices go.
        """
        with self._change() as change:
            before = change.layout
            text = Text({language: _line("label", label)})
            after = layouts.split(before, name, practices, text)
            (fresh,) = set(after.names) - set(before.names)
            lay_out(change, after, _same(change) | {name: (name, fresh)})

    def drop_theme(self, name: str) -> None:
        """Take a theme away; its practices are in none, wishes for it go.

        Raises
        ------
        CityshareError
            L310 if there is no such theme, L351 if it is the last one, L352 if a
            session is on it alone.
        """
        with self._change() as change:
            after = layouts.without(change.layout, name)
            lay_out(change, after, _same(change) | {name: ()})

    def rules(self) -> Rules:
        """Return the rules of the workshop, with every default."""
        return Rules().merged({**LIVE, **self.header().rules}, source="rules")

    def set_rules(self, changes: Mapping[str, Any]) -> Rules:
        """Change settings of rules; ``None`` takes one back to its default.

        Raises
        ------
        CityshareError
            With one R101 for every setting that is not possible.
        """
        with self._change() as change:
            before = change.header.rules
            rules = {k: v for k, v in {**before, **changes}.items() if v is not None}
            checked = Rules().merged({**LIVE, **rules}, source="rules")
            if rules != before:
                kept = change.header.model_copy(update={"rules": rules})
                keep_header(change, kept)
                change.note("rules")
            return checked

    def set_sessions(self, sessions: Iterable[Session]) -> None:
        """Replace the agenda.

        Raises
        ------
        CityshareError
            With everything that is wrong with it (C2..).
        """
        with self._change() as change:
            agenda.set_sessions(change, sessions)

    def add_session(self, title: str, *, language: str = "en", **fields: object) -> str:
        """Add a session to the agenda and return its id.

        Parameters
        ----------
        title
            Its title, in ``language``.
        fields
            ``kind, start, minutes, themes, practices, rooms, table_size,
            interpreters`` of :class:`cityshare.cohort.Session`.

        Raises
        ------
        CityshareError
            L307 without a title, else with everything that is wrong (L355, C2..).
        """
        with self._change() as change:
            id_ = agenda.new_id(change, title)
            added = agenda.checked_session(id_, title, language, **fields)
            agenda.set_sessions(change, (*change.header.sessions, added))
            return id_

    def change_session(
        self, id_: str, title: str, *, language: str = "en", **fields: object
    ) -> None:
        """Replace a session; fields that are left out are empty from now on.

        A title that reads the same in this language keeps its other languages.

        Raises
        ------
        CityshareError
            L354 if there is none, L307 without a title, else with everything wrong.
        """
        with self._change() as change:
            before = agenda.known_session(change, id_)
            changed = agenda.checked_session(id_, title, language, **fields)
            if before.title.read(language) == changed.title.read(language):
                changed = changed.model_copy(update={"title": before.title})
            sessions = change.header.sessions
            agenda.set_sessions(
                change, [changed if s.id == id_ else s for s in sessions]
            )

    def remove_session(self, id_: str) -> None:
        """Take a session off the agenda; L354 if there is none."""
        with self._change() as change:
            agenda.known_session(change, id_)
            sessions = change.header.sessions
            agenda.set_sessions(change, [s for s in sessions if s.id != id_])


def _line(field: str, text: str) -> str:
    entry = Entry()
    line = entry.line(field, text, needed=True)
    entry.check()
    return line


def _same(change: Change) -> dict[str, tuple[str, ...]]:
    return {name: (name,) for name in change.layout.names}
