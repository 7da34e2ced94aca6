"""My table on a phone, before and after publication."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cityshare.web.words import own_name
from cityshare.workshop import MyTable, Phase, Workshop
from phones import Phone, words_of

Phones = Callable[..., Phone]


@pytest.fixture
def published(joined: Phone, workshop: Workshop) -> MyTable | None:
    """The joined person answers, and the groups are made and published."""
    me = workshop.people[-1]
    joined.get("/questions")
    for practice in workshop.questionnaire.practices[:6]:
        joined.script(
            f"/questions/{practice.name}",
            {f"current.{practice.name}": "2", f"target.{practice.name}": "4"},
        )
    workshop.move_to(Phase.CLOSED)
    version = workshop.make_groups(seed=1, seconds=2)
    workshop.publish(version.number)
    if workshop.phase is Phase.CLOSED:
        workshop.move_to(Phase.GROUPED)
    if workshop.phase is Phase.GROUPED:
        workshop.move_to(Phase.PUBLISHED)
    return workshop.my_table(me.id)


def test_before_publication_there_is_no_table(joined: Phone) -> None:
    assert "not published yet" in words_of(joined.get("/mine"))


def test_my_table_says_where_and_with_whom(joined: Phone, published: MyTable) -> None:
    opened = joined.get("/")
    page = words_of(opened)

    assert opened.url.path == "/mine"
    assert f"My table {published.table.removeprefix('T')} {published.room}" in page
    assert all(name in page for name in published.members)
    assert all(own_name(tag) in page for tag in published.languages)


def test_my_table_shows_no_level(
    joined: Phone, published: MyTable, workshop: Workshop
) -> None:
    page = words_of(joined.get("/mine")).lower()

    for level in workshop.questionnaire.scale.levels:
        assert level.read("en").lower() not in page
    assert "level" not in page


def test_somebody_without_a_seat_is_told_whom_to_ask(
    new_phone: Phones, published: MyTable, workshop: Workshop
) -> None:
    late = new_phone()
    late.join(workshop.join_code, name="Late", delegation="chengdu")

    assert "Ask a facilitator" in words_of(late.get("/mine"))
