"""The join poster: how a phone gets in, in every language of the documents."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from cityshare.documents.stamp import Stamp
from cityshare.documents.words import WORDS

# Names that are written the same in every script.
PROPER_NAMES = {"wifi": "Wi-Fi", "wechat": "WeChat", "kakaotalk": "KakaoTalk"}


@dataclass(frozen=True, slots=True)
class Steps:
    """What to do, in one language."""

    language: str
    join: str
    scan: str
    or_type: str
    stay: str
    inside: str


@dataclass(frozen=True, slots=True)
class JoinPoster:
    """A poster for the wall beside the door.

    Attributes
    ----------
    title
        Of the event.
    address, code
        What people type who cannot scan.
    picture
        The QR code as SVG; it opens the address with the code.
    """

    stamp: Stamp
    title: str
    address: str
    code: str
    picture: Markup

    @property
    def steps(self) -> tuple[Steps, ...]:
        """What to do, the poster's own language first."""
        own = self.stamp.language
        languages = sorted(WORDS, key=lambda language: language != own)
        return tuple(_steps(language) for language in languages)


def _steps(language: str) -> Steps:
    keys = ("join", "scan", "or_type", "stay", "inside")
    known = WORDS[language]
    texts = {key: known[f"poster_{key}"].format(**PROPER_NAMES) for key in keys}
    return Steps(language, **texts)
