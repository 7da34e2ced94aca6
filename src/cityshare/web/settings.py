"""What a running web server is told once."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field


def _new_secret() -> str:
    return secrets.token_urlsafe(32)


@dataclass(frozen=True, slots=True)
class WebSettings:
    """Settings of the web server.

    Parameters
    ----------
    secret
        Signs the cookies; keep it over a restart, or everybody has to join again.
    base_url
        The address that phones use, without a slash at its end, such as
        ``"http://192.168.0.12:8000"``; empty means the address of the request.
    most_body
        The largest form that is read, in bytes.
    wrong_codes
        How many wrong codes one browser may type within ``attempt_seconds``.
    wrong_codes_together
        How many wrong codes are borne from all browsers of one address, which in a
        room behind one router may be everybody.
    attempt_seconds
        After how many seconds a wrong code is forgotten.
    session_days
        How long a phone stays joined.
    """

    secret: str = field(default_factory=_new_secret, repr=False)
    base_url: str = ""
    most_body: int = 262_144
    wrong_codes: int = 8
    wrong_codes_together: int = 400
    attempt_seconds: float = 300.0
    session_days: int = 30
