from __future__ import annotations

from cityshare.web.parts import in_parts


def test_parts_are_even_and_complete() -> None:
    for n_items in range(1, 100):
        parts = in_parts(range(n_items), 8)

        assert [item for part in parts for item in part] == list(range(n_items))
        assert max(map(len, parts)) <= 8
        assert max(map(len, parts)) - min(map(len, parts)) <= 1
