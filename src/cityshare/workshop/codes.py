"""Codes that people type, and secrets of return links."""

from __future__ import annotations

import hashlib
import secrets

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
JOIN_LENGTH = 6
PASSCODE_LENGTH = 12
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})
_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)


def new_join_code() -> str:
    """Draw a join code: 6 characters that cannot be mistaken for each other."""
    return _draw(JOIN_LENGTH)


def new_passcode() -> str:
    """Draw a passcode: 12 characters in three groups, 60 bits."""
    code = _draw(PASSCODE_LENGTH)
    return "-".join(code[n : n + 4] for n in range(0, PASSCODE_LENGTH, 4))


def new_token() -> str:
    """Draw the secret of a return link: 128 bits."""
    return secrets.token_urlsafe(16)


def as_typed(code: str) -> str:
    """Read a code as it was meant, whatever its case, blanks and hyphens.

    >>> as_typed(" ab-o1l ")
    'AB011'
    """
    kept = "".join(code.split()).replace("-", "")
    return kept.upper().translate(_ALIKE)


def hash_passcode(passcode: str) -> str:
    """Hash a passcode (argon2id), which takes some hundredths of a second."""
    return _HASHER.hash(as_typed(passcode))


def is_passcode(passcode: str, hashed: str) -> bool:
    """Tell whether this is the passcode that was hashed."""
    try:
        return _HASHER.verify(hashed, as_typed(passcode))
    except VerificationError:
        return False


def hash_token(token: str) -> str:
    """Hash a secret that nobody can guess; a fast hash is enough for it."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def _draw(length: int) -> str:
    return "".join(secrets.choice(CROCKFORD) for _ in range(length))
