"""Tables of a cohort folder that are not as they should be."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from cli.command import cityshare, done, refused
from cli.folders import edit, tree

TABLES = ("delegations.csv", "participants.csv", "responses.csv")
NEEDED = ("cohort.yaml", "delegations.csv", "participants.csv", "questionnaire.yaml")
OPTIONAL = ("responses.csv", "agreed.csv", "offers.csv")
FILES = (*NEEDED, *OPTIONAL)


def recode(folder: Path, name: str, change: Callable[[str], bytes]) -> None:
    """Write a text file of the folder anew, in other bytes."""
    path = folder / name
    path.write_bytes(change(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "command",
    [
        ["check"],
        ["score", "--out", "out"],
        ["assign", "--out", "out"],
        ["graph", "--out", "out.svg"],
        ["river", "--out", "out.svg"],
        ["stairs", "--practice", "energy-1", "--out", "out.svg"],
        ["read-template", "--into"],
    ],
    ids=lambda words: words[0],
)
class TestEveryCommand:
    def run(self, command: list[str], path: Path, tmp_path: Path) -> list[str]:
        words = [str(tmp_path / w) if w.startswith("out") else w for w in command]
        if words[-1] == "--into":
            return refused("read-template", tmp_path / "form.xlsx", "--into", path)
        return refused(words[0], path, *words[1:])

    def test_no_folder(self, command: list[str], tmp_path: Path) -> None:
        [error] = self.run(command, tmp_path / "nosuch", tmp_path)

        assert error.startswith("F101 ")
        assert str(tmp_path / "nosuch") in error

    def test_an_empty_folder(self, command: list[str], tmp_path: Path) -> None:
        (tmp_path / "empty").mkdir()
        [error] = self.run(command, tmp_path / "empty", tmp_path)

        assert error.startswith("F107 ")

    def test_a_table_is_no_cohort(
        self, command: list[str], autumn: Path, tmp_path: Path
    ) -> None:
        [error] = self.run(command, autumn / "participants.csv", tmp_path)

        assert error.startswith("F107 ")

    def test_a_wrong_cell(
        self, command: list[str], spring: Path, tmp_path: Path
    ) -> None:
        edit(spring, "participants.csv", "delegate", "boss")
        before = tree(tmp_path)

        [error] = self.run(command, spring, tmp_path)

        assert error.startswith("C208 participants.csv, row 2, 'role': ")
        assert tree(tmp_path) == before


@pytest.mark.parametrize("name", FILES)
class TestEveryFile:
    def test_empty(self, spring: Path, name: str) -> None:
        (spring / name).write_bytes(b"")
        ran = cityshare("check", spring)

        assert ran.code == (2 if name in NEEDED else 0)
        assert name in ran.err
        assert set(ran.codes) <= {"C110", "C207", "F105"}

    def test_binary(self, spring: Path, name: str) -> None:
        (spring / name).write_bytes(bytes(range(256)) * 8)

        [error] = refused("check", spring)

        assert error.startswith(f"F102 {name}: ")

    def test_missing(self, spring: Path, name: str) -> None:
        (spring / name).unlink()

        ran = cityshare("check", spring)
        assert ran.code == (2 if name in NEEDED else 0)
        assert "Got" in ran.err or name in ran.err or name in OPTIONAL

    def test_a_folder_of_that_name(self, spring: Path, name: str) -> None:
        (spring / name).unlink()
        (spring / name).mkdir()

        [error] = refused("check", spring)

        assert error.startswith(f"F103 {name}: ")

    def test_utf_16(self, spring: Path, name: str) -> None:
        expected = done("check", spring)
        recode(spring, name, lambda text: text.encode("utf-16"))

        assert done("check", spring) == expected

    def test_bom_and_crlf(self, spring: Path, name: str) -> None:
        expected = done("check", spring)
        recode(
            spring, name, lambda text: text.replace("\n", "\r\n").encode("utf-8-sig")
        )

        assert done("check", spring) == expected


def test_cp949_is_read_with_a_note(spring: Path, tmp_path: Path) -> None:
    edit(spring, "participants.csv", "Person 01-1", "김하나")
    recode(spring, "participants.csv", lambda text: text.encode("cp949"))

    ran = done("check", spring)
    done("assign", spring, "--out", tmp_path / "out")

    assert "F112" in ran.notes
    roster = (tmp_path / "out/hand-out/roster-by-table.csv").read_text("utf-8-sig")
    assert "김하나" in roster


def test_latin_1_is_refused(spring: Path) -> None:
    edit(spring, "participants.csv", "Person 01-1", "Émile Çelik")
    recode(spring, "participants.csv", lambda text: text.encode("latin-1"))

    [error] = refused("check", spring)

    assert error.startswith("F102 participants.csv: ")


@pytest.mark.parametrize("delimiter", [";", "\t"])
@pytest.mark.parametrize("name", TABLES)
def test_other_delimiters(spring: Path, name: str, delimiter: str) -> None:
    expected = done("check", spring)
    rows = (spring / name).read_text(encoding="utf-8").splitlines()
    quoted = [
        delimiter.join(f'"{cell}"' if ";" in cell else cell for cell in row.split(","))
        for row in rows
    ]
    (spring / name).write_text("\n".join(quoted), encoding="utf-8")

    assert done("check", spring) == expected


@pytest.mark.parametrize("name", TABLES)
def test_a_delimiter_that_is_none(spring: Path, name: str) -> None:
    recode(spring, name, lambda text: text.replace(",", "|").encode())

    errors = refused("check", spring)

    assert {error.split()[0] for error in errors} <= {"C103", "C207"}
    assert f"C103 {name}, row 1, " in errors[0]


def test_control_characters_are_removed_with_a_note(
    spring: Path, tmp_path: Path
) -> None:
    recode(spring, "participants.csv", lambda t: t.replace("Per", "P\0\x07er").encode())

    ran = done("assign", spring, "--out", tmp_path / "out")

    assert "F111" in (tmp_path / "out/facilitator-only/notes.txt").read_text("utf-8")
    assert "Person 01-1" in ran.out


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("responses.csv", "energy-1,4", "energy-7,4", "C204 {}, row 2, 'practice'"),
        ("responses.csv", "energy-1,4", "energy-1,0", "C209 {}, row 2, 'current'"),
        ("responses.csv", "energy-1,4", "energy-1,6", "C209 {}, row 2, 'current'"),
        ("responses.csv", "energy-1,4", "energy-1,high", "C209 {}, row 2, 'current'"),
        ("responses.csv", "energy-1,4", "energy-1,3.5", "C209 {}, row 2, 'current'"),
        ("responses.csv", "energy-1,4", "energy-1,-4", "C209 {}, row 2, 'current'"),
        ("responses.csv", "1,4,5,", "1,4,9,", "C209 {}, row 2, 'target'"),
        ("responses.csv", "1,4,5,", "1,4,2,", "C210 {}, row 2, 'target'"),
        ("responses.csv", "1,4,5,2", "1,4,5,4", "C211 {}, row 2, 'priority'"),
        ("responses.csv", "4,5,2,yes", "4,5,2,maybe", "C214 {}, row 2, 'share'"),
        ("responses.csv", "city-01-1", "nobody", "C206 {}, row 2, 'participant'"),
        ("participants.csv", ",city-01,", ",city-99,", "C207 {}, row 2, 'delegation'"),
        ("participants.csv", ",city-01,", ",,", "C203 {}, row 2, 'delegation'"),
        ("participants.csv", "Person 01-1", " ", "C203 {}, row 2, 'name'"),
        ("participants.csv", "en;ko", "English", "C216 {}, row 2, 'languages'"),
        ("participants.csv", "en;ko", "en;en", "C219 {}, row 2, 'languages'"),
        ("delegations.csv", "City 01", "", "C203 {}, row 2, 'name'"),
    ],
)
def test_a_wrong_cell_is_named(
    spring: Path, name: str, old: str, new: str, told: str
) -> None:
    edit(spring, name, old, new)

    [error] = refused("check", spring)

    assert error.startswith(f"{told.format(name)}: ")
    assert error.endswith(".")


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("participants.csv", "city-01-2,", "city-01-1,", "C202"),
        ("participants.csv", "city-01-1,", "city 01 1,", "C201"),
        ("delegations.csv", "city-02,", "city-01,", "C202"),
        ("delegations.csv", "city-02,", "city 02,", "C201"),
        ("responses.csv", "city-01-1,energy-2", "city-01-1,energy-1", "C212"),
        ("responses.csv", "3,4,1,yes", "3,4,2,yes", "C213"),
    ],
)
def test_copies_and_odd_ids_are_told(
    spring: Path, name: str, old: str, new: str, code: str
) -> None:
    edit(spring, name, old, new)

    errors = refused("check", spring)

    assert any(error.startswith(f"{code} {name}, row ") for error in errors)
    assert {error.split()[0] for error in errors} <= {code, "C206", "C207"}


def test_a_cohort_of_nobody(spring: Path) -> None:
    for name in (*TABLES, *OPTIONAL):
        lines = (spring / name).read_text(encoding="utf-8").splitlines()
        (spring / name).write_text(lines[0] + "\n", encoding="utf-8")

    [error] = refused("check", spring)

    assert error.startswith("C110 participants.csv: ")


def test_values_are_shown_shortened(spring: Path) -> None:
    edit(spring, "participants.csv", "delegate", "boss" * 3000)

    [error] = refused("check", spring)

    assert "Got 'bossboss" in error
    assert len(error) < 500


def test_a_cohort_of_workbooks_is_read(spring: Path, tmp_path: Path) -> None:
    expected = tree_of_plan(spring, tmp_path / "one")
    for name in TABLES:
        path = spring / name
        book = openpyxl.Workbook()
        with path.open(encoding="utf-8", newline="") as rows:
            for row in csv.reader(rows):
                book.worksheets[0].append(row)
        book.save(path.with_suffix(".xlsx"))
        path.unlink()

    found = tree_of_plan(spring, tmp_path / "two")
    assert found["hand-out/read-aloud.txt"] == expected["hand-out/read-aloud.txt"]


def tree_of_plan(cohort: Path, out: Path) -> dict[str, bytes]:
    done("assign", cohort, "--out", out, "--set", "tables=2")
    return tree(out)
