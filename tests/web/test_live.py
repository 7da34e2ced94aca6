from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

import pytest

from cityshare.web.live import Hub, Listener

DAY = "day"


@dataclass(frozen=True)
class Noted:
    """A change as the workshop notes it."""

    id: int
    kind: str


class Log:
    """Events of one workshop, as a database would give them."""

    def __init__(self, *kinds: str) -> None:
        self.events = [Noted(n, kind) for n, kind in enumerate(kinds, start=1)]

    def note(self, kind: str) -> None:
        self.events.append(Noted(len(self.events) + 1, kind))

    def after(self, workshop: str, id_: int) -> Sequence[Noted]:
        assert workshop == DAY
        return [event for event in self.events if event.id > id_]


def message(id_: int, *kinds: str) -> str:
    told = ", ".join(f'"{kind}"' for kind in kinds)
    return f'id: {id_}\nevent: changed\ndata: {{"kinds": [{told}]}}\n\n'


async def until_told(listener: Listener) -> str:
    while (told := await listener.next(1)).startswith(":"):
        pass
    return told


def test_changes_since_the_last_message_are_told_as_one() -> None:
    async def told() -> str:
        listener = Listener(DAY, "board", last=4)
        listener.add(["person"], last=5)
        listener.add(["answer", "person"], last=9)
        return await listener.next()

    assert asyncio.run(told()) == message(9, "answer", "person")


def test_silence_is_broken_by_a_ping() -> None:
    async def told() -> str:
        return await Listener(DAY, "board", last=0).next(0.001)

    assert asyncio.run(told()) == ": ping\n\n"


@pytest.mark.parametrize(
    ("kind", "is_told"),
    [
        ("answer", False),
        ("person", False),
        ("plan", False),
        ("solving", False),
        ("phase", True),
        ("published", True),
    ],
)
def test_a_phone_hears_only_what_concerns_everybody(kind: str, is_told: bool) -> None:
    async def told() -> str:
        listener = Listener(DAY, "phone", last=0)
        listener.add([kind], last=1)
        return await listener.next(0.001)

    assert (asyncio.run(told()) == message(1, kind)) is is_told


def test_a_page_that_comes_back_is_told_what_it_missed() -> None:
    log = Log("created", "phase", "answer", "answer")

    async def told() -> str:
        hub = Hub(log.after, beat=0.001)
        listener = await hub.join(DAY, "board", after=2)
        first = await until_told(listener)
        hub.close()
        return first

    assert asyncio.run(told()) == message(4, "answer")


def test_what_was_missed_is_told_once() -> None:
    log = Log("created", "phase")

    async def told() -> list[str]:
        hub = Hub(log.after, beat=0.001)
        listener = await hub.join(DAY, "board", after=0)
        messages = [await listener.next(1)]
        log.note("answer")
        messages.append(await until_told(listener))
        hub.close()
        return messages

    assert asyncio.run(told()) == [message(2, "created", "phase"), message(3, "answer")]


def test_news_reach_every_page() -> None:
    log = Log("created")

    async def told() -> list[str]:
        hub = Hub(log.after, beat=0.001)
        pages = [await hub.join(DAY, "board", after=1) for _ in range(3)]
        log.note("person")
        messages = [await until_told(page) for page in pages]
        hub.close()
        return messages

    assert asyncio.run(told()) == [message(2, "person")] * 3


def test_a_notice_needs_no_event() -> None:
    async def told() -> str:
        hub = Hub(Log("created").after, beat=0.001)
        listener = await hub.join(DAY, "board", after=1)
        hub.notice(DAY, "solving")
        first = await until_told(listener)
        hub.close()
        return first

    assert asyncio.run(told()) == message(1, "solving")


def test_streams_end_when_the_hub_closes() -> None:
    async def rest() -> list[str]:
        hub = Hub(Log("created").after, beat=0.001)
        stream = hub.stream(await hub.join(DAY, "board", after=1))
        first = await anext(stream)
        asyncio.get_running_loop().call_later(0.01, hub.close)
        return [first, *[told async for told in stream]]

    assert asyncio.run(asyncio.wait_for(rest(), 5)) == ["retry: 2000\n\n", ": ping\n\n"]


def test_a_page_that_goes_is_forgotten() -> None:
    async def counts() -> tuple[int, int]:
        hub = Hub(Log().after, beat=0.001)
        stream: AsyncIterator[str] = hub.stream(await hub.join(DAY, "board", after=0))
        await anext(stream)
        before = hub.n_listeners
        await stream.aclose()  # type: ignore[attr-defined]
        return before, hub.n_listeners

    assert asyncio.run(counts()) == (1, 0)


def test_a_look_that_fails_does_not_end_the_looking() -> None:
    log = Log("created")
    fails = iter([False, True])

    def sometimes(workshop: str, id_: int) -> Sequence[Noted]:
        if next(fails, False):
            raise OSError
        return log.after(workshop, id_)

    async def told() -> str:
        hub = Hub(sometimes, beat=0.001)
        listener = await hub.join(DAY, "board", after=1)
        log.note("answer")
        first = await until_told(listener)
        hub.close()
        return first

    assert asyncio.run(asyncio.wait_for(told(), 5)) == message(2, "answer")
