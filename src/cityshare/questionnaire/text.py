"""A text in several languages."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, RootModel, StringConstraints, model_validator

Language = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"),
]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]

FALLBACK = "en"


class Text(RootModel[dict[Language, Words]]):
    """A text by language (BCP 47): ``{en: .., ko: ..}``."""

    model_config = ConfigDict(
        frozen=True,
        json_schema_extra={"additionalProperties": False, "minProperties": 1},
    )

    @model_validator(mode="after")
    def _has_words(self) -> Text:
        if not self.root:
            raise ValueError("give the text in at least one language, such as 'en'")
        return self

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages this text has, in the author's order."""
        return tuple(self.root)

    def read(self, language: str = FALLBACK) -> str:
        """Return the text in a language, else in English, else in its first one.

        >>> Text({"en": "Energy", "ko": "에너지"}).read("ko")
        '에너지'
        >>> Text({"en": "Energy"}).read("ja")
        'Energy'
        """
        for wanted in (language, language.partition("-")[0], FALLBACK):
            if wanted in self.root:
                return self.root[wanted]
        return next(iter(self.root.values()))

    def __str__(self) -> str:
        """Return the English text."""
        return self.read()
