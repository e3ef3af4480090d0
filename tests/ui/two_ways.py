"""A small program with every kind of widget, to be seen from either side, and a terminal that notes what it gets."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pyte
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets import Button, DataTable, OptionList, ProgressBar, Static

from agentdesk.text.line import MARK
from agentdesk.ui.textual_hooks import DirectedApp, DirectedScreen
from agentdesk.ui.widgets.field import Field

WIDTH, HEIGHT = 70, 16
ROWS = (("שלום עולם", "INV-0004"), ("abc (12)", "٠٩:٤٩"), ("سلامة", "+39 055"))
OPTIONS = ("abc one", "שלום two", "李明")


class Terminal(HeadlessDriver):
    """A driver that notes what is written."""

    is_headless = False
    written: str = ""

    def write(self, data: str) -> None:
        self.written += data


class Seen(DirectedScreen[None]):
    """A panel beside a table, a list, a button, and a field under them."""

    def compose(self) -> ComposeResult:
        with Horizontal():
            with Vertical(id="panel"):
                yield Static("abc ש[@click=screen.pressed('link')]מחה[/]", id="text")
                yield Static("plain", id="plain")
            with Vertical(id="rest"):
                yield DataTable[str]()
                yield OptionList(*OPTIONS)
                yield Button("לחץ here", id="button", compact=True)
                yield ProgressBar(100, show_eta=False, show_percentage=False)
        yield Field("שלום", id="field")

    def on_mount(self) -> None:
        self.told: list[Any] = []
        self.query_one("#panel").border_title = "כותרת"
        table = self.query_one(DataTable)
        table.add_columns("first", "second")
        for row in ROWS:
            table.add_row(*row)
        self.query_one(ProgressBar).advance(25)

    def action_pressed(self, what: str) -> None:
        self.told.append(what)

    def on_button_pressed(self) -> None:
        self.told.append("button")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.told.append(OPTIONS[event.option_index])

    def on_data_table_cell_selected(self, event: DataTable.CellSelected) -> None:
        self.told.append(event.value)


class Dialog(DirectedScreen[None], ModalScreen[None]):
    """A word at the foot of the screen."""

    CSS = "Dialog { align: right bottom; background: black 50%; Static { width: 6; } }"

    def compose(self) -> ComposeResult:
        yield Static("שלח")


class TwoWays(DirectedApp[None]):
    """`turn` is whether it is mirrored."""

    CSS = """
    #panel { width: 30; border: round white; height: 4; }
    #rest { width: 1fr; height: 13; }
    Horizontal { height: 13; }
    DataTable { height: 4; }
    """

    def __init__(self, *, turn: bool = False) -> None:
        super().__init__()
        self.turn = turn

    @property
    def mirrored(self) -> bool:
        return self.turn

    def get_default_screen(self) -> Seen:
        return Seen()

    @property
    def lines(self) -> list[str]:
        """What is seen, without marks."""
        return [strip.text.replace(MARK, "") for strip in self.painted()]


@asynccontextmanager
async def seen(*, turn: bool) -> AsyncIterator[tuple[TwoWays, Pilot[None]]]:
    """The program on a screen that is mirrored, or not."""
    app = TwoWays(turn=turn)
    async with app.run_test(size=(WIDTH, HEIGHT), notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        yield app, pilot


async def click(pilot: Pilot[None], x: int, y: int) -> None:
    """A click at a cell of the terminal: the pilot's own clicks don't pass through the program's door."""
    for kind in (events.MouseMove, events.MouseDown, events.MouseUp):
        pilot.app.post_message(kind(None, x, y, 0, 0, 1, False, False, False))
        await pilot.pause()


def place(app: TwoWays, text: str) -> tuple[int, int]:
    """The cell at which a text is seen."""
    for y, line in enumerate(app.lines):
        if text in line:
            return line.index(text), y
    raise AssertionError(f"{text} is nowhere:\n" + "\n".join(app.lines))


def listen(app: DirectedApp[None]) -> Terminal:
    """Let the program write to a terminal from now on."""
    driver = app._driver
    assert driver is not None
    driver.__class__ = Terminal
    assert isinstance(driver, Terminal)
    driver.written = ""
    return driver


def emulated(written: str, width: int, height: int) -> list[str]:
    """What a terminal that draws cells as they come shows after all that was written (without marks)."""
    screen = pyte.Screen(width, height)
    pyte.Stream(screen).feed(written.replace(MARK, "").replace("\u00a0", " "))
    return list(screen.display)
