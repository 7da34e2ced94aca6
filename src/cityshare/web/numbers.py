"""Numbers in addresses: those of cards and of versions."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path

InAddress = Annotated[int, Path(ge=1, lt=2**31)]
"""A number that a database can hold; the address of any other is refused."""
