"""The templates of the documents."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup


@cache
def templates() -> Environment:
    """Return the environment in which documents and their styles are rendered."""
    environment = Environment(
        loader=PackageLoader("cityshare.documents"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["css_string"] = css_string
    return environment


def css_string(text: object) -> Markup:
    r"""Return a text as the inside of a CSS string, safe within a style element.

    >>> str(css_string('a"</style>'))
    'a\\22 \\3c \\2f style\\3e '
    """
    safe = (c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in str(text))
    return Markup("".join(safe))  # noqa: S704
