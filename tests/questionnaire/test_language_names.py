from __future__ import annotations

import pytest

from cityshare.questionnaire.autonyms import AUTONYMS
from cityshare.questionnaire.language_names import LANGUAGE_NAMES, language_name


@pytest.mark.parametrize("language", LANGUAGE_NAMES)
def test_every_language_that_names_itself_is_named_in_all(language: str) -> None:
    spoken = {tag.partition("-")[0] for tag in AUTONYMS}

    assert set(LANGUAGE_NAMES[language]) == spoken
    assert all(name.strip() for name in LANGUAGE_NAMES[language].values())


def test_an_unknown_language_is_named_by_its_tag() -> None:
    assert language_name("kk", "en") == "kk"
    assert language_name("zh-Hant-TW", "ko") == "중국어"


def test_an_unknown_page_reads_english() -> None:
    assert language_name("ko", "fr") == "Korean"
