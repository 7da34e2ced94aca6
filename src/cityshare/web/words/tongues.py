"""The languages to choose from when somebody joins, those of the pages first."""

from __future__ import annotations

from collections.abc import Mapping

from cityshare.questionnaire.autonyms import AUTONYMS

_FIRST = ("en", "ko", "zh-Hans", "ja")

TONGUES: Mapping[str, str] = {**dict.fromkeys(_FIRST, ""), **AUTONYMS}
