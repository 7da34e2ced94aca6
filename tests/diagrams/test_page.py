from collections.abc import Callable
from html.parser import HTMLParser

from cityshare.diagrams import draw_river, river_of, svg_page
from cityshare.diagrams.palette import DARK
from cityshare.scoring import Profiles


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def _tags(page: str) -> list[tuple[str, dict[str, str | None]]]:
    reader = _Tags()
    reader.feed(page)
    return reader.found


def test_page_holds_the_drawing_in_its_language(profiles: Profiles) -> None:
    svg = draw_river(river_of(profiles, language="ko"))

    page = svg_page(svg, "River")

    assert page.startswith("<!DOCTYPE html>")
    assert svg in page
    assert _tags(page)[0] == ("html", {"lang": "ko"})


def test_page_has_no_script_and_fetches_nothing(
    hostile_profiles: Profiles, hostile: str
) -> None:
    page = svg_page(draw_river(river_of(hostile_profiles, own="city-02")), hostile)

    tags = _tags(page)
    assert "script" not in {tag for tag, _ in tags}
    assert not any({"src", "href"} & set(attributes) for _, attributes in tags)
    policy = [a["content"] for _, a in tags if "http-equiv" in a]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]


def test_dark_screens_repaint_every_role(profiles: Profiles) -> None:
    page = svg_page(draw_river(river_of(profiles)), "River")

    _, dark = page.split("prefers-color-scheme: dark")
    for role, colour in DARK.items():
        assert f".fill-{role} {{ fill: {colour}; }}" in dark
        assert f".stroke-{role} {{ stroke: {colour}; }}" in dark


def test_every_painted_class_is_known(
    profiles: Profiles, read_svg: Callable[[str], object]
) -> None:
    svg = draw_river(river_of(profiles, own="city-02"))

    classes = {
        name for part in svg.split('class="')[1:] for name in part.split('"')[0].split()
    }
    assert classes <= {f"{kind}-{role}" for kind in ("fill", "stroke") for role in DARK}
