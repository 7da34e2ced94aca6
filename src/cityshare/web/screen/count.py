"""How many have answered: people and delegations, no names."""

from __future__ import annotations

from cityshare.web.screen.scene import Scene, View


def view(scene: Scene) -> View:
    """Show the counts, large."""
    counts = scene.workshop.counts()
    cities = [city for city in counts.by_delegation.values() if city.people]
    context = {
        "counts": counts,
        "cities": len(cities),
        "complete_cities": sum(city.complete == city.people for city in cities),
    }
    return View("projector/count.html", context)
