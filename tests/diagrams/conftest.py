"""Cohorts to draw, and a reader of drawings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from cityshare.cohort import Cohort, Response
from cityshare.graph import learning_graph
from cityshare.scoring import Profiles, score
from factories import make_cohort, make_questionnaire

HOSTILE = "<script>alert(1)</script> & \"quoted\" 'too'\x00\x0b\ud800 ]]> \u202eend"

Read = Callable[[str], ET.Element]


@pytest.fixture
def hostile() -> str:
    return HOSTILE


@pytest.fixture
def read_svg() -> Read:
    return ET.fromstring


def _rows(text: ET.Element) -> list[str]:
    rows = [row for row in text if "x" in row.attrib] or [text]
    return ["".join(row.itertext()) for row in rows]


@pytest.fixture
def texts(read_svg: Read) -> Callable[[str], list[str]]:
    """Return the words of every text element."""

    def read(svg: str) -> list[str]:
        root = read_svg(svg)
        found = root.iter("{http://www.w3.org/2000/svg}text")
        return [" ".join(_rows(text)) for text in found]

    return read


@pytest.fixture
def with_levels() -> Callable[..., Profiles]:
    """Build profiles of delegations of one, from levels on the first practices."""

    def build(
        *columns: list[int | None], targets: tuple[list[int | None], ...] = ()
    ) -> Profiles:
        n = len(columns[0])
        questionnaire = make_questionnaire(1, max(2, len(columns)))
        cohort = make_cohort(n, n_delegations=n, questionnaire=questionnaire)
        responses = [
            Response(
                participant=person.id,
                practice=practice,
                current=column[i],
                target=targets[p][i] if p < len(targets) else None,
            )
            for i, person in enumerate(cohort.participants)
            for p, (practice, column) in enumerate(
                zip(cohort.practices, columns, strict=False)
            )
            if column[i] is not None
        ]
        return score(replace(cohort, responses=tuple(responses)))

    return build


@pytest.fixture(scope="session")
def cohort() -> Cohort:
    return make_cohort(28)


@pytest.fixture(scope="session")
def profiles(cohort: Cohort) -> Profiles:
    return score(cohort)


@pytest.fixture(scope="session")
def many_profiles() -> Profiles:
    return score(make_cohort(104, n_delegations=61))


@pytest.fixture(scope="session")
def graph(profiles: Profiles) -> nx.MultiDiGraph[str]:
    return learning_graph(profiles)


@pytest.fixture(scope="session")
def hostile_profiles() -> Profiles:
    cohort = make_cohort(28)
    return score(
        replace(
            cohort,
            delegations=tuple(
                replace(delegation, name=f"{HOSTILE} {delegation.name}")
                for delegation in cohort.delegations
            ),
            participants=tuple(
                replace(person, name=f"{HOSTILE} {person.name}")
                for person in cohort.participants
            ),
        )
    )
