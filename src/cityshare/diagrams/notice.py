"""The drawing that stands where there is too little to draw."""

from __future__ import annotations

from cityshare.diagrams.lettering import Face, heading, write_middle
from cityshare.diagrams.palette import paint
from cityshare.diagrams.svg import drawing, element
from cityshare.diagrams.wrapping import wrap

_MARGIN = 48


def draw_notice(
    kind: str, sentence: str, *, title: str, language: str, width: float
) -> str:
    """Draw a sentence in an empty frame, under the title of the missing drawing."""
    natural = max(width, 640.0)
    inner = natural - 2 * _MARGIN
    head = heading(title, "", x=_MARGIN, width=inner)
    face = Face(28, "quiet")
    lines = wrap(sentence, inner - 80, face.em)
    height = 120 + len(lines) * face.leading
    frame = element(
        "rect",
        x=_MARGIN,
        y=head.height,
        width=inner,
        height=height,
        rx=12,
        stroke_width=2,
        stroke_dasharray="10 8",
        **paint(fill="shade", stroke="line"),
    )
    words = write_middle(
        lines, face, x=natural / 2, y=head.height + height / 2, anchor="middle"
    )
    return drawing(
        kind,
        [*head.parts, frame, words],
        size=(natural, head.height + height + _MARGIN),
        width=width,
        title=title,
        description=sentence,
        language=language,
    )
