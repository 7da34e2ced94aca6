from collections.abc import Callable

import pytest

from cityshare.diagrams import stairs_of
from cityshare.diagrams.units import Unit
from cityshare.scoring import Profiles


@pytest.mark.parametrize("unit", ["delegation", "participant"])
def test_counts_add_up(many_profiles: Profiles, unit: Unit) -> None:
    for p, practice in enumerate(many_profiles.practices):
        stairs = stairs_of(many_profiles, practice, unit=unit)

        counts = [cell.count for cell in stairs.cells]
        assert sum(counts) == stairs.n_answering > 0
        if unit == "participant":
            answered = int((many_profiles.own_current[:, p] > 0).sum())
            assert stairs.n_answering == answered


def test_cells_are_a_descending_staircase(profiles: Profiles) -> None:
    stairs = stairs_of(profiles, profiles.practices[0])

    assert len(stairs.cells) == 15
    assert all(cell.level + cell.gap <= 5 for cell in stairs.cells)
    assert [len(stairs.row(level)) for level in range(5, 0, -1)] == [1, 2, 3, 4, 5]


def test_zones(profiles: Profiles) -> None:
    stairs = stairs_of(profiles, profiles.practices[0])

    zones = {(cell.level, cell.gap): cell.zone for cell in stairs.cells}
    assert (zones[5, 0], zones[3, 2]) == ("share", "share")
    assert (zones[1, 4], zones[2, 1]) == ("learn", "learn")
    assert (zones[1, 0], zones[2, 0]) == ("rest", "rest")


def test_units_stand_on_their_level_and_gap(
    with_levels: Callable[..., Profiles],
) -> None:
    profiles = with_levels([1, 2, 4], targets=([3, None, 5],))

    stairs = stairs_of(profiles, profiles.practices[0])

    placed = {(c.level, c.gap): c.names for c in stairs.cells if c.count}
    assert placed == {(1, 2): ("City 01",), (2, 0): ("City 02",), (4, 1): ("City 03",)}
    assert not stairs.is_drawn


def test_unknown_practice(profiles: Profiles) -> None:
    with pytest.raises(KeyError, match="nothing"):
        stairs_of(profiles, "nothing")
