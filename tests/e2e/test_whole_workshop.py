"""A whole workshop, from the open door to the export, as its people live it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from e2e.afternoon import (
    a_delegation_plans,
    all_is_kept,
    the_tables_talk,
    two_people_meet,
)
from e2e.day import COHORT, Day
from e2e.front_of_the_room import Facilitator, Projector
from e2e.morning import (
    beijing_agrees,
    cards_go_up,
    he_loses_the_network,
    mina_answers_everything,
    nobody_reads_what_mina_wrote,
    one_phone_goes_from_hand_to_hand,
    the_doors_open,
    the_room_looks_at_itself,
)
from e2e.seating import (
    everybody_finds_their_table,
    one_comes_late_and_one_does_not_come,
    tables_are_made,
    the_facilitator_moves_people,
    the_power_fails,
)
from e2e.served import Served

pytestmark = pytest.mark.slow


@pytest.fixture
def day(browser: Browser, tmp_path: Path) -> Iterator[Day]:
    """The room at half past eight: a server, a board and a projector."""
    served = Served(COHORT, tmp_path / "day.sqlite")
    served.start()
    facilitator = Facilitator(browser, served.base)
    projector = Projector(browser, served.base)
    facilitator.enters(served.passcode)
    projector.is_lit(served.passcode)
    day = Day(browser, served, facilitator, projector, [facilitator, projector])
    try:
        yield day
    finally:
        for one in day.everybody:
            one.context.close()
        served.stop()


def test_a_day_with_its_people(day: Day, tmp_path: Path) -> None:
    mina = day.somebody("Mina Han", language="ko-KR")
    zhao, guo = day.somebody("Zhao Lihong"), day.somebody("Luo Xiaomei")
    he, ma = day.somebody("He Jianlin"), day.somebody("Ma Guihua")

    the_doors_open(day, mina, zhao, he, ma)
    mina_answers_everything(day, mina)
    he_loses_the_network(day, he)
    one_phone_goes_from_hand_to_hand(day, guo)
    beijing_agrees(day, zhao, guo)
    cards_go_up(day, mina, zhao)
    nobody_reads_what_mina_wrote((zhao, guo, he, ma))
    the_room_looks_at_itself(day)
    tables_are_made(day, mina)
    the_facilitator_moves_people(day)
    everybody_finds_their_table(day, (mina, zhao, guo, he, ma))
    lena = one_comes_late_and_one_does_not_come(day)
    the_power_fails(day, ma, lena)
    the_tables_talk(day, ma)
    two_people_meet(day, mina, he)
    a_delegation_plans(zhao, guo)
    assert [wrong for one in day.everybody for wrong in one.wrong] == []
    all_is_kept(day, tmp_path / "exported")
