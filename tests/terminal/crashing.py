"""Plays pieces of a call at the desk, without a screen, each in a process that is killed where the test says.

`crashing.py CLOCK CACHE` reads one order a line (JSON) from standard input and answers each with one line:
`seen`, the moments of the call that the process got to, and `statements`, the first words of what it gave to the
database.
"""

import json
import os
import signal
import sqlite3
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from agentdesk.core import inputs
from agentdesk.core.call import Agent
from agentdesk.desk.live import Live
from agentdesk.wiring import House
from tests.terminal.moving_clock import MovingClock

Order = Mapping[str, Any]
_SARA = Agent("Sara", "Sara", "f", "en", ("en", "it", "zh"))


def main(clock: str, cache: str) -> None:
    """Answer every order; what is heavy is loaded and read once, before the processes part."""
    ticking = MovingClock(Path(clock))
    house = House.build(ticking, Path(cache))
    for line in sys.stdin:
        order = json.loads(line)
        if order.get("warm"):
            _play(house, ticking, order, lambda _: None)
            sys.stdout.write("{}\n")
        else:
            sys.stdout.write(f"{json.dumps(_apart(house, ticking, order))}\n")
        sys.stdout.flush()


def _apart(house: House, clock: MovingClock, order: Order) -> dict[str, Any]:
    """Play the order in a process of its own, up to its end."""
    heard, told = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(heard)
        with os.fdopen(told, "w") as out:
            _play(house, clock, order, lambda word: print(json.dumps(word), file=out, flush=True))
        os.kill(os.getpid(), signal.SIGKILL)
    os.close(told)
    with os.fdopen(heard) as lines:
        words = [json.loads(line) for line in lines]
    _, status = os.waitpid(child, 0)
    seen = [word for word in words if isinstance(word, dict)]
    return {
        "seen": seen,
        "statements": [word for word in words if isinstance(word, str)],
        "killed": os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL,
    }


def _play(house: House, clock: MovingClock, order: Order, tell: Callable[[Any], None]) -> None:
    """Take the case, or take its call up, and give the inputs from `first` to before `last`."""
    with _dying(order.get("statements"), tell):
        store = house.open_store(order["db"], create=False)
        office = house.office(store, ZoneInfo("Europe/Rome"))
        if order["begin"] == "take":
            live = office.take(1, _SARA)
        else:
            call = office.interrupted(_SARA.id)
            if call is None:
                tell({"step": None})
                store.close()
                return
            live = office.take_up(call, _SARA)
        tell(_moment(live, clock.steady()))
        for seconds, given in order["inputs"]:
            clock.move(seconds)
            _give(live, given)
            tell(_moment(live, clock.steady()))
        store.close()


def _give(live: Live, given: list[Any]) -> None:
    name, *arguments = given
    if name == "draft":
        live.draft(*arguments)
    elif name == "wrap_up":
        live.wrap_up(*arguments)
    else:
        live.submit(getattr(inputs, name)(*arguments))


def _moment(live: Live, steady: float) -> dict[str, Any]:
    """What the agent sees now."""
    view = live.view("en")
    timer = None if view.timer is None else [view.timer.kind, round(view.timer.now(steady), 3), view.timer.limit]
    ticked = [option.id for option in view.options if option.ticked]
    effects = [effect.text for effect in live.effects("en")]
    said = view.say.text if view.say else ""
    return {
        "step": view.step,
        "over": view.over,
        "timer": timer,
        "ticked": ticked,
        "said": said,
        "effects": effects,
        "note": live.note,
        "connected": view.connected,
        "talk": round(view.talk_seconds + steady - view.at, 3) if view.connected else 0.0,
        "undo": view.can_undo,
    }


@contextmanager
def _dying(statements: int | None, tell: Callable[[Any], None]) -> Iterator[None]:
    """Count what is given to SQLite; kill this process before the statement after so many."""
    connect, count = sqlite3.connect, 0

    def before(statement: str) -> None:
        nonlocal count
        if statements is not None and count >= statements:
            os.kill(os.getpid(), signal.SIGKILL)
        count += 1
        tell(statement.split(None, 1)[0])

    def watched(*arguments: Any, **named: Any) -> sqlite3.Connection:
        made = connect(*arguments, **named)
        made.set_trace_callback(before)
        return made

    sqlite3.connect = watched  # type: ignore[assignment]
    try:
        yield
    finally:
        sqlite3.connect = connect


if __name__ == "__main__":
    main(*sys.argv[1:])
