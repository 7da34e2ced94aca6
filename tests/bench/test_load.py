"""A full room: open streams, answers spread out and all at once, the engine at work."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import numpy as np
import pytest
import uvloop

from bench.github_table import GithubTable
from cityshare.store import open_database
from cityshare.workshop import Phase, Registration, Workshop

pytestmark = pytest.mark.bench

PEOPLE = 500
BURSTS = 5
PROOF = "300"  # seconds; longer than the bursts
SECONDS = float(os.environ.get("CITYSHARE_LOAD_SECONDS", "300"))
CSRF = re.compile(r'name="csrf" value="([^"]+)"')
NO_LIMIT = httpx.Limits(max_connections=None, max_keepalive_connections=None)

TABLE = GithubTable(
    "Does a full room wait?",
    ("what", "posts", "errors", "median, ms", "p95, ms", "board sees it, p95, ms"),
    f"{PEOPLE} phones with an open event stream each, all on this machine with the "
    "server. Spread out, every phone saves each practice once, and the engine makes "
    "groups meanwhile; in a burst every phone saves one practice within a second, "
    "while the engine is proving a plan.",
)


@dataclass
class Posts:
    """What one round of answers took."""

    seconds: list[float] = field(default_factory=list)
    errors: int = 0

    def row(self, seen: list[float]) -> tuple[str, ...]:
        """Return the cells of the table."""
        late = f"{1e3 * np.quantile(seen, 0.95):.0f}" if seen else "-"
        half, most = (f"{1e3 * np.quantile(self.seconds, q):.0f}" for q in (0.5, 0.95))
        return str(len(self.seconds)), str(self.errors), half, most, late


@dataclass
class Phone:
    """One phone: its browser and the token of its pages."""

    client: httpx.AsyncClient
    csrf: str

    async def save(self, practice: str, level: int, revision: int) -> httpx.Response:
        fields = {
            "csrf": self.csrf,
            f"current.{practice}": str(level),
            f"revision.{practice}": str(revision),
        }
        headers = {"Accept": "application/json", "x-csrf-token": self.csrf}
        return await self.client.post(
            f"/questions/{practice}", data=fields, headers=headers
        )


def prepared(data: Path) -> tuple[Workshop, str, list[str]]:
    """Fill a database with people; return the workshop, passcode and their tokens."""
    db = open_database(data)
    workshop, passcode = Workshop.create(db, "green-growth")
    workshop.move_to(Phase.OPEN)
    joined = [
        workshop.register(
            Registration(f"Person {n}", new_delegation=f"City {n // 2}", themes=())
        )
        for n in range(PEOPLE)
    ]
    db.close()
    return workshop, passcode, [person.token for person in joined]


def test_load(tmp_path: Path, table: GithubTable) -> None:
    workshop, passcode, tokens = prepared(tmp_path / "w.db")
    practices = [p.name for p in workshop.questionnaire.practices]
    words = [sys.executable, "-m", "cityshare", "serve", "--port", "0"]
    words += ["--data", str(tmp_path / "w.db")]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        said = [process.stdout.readline() for _ in range(5)]
        base = next(x for x in said if x.startswith("Board")).split()[1]
        base = base.removesuffix("/facilitator")
        try:
            rows = uvloop.run(the_hour(base, passcode, tokens, practices))
            peak = memory(process.pid)
        finally:
            began = time.monotonic()
            process.send_signal(signal.SIGINT)
            process.wait(20)
            ended = time.monotonic() - began
    for name, row in rows.items():
        table.add(name, *row)
    table.add(f"memory {peak:.0f} MB; shutdown {ended:.2f} s", *["-"] * 5)
    assert all(row[1] == "0" for row in rows.values())


async def the_hour(
    base: str, passcode: str, tokens: list[str], practices: list[str]
) -> dict[str, tuple[str, ...]]:
    """Open every stream, then post spread out and at once."""
    async with AsyncExitStack() as stack:
        phones = [await open_phone(stack, base, token) for token in tokens]
        board = await open_board(stack, base, passcode)
        seen: dict[str, float] = {}
        streams = [asyncio.create_task(listen(p.client, {})) for p in phones]
        streams.append(asyncio.create_task(listen(board, seen)))
        await asyncio.sleep(2)
        spread = await spread_out(phones, practices, seen, board)
        await make_groups(board, proof=PROOF)
        bursts = [await at_once(phones, name, seen) for name in practices[:BURSTS]]
        slowest = max(bursts, key=lambda posts: float(np.quantile(posts.seconds, 0.95)))
        together = Posts(
            [took for posts in bursts for took in posts.seconds],
            sum(posts.errors for posts in bursts),
        )
        for task in streams:
            task.cancel()
        await asyncio.gather(*streams, return_exceptions=True)
        return {
            f"{len(practices)} answers each in {SECONDS:.0f} s": spread,
            f"one answer each in 1 s, {BURSTS} times": together.row([]),
            "the slowest of these bursts": slowest.row([]),
        }


async def open_phone(stack: AsyncExitStack, base: str, token: str) -> Phone:
    client = httpx.AsyncClient(
        base_url=base, limits=NO_LIMIT, timeout=60, follow_redirects=True
    )
    await stack.enter_async_context(client)
    page = await client.get(f"/me/{token}")
    found = CSRF.search(page.text)
    assert found
    client.headers["Origin"] = base
    return Phone(client, found[1])


async def open_board(
    stack: AsyncExitStack, base: str, passcode: str
) -> httpx.AsyncClient:
    client = httpx.AsyncClient(base_url=base, timeout=60, follow_redirects=True)
    await stack.enter_async_context(client)
    page = await client.get("/facilitator")
    found = CSRF.search(page.text)
    assert found
    client.headers["Origin"] = base
    entered = await client.post(
        "/facilitator/enter", data={"csrf": found[1], "passcode": passcode}
    )
    assert "passcode" not in entered.text
    return client


async def listen(client: httpx.AsyncClient, seen: dict[str, float]) -> None:
    """Note when the newest event came."""
    async with client.stream("GET", "/events", timeout=None) as stream:
        async for line in stream.aiter_lines():
            if line:
                seen["last"] = time.perf_counter()


async def spread_out(
    phones: list[Phone],
    practices: list[str],
    seen: dict[str, float],
    board: httpx.AsyncClient,
) -> tuple[str, ...]:
    posts, waits = Posts(), list[float]()
    rng = np.random.default_rng(0)

    async def one(phone: Phone) -> None:
        times = np.sort(rng.uniform(0, SECONDS, len(practices)))
        began = time.perf_counter()
        for practice, due in zip(practices, times, strict=True):
            await asyncio.sleep(max(0.0, due - (time.perf_counter() - began)))
            await timed(phone, practice, 2, 0, posts)

    async def watch() -> None:
        while True:
            await asyncio.sleep(1)
            before, mark = seen.get("last", 0.0), time.perf_counter()
            while seen.get("last", 0.0) <= max(before, mark):
                await asyncio.sleep(0.01)
            waits.append(time.perf_counter() - mark)

    watching = asyncio.create_task(watch())
    await asyncio.sleep(0)
    solving = asyncio.create_task(make_groups(board))
    await asyncio.gather(*(one(phone) for phone in phones))
    watching.cancel()
    await solving
    return posts.row(waits)


async def make_groups(board: httpx.AsyncClient, *, proof: str = "") -> None:
    page = await board.get("/facilitator")
    found = CSRF.search(page.text)
    assert found
    asked = await board.post(
        "/facilitator/groups", data={"csrf": found[1], "proof": proof}
    )
    assert asked.status_code == 200, asked.text


async def at_once(phones: list[Phone], practice: str, seen: dict[str, float]) -> Posts:
    posts = Posts()
    rng = np.random.default_rng(1)
    began = time.perf_counter()

    async def one(phone: Phone) -> None:
        await asyncio.sleep(rng.uniform(0, 1))
        await timed(phone, practice, 3, 1, posts)

    await asyncio.gather(*(one(phone) for phone in phones))
    while seen.get("last", 0.0) < began:
        await asyncio.sleep(0.01)
    return posts


async def timed(
    phone: Phone, practice: str, level: int, revision: int, posts: Posts
) -> None:
    began = time.perf_counter()
    try:
        answer = await phone.save(practice, level, revision)
        posts.errors += answer.status_code != 200
    except httpx.HTTPError:
        posts.errors += 1
    posts.seconds.append(time.perf_counter() - began)


def memory(pid: int) -> float:
    """Return the most memory that a process has used (MB)."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert found
    return int(found[1]) / 1e3
