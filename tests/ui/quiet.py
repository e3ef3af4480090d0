"""When a program has come to rest: Textual's pilot guesses that from the processor's load, and sleeps meanwhile."""

import asyncio
from contextlib import suppress
from math import inf
from typing import Any
from weakref import WeakSet

from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.worker import WorkerCancelled

_SOON = 1 / 25  # seconds; what is to be painted or moved is within two 60ths
_FRAMES = 60  # a screen that is being closed may ask to be painted for ever
_paint = Screen._compositor_refresh
_unpainted: WeakSet[Screen[Any]] = WeakSet()


def paint_at_rest(screen: Screen[Any]) -> None:
    """Note that a screen is to be painted. Stands for Textual's `Screen._compositor_refresh`, which paints it."""
    if screen is screen.app.screen:
        screen._dirty_widgets.clear()
        _unpainted.add(screen)
    else:
        _paint(screen)


async def quiet(*_: float) -> None:
    """Wait until no task can go on by itself, none is about to, and all is painted.

    Stands for Textual's `wait_for_idle`, whose arguments say how long to sleep.
    """
    await _rest(paint=True)


async def unpainted(*_: float) -> None:
    """Wait until nothing goes on by itself, as between a key and what comes of it; nobody looks at the screen yet."""
    await _rest(paint=False)


async def _rest(*, paint: bool) -> None:
    loop = asyncio.get_running_loop()
    assert isinstance(loop, asyncio.BaseEventLoop)
    frames = 0
    while frames < _FRAMES:
        await asyncio.sleep(0)
        if loop._ready:
            continue
        due = min((timer.when() for timer in loop._scheduled if not timer.cancelled()), default=inf)
        if due - loop.time() <= _SOON:
            frames += 1
            await asyncio.sleep(due - loop.time())
        elif paint and _unpainted:
            screen = _unpainted.pop()
            if screen.is_running and screen.is_attached:
                _paint(screen)
        else:
            return


async def pause(pilot: Pilot[Any], delay: float | None = None) -> None:
    """Let the program come to rest, `delay` seconds later. Stands for `Pilot.pause`, which paints only then."""
    await pilot._wait_for_screen()
    if delay:
        await asyncio.sleep(delay)
    await quiet()


async def settled(app: App[Any]) -> None:
    """Wait until no worker is at work and the program has come to rest; it is painted when a test looks at it."""
    await unpainted()
    while _at_work(app):
        with suppress(WorkerCancelled):  # one that a later one took the place of
            await app.workers.wait_for_complete()
        await unpainted()


def _at_work(app: App[Any]) -> bool:
    return any(not worker.is_finished for worker in app.workers)


async def pressed(app: App[Any], *keys: str) -> None:
    """Press keys one by one, and let everything settle after each."""
    for key in keys:
        await app._press_keys([key])
        await settled(app)
