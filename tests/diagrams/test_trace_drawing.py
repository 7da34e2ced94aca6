"""The trace as it is drawn."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest

from cityshare.diagrams import Trace, TracePoint, draw_trace
from cityshare.diagrams.trace_frame import LEAST_SHARE, LEFT, TraceFrame

Texts = Callable[[str], list[str]]
Read = Callable[[str], ET.Element]

CLOSING = (
    TracePoint(0.1, 640.0, None),
    TracePoint(0.9, 700.0, None),
    TracePoint(5.0, 700.0, 900.0),
    TracePoint(8.0, 720.0, 800.0),
    TracePoint(16.0, 720.0, 750.0),
)


def trace(
    points: tuple[TracePoint, ...] = CLOSING,
    *,
    proof_began: float | None = 1.0,
    is_optimal: bool = False,
    language: str = "en",
) -> Trace:
    return Trace(
        "Spring", points, proof_began, is_optimal=is_optimal, language=language
    )


def described(root: ET.Element) -> str:
    return root[1].text or ""


def test_the_description_says_it_all(read_svg: Read) -> None:
    words = described(read_svg(draw_trace(trace())))

    assert "First plan: 640.0, after 0.10 s." in words
    assert "In the end, after 16.0 s: value 720.0, bound 750.0." in words
    assert "Gap: 4.0 %." in words
    assert words.endswith(
        "Seconds, value, bound: 0.10, 640.0, –; 0.90, 700.0, –; 5.00, 700.0, 900.0; "
        "8.00, 720.0, 800.0; 16.00, 720.0, 750.0."
    )


def test_stages_firsts_and_ends_are_named(texts: Texts) -> None:
    words = texts(draw_trace(trace()))

    for expected in (
        "Search",
        "Proof",
        "First plan: 640.0, after 0.10 s",
        "First bound: 900.0, after 5.0 s",
        "750.0",
        "720.0",
        "Value of the plan",
        "Gap: 4.0 %",
    ):
        assert words.count(expected) == 1


def test_a_proven_plan_has_one_end(texts: Texts, read_svg: Read) -> None:
    points = (*CLOSING[:-1], TracePoint(16.0, 720.0, 720.0))
    svg = draw_trace(trace(points, is_optimal=True))

    words = texts(svg)

    assert words.count("720.0") == words.count("Proven best possible") == 1
    assert not any(word.startswith("Gap") for word in words)
    assert "Proven best possible." in described(read_svg(svg))


def test_without_a_proof_there_is_one_stage(texts: Texts) -> None:
    words = texts(draw_trace(trace(CLOSING[:2], proof_began=None)))

    assert "Proof" not in words
    assert "Not known how far from the best" in " ".join(words)


def test_without_a_plan_there_is_a_sentence(texts: Texts) -> None:
    words = texts(draw_trace(trace((TracePoint(3.0, None, None),))))

    assert "No plan was found" in words


@pytest.mark.parametrize("language", ["ko", "zh-Hans", "ja"])
def test_other_languages_have_words_of_their_own(texts: Texts, language: str) -> None:
    english = set(texts(draw_trace(trace())))

    others = set(texts(draw_trace(trace(language=language))))

    assert all(not word.isascii() or word[0].isdigit() for word in others)
    assert english & others == {word for word in others if word[0].isdigit()}


def test_bound_is_above_value_all_the_way() -> None:
    frame = TraceFrame.of(trace(), 1280, 200)

    for point in CLOSING[2:]:
        assert point.bound is not None
        assert point.value is not None
        assert frame.top < frame.y(point.bound) < frame.y(point.value) < frame.bottom


def test_a_short_stage_is_wide_enough_to_be_seen() -> None:
    frame = TraceFrame.of(trace(), 1280, 200)

    assert frame.x(0) == LEFT
    assert frame.x(16) == frame.right
    assert frame.x(1) - LEFT == pytest.approx(LEAST_SHARE * (frame.right - LEFT))


def test_a_bound_far_off_is_cut_and_says_so(texts: Texts) -> None:
    far = (CLOSING[0], TracePoint(5.0, 700.0, 90_000.0), CLOSING[-1])
    frame = TraceFrame.of(trace(far), 1280, 200)

    assert frame.y(90_000.0) == frame.y(frame.most) > frame.top
    assert max(frame.value_ticks()) <= frame.most
    assert "First bound: 90000.0, after 5.0 s" in texts(draw_trace(trace(far)))


@pytest.mark.parametrize(
    "points",
    [
        (TracePoint(0.0, 0.0, None),),
        (TracePoint(0.0, 5.0, 5.0),),
        (TracePoint(0.0, -3.0, None), TracePoint(600.0, -3.0, 4.0)),
        tuple(TracePoint(k / 10, 500.0 + k, 900.0 - k) for k in range(300)),
    ],
    ids=["nothing", "at once", "below 0", "very many"],
)
def test_odd_traces_stay_on_the_paper(
    points: tuple[TracePoint, ...], read_svg: Read
) -> None:
    root = read_svg(draw_trace(trace(points)))

    _, _, width, height = map(float, root.attrib["viewBox"].split())
    for text in root.iter("{http://www.w3.org/2000/svg}text"):
        for row in [text, *text]:
            if "x" in row.attrib:
                assert 0 <= float(row.attrib["x"]) <= width
                assert 0 <= float(row.attrib["y"]) <= height
