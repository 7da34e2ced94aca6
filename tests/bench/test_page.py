"""The page of benchmarks shows tables that are still measured."""

import re
from importlib import import_module
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PAGE = (HERE.parents[1] / "docs" / "benchmarks.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^## ([^\n]+\?)\n(.*?)(?=^## |\Z)", PAGE, re.M | re.S))


def tables():
    modules = (import_module(f"bench.{path.stem}") for path in HERE.glob("test_*.py"))
    found = (vars(module).get("TABLE") for module in modules)
    return {table.question: table for table in found if table is not None}


@pytest.mark.parametrize("question", SECTIONS)
def test_a_section_has_the_columns_of_its_benchmark(question):
    assert tables()[question].header in SECTIONS[question].splitlines()
