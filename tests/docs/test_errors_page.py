from __future__ import annotations

import pytest

from cityshare.errors import CATALOGUE, Place, Problem
from docs.errors_page import ROOMS, generated_tables
from docs.markdown import read_page, rows

FROM_HERE = (
    "<!-- Generated from the catalogue: the test says what to paste below. -->\n"
)


def test_the_tables_are_those_of_the_catalogue() -> None:
    wanted = generated_tables()
    _, _, below = read_page("errors.md").partition(FROM_HERE)

    if below.strip() != wanted.strip():
        line = FROM_HERE.strip()
        pytest.fail(
            f"Paste this into docs/errors.md below the line {line}\n\n{wanted}",
            pytrace=False,
        )


def test_every_code_has_a_row() -> None:
    listed = [row[0] for row in rows(read_page("errors.md"))]

    assert [code for code in listed if code in CATALOGUE] == sorted(
        CATALOGUE, key=lambda code: list(ROOMS).index(code[0])
    )


def test_the_sample_is_a_real_line() -> None:
    place = Place("responses.csv", 12, "target")
    line = str(Problem("C210", place, 2, {"beside": "current 4"}))

    assert line in " ".join(read_page("errors.md").split())
