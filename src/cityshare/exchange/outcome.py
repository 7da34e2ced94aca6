"""What came out of a table: what was learnt, who promised what, what stays open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from cityshare.exchange.entries import (
    MOST_LINES,
    Line,
    Words,
    Written,
    written_rows,
)

Rows = written_rows("kind", "practice")
AssetKind = Literal["principle", "story", "contact"]


class Commitment(Written):
    """Who will show whom what, by when.

    ``who`` and ``whom`` hold the id of a person or of a delegation, or any words;
    ``practice`` is the name of one, or "".
    """

    who: Line
    what: Words
    whom: Line = ""
    by: date | None = None
    practice: Line = ""


class KnowledgeAsset(Written):
    """Something to keep: a principle that needs no budget, a story, a contact.

    ``who`` holds the id of a person or of a delegation, or any words.
    """

    kind: AssetKind
    text: Words
    who: Line = ""


class Outcome(Written):
    """What the reporter of a table hands in."""

    learnt: Annotated[tuple[Words, ...], Rows, Field(max_length=MOST_LINES)] = ()
    commitments: Annotated[
        tuple[Commitment, ...], Rows, Field(max_length=MOST_LINES)
    ] = ()
    unanswered: Annotated[tuple[Words, ...], Rows, Field(max_length=MOST_LINES)] = ()
    assets: Annotated[
        tuple[KnowledgeAsset, ...], Rows, Field(max_length=MOST_LINES)
    ] = ()

    @property
    def is_blank(self) -> bool:
        """Whether nothing was handed in."""
        return self == Outcome()


def three_lines(
    outcome: Outcome, names: Mapping[str, str] | None = None
) -> tuple[str, str, str]:
    """Return what a table shows in the plenary, one line each, "" where it has none.

    Parameters
    ----------
    outcome
        What the table handed in.
    names
        Names by id of people and delegations; other words stay as they are.

    Returns
    -------
    tuple of str
        What was learnt; the first commitments; what stays unanswered.

    Examples
    --------
    >>> promise = Commitment(who="busan", what="the bus lanes", whom="ulsan-1")
    >>> outcome = Outcome(learnt=("Start small.",), commitments=(promise,))
    >>> three_lines(outcome, {"busan": "Busan", "ulsan-1": "Ms Ahn"})
    ('Start small.', 'Busan → Ms Ahn: the bus lanes', '')
    """
    known = names or {}
    promises = (_said(promise, known) for promise in outcome.commitments)
    return (
        _joined(outcome.learnt),
        _joined(promises),
        _joined(outcome.unanswered),
    )


def _said(promise: Commitment, names: Mapping[str, str]) -> str:
    who, whom = (names.get(id_, id_) for id_ in (promise.who, promise.whom))
    said = f"{who} → {whom}: {promise.what}" if whom else f"{who}: {promise.what}"
    return f"{said} ({promise.by.isoformat()})" if promise.by else said


def _joined(texts: Iterable[str]) -> str:
    return " · ".join(" ".join(text.split()) for text in texts)
