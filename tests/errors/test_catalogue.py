import re
from pathlib import Path
from string import Formatter

import pytest

import cityshare
from cityshare.errors import CATALOGUE, Place, Problem

SOURCE = Path(cityshare.__file__).parent
CODE = re.compile(r"""["']([A-Z]\d{3})["']""")


def used_codes():
    for path in sorted(SOURCE.rglob("*.py")):
        if "catalogue" not in path.parts:
            for code in CODE.findall(path.read_text(encoding="utf-8")):
                yield pytest.param(code, id=f"{path.relative_to(SOURCE)}-{code}")


def placeholders(code):
    entry = CATALOGUE[code]
    sentences = (entry.what, entry.rule, entry.remedy)
    return {name for s in sentences for _, name, _, _ in Formatter().parse(s) if name}


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_code_formats(code):
    details = dict.fromkeys(placeholders(code), "x")

    line = str(Problem(code, Place("a.csv", 2, "b"), "got", details))

    assert line.startswith(f"{code} a.csv, row 2, 'b': ")
    assert "Got 'got'." in line
    assert line.endswith(".")
    assert ".." not in line


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_entry_says_what_is_wrong_and_what_to_do(code):
    entry = CATALOGUE[code]

    assert re.fullmatch(r"[A-Z]\d{3}", code)
    assert entry.what
    assert not entry.what[0].isupper()
    assert entry.remedy
    assert not any(s.endswith(".") for s in (entry.what, entry.rule, entry.remedy))


@pytest.mark.parametrize("code", sorted({p.values[0]: p for p in used_codes()}))
def test_every_code_used_is_in_the_catalogue(code):
    assert code in CATALOGUE
