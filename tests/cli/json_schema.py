"""A small checker of JSON Schema (draft 2020-12): the keywords that ours uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

WORDS = {"$schema", "$id", "$defs", "title", "description", "default"}
TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "null": (type(None),),
}


def faults(value: Any, schema: dict[str, Any]) -> list[str]:
    """Return where a value is not as the schema says; an unknown keyword fails."""
    return list(_Checker(schema["$defs"]).check(value, schema, "$"))


class _Checker:
    def __init__(self, defined: dict[str, Any]) -> None:
        self.defined = defined

    def check(self, value: Any, schema: dict[str, Any], at: str) -> Iterator[str]:
        for keyword, wanted in schema.items():
            if keyword in WORDS:
                continue
            check = getattr(self, f"_{keyword.removeprefix('$')}")
            if keyword in {"properties", "patternProperties"}:
                yield from check(value, wanted, at)
            elif keyword == "additionalProperties":
                known = set(schema.get("properties", ()))
                patterns = schema.get("patternProperties", ())
                yield from check(value, wanted, at, known, patterns)
            elif keyword in {"$ref", "items", "anyOf"}:
                yield from check(value, wanted, at)
            elif not check(value, wanted):
                yield f"{at} {keyword}"

    def _ref(self, value: Any, name: str, at: str) -> Iterator[str]:
        yield from self.check(value, self.defined[name.removeprefix("#/$defs/")], at)

    def _items(self, value: Any, schema: dict[str, Any], at: str) -> Iterator[str]:
        for n, item in enumerate(value if isinstance(value, list) else ()):
            yield from self.check(item, schema, f"{at}[{n}]")

    def _anyOf(self, value: Any, schemas: list[Any], at: str) -> Iterator[str]:
        if all(list(self.check(value, schema, at)) for schema in schemas):
            yield f"{at} anyOf"

    def _properties(self, value: Any, known: dict[str, Any], at: str) -> Iterator[str]:
        for name in known.keys() & (value if isinstance(value, dict) else {}).keys():
            yield from self.check(value[name], known[name], f"{at}.{name}")

    def _patternProperties(
        self, value: Any, known: dict[str, Any], at: str
    ) -> Iterator[str]:
        for name, part in (value if isinstance(value, dict) else {}).items():
            for pattern, schema in known.items():
                if re.search(pattern, str(name)):
                    yield from self.check(part, schema, f"{at}.{name}")

    def _additionalProperties(
        self, value: Any, schema: Any, at: str, known: set[str], patterns: Any
    ) -> Iterator[str]:
        assert schema is False
        for name in value if isinstance(value, dict) else ():
            if name not in known and not any(re.search(p, str(name)) for p in patterns):
                yield f"{at}.{name} additionalProperties"

    def _type(self, value: Any, name: str) -> bool:
        return isinstance(value, TYPES[name]) and not isinstance(value, bool)

    def _required(self, value: Any, names: list[str]) -> bool:
        return not isinstance(value, dict) or value.keys() >= set(names)

    def _minProperties(self, value: Any, least: int) -> bool:
        return not isinstance(value, dict) or len(value) >= least

    def _const(self, value: Any, wanted: Any) -> bool:
        return bool(value == wanted)

    def _pattern(self, value: Any, pattern: str) -> bool:
        return not isinstance(value, str) or bool(re.search(pattern, value))

    def _minimum(self, value: Any, least: int) -> bool:
        return not isinstance(value, int) or value >= least

    def _maximum(self, value: Any, most: int) -> bool:
        return not isinstance(value, int) or value <= most

    def _minLength(self, value: Any, least: int) -> bool:
        return not isinstance(value, str) or len(value) >= least

    def _maxLength(self, value: Any, most: int) -> bool:
        return not isinstance(value, str) or len(value) <= most

    def _minItems(self, value: Any, least: int) -> bool:
        return not isinstance(value, list) or len(value) >= least

    def _maxItems(self, value: Any, most: int) -> bool:
        return not isinstance(value, list) or len(value) <= most
