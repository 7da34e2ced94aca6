"""Filled templates become part of a cohort, matched by name and delegation."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from unicodedata import category

from cityshare.cohort import Card, Cohort, Consent, Participant
from cityshare.cohort.names import enumerated
from cityshare.errors import CityshareError, Place, Problem, raise_if_any
from cityshare.interchange.filled import FilledTemplate
from cityshare.interchange.grid import plain
from cityshare.interchange.read_template import read_template

ACCENTS = frozenset(map(chr, range(0x300, 0x370)))


def read_templates(paths: Iterable[Path | str], cohort: Cohort) -> Cohort:
    """Read filled templates into a cohort, the last one of a person counting.

    Parameters
    ----------
    paths
        The workbooks, in the order in which they came in.
    cohort
        The cohort they belong to.

    Returns
    -------
    Cohort
        The cohort with people, answers and cards added or replaced; its
        ``problems`` hold the warnings.

    Raises
    ------
    CityshareError
        Once, with every problem of all files.

    See Also
    --------
    merge_templates : What is added and what is replaced.
    """
    merger = _Merger(cohort)
    for path in paths:
        try:
            merger.add(read_template(path))
        except CityshareError as error:
            merger.problems.extend(error.problems)
    return merger.cohort()


def merge_templates(cohort: Cohort, filled: Iterable[FilledTemplate]) -> Cohort:
    """Merge filled templates into a cohort, in their order.

    A person is the one of the delegation with the same name, in either script and
    whatever its case, hyphens and order of words; else a new one. Cells left empty
    change nothing: what was known stays. Answers given replace all earlier answers
    of that person, and cards given replace all earlier cards; a warning says so.

    Raises
    ------
    CityshareError
        Once, with every problem: another questionnaire (``T101``), a delegation
        (``T301``) or practice (``T305``) that the cohort has not got, two people
        of one name (``T302``).
    """
    merger = _Merger(cohort)
    for template in filled:
        merger.add(template)
    return merger.cohort()


class _Merger:
    """A cohort in the making."""

    def __init__(self, cohort: Cohort) -> None:
        self._cohort = cohort
        self._people = {person.id: person for person in cohort.participants}
        self._responses = list(cohort.responses)
        self._cards = list(cohort.cards)
        self.problems: list[Problem] = []
        self._delegations = {
            plain(text): d.id for d in cohort.delegations for text in (d.name, d.id)
        }

    def cohort(self) -> Cohort:
        """Return the cohort, or raise with every problem."""
        return replace(
            self._cohort,
            participants=tuple(self._people.values()),
            responses=tuple(self._responses),
            cards=tuple(self._cards),
            problems=self._cohort.problems + raise_if_any(self.problems),
        )

    def add(self, filled: FilledTemplate) -> None:
        """Add one template, or note why it cannot be."""
        found = self._check(filled)
        self.problems += filled.problems
        self.problems += found
        if any(not problem.is_warning for problem in found):
            return
        delegation = self._delegations[plain(filled.delegation)]
        person = self._person(filled, delegation)
        if person is None:
            return
        self._people[person.id] = _updated(person, filled, self._cohort.layout.names)
        self._replace(filled, person)

    def _check(self, filled: FilledTemplate) -> list[Problem]:
        """Check a template against the cohort."""
        ours = self._cohort.questionnaire
        place = Place(filled.file)
        here = (ours.id, ours.scale.n_levels)
        if (filled.questionnaire, filled.n_levels) != here:
            theirs = f"{filled.questionnaire}, {filled.n_levels} levels"
            details = {"theirs": theirs, "ours": f"{here[0]}, {here[1]} levels"}
            return [Problem("T101", place, None, details)]
        problems = []
        if filled.version != ours.version:
            details = {"theirs": filled.version, "ours": ours.version}
            problems.append(Problem("T102", place, None, details))
        known = enumerated([d.name for d in self._cohort.delegations])
        named = (filled.delegation, *(card.to for card in filled.cards if card.to))
        problems += [
            Problem("T301", place, text, {"known": known})
            for text in dict.fromkeys(named)
            if plain(text) not in self._delegations
        ]
        problems += [
            Problem("T305", place, None, {"practice": practice})
            for practice in filled.practices_named
            if practice not in self._cohort.practices
        ]
        themes = self._cohort.layout.names
        problems += [
            Problem("T306", place, None, {"theme": theme, "known": enumerated(themes)})
            for theme in filled.themes
            if theme not in themes
        ]
        return problems

    def _person(self, filled: FilledTemplate, delegation: str) -> Participant | None:
        """Find the person who filled it in, or make a new one."""
        members = [p for p in self._people.values() if p.delegation == delegation]
        keys = _names(filled.name, filled.name_local)
        found = [p for p in members if keys & _names(p.name, p.name_local)]
        if len(found) > 1:
            details = {"ids": ", ".join(person.id for person in found)}
            place = Place(filled.file)
            self.problems.append(Problem("T302", place, filled.name, details))
            return None
        if found:
            return found[0]
        id_ = self._new_id(delegation)
        details = {
            "name": filled.name,
            "id": id_,
            "members": enumerated([p.name for p in members]) or "nobody",
        }
        self.problems.append(Problem("T303", Place(filled.file), None, details))
        return Participant(id=id_, name=filled.name, delegation=delegation)

    def _new_id(self, delegation: str) -> str:
        n = 1
        while f"{delegation}-{n}" in self._people:
            n += 1
        return f"{delegation}-{n}"

    def _replace(self, filled: FilledTemplate, person: Participant) -> None:
        """Put the answers and the cards in the place of earlier ones."""
        replaced = []
        if filled.responses:
            kept = [r for r in self._responses if r.participant != person.id]
            replaced += _count(len(self._responses) - len(kept), "answer")
            new = [replace(r, participant=person.id) for r in filled.responses]
            self._responses = kept + new
        if filled.cards:
            others = [c for c in self._cards if c.participant != person.id]
            replaced += _count(len(self._cards) - len(others), "card")
            self._cards = others + [self._card(card, person) for card in filled.cards]
        if replaced:
            details = {"name": filled.name, "replaced": " and ".join(replaced)}
            self.problems.append(Problem("T304", Place(filled.file), None, details))

    def _card(self, card: Card, person: Participant) -> Card:
        to = self._delegations[plain(card.to)] if card.to else ""
        return replace(card, participant=person.id, to=to)


def _updated(
    person: Participant, filled: FilledTemplate, themes: tuple[str, ...]
) -> Participant:
    """Give a person with what was filled in; empty cells change nothing."""
    wishes = tuple(theme for theme in filled.themes if theme in themes)
    consent = {purpose for purpose in Consent if filled.consent.get(purpose)}
    kept = {p for p in person.consent if p not in filled.consent}
    return replace(
        person,
        name_local=filled.name_local or person.name_local,
        position=filled.position or person.position,
        email=filled.email or person.email,
        role=filled.role or person.role,
        languages=filled.languages or person.languages,
        themes=wishes or person.themes,
        practices=filled.practices or person.practices,
        consent=frozenset(consent | kept),
    )


def _names(*names: str) -> frozenset[str]:
    """Return names in a form in which spellings of one name are equal."""
    return frozenset(key for name in names if (key := _name(name)))


def _name(name: str) -> str:
    """Return a name without accents and punctuation, its words in order."""
    letters = unicodedata.normalize("NFKD", plain(name))
    kept = (c for c in letters if c not in ACCENTS and category(c)[0] not in "PS")
    return " ".join(sorted("".join(kept).split()))


def _count(number: int, noun: str) -> list[str]:
    if not number:
        return []
    return [f"{number} {noun}{'' if number == 1 else 's'}"]
