"""The window on the queue: a few pages held, out of any number."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from agentdesk.ui.queue_lines import QueueLine
from agentdesk.ui.queue_window import PAGES_HELD, After, QueueWindow, Read

START = datetime(2026, 1, 1, tzinfo=UTC)
ROWS = 10


def line(id: int) -> QueueLine:
    return QueueLine(id, f"C-{id}", "10:00", False, False, "medium", "Tom O'Neil", "new", "en", False)


class Queue:
    """A queue of numbers, read in pages of ten."""

    def __init__(self, count: int) -> None:
        self.ids = list(range(count))

    def read(self, start: After) -> Read:
        rest = [id for id in self.ids if start is None or id > start[2]]
        page = rest[:ROWS]
        after = (0, START + timedelta(minutes=page[-1]), page[-1]) if len(rest) > ROWS else None
        return Read(start, tuple(line(id) for id in page), after)


def ids(window: QueueWindow) -> list[int]:
    return [held.id for held in window.lines]


def forward(window: QueueWindow, queue: Queue) -> QueueWindow:
    return window.forward(queue.read(window.next_start)) if window.next_start else window


def backward(window: QueueWindow, queue: Queue) -> QueueWindow:
    return window.backward(queue.read(window.before[-1])) if window.has_before else window


def first(queue: Queue) -> QueueWindow:
    return QueueWindow().anew(queue.read)


def test_going_forward_holds_a_bounded_number_of_lines() -> None:
    queue = Queue(95)
    window = first(queue)
    for _ in range(20):
        window = forward(window, queue)
    assert ids(window) == list(range(70, 95))
    assert window.next_start is None
    assert window.has_before


def test_going_back_gives_the_same_lines() -> None:
    queue = Queue(95)
    window = first(queue)
    for _ in range(6):
        window = forward(window, queue)
    for _ in range(20):
        window = backward(window, queue)
    assert ids(window) == list(range(PAGES_HELD * ROWS))
    assert not window.has_before
    assert window.next_start is not None


@given(st.lists(st.booleans(), max_size=30), st.integers(0, 120))
def test_the_lines_held_are_always_a_stretch_of_the_queue(steps: list[bool], count: int) -> None:
    queue = Queue(count)
    window = first(queue)
    for step in steps:
        window = (forward if step else backward)(window, queue)
        held = ids(window)
        assert held == list(range(held[0], held[0] + len(held))) if held else count == 0
        assert len(held) <= PAGES_HELD * ROWS
        assert window.has_before == bool(held and held[0] > 0)


def test_reading_anew_keeps_the_place_and_sees_what_is_new() -> None:
    queue = Queue(60)
    window = forward(forward(forward(first(queue), queue), queue), queue)
    queue.ids = [id for id in queue.ids if id not in (15, 16)]
    renewed = window.anew(queue.read)
    assert ids(renewed)[:5] == [10, 11, 12, 13, 14]
    assert 15 not in ids(renewed)


def test_where_nothing_is_left_the_top_is_shown() -> None:
    queue = Queue(60)
    window = forward(forward(forward(first(queue), queue), queue), queue)
    queue.ids = [0, 1, 2]
    renewed = window.anew(queue.read)
    assert ids(renewed) == [0, 1, 2]
    assert not renewed.has_before


def test_a_line_that_moved_meanwhile_is_not_shown_twice() -> None:
    queue = Queue(20)
    window = first(queue)
    page = Read(window.next_start, (line(9), line(10)), None)
    assert ids(window.forward(page)) == list(range(11))
