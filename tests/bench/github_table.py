"""A table as GitHub renders it, filled row by row."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class GithubTable:
    """The measured answer to one question; ``note`` says how it was measured."""

    question: str
    columns: tuple[str, ...]
    note: str = ""
    rows: list[tuple[str, ...]] = field(default_factory=list)

    def add(self, *cells: object) -> None:
        """Add a row, one cell for each column."""
        assert len(cells) == len(self.columns), (self.columns, cells)
        self.rows.append(tuple(str(cell) for cell in cells))

    @property
    def header(self) -> str:
        """The first line of the table."""
        return f"| {' | '.join(self.columns)} |"

    def __str__(self) -> str:
        lines = [("---",) * len(self.columns), *self.rows]
        body = "\n".join([self.header, *(f"| {' | '.join(line)} |" for line in lines)])
        heading = f"## {self.question}"
        return "\n\n".join(part for part in (heading, self.note, body) if part)


def ratio(one: float, other: float) -> str:
    """Write a ratio with the two numbers it is made of.

    >>> ratio(36, 14.4)
    '2.50 (36 : 14.4)'
    >>> ratio(1_000_000.4, 2000)
    '500 (1,000,000 : 2,000)'
    """
    if not other:
        return f"- ({number(one)} : 0)"
    times = one / other
    shown = f"{times:,.0f}" if times >= 100 else f"{times:.2f}"
    return f"{shown} ({number(one)} : {number(other)})"


def number(value: float) -> str:
    """Write a number, with one decimal where it is small and needs one.

    >>> number(1234.4), number(14.44), number(3)
    ('1,234', '14.4', '3')
    """
    whole = value >= 1000 or round(value, 1) == round(value)
    return f"{value:,.0f}" if whole else f"{value:.1f}"
