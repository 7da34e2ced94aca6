from __future__ import annotations

from pathlib import Path

import pytest

from docs.markdown import PAGES, REPOSITORY, anchors, links


def relative_links():
    for page in PAGES:
        for target in links(page.read_text(encoding="utf-8")):
            if not target.startswith(("https://", "mailto:")):
                name = f"{page.relative_to(REPOSITORY)}-{target}"
                yield pytest.param(page, target, id=name)


@pytest.mark.parametrize(("page", "target"), list(relative_links()))
def test_every_relative_link_exists(page: Path, target: str) -> None:
    path, _, anchor = target.partition("#")
    file = page.parent / path if path else page

    assert file.exists()
    if anchor:
        assert anchor in anchors(file.read_text(encoding="utf-8"))


def test_every_page_is_reached_from_the_readme() -> None:
    readme, *others = PAGES
    linked = {(readme.parent / t).resolve() for t in links(readme.read_text("utf-8"))}

    assert {page.resolve() for page in others} <= linked
