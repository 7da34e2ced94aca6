"""Reading ``plan.json`` back."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from cityshare.errors import CityshareError, Place, Problem, validation_problems
from cityshare.grouping.plan import Plan


def read_plan(path: Path | str) -> Plan:
    """Read a plan that ``cityshare assign`` wrote.

    Raises
    ------
    CityshareError
        F101 if there is no such file, F109 for everything that is wrong in it.
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise CityshareError([Problem("F101", Place(str(path)))]) from None
    except (OSError, UnicodeDecodeError) as error:
        reason = "it is not text in UTF-8"
        if isinstance(error, OSError):
            reason = error.strerror or str(error)
        problem = Problem("F109", Place(str(path)), None, {"reason": reason})
        raise CityshareError([problem]) from None
    try:
        return Plan.model_validate_json(text)
    except ValidationError as error:
        problems = validation_problems(error, file=path.name, code="F109")
        raise CityshareError(problems) from None
