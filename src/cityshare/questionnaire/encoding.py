"""The text of a file, whichever of the usual encodings it was saved in."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from cityshare.errors import CityshareError, Place, Problem

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HEAD = 8
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def read_text(path: Path, problems: list[Problem] | None = None) -> str:
    r"""Read a text file as UTF-8, UTF-16 or cp949, with ``\n`` as line end.

    Control characters other than tab and line end are removed.

    Parameters
    ----------
    path
        The file.
    problems
        Takes the warnings: control characters were removed (F111), or the text
        was read as cp949 (F112).

    Raises
    ------
    CityshareError
        If the file does not exist (F101), is in another encoding (F102) or
        cannot be opened (F103).
    """
    found: list[Problem] = []
    text = _decoded(read_bytes(path), path.name, found)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    cleaned, n = _CONTROLS.subn("", text)
    if n:
        first = _CONTROLS.search(text)
        line = text.count("\n", 0, first.start() if first else 0) + 1
        found.append(Problem("F111", Place(path.name), None, {"n": n, "line": line}))
    if problems is not None:
        problems.extend(found)
    return cleaned


def read_bytes(path: Path) -> bytes:
    """Read a file as it is.

    Raises
    ------
    CityshareError
        If the file does not exist (F101) or cannot be opened (F103).
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise CityshareError([Problem("F101", got=str(path))]) from None
    except OSError as error:
        details = {"reason": error.strerror or str(error)}
        raise CityshareError(
            [Problem("F103", Place(path.name), None, details)]
        ) from None


def without_controls(text: str) -> tuple[str, int]:
    r"""Remove control characters other than tab and line end, and count them.

    >>> without_controls("Ene\x07rgy")
    ('Energy', 1)
    """
    return _CONTROLS.subn("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _decoded(data: bytes, file: str, problems: list[Problem]) -> str:
    try:
        if data.startswith(_UTF16_MARKS):
            return data.decode("utf-16")
        if wide := _unmarked_utf16(data):
            return data.decode(wide)
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp949")
    except UnicodeDecodeError:
        raise CityshareError([Problem("F102", Place(file))]) from None
    problems.append(Problem("F112", Place(file)))
    return text


def _unmarked_utf16(data: bytes) -> str:
    """Tell UTF-16 by its pattern: every second byte of an ASCII header is NUL."""
    head = data[:_HEAD]
    if len(head) < _HEAD:
        return ""
    even, odd = any(head[0::2]), any(head[1::2])
    if even and not odd:
        return "utf-16-le"
    return "utf-16-be" if odd and not even else ""
