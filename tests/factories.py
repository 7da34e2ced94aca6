"""Cohorts and questionnaires built in memory, for every test that needs one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise
from typing import Literal

import numpy as np
import numpy.typing as npt

from cityshare.cohort import (
    Cohort,
    Consent,
    Delegation,
    Participant,
    Response,
    Role,
    Session,
    ThemeLayout,
)
from cityshare.questionnaire import Practice, Questionnaire, Scale, Text, Theme

IntArray = npt.NDArray[np.int64]

THEME_NAMES = (
    "energy", "buildings", "transport", "waste", "water", "finance", "people", "land",
)  # fmt: skip
LANGUAGES = ("en", "zh-Hans", "ko", "ja", "mn", "vi", "th", "id")
COUNTRIES = ("KR", "CN", "JP", "MN", "VN", "TH", "ID", "MY")
REGIONS = ("north", "south", "east", "west")
CLIMATES = ("continental", "temperate", "tropical")
BLANKS = 0.15
WITHOUT_COMMON_LANGUAGE = 0.04
FULL_FROM = 20


def make_questionnaire(
    n_themes: int = 4, n_practices: int = 4, n_levels: int = 5
) -> Questionnaire:
    """Build a questionnaire of ``n_practices`` practices in each theme.

    Themes are ``energy``, ``buildings``, ..., practices ``energy-1``, ``energy-2``.
    """
    names = [*THEME_NAMES, *(f"theme-{n}" for n in range(9, n_themes + 1))]
    return Questionnaire(
        id="small",
        version="1.0",
        title=_text("Small questionnaire"),
        licence="CC-BY-4.0",
        source=_text("Written for the tests."),
        scale=Scale(
            levels=tuple(_text(f"Level {n}") for n in range(1, n_levels + 1)),
            sharing_level=min(3, n_levels),
        ),
        themes=tuple(
            Theme(
                name=name,
                label=_text(name.capitalize()),
                practices=tuple(
                    _practice(f"{name}-{n}", n_levels)
                    for n in range(1, n_practices + 1)
                ),
            )
            for name in names[:n_themes]
        ),
    )


def make_cohort(
    n_people: int = 24,
    *,
    seed: int = 0,
    n_delegations: int | None = None,
    languages: int = 3,
    questionnaire: Literal["small"] | Questionnaire = "small",
    n_practices_per_theme: int = 4,
    n_themes: int = 4,
    hosts: int = 0,
    experts: int = 0,
    observers: int = 0,
    interpreters: int = 0,
) -> Cohort:
    """Build a seeded cohort of ``n_people`` delegates, who come first.

    Delegations have one to three people unless their number is given. Levels are
    a person's factor plus a theme's plus noise; 15 % are blank. From 20 delegates
    on, the last delegation has no answers, ``city-01-1`` writes the highest level
    everywhere, and two colleagues of another delegation differ by two levels.
    Hosts, experts, observers and interpreters come on top of the delegates, in
    the delegations ``host-city`` and ``partners``, and do not answer.
    """
    rng = np.random.default_rng(seed)
    if questionnaire == "small":
        questionnaire = make_questionnaire(n_themes, n_practices_per_theme)
    sizes = _sizes(rng, n_people, n_delegations)
    cities = [_city(rng, n) for n in range(1, len(sizes) + 1)]
    delegates = [
        _delegate(rng, city, n, languages, questionnaire)
        for city, size in zip(cities, sizes, strict=True)
        for n in range(1, size + 1)
    ]
    responses = _Answers(rng, questionnaire, delegates).responses()
    extra = [
        *_extra("host-city", Role.HOST, hosts, languages, questionnaire),
        *_extra("partners", Role.RESOURCE, experts, languages, questionnaire),
        *_extra("partners", Role.OBSERVER, observers, languages, questionnaire),
        *_extra("partners", Role.INTERPRETER, interpreters, languages, questionnaire),
    ]
    for id_ in dict.fromkeys(person.delegation for person in extra):
        name = id_.replace("-", " ").capitalize()
        cities.append(Delegation(id_, name, "KR", "asia", "east", None))
    return Cohort(
        id="made-up",
        title=_text("A made-up workshop"),
        questionnaire=questionnaire,
        layout=ThemeLayout.of_questionnaire(questionnaire),
        delegations=tuple(cities),
        participants=(*delegates, *extra),
        responses=tuple(responses),
        sessions=(
            Session(
                id="groups",
                title=_text("Groups"),
                kind="tables",
                start=datetime.fromisoformat("2026-05-05T10:10"),
                minutes=40,
            ),
        ),
        languages=LANGUAGES[:languages],
        start=date(2026, 5, 4),
        end=date(2026, 5, 5),
        place=_text("A hall"),
    )


def _text(words: str) -> Text:
    return Text({"en": words, "ko": f"{words} (한국어)"})


def _practice(name: str, n_levels: int) -> Practice:
    return Practice(
        name=name,
        label=_text(name.replace("-", " ").capitalize()),
        hint=_text(f"About {name}."),
        levels=tuple(
            _text(f"We do {name} to level {n}.") for n in range(1, n_levels + 1)
        ),
    )


def _sizes(
    rng: np.random.Generator, n_people: int, n_delegations: int | None
) -> list[int]:
    if n_delegations is not None:
        least, more = divmod(n_people, n_delegations)
        return [least + (n < more) for n in range(n_delegations)]
    sizes: list[int] = [min(2, n_people)] if n_people else []
    while (left := n_people - sum(sizes)) > 0:
        sizes.append(min(left, int(rng.integers(1, 4))))
    return sizes


def _city(rng: np.random.Generator, n: int) -> Delegation:
    region = int(rng.integers(len(REGIONS)))
    return Delegation(
        id=f"city-{n:02}",
        name=f"City {n:02}",
        country=COUNTRIES[n % len(COUNTRIES)],
        region="asia",
        subregion=REGIONS[region],
        population=round(float(np.exp(rng.normal(13, 1.2)))),
        context={"climate": CLIMATES[int(rng.integers(len(CLIMATES)))]},
    )


def _delegate(
    rng: np.random.Generator,
    city: Delegation,
    n: int,
    n_languages: int,
    questionnaire: Questionnaire,
) -> Participant:
    themes = [theme.name for theme in questionnaire.themes]
    return Participant(
        id=f"{city.id}-{n}",
        name=f"Person {city.id.removeprefix('city-')}-{n}",
        delegation=city.id,
        position="Officer",
        rank=int(rng.integers(1, 4)),
        languages=_languages(rng, city, n_languages),
        themes=tuple(rng.permutation(themes)[:3].tolist()),
        email=f"{city.id}-{n}@example.org",
        consent=frozenset({Consent.WORKSHOP} if rng.random() < 0.7 else ()),
    )


def _languages(
    rng: np.random.Generator, city: Delegation, n_languages: int
) -> tuple[str, ...]:
    common, *others = LANGUAGES[: max(1, n_languages)]
    alone = rng.random() < WITHOUT_COMMON_LANGUAGE
    if not others:
        return (common,)
    own = others[int(city.id.rsplit("-", 1)[1]) % len(others)]
    return (own,) if alone else (common, own)


def _extra(
    delegation: str,
    role: Role,
    count: int,
    n_languages: int,
    questionnaire: Questionnaire,
) -> Iterator[Participant]:
    practices = [practice.name for practice in questionnaire.practices]
    spoken = LANGUAGES[: max(1, n_languages)]
    for n in range(1, count + 1):
        known: tuple[str, ...] = ()
        if role in {Role.HOST, Role.RESOURCE}:
            first = 3 * (n - 1)
            wrapped = [practices[(first + k) % len(practices)] for k in range(3)]
            known = tuple(dict.fromkeys(wrapped))
        other = spoken[1 + (n - 1) % (len(spoken) - 1)] if len(spoken) > 1 else ""
        bridged = (spoken[0], other) if other else spoken
        yield Participant(
            id=f"{role}-{n}",
            name=f"{role.capitalize()} {n}",
            delegation=delegation,
            role=role,
            languages=bridged if role is Role.INTERPRETER else (spoken[0],),
            practices=known,
        )


@dataclass
class _Answers:
    """The answers of delegates: a person's factor, a theme's factor and noise."""

    rng: np.random.Generator
    questionnaire: Questionnaire
    people: list[Participant]

    def responses(self) -> list[Response]:
        names = [practice.name for practice in self.questionnaire.practices]
        levels = self._levels()
        full = len(self.people) >= FULL_FROM
        silent = {self.people[-1].delegation} if full else set()
        if full:
            levels[0] = self._top
            self._disagree(levels)
        return [
            replace(row, participant=person.id, practice=names[p])
            for i, person in enumerate(self.people)
            if person.delegation not in silent
            for p, row in enumerate(self._person(levels[i]))
            if row.current is not None
        ]

    def _disagree(self, levels: IntArray) -> None:
        """Let the first two colleagues who can differ by two on a practice."""
        silent = self.people[-1].delegation
        for i, (one, other) in enumerate(pairwise(self.people)):
            if i and one.delegation == other.delegation != silent:
                levels[i, 0], levels[i + 1, 0] = 1, 3
                return

    @property
    def _top(self) -> int:
        return self.questionnaire.scale.n_levels

    def _levels(self) -> IntArray:
        """Draw current levels, 0 for blank, shape ``(n_people, n_practices)``."""
        rng, n = self.rng, len(self.people)
        themes = self.questionnaire.themes
        person = rng.normal(0, 0.7, (n, 1))
        theme = np.concatenate(
            [
                np.repeat(rng.normal(0, 0.8, (n, 1)), len(theme.practices), axis=1)
                for theme in themes
            ],
            axis=1,
        )
        noise = rng.normal(0, 0.8, theme.shape)
        levels = np.rint((1 + self._top) / 2 - 0.2 + person + theme + noise)
        levels = np.clip(levels, 1, self._top).astype(np.int64)
        blank = rng.random(levels.shape) < BLANKS
        return np.asarray(np.where(blank, 0, levels))

    def _person(self, levels: IntArray) -> list[Response]:
        rng, top = self.rng, self._top
        asked = np.flatnonzero((levels > 0) & (levels < top))
        low_first = np.argsort(levels[asked] + rng.normal(0, 1, len(asked)))
        ranked = {int(asked[k]): n for n, k in enumerate(low_first[:3], start=1)}
        rows = []
        for p, level in enumerate(levels.tolist()):
            priority = ranked.get(p)
            climb = int(rng.integers(1, 4)) if priority else int(rng.integers(0, 2))
            rows.append(
                Response(
                    participant="",
                    practice="",
                    current=level or None,
                    target=min(level + climb, top) if level else None,
                    priority=priority,
                    share=(True, None, False)[int(rng.choice(3, p=[0.6, 0.3, 0.1]))],
                )
            )
        return rows
