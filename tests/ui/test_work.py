"""Reads side by side, writes in order; a write that was begun is carried out whoever still waits."""

import asyncio
import gc
from threading import Event, current_thread

import pytest

from agentdesk.ui.work import Work


@pytest.fixture
def lost() -> list[BaseException]:
    return []


@pytest.fixture
def work(lost: list[BaseException]):
    work = Work(lost.append)
    yield work
    work.close()


async def test_writes_run_one_at_a_time_in_the_order_asked_for(work: Work) -> None:
    done: list[int] = []
    threads: set[str] = set()

    def write(number: int) -> None:
        threads.add(current_thread().name)
        done.append(number)

    await asyncio.gather(*(work.write(write, number) for number in range(50)))
    assert done == list(range(50))
    assert len(threads) == 1


async def test_reads_run_while_a_write_is_under_way(work: Work) -> None:
    go_on = Event()
    writing = asyncio.create_task(work.write(go_on.wait, 10))
    assert await work.read(sum, [1, 2]) == 3
    go_on.set()
    assert await writing is True


async def test_a_failure_comes_back_to_whoever_waits(work: Work) -> None:
    with pytest.raises(ZeroDivisionError):
        await work.read(divmod, 1, 0)
    with pytest.raises(ZeroDivisionError):
        await work.write(divmod, 1, 0)


async def test_a_write_outlives_whoever_waited_for_it(work: Work) -> None:
    begin, done = Event(), list[int]()
    first = asyncio.create_task(work.write(begin.wait, 10))
    second = asyncio.create_task(work.write(done.append, 2))
    await asyncio.sleep(0)
    for task in (first, second):
        task.cancel()
    await asyncio.gather(first, second, return_exceptions=True)
    begin.set()
    await work.settled()
    assert done == [2]


async def test_what_fails_when_nobody_waits_any_more_is_told(work: Work, lost: list[BaseException]) -> None:
    begin = Event()

    def fail() -> None:
        begin.wait(10)
        raise OSError("full")

    waiting = asyncio.create_task(work.write(fail))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    begin.set()
    await work.settled()
    await asyncio.sleep(0)
    assert [str(error) for error in lost] == ["full"]


async def test_what_fails_when_nobody_waits_any_more_is_told_once(work: Work, lost: list[BaseException]) -> None:
    complaints: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: complaints.append(context["message"]))
    begin = Event()
    waiting = asyncio.create_task(work.write(lambda: begin.wait(10) / 0))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    del waiting
    begin.set()
    await work.settled()
    await asyncio.sleep(0)
    assert len(lost) == 1
    lost.clear()
    gc.collect()
    assert complaints == []


async def test_closing_carries_out_what_waits(lost: list[BaseException]) -> None:
    work, done = Work(lost.append), list[int]()
    waiting = [asyncio.create_task(work.write(done.append, number)) for number in range(20)]
    await asyncio.sleep(0)
    work.close()
    assert done == list(range(20))
    await asyncio.gather(*waiting)
