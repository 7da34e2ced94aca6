"""How to join: the address, the code and its picture; and how many have answered."""

from __future__ import annotations

from cityshare.web.address import join_address, qr_code
from cityshare.web.screen.scene import Scene, View
from cityshare.web.words import LANGUAGES, words_on
from cityshare.workshop import Phase


def view(scene: Scene) -> View:
    """Show how to join while the workshop is open."""
    address = join_address(scene.request, scene.workshop)
    link = f"{address}/j/{scene.workshop.join_code}"
    context = {
        "address": address.removeprefix("http://").removeprefix("https://"),
        "qr": qr_code(link),
        "counts": scene.workshop.counts(),
        "is_open": scene.workshop.phase is Phase.OPEN,
        "greetings": {tag: words_on("room", tag)["join_title"] for tag in LANGUAGES},
    }
    return View("projector/join.html", context)
