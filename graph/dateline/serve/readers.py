"""The reader processes of a server: how a query is put to one, and what ends one that takes too long."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from anyio import to_thread

from dateline.serve.reading import framed


class LimitError(Exception):
    """A query that was stopped, and why."""


@dataclass(slots=True)
class Readers:
    """Some processes, each answering one query at a time; who is killed is replaced."""

    count: int = 2
    seconds: float = 30.0
    idle: asyncio.Queue[asyncio.subprocess.Process | None] = field(default_factory=asyncio.Queue)

    def __post_init__(self) -> None:
        for _ in range(self.count):
            self.idle.put_nowait(None)  # started when it is first needed

    async def ask(
        self, request: Mapping[str, Any], latest: Callable[[], str]
    ) -> tuple[dict[str, Any], bytes]:
        """Put a query to whoever is free, of the snapshot that is the latest by then.

        Raises:
            LimitError: it took too long, or more memory than there is for it; or there is no room
                for a snapshot.
        """
        process = await self.idle.get()
        try:
            request = {**request, "snapshot": await _frozen(latest)}
            if process is None or process.returncode is not None:
                process = await _started()
            async with asyncio.timeout(self.seconds):
                answer = await _exchanged(process, request)
        except TimeoutError:
            await _ended(process)
            process = None
            raise LimitError(
                f"The query was stopped: it took longer than {self.seconds:g} seconds. "
                "Ask for less, or start the server with a higher --limit-seconds."
            ) from None
        except (OSError, EOFError, asyncio.IncompleteReadError) as error:
            await _ended(process)
            process = None
            raise LimitError(
                "The query was stopped: it took more memory than a query may. Ask for less."
            ) from error
        except asyncio.CancelledError:
            await _ended(process)  # whoever asked is gone, and so nobody waits for it
            process = None
            raise
        finally:
            self.idle.put_nowait(process)
        return answer

    async def close(self) -> None:
        """End all of them."""
        while not self.idle.empty():
            await _ended(self.idle.get_nowait())


@asynccontextmanager
async def reading(count: int, seconds: float) -> AsyncIterator[Readers]:
    """Give readers that are ended at the end."""
    readers = Readers(count, seconds)
    try:
        yield readers
    finally:
        await readers.close()


async def _frozen(latest: Callable[[], str]) -> str:
    try:
        return await to_thread.run_sync(latest)
    except OSError as error:
        raise LimitError(
            f"The query cannot be put: what was written last cannot be read yet ({error}). "
            "Make room on the disk of the server."
        ) from error


async def _started() -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "dateline.serve.reading",
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL, limit=1 << 20,
    )  # fmt: skip


async def _exchanged(
    process: asyncio.subprocess.Process, request: Mapping[str, Any]
) -> tuple[dict[str, Any], bytes]:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(framed(request, b""))
    await process.stdin.drain()
    line = await process.stdout.readline()
    if not line:
        raise EOFError
    head = json.loads(line)
    return head, await process.stdout.readexactly(head["length"])


async def _ended(process: asyncio.subprocess.Process | None) -> None:
    """Kill a process."""
    if process is not None and process.returncode is None:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
