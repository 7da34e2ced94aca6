"""Everybody who is in the room on one day, and what they say to each other."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Browser

from cityshare.questionnaire import shipped_cohort
from e2e.front_of_the_room import Facilitator, Projector
from e2e.people_of_the_room import Participant, Somebody
from e2e.served import Served

COHORT = shipped_cohort("seoul-2016")
NOTE = "Only my own delegation may ever read this"
REQUEST = "우리 구의 빈집을 누가 태양광으로 바꾸었습니까?"
LEARNT = "A courtyard decides faster than a district"


@dataclass
class Day:
    """Everybody who is in the room."""

    browser: Browser
    served: Served
    facilitator: Facilitator
    projector: Projector
    everybody: list[Somebody] = field(default_factory=list)

    def somebody(self, name: str, *, language: str = "en") -> Participant:
        """Let somebody come in with a phone."""
        came = Participant(self.browser, self.served.base, name, language=language)
        self.everybody.append(came)
        return came
