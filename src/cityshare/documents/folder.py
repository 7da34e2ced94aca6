"""Files written into a folder, or one coded problem."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cityshare.errors import CityshareError, Place, Problem


def write_files(files: Mapping[str, bytes], folder: Path | str) -> tuple[Path, ...]:
    """Write files into a folder, which is made where it is missing.

    Nothing is written where one of the files that are there already cannot be.

    Raises
    ------
    CityshareError
        ``F104`` for each file that cannot be written.
    """
    paths = {Path(folder) / name: content for name, content in files.items()}
    problems = [_problem(path) for path in paths]
    if found := [problem for problem in problems if problem is not None]:
        raise CityshareError(found)
    for path, content in paths.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            raise CityshareError([_unwritten(path, error)]) from error
    return tuple(paths)


def _problem(path: Path) -> Problem | None:
    """Tell why a file that is there cannot be written: another program has it open."""
    try:
        with path.open("r+b"):
            return None
    except (FileNotFoundError, NotADirectoryError):  # it is to be made
        return None
    except OSError as error:
        return _unwritten(path, error)


def _unwritten(path: Path, error: OSError) -> Problem:
    details = {"reason": error.strerror or str(error)}
    return Problem("F104", Place(str(path)), None, details)
