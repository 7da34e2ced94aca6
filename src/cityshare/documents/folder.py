"""Files written into a folder, or one coded problem."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cityshare.errors import CityshareError, Place, Problem


def write_files(files: Mapping[str, bytes], folder: Path | str) -> tuple[Path, ...]:
    """Write files into a folder, which is made where it is missing.

    Raises
    ------
    CityshareError
        ``F104`` if a file cannot be written.
    """
    folder = Path(folder)
    written = []
    for name, content in files.items():
        path = folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            details = {"reason": error.strerror or str(error)}
            problem = Problem("F104", Place(str(path)), None, details)
            raise CityshareError([problem]) from error
        written.append(path)
    return tuple(written)
