"""Pages of the documentation, read as their reader sees them."""

from __future__ import annotations

import re
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
DOCS = REPOSITORY / "docs"
PAGES = (REPOSITORY / "README.md", *sorted(DOCS.glob("*.md")))

HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"")


def read_page(name: str) -> str:
    """Return the text of a page of docs/."""
    return (DOCS / name).read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    """Return what stands under a heading, up to the next one of its rank.

    >>> section("# A\\none\\n## B\\ntwo\\n## C\\nthree\\n", "B")
    'two\\n'
    """
    found = re.search(rf"^(#+) {re.escape(heading)}\n", text, re.MULTILINE)
    assert found, f"there is no heading '{heading}'"
    rest = text[found.end() :]
    higher = re.search(rf"^#{{1,{len(found[1])}}} ", rest, re.MULTILINE)
    return rest[: higher.start()] if higher else rest


def rows(text: str) -> list[list[str]]:
    """Return the cells of all table rows but headers, without backticks round them.

    >>> rows("| a | b |\\n|---|---|\\n| `c` | d `e` |\\n")
    [['c', 'd `e`']]
    """
    lines = [line for line in text.splitlines() if line.startswith("|")]
    ruled = {n for n, line in enumerate(lines) if set(line) <= set("|-: ")}
    body = [line for n, line in enumerate(lines) if not {n, n + 1} & ruled]
    return [[_plain(cell) for cell in _cells(line)] for line in body]


def _cells(line: str) -> list[str]:
    return re.split(r"(?<!\\)\|", line.strip().strip("|"))


def _plain(cell: str) -> str:
    cell = cell.strip().replace("\\|", "|")
    return cell[1:-1] if re.fullmatch(r"`[^`]+`", cell) else cell


def anchors(text: str) -> set[str]:
    """Return the anchors of a page's headings, as code hosts make them.

    >>> anchors("## Rules, and `--set`\\n")
    {'rules-and---set'}
    """
    found = set()
    for heading in HEADING.findall(FENCED.sub("", text)):
        kept = re.sub(r"[^\w\- ]", "", heading.lower())
        found.add(kept.replace(" ", "-"))
    return found


def links(text: str) -> list[str]:
    """Return the targets of links and pictures, those in samples left out."""
    prose = re.sub(r"`[^`\n]*`", "", FENCED.sub("", text))
    return [one or other for one, other in LINK.findall(prose)]
