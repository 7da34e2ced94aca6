"""Remarks of scoring (S): answers that are legal but odd."""

from cityshare.errors.catalogue.message import Message

SCORING: dict[str, Message] = {}
