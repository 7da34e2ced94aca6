"""Problems of rules and plans (R)."""

from cityshare.errors.catalogue.message import Message

GROUPING: dict[str, Message] = {}
