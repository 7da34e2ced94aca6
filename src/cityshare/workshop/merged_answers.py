"""Two sets of answers of one person made into one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from cityshare.errors import CityshareError, Place, Problem
from cityshare.store import Answer

Side = Literal["keep", "other"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Conflicts:
    """What two sets of answers do not agree on.

    Attributes
    ----------
    practices
        Practices whose level, target or sharing differ, in their order.
    priorities
        Whether the two rank different practices so that both cannot stay.
    """

    practices: tuple[str, ...] = ()
    priorities: bool = False


def conflicts_of(
    keep: Mapping[str, Answer], other: Mapping[str, Answer], practices: Collection[str]
) -> Conflicts:
    """Find what somebody has to decide; what is blank agrees with everything."""
    both = [p for p in practices if p in keep and p in other]
    return Conflicts(
        tuple(p for p in both if _joined(keep[p], other[p]) is None),
        _all_ranks(keep, other) is None,
    )


def merged_answers(
    keep: Mapping[str, Answer],
    other: Mapping[str, Answer],
    *,
    practices: Collection[str],
    take: Mapping[str, Side],
    priorities: Side | None,
) -> list[Answer]:
    """Return the answers of both, with revision 0, in the order of practices.

    What only one of them says is taken over. Where they differ, ``take`` decides
    practice by practice, and ``priorities`` whose ranks stay; notes are joined.

    Raises
    ------
    CityshareError
        L363 for every practice that is not decided, L364 if the priorities are not.
    """
    open_ = conflicts_of(keep, other, practices)
    problems = [
        Problem("L363", Place(column=practice))
        for practice in open_.practices
        if take.get(practice) not in {"keep", "other"}
    ]
    if open_.priorities and priorities not in {"keep", "other"}:
        problems.append(Problem("L364", Place(column="priorities")))
    if problems:
        raise CityshareError(problems)
    ranks = _all_ranks(keep, other)
    if open_.priorities or ranks is None:
        ranks = _ranks(keep if priorities == "keep" else other)
    answers = []
    for practice in practices:
        answer = _answer(keep.get(practice), other.get(practice), take.get(practice))
        if answer is not None:
            rank = ranks.get(practice)
            answers.append(replace(answer, rank=rank, priority=rank is not None))
    return answers


def _answer(
    keep: Answer | None, other: Answer | None, side: Side | None
) -> Answer | None:
    if keep is None or other is None:
        one = keep or other
        return one and replace(one, revision=0)
    joined = _joined(keep, other)
    if joined is None:
        joined = other if side == "other" else keep
    notes = dict.fromkeys(note for note in (keep.note, other.note) if note)
    return replace(joined, note="\n".join(notes), revision=0)


def _joined(keep: Answer, other: Answer) -> Answer | None:
    """Fill the blanks of one answer from the other; none where they differ."""
    pairs = [
        (keep.current, other.current),
        (keep.target, other.target),
        (keep.share, other.share),
    ]
    if any(None not in pair and pair[0] != pair[1] for pair in pairs):
        return None
    current = _either(keep.current, other.current)
    target = _either(keep.target, other.target)
    if current is not None and target is not None and target < current:
        return None
    share = _either(keep.share, other.share)
    return replace(keep, current=current, target=target, share=share)


def _either(one: T | None, other: T | None) -> T | None:
    return other if one is None else one


def _ranks(answers: Mapping[str, Answer]) -> dict[str, int]:
    return {name: answer.rank for name, answer in answers.items() if answer.rank}


def _all_ranks(
    keep: Mapping[str, Answer], other: Mapping[str, Answer]
) -> dict[str, int] | None:
    """Return the ranks of both; none where one practice or one rank has two."""
    mine, theirs = _ranks(keep), _ranks(other)
    together = {**theirs, **mine}
    same = all(mine[name] == theirs[name] for name in mine.keys() & theirs.keys())
    is_free = len(set(together.values())) == len(together)
    return together if same and is_free else None
