"""How far a card on the wall has come."""

from __future__ import annotations

from enum import StrEnum


class CardState(StrEnum):
    """How far a card has come.

    ``open``: nobody has claimed it; ``matched``: somebody has; ``met``: they have
    talked; ``agreed``: they have agreed on something; ``done``: it happened;
    ``dropped``: it is of no use any more.

    Examples
    --------
    >>> CardState.OPEN.may_become(CardState.DONE)
    False
    >>> [state.value for state in CardState.MET.following]
    ['agreed', 'done', 'dropped', 'matched']
    """

    OPEN = "open"
    MATCHED = "matched"
    MET = "met"
    AGREED = "agreed"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def following(self) -> tuple[CardState, ...]:
        """The states that may follow: a step on, a step back for a slip, dropped."""
        return _FOLLOWING[self]

    def may_become(self, other: CardState) -> bool:
        """Tell whether a card may go to a state, or is in it already."""
        return other is self or other in self.following


_FOLLOWING = {
    CardState.OPEN: (CardState.MATCHED, CardState.MET, CardState.DROPPED),
    CardState.MATCHED: (
        CardState.MET, CardState.AGREED, CardState.DROPPED, CardState.OPEN,
    ),
    CardState.MET: (
        CardState.AGREED, CardState.DONE, CardState.DROPPED, CardState.MATCHED,
    ),
    CardState.AGREED: (CardState.DONE, CardState.DROPPED, CardState.MET),
    CardState.DONE: (CardState.AGREED,),
    CardState.DROPPED: (CardState.OPEN,),
}  # fmt: skip
