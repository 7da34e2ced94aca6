"""Loading a questionnaire from a YAML file or by the id of a shipped one."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path, PurePath

from pydantic import ValidationError

from cityshare.errors import CityshareError, Problem, raise_if_any, validation_problems
from cityshare.questionnaire.checks import check_questionnaire
from cityshare.questionnaire.encoding import read_text
from cityshare.questionnaire.schema import Questionnaire
from cityshare.questionnaire.shipped import shipped_questionnaires
from cityshare.questionnaire.yaml_file import parse_yaml

_ENDINGS = {".yaml", ".yml"}


def load_questionnaire(
    path_or_id: str | Path,
    *,
    beside: Path | None = None,
    problems: list[Problem] | None = None,
) -> Questionnaire:
    """Load a questionnaire and check it.

    Parameters
    ----------
    path_or_id
        A path to a ``.yaml`` file, or the id of a shipped questionnaire.
    beside
        The folder that a relative path starts from; else the current one.
    problems
        Takes the warnings: of an encoding, or of characters removed.

    Raises
    ------
    CityshareError
        Once, with every problem: of the file (F), of its form (Q101) or of its
        content (Q2xx).

    Examples
    --------
    >>> load_questionnaire("green-growth").scale.n_levels
    5
    """
    path = _path(path_or_id, beside)
    return _read(read_text(path, problems), path.name)


@lru_cache(maxsize=16)
def _read(text: str, file: str) -> Questionnaire:
    """Read a questionnaire; equal texts give one object, which nobody can change."""
    try:
        questionnaire = Questionnaire.model_validate(parse_yaml(text, file))
    except ValidationError as error:
        wrong = validation_problems(error, file=file, code="Q101")
        raise CityshareError(wrong) from None
    raise_if_any(check_questionnaire(questionnaire, file=file))
    return questionnaire


def _path(path_or_id: str | Path, beside: Path | None) -> Path:
    if isinstance(path_or_id, PurePath) or _is_path(path_or_id):
        return (beside or Path()) / path_or_id
    shipped = shipped_questionnaires()
    if path_or_id not in shipped:
        details = {"known": ", ".join(shipped) or "none"}
        raise CityshareError([Problem("Q207", got=path_or_id, details=details)])
    return shipped[path_or_id]


def _is_path(name: str) -> bool:
    return "/" in name or "\\" in name or PurePath(name).suffix.lower() in _ENDINGS
