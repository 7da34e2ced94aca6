import pytest
from pydantic import ValidationError

from cityshare.questionnaire import Text


@pytest.mark.parametrize(
    ("words", "language", "read"),
    [
        ({"en": "Energy", "ko": "에너지"}, "ko", "에너지"),
        ({"en": "Energy", "pt": "Energia"}, "pt-BR", "Energia"),
        ({"en": "Energy", "ko": "에너지"}, "ja", "Energy"),
        ({"ko": "에너지"}, "ja", "에너지"),
    ],
)
def test_a_text_is_read_in_the_nearest_language(words, language, read):
    assert Text(words).read(language) == read


def test_a_text_shows_its_english():
    assert str(Text({"ko": "에너지", "en": "Energy"})) == "Energy"


@pytest.mark.parametrize("words", [{}, {"en": " "}, {"english": "Energy"}])
def test_a_text_has_words_by_language(words):
    with pytest.raises(ValidationError):
        Text(words)
