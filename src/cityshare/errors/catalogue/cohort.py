"""Problems of cohort folders (C)."""

from cityshare.errors.catalogue.message import Message

COHORT: dict[str, Message] = {
    "C210": Message(
        "the target is below the current level",
        "A target is the level wanted in 12 months, at least the current one",
        "Correct the cell, or leave it empty",
    ),
}
