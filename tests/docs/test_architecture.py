from __future__ import annotations

import re
import tomllib

import cityshare
from docs.markdown import REPOSITORY, read_page, rows, section

ROOMS = rows(section(read_page("architecture.md"), "Rooms"))


def test_rooms_are_those_of_the_import_contracts() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    [layers] = [c["layers"] for c in contracts if c["id"] == "rooms"]
    shown = [re.findall(r"\w+", cells[0]) for cells in ROOMS]

    assert shown[: len(layers)] == [layer.split(" | ") for layer in layers]


def test_every_public_name_is_listed_with_its_room() -> None:
    listed = {
        name: cells[0]
        for cells in ROOMS
        for name in re.findall(r"\w+", cells[1])
        if name in cityshare.__all__
    }

    assert listed == cityshare._ROOMS
