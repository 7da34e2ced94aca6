"""A seat: one person as the documents name them, and where they sit."""

from __future__ import annotations

from dataclasses import dataclass

from cityshare.documents.name import initial_of


@dataclass(frozen=True, slots=True)
class Seat:
    """One person with their place; nothing about levels or needs.

    Attributes
    ----------
    participant
        Id of the person.
    name, other_name
        The name in the script of the document where it is known in it, and its
        spelling in another script ("" if there is none).
    other_language
        The language of ``other_name`` ("" where not known).
    delegation, role
        The delegation's name and the role in words.
    table
        Id of the table, "" for somebody at none.
    remark
        "second row", or why somebody is at no table.
    """

    participant: str
    name: str
    other_name: str
    other_language: str
    delegation: str
    role: str
    is_delegate: bool = True
    table: str = ""
    number: str = ""
    room: str = ""
    theme: str = ""
    remark: str = ""

    @property
    def sorted_by(self) -> str:
        """The spelling by which the name is looked up; no Chinese characters."""
        unsorted = self.name[:1].isalpha() and not initial_of(self.name)
        return self.other_name or self.name if unsorted else self.name
