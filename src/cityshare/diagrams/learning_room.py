"""The learning graph for the room: sharers by name, learners as counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import NamedTuple

from cityshare.diagrams.learning import LearningChart, PracticeTies
from cityshare.diagrams.lettering import Face, heading, write, write_middle
from cityshare.diagrams.marks import Point
from cityshare.diagrams.palette import paint
from cityshare.diagrams.svg import Element, drawing, element
from cityshare.diagrams.words import say
from cityshare.diagrams.wrapping import shorten, wrap

_MARGIN = 40
_GUTTER = 24
_PADDING = 18
_CARD = 366.0
_LEAST_COLUMNS, _MOST_COLUMNS = 3, 4
_SCREEN = 9 / 16
_MOST_NAMES = (18, 15, 12, 10, 8, 6, 5, 4, 3)
_LABEL_FACE = Face(23, is_bold=True)
_COUNT_FACE = Face(18, "quiet")
_NAME_FACE = Face(20)
_PLACE_FACE = Face(15, "quiet")
_BUBBLE_FACE = Face(24, "paper", is_bold=True)
_PILL = 54.0
_LEAP = 62.0


class _Sharer(NamedTuple):
    name: str
    place: str
    n_learners: int


@dataclass(frozen=True)
class _Card:
    """One practice: how many want to learn it, and who can share it."""

    width: float
    label: tuple[str, ...]
    count: str
    sharers: tuple[_Sharer, ...]
    more: str

    @property
    def head(self) -> float:
        label = len(self.label) * _LABEL_FACE.leading
        return _PADDING + label + _COUNT_FACE.leading + 16

    @property
    def n_columns(self) -> int:
        return max(1, int(self.width // _CARD))

    @property
    def height(self) -> float:
        names = ceil(len(self.sharers) / self.n_columns) * _LEAP
        more = _COUNT_FACE.leading if self.more else 0
        return self.head + names + more + _PADDING - 6

    def draw(self, x: float, y: float, height: float) -> Iterator[Element]:
        """Draw the card as tall as its row."""
        yield element(
            "rect",
            x=x,
            y=y,
            width=self.width,
            height=height,
            rx=12,
            **paint(fill="shade"),
        )
        left = x + _PADDING
        baseline = y + _PADDING + _LABEL_FACE.size
        yield write(self.label, _LABEL_FACE, x=left, y=baseline)
        baseline += len(self.label) * _LABEL_FACE.leading
        yield write(self.count, _COUNT_FACE, x=left, y=baseline)
        room = (self.width - 2 * _PADDING + _GUTTER) / self.n_columns
        per_column = ceil(len(self.sharers) / self.n_columns)
        for k, sharer in enumerate(self.sharers):
            column, row = divmod(k, per_column)
            at = Point(left + column * room, y + self.head + row * _LEAP)
            yield from _bubble(sharer, at, room - _GUTTER)
        if self.more:
            baseline = y + self.head + per_column * _LEAP + _COUNT_FACE.size
            yield write(self.more, _COUNT_FACE, x=left + 24, y=baseline)


def _bubble(sharer: _Sharer, at: Point, width: float) -> Iterator[Element]:
    middle = at.y + _PILL / 2
    look = paint(fill="paper", stroke="bank")
    yield element(
        "rect",
        x=at.x,
        y=at.y,
        width=width,
        height=_PILL,
        rx=_PILL / 2,
        stroke_width=2,
        **look,
    )
    room = width - _PILL - 34
    name = shorten(sharer.name, room, _NAME_FACE.em)
    if sharer.place:
        place = shorten(sharer.place, room, _PLACE_FACE.em)
        yield write(name, _NAME_FACE, x=at.x + 24, y=middle - 4)
        yield write(place, _PLACE_FACE, x=at.x + 24, y=middle + 17)
    else:
        yield write_middle([name], _NAME_FACE, x=at.x + 24, y=middle)
    hub = at.x + width - _PILL / 2
    yield element("circle", cx=hub, cy=middle, r=_PILL / 2, **paint(fill="bank"))
    yield write_middle(
        [str(sharer.n_learners)], _BUBBLE_FACE, x=hub, y=middle, anchor="middle"
    )


def draw_for_room(chart: LearningChart, *, title: str, width: float) -> str:
    """Draw a card for each practice; nobody who only learns is named.

    Where there are many sharers the cards name as many as a screen holds.
    """
    language = chart.language
    explanation = say("learning-how-room", language)
    n_columns = min(len(chart.groups), _MOST_COLUMNS)
    step = _CARD + _GUTTER
    natural = 2 * _MARGIN + max(n_columns, _LEAST_COLUMNS) * step - _GUTTER
    step = (natural - 2 * _MARGIN + _GUTTER) / n_columns
    card_width = step - _GUTTER
    head = heading(title, explanation, x=_MARGIN, width=natural - 2 * _MARGIN)
    for most in _MOST_NAMES:
        cards = [_card(group, chart, card_width, most) for group in chart.groups]
        rows = [cards[k : k + n_columns] for k in range(0, len(cards), n_columns)]
        heights = [max(card.height for card in row) for row in rows]
        height = head.height + sum(heights) + _GUTTER * (len(rows) - 1) + _MARGIN
        if height <= natural * _SCREEN:
            break
    parts = list(head.parts)
    y = head.height
    for row, row_height in zip(rows, heights, strict=True):
        for k, card in enumerate(row):
            parts += card.draw(_MARGIN + k * step, y, row_height)
        y += row_height + _GUTTER
    return drawing(
        "learning",
        parts,
        size=(natural, height),
        width=width,
        title=title,
        description=f"{explanation} {_in_words(cards)}",
        language=language,
    )


def _in_words(cards: list[_Card]) -> str:
    sentences = []
    for card in cards:
        names = [f"{s.name} ({s.n_learners})" for s in card.sharers]
        listed = ", ".join([*names, *([card.more] if card.more else [])])
        sentences.append(f"{' '.join(card.label)}, {card.count}: {listed}.")
    return " ".join(sentences)


def _card(group: PracticeTies, chart: LearningChart, width: float, most: int) -> _Card:
    language = chart.language
    learners: dict[str, set[str]] = {}
    for tie in group.ties:
        learners.setdefault(tie.sharer, set()).add(tie.learner)
    by_demand = sorted(learners, key=lambda id_: (-len(learners[id_]), id_))
    shown = set(by_demand if len(by_demand) == most + 1 else by_demand[:most])
    n_learners = len(set[str]().union(*learners.values()))
    n_more = len(learners) - len(shown)
    many = say("want-to-learn-n", language, n=n_learners)
    return _Card(
        width=width,
        label=wrap(group.label, width - 2 * _PADDING, _LABEL_FACE.em, most_lines=2),
        count=say("want-to-learn-1", language) if n_learners == 1 else many,
        sharers=tuple(
            sorted(
                _Sharer(chart.names[id_], chart.places[id_], len(learners[id_]))
                for id_ in shown
            )
        ),
        more=say("and-more", language, n=n_more) if n_more else "",
    )
