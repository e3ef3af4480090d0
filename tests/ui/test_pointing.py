"""The mouse, the arrows and what is selected, on screens of either direction."""

import pytest
from textual import events
from textual.widgets import DataTable, Static

from agentdesk.ui.widgets.field import Field
from tests.ui.two_ways import ROWS, WIDTH, Seen, click, place, seen


@pytest.mark.parametrize("turn", [False, True], ids=["ltr", "rtl"])
async def test_a_click_lands_on_what_is_seen_there(turn: bool) -> None:
    async with seen(turn=turn) as (app, pilot):
        screen = app.screen
        assert isinstance(screen, Seen)
        for text, told in (("החמ", "link"), ("two", "שלום two"), ("here", "button"), ("ץחל", "button")):
            await click(pilot, *place(app, text))
            assert screen.told[-1] == told


@pytest.mark.parametrize("turn", [False, True], ids=["ltr", "rtl"])
async def test_each_cell_of_a_table_is_the_one_that_is_seen(turn: bool) -> None:
    async with seen(turn=turn) as (app, pilot):
        lines = app.lines
        for y in range(1, 4):
            for x, letter in enumerate(lines[y]):
                column = WIDTH - 1 - x if turn else x
                meta = app.screen.get_style_at(column, y).meta
                if letter in "abcINV0412+39עולםש" and "row" in meta:
                    assert letter in ROWS[meta["row"]][meta["column"]]
        x, y = place(app, "INV")
        await click(pilot, x, y)
        await click(pilot, x, y)
        assert app.screen.told[-1] == "INV-0004"  # type: ignore[attr-defined]


@pytest.mark.parametrize("turn", [False, True], ids=["ltr", "rtl"])
@pytest.mark.parametrize(
    ("text", "first", "last", "copied"),
    [
        ("abcd efg", "b", "f", "bcd ef"),
        ("אבגד abc \u2068הוז\u2069", "ב", "ו", "בגד abc הו"),
        ("אבגד abc הוז", "ב", "b", "בגד ab"),
        ("אבגד abc הוז", "ו", "ב", "בגד abc הו"),
    ],
)
async def test_what_the_mouse_selects_is_copied_in_logical_order(
    turn: bool, text: str, first: str, last: str, copied: str
) -> None:
    async with seen(turn=turn) as (app, pilot):
        app.screen.query_one("#text", Static).update(text)
        await pilot.pause()
        panel = slice(WIDTH - 30, WIDTH) if turn else slice(0, 30)
        start, end = (panel.start + app.lines[1][panel].index(letter) for letter in (first, last))
        for kind, x in ((events.MouseDown, start), (events.MouseMove, end), (events.MouseUp, end)):
            app.post_message(kind(None, x, 1, 0, 0, 1, False, False, False))
            await pilot.pause()
        assert app.screen.get_selected_text() == copied


async def test_arrows_go_where_they_point() -> None:
    async with seen(turn=True) as (app, pilot):
        table = app.screen.query_one(DataTable)
        table.focus()
        await pilot.press("left")
        assert table.cursor_column == 1
        await pilot.press("right")
        assert table.cursor_column == 0
        field = app.screen.query_one(Field)
        field.focus()
        await pilot.press("home", "left")
        assert field.caret.at == 1


async def test_the_wheel_goes_sideways_as_it_is_turned() -> None:
    async with seen(turn=True) as (app, _):
        event = events.MouseScrollLeft(None, 3, 4, -1, 0, 0, False, False, False)
        turned = app._from_mirror(event)
        assert isinstance(turned, events.MouseScrollRight)
        assert (turned.x, turned.screen_x, turned.delta_x, turned.y) == (WIDTH - 4, WIDTH - 4, 1, 4)
        assert event.x == 3
        between = app._from_mirror(events.MouseMove(None, 3.25, 4, 0, 0, 0, False, False, False))
        assert isinstance(between, events.MouseMove)
        assert between.pointer_x == WIDTH - 3.25
