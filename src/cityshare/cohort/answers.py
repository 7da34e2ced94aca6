"""What people and delegations have answered, and the cards they posted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Response:
    """One person's answer on one practice; ``None`` is blank or "don't know".

    ``priority`` is 1, 2 or 3; ``share`` is yes (True), no (False) or empty.
    """

    participant: str
    practice: str
    current: int | None = None
    target: int | None = None
    priority: int | None = None
    share: bool | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class AgreedLevel:
    """The level a delegation has agreed on for one practice."""

    delegation: str
    practice: str
    current: int
    target: int | None = None


class CardKind(StrEnum):
    """What a card says: what I can show, what I ask for, what stands in our way."""

    OFFER = "offer"
    REQUEST = "request"
    CHALLENGE = "challenge"


@dataclass(frozen=True, slots=True)
class Card:
    """A free-text offer, request or challenge; ``to`` names a delegation or is ""."""

    participant: str
    kind: CardKind
    practice: str = ""
    to: str = ""
    text: str = ""
    language: str = ""
