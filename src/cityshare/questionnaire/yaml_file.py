"""A YAML file as plain mappings, lists, texts and numbers."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

from cityshare.errors import CityshareError, Place, Problem
from cityshare.questionnaire.encoding import read_text

_TIMESTAMP = "tag:yaml.org,2002:timestamp"
_MERGE = "tag:yaml.org,2002:merge"


class _Loader(yaml.SafeLoader):
    """A safe loader that notes keys given twice and leaves dates as texts."""

    yaml_implicit_resolvers = {  # noqa: RUF012 (the base class has it so)
        first: [(tag, pattern) for tag, pattern in resolvers if tag != _TIMESTAMP]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def __init__(self, text: str, twice: list[tuple[object, int]]) -> None:
        super().__init__(text)
        self.twice = twice

    def construct_mapping(
        self, node: yaml.MappingNode, deep: bool = False
    ) -> dict[Hashable, Any]:
        seen: set[object] = set()
        for key_node, _ in node.value:
            if isinstance(key_node, yaml.ScalarNode) and key_node.tag != _MERGE:
                key = self.construct_object(key_node)
                if key in seen:
                    self.twice.append((key, key_node.start_mark.line + 1))
                seen.add(key)
        return super().construct_mapping(node, deep=deep)


def read_yaml(path: Path, problems: list[Problem] | None = None) -> dict[Hashable, Any]:
    """Read a YAML file whose top is a mapping; dates stay texts.

    Parameters
    ----------
    path
        The file, in one of the encodings of :func:`read_text`.
    problems
        Takes the warnings.

    Raises
    ------
    CityshareError
        If the file cannot be read (F101 to F103), is no valid YAML, has a key
        twice, or is not a mapping (F105).
    """
    return parse_yaml(read_text(path, problems), path.name)


def parse_yaml(text: str, file: str) -> dict[Hashable, Any]:
    """Read a text of YAML whose top is a mapping; ``file`` is named in problems.

    Raises
    ------
    CityshareError
        F105 if it is no valid YAML, has a key twice, or is not a mapping.
    """
    twice: list[tuple[object, int]] = []
    try:
        loader = _Loader(text, twice)
        content = loader.get_single_data()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f" in line {mark.line + 1}" if mark else ""
        reasons = [f"{error.problem or error.context}{where}"]
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reasons = [_first_line(error)]
    else:
        reasons = [
            f"the key {key!r} is there twice, again in line {line}"
            for key, line in twice
        ]
        if not isinstance(content, dict):
            reasons.append("the file does not begin with keys such as 'id:'")
    if reasons:
        place = Place(file)
        raise CityshareError(
            Problem("F105", place, None, {"reason": reason}) for reason in reasons
        )
    return dict(content)


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or ["it cannot be understood"])[0].rstrip(".")
