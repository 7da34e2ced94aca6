"""Problems of the projector and its timer (L38x)."""

from cityshare.errors.catalogue.message import Message

PROJECTING: dict[str, Message] = {
    "L380": Message(
        "the projector has no such screen",
        "",
        "Choose one of the remote control's buttons",
    ),
    "L381": Message(
        "the agenda has no such session",
        "",
        "Choose one of the list",
    ),
    "L382": Message(
        "this is too short or too long for the timer",
        "A round lasts up to {minutes} minutes, and there are 1 to {rounds} rounds",
        "Write whole numbers within these limits",
    ),
}
