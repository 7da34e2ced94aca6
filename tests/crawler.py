"""Following links and filling in forms, as somebody with bad intentions would."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode, urljoin, urlsplit


@dataclass
class Form:
    """A form of a page: where it goes, and its fields with what stands in them."""

    action: str
    method: str
    fields: dict[str, list[str]] = field(default_factory=dict)

    @property
    def shape(self) -> tuple[str, ...]:
        """What two forms of one kind have in common."""
        return (self.action, self.method, *sorted(self.fields))


class PageReader(HTMLParser):
    """Finds the links and the forms of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.forms: list[Form] = []
        self._select: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "a" and given.get("href", "").startswith(("/", "?")):
            self.links.append(given["href"])
        if tag == "form":
            method = given.get("method", "get").lower()
            self.forms.append(Form(given.get("action", ""), method))
        if not self.forms:
            return
        if "formaction" in given and self.forms[-1].method == "get":
            self.links.append(given["formaction"])
        fields = self.forms[-1].fields
        name = given.get("name", "")
        if tag == "select":
            self._select = name
            fields.setdefault(name, [])
        if tag == "option" and self._select is not None:
            fields[self._select].append(given.get("value", ""))
        if tag in {"input", "button", "textarea"} and name:
            fields.setdefault(name, []).append(given.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = None


def read_page(text: str, address: str) -> tuple[list[str], list[Form]]:
    """Return the paths that a page links to, and its forms with full actions."""
    reader = PageReader()
    reader.feed(text)
    links = [_path(urljoin(address, link)) for link in reader.links]
    for form in reader.forms:
        form.action = _path(urljoin(address, form.action)) if form.action else address
    return list(dict.fromkeys(links)), reader.forms


def fillings(form: Form, nasty: tuple[str, ...]) -> Iterator[dict[str, list[str]]]:
    """Fill in a form as it stands, empty, and with one nasty text everywhere."""
    kept = {name: given for name, given in form.fields.items() if name == "csrf"}
    others = {name: given for name, given in form.fields.items() if name != "csrf"}
    yield kept | {name: given[:1] for name, given in others.items() if given}
    yield kept | {name: given for name, given in others.items() if given}
    yield kept
    for text in nasty:
        yield kept | {name: [text] for name in others}
        yield kept | {
            name: [given[0] if given else text, text] for name, given in others.items()
        }


def ways_on(text: str, address: str) -> list[str]:
    """Return where a page leads: its links, and its questions as they stand."""
    links, forms = read_page(text, address)
    asked = [
        f"{form.action.split('?')[0]}?{urlencode(next(fillings(form, ())), doseq=True)}"
        for form in forms
        if form.method == "get"
    ]
    return [*links, *asked]


def kind_of(address: str) -> str:
    """Return what pages have in common that differ in a number, an id or a question.

    >>> kind_of("/facilitator/tables/2/people/busan-1?why=1")
    '/facilitator/tables 6'
    """
    parts = address.partition("?")[0].split("/")
    return f"{'/'.join(parts[:3])} {len(parts)}"


def _path(address: str) -> str:
    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")
