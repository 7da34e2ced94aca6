"""The stamp: what every print says about the plan it shows."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256

from cityshare.cohort import Cohort
from cityshare.documents.words import words
from cityshare.grouping.plan import Plan

VERSION_LENGTH = 6


@dataclass(frozen=True, slots=True)
class Stamp:
    """Event, session and version of the plan, worded in one language.

    Attributes
    ----------
    cohort, session
        Their titles.
    when
        Start of the session as on the agenda, such as ``2019-03-29 10:10``.
    version
        Such as ``plan 3f9a2c, seed 7``: equal plans have equal versions.
    language
        The language of the document (BCP 47).
    printed
        When it was printed, in words; "" in files that are to be equal on two runs.
    """

    cohort: str
    session: str
    when: str
    version: str
    language: str = "en"
    printed: str = ""

    def __str__(self) -> str:
        """Write the stamp on one line."""
        parts = (self.cohort, self.session, self.when, self.version, self.printed)
        return " · ".join(part for part in parts if part)


def plan_version(plan: Plan) -> str:
    """Return a short hash of everything a plan says, without any clock.

    Notes
    -----
    The first six hexadecimal digits of the SHA-256 of the plan as JSON with
    sorted keys.
    """
    content = plan.model_dump(mode="json", by_alias=True)
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return sha256(text.encode()).hexdigest()[:VERSION_LENGTH]


def stamp_of(cohort: Cohort, plan: Plan, *, language: str = "en") -> Stamp:
    """Return the stamp of a plan's prints."""
    session = next((s for s in cohort.sessions if s.id == plan.session), None)
    start = session.start if session else None
    return Stamp(
        cohort=cohort.title.read(language),
        session=session.title.read(language) if session else plan.session,
        when=start.strftime("%Y-%m-%d %H:%M") if start else "",
        version=words(language)["version"].format(
            plan=plan_version(plan), seed=plan.seed
        ),
        language=language,
    )
