import pytest
from hypothesis import given
from hypothesis import strategies as st

from cityshare.diagrams.svg import clean
from cityshare.diagrams.wrapping import longest_word, shorten, text_width, wrap

SAMPLES = st.text(
    st.sampled_from("aiWm -/(),.é에너지 정책能源、。骨直「」ネルギー"),
    min_size=1,
    max_size=40,
).filter(str.strip)


@given(SAMPLES, st.integers(20, 300))
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    room = max(width, longest_word(["W-能"], 10))

    lines = wrap(text, room, 10)

    assert all(text_width(line, 10) <= room or len(line) == 1 for line in lines)


@given(SAMPLES)
def test_nothing_is_lost(text: str) -> None:
    lines = wrap(text, 60, 10)

    joined = "".join(lines).replace(" ", "").replace("-", "")
    assert joined == clean(text).replace(" ", "").replace("-", "")


def test_chinese_breaks_between_characters() -> None:
    assert wrap("绿色金融与技术", 45, 10) == ("绿色金融", "与技术")


def test_no_line_starts_with_a_closing_mark() -> None:
    assert wrap("监测、报告", 20, 10) == ("监", "测、", "报告")


def test_korean_words_stay_whole() -> None:
    assert wrap("온실가스 인벤토리", 60, 10) == ("온실가스", "인벤토리")


def test_long_words_are_broken_with_a_hyphen() -> None:
    first, *_ = wrap("Donaudampfschifffahrt", 60, 10)

    assert first.endswith("-")


def test_breaks_after_hyphens() -> None:
    assert wrap("Cross-department work", 80, 10) == ("Cross-", "department", "work")


def test_lines_are_about_as_long_as_each_other() -> None:
    lines = wrap("one two three four five six seven", 150, 10)

    widths = [text_width(line, 10) for line in lines]
    assert len(lines) == 2
    assert max(widths) - min(widths) < 40


def test_too_many_lines_end_with_an_ellipsis() -> None:
    lines = wrap("one two three four five six", 45, 10, most_lines=2)

    assert len(lines) == 2
    assert lines[-1].endswith("…")


def test_empty_text() -> None:
    assert wrap("", 100, 10) == ("",)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Busan", "Busan"),
        ("Kim Minji (김민지)", "Kim Minji"),
        ("Local government 12 (Gyeonggi)", "Local gov…"),
        ("(all in brackets, and long)", "(all in brac…"),
    ],
)
def test_shorten(text: str, short: str) -> None:
    assert shorten(text, 62, 10) == short


def test_shorten_leaves_no_mark_without_its_letter() -> None:
    assert shorten("हिन्दी हिन्दी", 30, 10)[-2:] not in {"ि…", "्…", "ी…"}


def test_wide_letters_take_more_room() -> None:
    assert text_width("iii", 10) < text_width("aaa", 10) < text_width("能能能", 10)
    assert text_width("e\u0301", 10) == text_width("e", 10)
    assert text_width("", 10) == 0
