from __future__ import annotations

import pytest

from cityshare.documents.card_size import card_size

PERSON = ("Ana Silva", "Quito")
LONG = ("Sivakumar Ramanathan Subramaniam", "Seoul Metropolitan Government host")
TOPIC = ("Energy audits", "Ana Silva · Bo Kim")


@pytest.mark.parametrize(
    ("people", "topics", "size"),
    [
        ([PERSON] * 6, [TOPIC] * 4, "wide"),
        ([PERSON] * 8, [TOPIC] * 4, "normal"),
        ([PERSON] * 6, [TOPIC] * 7, "normal"),
        ([PERSON] * 12, [TOPIC] * 4, "close"),
        ([LONG] * 12, [TOPIC] * 4, "tight"),
        ([PERSON] * 40, [TOPIC] * 4, "tight"),
        ([PERSON] * 6, [TOPIC] * 20, "tight"),
    ],
)
def test_letters_shrink_as_a_card_fills(
    people: list[tuple[str, str]], topics: list[tuple[str, str]], size: str
) -> None:
    assert card_size("Table 3", "Energy", people, topics) == size


def test_a_long_theme_takes_room_from_the_people() -> None:
    people = [PERSON] * 8
    theme = "Political will and local leadership"
    assert card_size("Table 12", "Energy", people, [TOPIC]) == "normal"
    assert card_size("Table 12", theme, people, [TOPIC]) == "close"


def test_wide_letters_count_twice() -> None:
    topic = ("공공건물 옥상 태양광", "김민수 · 박지연")
    narrow = card_size("1", "Energy", [("Kim Min-su Park Jiyeon", "")] * 12, [topic])
    assert narrow == "close"
    wide = [("김민수 박지연 이영희 최민호", "서울특별시청 기후환경본부 녹색")] * 12
    assert card_size("1", "Energy", wide, [topic]) == "tight"
