"""The threads in which the desk works: reads side by side, writes one at a time and in order."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_READERS = 3


class Work:
    """Runs what blocks away from the event loop.

    A write that was begun is always carried out: whoever waits for it may be cancelled, the write is not. What
    such an abandoned write raises is given to `lost`, so that it is never silent.
    """

    def __init__(self, lost: Callable[[BaseException], None]) -> None:
        self._readers = ThreadPoolExecutor(_READERS, thread_name_prefix="read")
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="write")
        self._lost = lost

    async def read(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """The result of a read; several may run at once."""
        return await asyncio.wrap_future(self._readers.submit(partial(fn, *args, **kwargs)))

    async def write(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """The result of a write; it runs after every write that was asked for before."""
        done = self._writer.submit(partial(fn, *args, **kwargs))
        told = asyncio.wrap_future(done)
        try:
            return await asyncio.shield(told)
        except asyncio.CancelledError:
            told.add_done_callback(_heard)
            done.add_done_callback(partial(self._abandoned, asyncio.get_running_loop()))
            raise

    def leave(self, fn: Callable[P, object], /, *args: P.args, **kwargs: P.kwargs) -> None:
        """Have something written without waiting for it; `close` does."""
        done = self._writer.submit(partial(fn, *args, **kwargs))
        done.add_done_callback(partial(self._abandoned, asyncio.get_running_loop()))

    async def settled(self) -> None:
        """Wait until every write asked for so far is done."""
        await self.write(_nothing)

    def close(self) -> None:
        """Take no more work; writes that wait are still carried out."""
        self._readers.shutdown(wait=False, cancel_futures=True)
        self._writer.shutdown(wait=True)

    def _abandoned(self, loop: asyncio.AbstractEventLoop, done: Future[R]) -> None:
        error = done.exception()
        if error is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._lost, error)


def _heard(told: asyncio.Future[R]) -> None:
    """Take note of a failure that is told elsewhere: asyncio would write it to the terminal."""
    if not told.cancelled():
        told.exception()


def _nothing() -> None:
    """A write that writes nothing: it is done when all before it are."""
