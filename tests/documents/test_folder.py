from __future__ import annotations

from pathlib import Path

import pytest

from cityshare.documents.folder import write_files
from cityshare.errors import CityshareError


def test_files_are_written_into_new_folders(tmp_path: Path) -> None:
    paths = write_files({"a/b.txt": b"one", "c.txt": b"two"}, tmp_path / "new")

    assert [path.read_bytes() for path in paths] == [b"one", b"two"]


def test_nothing_is_written_where_a_file_cannot_be(tmp_path: Path) -> None:
    write_files({"a.txt": b"old"}, tmp_path)
    for name in ("door.html", "list.html"):
        (tmp_path / name).mkdir()

    with pytest.raises(CityshareError) as caught:
        write_files(dict.fromkeys(("a.txt", "door.html", "list.html"), b"x"), tmp_path)

    problems = caught.value.problems
    assert [p.code for p in problems] == ["F104", "F104"]
    assert (tmp_path / "a.txt").read_bytes() == b"old"
