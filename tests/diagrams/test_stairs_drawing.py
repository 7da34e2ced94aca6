from collections.abc import Callable

from cityshare.diagrams import draw_stairs, stairs_of
from cityshare.scoring import Profiles

Texts = Callable[[str], list[str]]


def test_the_room_sees_no_name(profiles: Profiles) -> None:
    stairs = stairs_of(profiles, profiles.practices[0], unit="participant")

    svg = draw_stairs(stairs)

    assert not any(name in svg for cell in stairs.cells for name in cell.names)


def test_the_facilitator_sees_all_names(many_profiles: Profiles, texts: Texts) -> None:
    stairs = stairs_of(many_profiles, many_profiles.practices[0])

    words = " ".join(texts(draw_stairs(stairs, named=True)))

    assert all(name in words for cell in stairs.cells for name in cell.names)
    assert "For the facilitator only." in words


def test_counts_stand_in_the_cells(profiles: Profiles, texts: Texts) -> None:
    stairs = stairs_of(profiles, profiles.practices[0])

    words = texts(draw_stairs(stairs))

    axes = 5 + 1  # levels 1 to 5, and the gap 0; the other gaps carry a plus
    numbers = sorted(int(word) for word in words if word.isdecimal())
    counts = [cell.count for cell in stairs.cells if cell.count]
    assert numbers == sorted([*range(1, 6), 0, *counts])
    assert len(numbers) == axes + len(counts)


def test_the_zones_are_named(profiles: Profiles, texts: Texts) -> None:
    words = " ".join(texts(draw_stairs(stairs_of(profiles, profiles.practices[0]))))

    for zone in ("Something to share", "Something to learn", "Not a priority"):
        assert zone in words


def test_fewer_than_five(with_levels: Callable[..., Profiles], texts: Texts) -> None:
    profiles = with_levels([1, 2, 3, 4])
    stairs = stairs_of(profiles, profiles.practices[0])

    room = " ".join(texts(draw_stairs(stairs)))
    facilitator = " ".join(texts(draw_stairs(stairs, named=True)))

    assert "Fewer than five have answered: the stairs are drawn from five" in room
    assert "City 01" in facilitator
