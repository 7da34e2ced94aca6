import pytest

LAYOUT = """\
theme_layout:
  - {name: power, label: {en: Power}, practices: [energy-1]}
  - {name: rest, label: {en: The rest}, practices: [energy-2]}
sessions:"""


@pytest.mark.parametrize(
    ("old", "new", "code", "column", "got"),
    [
        ("end: 2026-05-05", "end: 2026-05-03", "C220", "end", "2026-05-03"),
        ("40}", "40, practices: [wind]}", "C204", "sessions[0].practices", "wind"),
        ("40}", "40, themes: [wind]}", "C205", "sessions[0].themes", "wind"),
        (
            "40}",
            "40, themes: [energy, energy]}",
            "C219",
            "sessions[0].themes",
            "energy",
        ),
        (
            "40}",
            "40, themes: [energy], practices: [energy-1]}",
            "C222",
            "sessions[0]",
            "groups",
        ),
        (
            "40}",
            "40}\n  - {id: groups, title: {en: More}, kind: tables}",
            "C224",
            "sessions[1].id",
            "groups",
        ),
        (
            "2026-05-05T10:10",
            "2026-06-05T10:10",
            "C221",
            "sessions[0].start",
            "2026-06-05T10:10",
        ),
    ],
)
def test_dates_and_sessions(folder, old, new, code, column, got):
    folder.change("cohort.yaml", old, new)

    first, *others = folder.refusals()

    assert first == (code, f"cohort.yaml, '{column}'", got)
    assert all(code == "C221" for code, _, _ in others)


@pytest.mark.parametrize(
    ("old", "new", "code", "column", "got"),
    [
        ("[energy-2]", "[energy-9]", "C204", "theme_layout[1].practices", "energy-9"),
        (
            "[energy-2]",
            "[energy-2, energy-2]",
            "C219",
            "theme_layout[1].practices",
            "energy-2",
        ),
        ("name: rest", "name: power", "C224", "theme_layout[1].name", "power"),
    ],
)
def test_the_theme_layout(folder, old, new, code, column, got):
    folder.change("cohort.yaml", "sessions:", LAYOUT.replace(old, new))
    folder.change("participants.csv", "energy;buildings", "power")
    folder.change("participants.csv", "ko,buildings", "ko,power")

    assert folder.refusals() == [(code, f"cohort.yaml, '{column}'", got)]


def test_wishes_are_for_themes_of_the_layout(folder):
    folder.change("cohort.yaml", "sessions:", LAYOUT)

    assert folder.refusals() == [
        ("C205", "participants.csv, row 2, 'themes'", "energy"),
        ("C205", "participants.csv, row 2, 'themes'", "buildings"),
        ("C205", "participants.csv, row 3, 'themes'", "buildings"),
    ]


def test_an_unknown_name_comes_with_the_nearest_known_one(folder):
    folder.change("cohort.yaml", "40}", "40, practices: [energy1]}")

    (problem,) = folder.problems()

    assert "Did you mean 'energy-1'?" in problem.text
