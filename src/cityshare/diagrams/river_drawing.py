"""The river as an SVG drawing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cityshare.diagrams.lettering import Face, heading, write, write_middle
from cityshare.diagrams.notice import draw_notice
from cityshare.diagrams.palette import paint
from cityshare.diagrams.river import River, RiverPractice
from cityshare.diagrams.river_frame import LEFT, RiverFrame
from cityshare.diagrams.river_labels import draw_keys, draw_labels
from cityshare.diagrams.river_water import draw_own, draw_water
from cityshare.diagrams.svg import Element, drawing, element, number
from cityshare.diagrams.words import paragraph, say
from cityshare.diagrams.wrapping import wrap

_MARGIN = 40
_THEME_FACE = Face(18, "quiet", is_bold=True)
_LEVEL_FACE = Face(16, "quiet")
_LEVEL_NUMBER_FACE = Face(24, is_bold=True)

Lines = tuple[str, ...]


def draw_river(river: River, *, width: float = 1600.0) -> str:
    """Draw a river as SVG; a sentence instead while fewer than five have answered.

    Parameters
    ----------
    river
        What :func:`river_of` worked out.
    width
        Width at which the drawing is shown (pixels). Where its practices would be
        squeezed, the drawing is made wider and shown smaller.

    Returns
    -------
    str
        The same text for the same river, with a title and a description.

    Examples
    --------
    >>> from cityshare.cohort import read_cohort
    >>> from cityshare.diagrams.river import river_of
    >>> from cityshare.scoring import score
    >>> profiles = score(read_cohort("sample_cohorts/seoul-2016"))
    >>> draw_river(river_of(profiles)).startswith("<svg ")
    True
    """
    language = river.language
    title = f"{say('river', language)} – {river.title}"
    if not river.is_drawn:
        sentence = say("river-too-few", language)
        return draw_notice(
            "river", sentence, title=title, language=language, width=width
        )
    bare = RiverFrame.of(river, width, 0)
    head = heading(
        title, _explanation(river), x=_MARGIN, width=bare.width - 2 * _MARGIN
    )
    themes = [
        wrap(theme.label, bare.slot * len(theme.practices) - 16, _THEME_FACE.em)
        for theme in river.themes
    ]
    band = max(len(lines) for lines in themes) * _THEME_FACE.leading + 22
    frame = RiverFrame.of(river, width, head.height + band)
    labels = draw_labels(river, frame)
    parts = [
        *head.parts,
        *_theme_bands(river, frame, themes, band),
        *_levels(river, frame),
        *draw_water(river, frame),
        *draw_own(river, frame),
        *labels.parts,
        *draw_keys(river, frame),
    ]
    return drawing(
        "river",
        parts,
        size=(frame.width, labels.bottom + _MARGIN),
        width=width,
        title=title,
        description=_description(river),
        language=language,
    )


def _explanation(river: River) -> str:
    by_people = river.unit == "participant"
    counted = say(
        "units-participant" if by_people else "units-delegation",
        river.language,
        n=river.n_units,
    )
    by_extremes = river.banks == "extremes"
    banks = say(
        "banks-extremes" if by_extremes else "banks-percentiles", river.language
    )
    return paragraph(river.language, counted, banks)


def _description(river: River) -> str:
    practices = "; ".join(_in_words(p, river.language) for p in river.practices)
    return f"{_explanation(river)} {practices}."


def _in_words(practice: RiverPractice, language: str) -> str:
    words = [f"{say('answering', language)} {practice.n_answering}"]
    for phrase, level in (
        ("south-bank", practice.south),
        ("north-bank", practice.north),
        ("today-own", practice.own),
        ("target", practice.own_target),
    ):
        if level is not None:
            words.append(f"{say(phrase, language)} {number(level)}")
    words += [say(f"reading-{reading}", language) for reading in practice.readings]
    return f"{practice.label}: {', '.join(words)}"


def _theme_bands(
    river: River, frame: RiverFrame, themes: Sequence[Lines], band: float
) -> Iterator[Element]:
    first = 0
    for k, (theme, lines) in enumerate(zip(river.themes, themes, strict=True)):
        n = len(theme.practices)
        left, middle = frame.x(first - 0.5), frame.x(first + (n - 1) / 2)
        if k % 2 == 0:
            yield element(
                "rect",
                x=left,
                y=frame.top - band,
                width=n * frame.slot,
                height=frame.bottom - frame.top + band,
                **paint(fill="shade"),
            )
        yield write_middle(
            lines, _THEME_FACE, x=middle, y=frame.top - band / 2, anchor="middle"
        )
        first += n


def _levels(river: River, frame: RiverFrame) -> Iterator[Element]:
    for level, label in enumerate(river.levels, start=1):
        y = frame.y(level)
        yield element(
            "line",
            x1=LEFT,
            x2=frame.right,
            y1=y,
            y2=y,
            stroke_width=1.5,
            **paint(stroke="line"),
        )
        number_x = LEFT - 14
        yield write(
            str(level),
            _LEVEL_NUMBER_FACE,
            x=number_x,
            y=y + 8,
            anchor="end",
        )
        lines = wrap(label, LEFT - _MARGIN - 42, _LEVEL_FACE.em, most_lines=4)
        yield write_middle(lines, _LEVEL_FACE, x=number_x - 28, y=y, anchor="end")
