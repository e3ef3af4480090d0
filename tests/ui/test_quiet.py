"""What the tests of the screen wait for: all that a program does by itself, and not what it will do at some time."""

import asyncio

import pytest

from tests.ui.quiet import quiet


@pytest.fixture
def done() -> list[str]:
    return []


async def test_what_goes_on_by_itself_is_waited_for(done: list[str]) -> None:
    loop = asyncio.get_running_loop()

    def chain(left: int) -> None:
        if left:
            loop.call_soon(chain, left - 1)
        else:
            loop.call_later(1 / 60, done.append, "painted")

    chain(50)
    await quiet()
    assert done == ["painted"]


async def test_what_comes_at_some_time_is_not_waited_for(done: list[str]) -> None:
    later = asyncio.get_running_loop().call_later(3600, done.append, "too late")
    await quiet()
    assert done == []
    later.cancel()
