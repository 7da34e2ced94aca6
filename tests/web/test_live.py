from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field

import pytest
from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request

from cityshare.store import Database
from cityshare.web.circles import Circles
from cityshare.web.hub import Hub, Listener
from cityshare.web.live import _who
from cityshare.workshop import Facilitators, Phase, Registration, Workshop

DAY = "day"


@dataclass(frozen=True)
class Noted:
    """A change as the workshop notes it."""

    id: int
    kind: str
    subject: Mapping[str, str | int] = field(default_factory=dict)


class Log:
    """Events of one workshop, as a database would give them."""

    def __init__(self, *kinds: str) -> None:
        self.events = [Noted(n, kind) for n, kind in enumerate(kinds, start=1)]

    def note(self, kind: str, **subject: str | int) -> None:
        self.events.append(Noted(len(self.events) + 1, kind, subject))

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
        listener = Listener(DAY, None, last=4)
        listener.add(["person"], last=5)
        listener.add(["answer", "person"], last=9)
        return await listener.next()

    assert asyncio.run(told()) == message(9, "answer", "person")


def test_silence_is_broken_by_a_ping() -> None:
    async def told() -> str:
        return await Listener(DAY, None, last=0).next(0.001)

    assert asyncio.run(told()) == ": ping\n\n"


@pytest.mark.parametrize(
    ("kind", "subject", "hear"),
    [
        ("phase", {"phase": "open"}, ["ana", "bo", "cy", ""]),
        ("published", {"plan": 1}, ["ana", "bo", "cy", ""]),
        ("erased", {}, ["ana", "bo", "cy", ""]),
        ("answer", {"person": "bo", "practice": "p"}, ["ana", "bo"]),
        ("agreed", {"delegation": "lima", "practice": "p"}, ["ana", "bo"]),
        ("action plan", {"delegation": "oslo"}, ["cy"]),
        ("roles", {"table": "T1"}, ["ana", "cy"]),
        ("outcome", {"table": "T2"}, ["bo"]),
        ("person", {"person": "cy"}, ["ana", "cy"]),
        ("answer", {"person": "gone"}, []),
        ("offer", {"person": "ana", "offer": 1}, []),
        ("plan", {"plan": 2}, []),
        ("exported", {"facilitator": "ana"}, []),
    ],
)
def test_a_phone_hears_what_its_person_may_know(
    kind: str, subject: dict[str, str | int], hear: list[str]
) -> None:
    log = Log("created")
    circles = Circles(
        {"ana": "lima", "bo": "lima", "cy": "oslo"},
        {"ana": frozenset({"T1"}), "bo": frozenset({"T2"}), "cy": frozenset({"T1"})},
    )
    everybody = ("ana", "bo", "cy", "")

    async def told() -> list[str]:
        hub = Hub(log.after, lambda _: circles, beat=0.001)
        board = await hub.join(DAY, None, after=1)
        phones = {who: await hub.join(DAY, who, after=1) for who in everybody}
        late = await hub.join(DAY, "ana", after=1)
        log.note(kind, **subject)
        assert await until_told(board) == message(2, kind)
        again = await hub.join(DAY, "ana", after=1)
        heard = {who: await page.next(0.001) for who, page in phones.items()}
        hub.close()
        assert await late.next(0.001) == heard["ana"] == await again.next(0.001)
        return [who for who, said in heard.items() if said == message(2, kind)]

    assert asyncio.run(told()) == hear


def test_who_belongs_together_is_read_once_until_somebody_moves() -> None:
    log = Log("created")
    read: list[str] = []

    def circles(workshop: str) -> Circles:
        read.append(workshop)
        return Circles({"ana": "lima"})

    async def counted() -> list[int]:
        hub = Hub(log.after, circles, beat=0.001)
        phones = [await hub.join(DAY, "ana", after=1) for _ in range(50)]
        counts = [len(read)]
        for kind in ("answer", "answer", "merged"):
            log.note(kind, person="ana")
            await until_told(phones[-1])
            counts.append(len(read))
        hub.close()
        return counts

    assert asyncio.run(counted()) == [0, 1, 1, 2]


def test_a_page_that_comes_back_is_told_what_it_missed() -> None:
    log = Log("created", "phase", "answer", "answer")

    async def told() -> str:
        hub = Hub(log.after, beat=0.001)
        listener = await hub.join(DAY, None, after=2)
        first = await until_told(listener)
        hub.close()
        return first

    assert asyncio.run(told()) == message(4, "answer")


def test_what_was_missed_is_told_once() -> None:
    log = Log("created", "phase")

    async def told() -> list[str]:
        hub = Hub(log.after, beat=0.001)
        listener = await hub.join(DAY, None, after=0)
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
        pages = [await hub.join(DAY, None, after=1) for _ in range(3)]
        log.note("person")
        messages = [await until_told(page) for page in pages]
        hub.close()
        return messages

    assert asyncio.run(told()) == [message(2, "person")] * 3


def test_a_notice_needs_no_event() -> None:
    async def told() -> str:
        hub = Hub(Log("created").after, beat=0.001)
        listener = await hub.join(DAY, None, after=1)
        hub.notice(DAY, "solving")
        first = await until_told(listener)
        hub.close()
        return first

    assert asyncio.run(told()) == message(1, "solving")


def test_streams_end_when_the_hub_closes() -> None:
    async def rest() -> list[str]:
        hub = Hub(Log("created").after, beat=0.001)
        stream = hub.stream(await hub.join(DAY, None, after=1))
        first = await anext(stream)
        asyncio.get_running_loop().call_later(0.01, hub.close)
        return [first, *[told async for told in stream]]

    assert asyncio.run(asyncio.wait_for(rest(), 5)) == ["retry: 2000\n\n", ": ping\n\n"]


def test_a_page_that_goes_is_forgotten() -> None:
    async def counts() -> tuple[int, int]:
        hub = Hub(Log().after, beat=0.001)
        stream: AsyncIterator[str] = hub.stream(await hub.join(DAY, None, after=0))
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
        listener = await hub.join(DAY, None, after=1)
        log.note("answer")
        first = await until_told(listener)
        hub.close()
        return first

    assert asyncio.run(asyncio.wait_for(told(), 5)) == message(2, "answer")


def test_who_listens_is_known_by_passcode_or_link(
    app: FastAPI, db: Database, workshop: Workshop
) -> None:
    facilitators = Facilitators.of(workshop)
    second, passcode = facilitators.add("Second")
    other, _ = Workshop.create(db, "green-growth")
    other.move_to(Phase.OPEN)
    joined = other.register(Registration("Ana", new_delegation="Lima"))
    known = {
        "facilitator": workshop.id,
        "proof": workshop.key_of_passcode(passcode),
        "workshop": other.id,
        "token": joined.token,
    }
    scope = {"type": "http", "app": app, "session": known, "headers": []}

    assert _who(Request(scope), is_phone=False) == (workshop, None)
    assert _who(Request(scope), is_phone=True) == (other, joined.person)
    facilitators.remove(second.id)
    assert _who(Request(scope), is_phone=False) == (other, joined.person)
    known.pop("token")
    assert _who(Request(scope), is_phone=True) == (other, "")
    known.pop("workshop")
    with pytest.raises(HTTPException):
        _who(Request(scope), is_phone=False)
