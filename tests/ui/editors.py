"""A small program with a field and an area to type in, on a screen of either direction."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from unittest.mock import patch

from textual import events
from textual.app import ComposeResult
from textual.geometry import Offset

from agentdesk.text.encoders import Strategy
from agentdesk.text.line import MARK
from agentdesk.text.widths import clusters
from agentdesk.ui.textual_hooks import DirectedApp, DirectedScreen
from agentdesk.ui.widgets.area import Area
from agentdesk.ui.widgets.editor import Editor
from agentdesk.ui.widgets.field import Field
from tests.ui.quiet import settled

WIDTH, HEIGHT = 40, 9
ROWS = 5


class Page(DirectedScreen[None]):
    """A field over an area."""

    AUTO_FOCUS = ""

    def compose(self) -> ComposeResult:
        yield Field(placeholder="name", max_length=60, id="field")
        yield Area(id="area")

    def on_mount(self) -> None:
        self.told: list[Any] = []

    def on_key(self, event: events.Key) -> None:
        self.told.append(event.key)

    def on_field_submitted(self, event: Field.Submitted) -> None:
        self.told.append((event.control.id, event.value))

    def on_editor_changed(self, event: Editor.Changed) -> None:
        self.told.append((event.control.id, event.value))


class Editors(DirectedApp[None]):
    """`turn` is whether it is mirrored."""

    ENABLE_COMMAND_PALETTE = False
    CSS = f"Field {{ width: 20; }} Area {{ width: 30; height: {ROWS}; margin: 1 2; }}"

    def __init__(self, *, turn: bool = False, strategy: Strategy = "visual") -> None:
        super().__init__()
        self.turn = turn
        self.display_strategy = strategy

    @property
    def mirrored(self) -> bool:
        return self.turn

    def get_default_screen(self) -> Page:
        return Page()


class Desk:
    """What somebody does at such a screen, and sees."""

    def __init__(self, app: Editors) -> None:
        self.app = app

    @property
    def page(self) -> Page:
        assert isinstance(self.app.screen, Page)
        return self.app.screen

    @property
    def area(self) -> Area:
        return self.page.query_one(Area)

    @property
    def field(self) -> Field:
        return self.page.query_one(Field)

    async def rest(self) -> None:
        """Wait until all is done and painted."""
        await settled(self.app)

    async def into(self, editor: Editor, text: str = "") -> None:
        """Go to a field, and write into it."""
        editor.focus()
        await self.rest()
        await self.write(text)

    async def write(self, text: str) -> None:
        """Type a text letter by letter."""
        await self.press(*text)

    async def press(self, *keys: str) -> None:
        """Press keys, by Textual's names for them or what they type."""
        for key in keys:
            character = key if len(key) == 1 else None
            self.app.post_message(events.Key({"\n": "enter"}.get(key, key), character))
        await self.rest()

    async def mouse(self, kind: type[events.MouseEvent], x: int, y: int, *, shift: bool = False) -> None:
        """Let the mouse do something at a cell of the terminal."""
        self.app.post_message(kind(None, x, y, 0, 0, 1, shift, False, False))
        await self.rest()

    async def click(self, x: int, y: int, *, times: int = 1, shift: bool = False) -> None:
        """Click at a cell of the terminal."""
        for _ in range(times):
            await self.mouse(events.MouseMove, x, y)
            await self.mouse(events.MouseDown, x, y, shift=shift)
            await self.mouse(events.MouseUp, x, y, shift=shift)

    async def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press the button at one cell, and let it go at another."""
        await self.mouse(events.MouseDown, *start)
        await self.mouse(events.MouseMove, *end)
        await self.mouse(events.MouseUp, *end)

    # --- what is seen

    @property
    def lines(self) -> list[str]:
        """The lines as they are seen, from left to right, without marks; blanks at their ends left out."""
        return [strip.text.replace(MARK, "").rstrip() for strip in self.app.painted()]

    def styled(self, part: str) -> dict[Offset, str]:
        """The cells that look like one part of the editor that has the focus, with what is in them."""
        editor = self.app.focused
        assert isinstance(editor, Editor)
        wanted = editor.get_component_rich_style(f"editor--{part}").bgcolor
        found = {}
        for y, strip in enumerate(self.app.painted()):
            x = 0
            for segment in strip:
                for sign, cells in clusters(segment.text.replace(MARK, "")):
                    if segment.style and segment.style.bgcolor == wanted:
                        found[Offset(x, y)] = sign
                    x += cells
        return found

    @property
    def cursor(self) -> Offset:
        """The cell of the cursor that is drawn; the terminal's own has to be there as well."""
        (drawn,) = self.styled("cursor")
        x, y = self.app.cursor_position
        assert (WIDTH - 1 - x if self.app.turn else x, y) == drawn
        return drawn


@asynccontextmanager
async def editors(*, turn: bool = False, strategy: Strategy = "visual") -> AsyncIterator[Desk]:
    """The program, which holds for a slow machine as well: no cursor blinks by itself, and no click is too late."""
    app = Editors(turn=turn, strategy=strategy)
    app.CLICK_CHAIN_TIME_THRESHOLD = 60
    with patch("agentdesk.ui.widgets.editor._BLINK", 60):
        async with app.run_test(size=(WIDTH, HEIGHT)):
            await settled(app)
            yield Desk(app)
