"""The shape of one entry of the catalogue of problems."""

from typing import Literal, NamedTuple


class Message(NamedTuple):
    """What is wrong, the rule behind it and what to do.

    The three sentences carry no full stop; placeholders are filled from
    ``Problem.details``. ``exit_code`` 2 means the user's input, 1 means that
    something could not be done, 0 means a warning: work goes on.
    """

    what: str
    rule: str
    remedy: str
    exit_code: Literal[0, 1, 2] = 2

    @property
    def is_warning(self) -> bool:
        """Whether work goes on in spite of this."""
        return self.exit_code == 0
