"""What leans on Textual's inside: that it is still what was leaned on, and that it does what it is for."""

import inspect
import re
from hashlib import sha256
from typing import Any

import pytest
from textual import _compositor, events, screen, strip
from textual._styles_cache import StylesCache
from textual.app import App
from textual.content import Content
from textual.geometry import Offset, Region
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import DataTable, OptionList, Static

from agentdesk.text.encoders import Strategy
from agentdesk.text.line import MARK
from agentdesk.ui.svg import true_to_cells
from agentdesk.ui.textual_hooks import DirectedScreen
from agentdesk.ui.textual_wrapping import wrap_by_our_rules
from agentdesk.ui.widgets.call_digits import BigDigits, largest
from agentdesk.ui.widgets.field import Field
from tests.ui.two_ways import HEIGHT, WIDTH, Dialog, TwoWays, emulated, listen, seen

# Before a sum is changed: read what has changed in Textual, and see to it that `textual_hooks` still fits.
LEANED_ON = {
    App._display: "4b78dff6669a",
    App.on_event: "3dbf14d69491",
    App.export_screenshot: "61f75625a985",
    App.get_line_filters: "8f245224fb57",
    _compositor.Compositor.render_update: "772c6b21953a",
    _compositor.Compositor.render_full_update: "ce99ccda4d24",
    _compositor.Compositor.render_partial_update: "888dccc892d8",
    _compositor.Compositor._get_renders: "8ac93299aa5d",
    _compositor.Compositor._render_chops: "ca8c3359d7af",
    _compositor.Compositor.get_widgets_at: "b51100d3d311",
    _compositor.Compositor.get_widget_and_offset_at: "f03b92a100ac",
    _compositor.ChopsUpdate: "7c7d3e0bf714",
    _compositor.LayoutUpdate: "619efe1cea78",
    Content._wrap_and_format: "6bf904d927f5",
    StylesCache.render: "0945715ef8ae",
    screen.Screen._compositor_refresh: "7a40efe56381",
    screen.Screen.get_widget_and_offset_at: "b100d21d19ca",
    screen.Screen._forward_event: "edd1065a4a2d",
    strip.Strip.apply_filter: "1417be1c9e66",
    strip.Strip.render: "2ba7a4913a72",
    events.MouseEvent: "380540d9ee17",
}


@pytest.mark.parametrize("what", LEANED_ON, ids=lambda what: what.__qualname__)
def test_textual_is_inside_what_it_was(what: type) -> None:
    assert sha256(inspect.getsource(what).encode()).hexdigest()[:12] == LEANED_ON[what]


# --- what is seen


async def test_a_mirrored_screen_is_the_other_way_round_and_its_words_are_not() -> None:
    async with seen(turn=True) as (app, _):
        assert app.lines[:2] == [
            "                      second      first ╭──────────────────── תרתוכ ─╮",
            "                    INV-0004  םלוע םולש │                    החמש abc│",
        ]
        assert app.lines[10].lstrip() == "━━━━━━━━━━━━━━━━━━━━━━━╸━━━━━━━━" + " " * 30
        assert app.lines[13].endswith("םולש ")


async def test_the_cells_of_a_mirrored_screen_are_those_of_the_other_from_the_right() -> None:
    def filled(line: str) -> list[bool]:
        return [letter != " " for letter in re.sub("(?<=[^ ]) (?=[^ ])", "_", line)]

    async with seen(turn=False) as (app, pilot):
        before = app.lines[:7]
        app.turn = True
        app.paint_anew()
        await pilot.pause()
        assert [filled(line) for line in app.lines[:7]] == [filled(line)[::-1] for line in before]


async def test_a_dialog_shows_the_screen_under_it_in_order_once() -> None:
    for turn in (False, True):
        async with seen(turn=turn) as (app, pilot):
            before = app.lines
            app.push_screen(Dialog())
            await pilot.pause()
            assert app.lines[:12] == before[:12]
            assert app.lines[-1].strip("▊▁▎ ") == "חלש"


async def test_large_digits_are_not_mirrored() -> None:
    digits = BigDigits()
    digits.set_reactive(BigDigits.value, "0:47")

    class Count(TwoWays):
        def get_default_screen(self) -> Any:
            return DirectedScreen()

    app = Count(turn=True)
    async with app.run_test(size=(WIDTH, HEIGHT)) as pilot:
        await app.screen.mount(digits)
        await pilot.pause()
        lines = [line.strip() for line in app.lines if line.strip()]
        assert lines == [line.strip() for line in largest("0:47", WIDTH, 24)]


async def test_tooltips_and_notifications_are_read_like_everything_else() -> None:
    async with seen(turn=True) as (app, pilot):
        app.screen.query_one("#plain", Static).tooltip = "רמז (1)"
        await pilot.hover("#plain")
        app.notify("הודעה 7", title="abc")
        await pilot.pause(app.TOOLTIP_DELAY + 0.1)
        assert any("(1) זמר" in line for line in app.lines)
        assert any("7 העדוה" in line for line in app.lines)


# --- what the terminal gets


@pytest.mark.parametrize("turn", [False, True], ids=["ltr", "rtl"])
async def test_the_terminal_shows_what_was_painted_whatever_part_of_it_changes(turn: bool) -> None:
    async with seen(turn=turn) as (app, pilot):
        terminal = listen(app)
        app.display_strategy = "plain"
        await pilot.pause()
        assert emulated(terminal.written, WIDTH, HEIGHT) == app.lines
        table = app.screen.query_one(DataTable)
        for change in (
            lambda: app.screen.query_one("#plain", Static).update("מילים חדשות 12"),
            lambda: table.move_cursor(row=2),
            lambda: app.screen.query_one(OptionList).action_cursor_down(),
            lambda: app.screen.query_one(Field).insert("ab"),
            lambda: app.notify("הודעה 7"),
        ):
            change()
            await pilot.pause()
            assert emulated(terminal.written, WIDTH, HEIGHT) == app.lines


async def test_only_widgets_beside_a_change_are_asked_for_their_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    async with seen(turn=False) as (app, pilot):
        asked = list[tuple[str | None, Region]]()
        render_lines = Widget.render_lines

        def noted(widget: Widget, crop: Region) -> list[Strip]:
            asked.append((widget.id, crop))
            return render_lines(widget, crop)

        monkeypatch.setattr(Widget, "render_lines", noted)
        app.screen.query_one(Field).insert("x")
        await pilot.pause()
        assert ("field", Region(0, 0, WIDTH, 1)) in asked
        assert {id for id, _ in asked} == {"field"}


async def test_a_piece_with_letters_from_right_to_left_is_never_brought_in_part() -> None:
    from rich.console import Console
    from rich.segment import Segment

    from agentdesk.ui.showing import Showing
    from agentdesk.ui.textual_hooks import PartOfScreen

    pieces = {0: Strip([Segment(f"א{MARK}ב{MARK}ג{MARK}")]), 3: Strip([Segment("abcd")])}
    update = _compositor.ChopsUpdate([pieces], [(0, 1, 5)], [[3, 7]])
    sent = PartOfScreen(update, Showing(7, False, "visual")).render_segments(Console(color_system=None))
    assert sent == f"\x1b[1;1Hא{MARK}ב{MARK}ג{MARK}ab"
    turned = PartOfScreen(update, Showing(7, True, "visual")).render_segments(Console(color_system=None))
    assert turned == f"\x1b[1;3Hbaג{MARK}ב{MARK}א{MARK}"


async def test_two_pieces_that_are_one_word_to_the_terminal_are_encoded_as_one() -> None:
    from rich.console import Console
    from rich.segment import Segment

    from agentdesk.ui.showing import Showing
    from agentdesk.ui.textual_hooks import PartOfScreen

    pieces = {0: Strip([Segment(f"א{MARK}ב{MARK}")]), 2: Strip([Segment(f"ג{MARK} d")])}
    update = _compositor.ChopsUpdate([pieces], [(0, 0, 2)], [[2, 5]])
    sent = PartOfScreen(update, Showing(5, False, "kitty")).render_segments(Console(color_system=None))
    assert sent == "\x1b[1;1Hגבא d"


@pytest.mark.parametrize(
    ("strategy", "word"),
    [("visual", "".join(letter + MARK for letter in "תרתוכ")), ("words", f"{MARK}כותרת{MARK}"), ("kitty", "כותרת")],
)
async def test_another_strategy_paints_everything_anew(strategy: Strategy, word: str) -> None:
    async with seen(turn=True) as (app, pilot):
        app.display_strategy = "none"
        await pilot.pause()
        terminal = listen(app)
        app.display_strategy = strategy
        await pilot.pause()
        assert word in terminal.written
        assert emulated(terminal.written, WIDTH, HEIGHT)[10] == app.lines[10]


async def test_a_terminal_that_reorders_by_itself_gets_logical_lines() -> None:
    async with seen(turn=False) as (app, pilot):
        app.display_strategy = "none"
        await pilot.pause()
        assert "│abc שמחה" in app.lines[1]


async def test_the_cursor_of_the_terminal_stands_where_it_is_seen() -> None:
    async with seen(turn=True) as (app, pilot):
        terminal = listen(app)
        app.screen.query_one(Field).focus()
        await pilot.pause()
        app.cursor_position = Offset(7, 14)
        app.screen.query_one("#plain", Static).update("x")
        await pilot.pause()
        assert re.findall(r"\x1b\[15;(\d+)H", terminal.written)[-1] == str(WIDTH - 7)
        assert app.cursor_position == Offset(7, 14)


# --- pictures


async def test_a_picture_of_the_screen_has_its_texts_in_the_order_in_which_they_are_seen() -> None:
    async with seen(turn=True) as (app, _):
        svg = app.export_screenshot()
        assert "unicode-bidi: bidi-override" in svg
        assert "תרתוכ" in svg
        assert MARK not in svg


async def test_a_picture_without_such_text_is_the_one_that_textual_makes() -> None:
    class Plain(TwoWays):
        def get_default_screen(self) -> screen.Screen[None]:  # type: ignore[override]
            return screen.Screen()

    async with Plain().run_test(size=(WIDTH, HEIGHT)) as pilot:
        assert pilot.app.export_screenshot() == App.export_screenshot(pilot.app)


def test_texts_of_a_picture_are_as_wide_as_their_cells() -> None:
    tag = '<text class="r1" x="10" y="2" textLength="{}" clip-path="u">{}</text>'
    svg = true_to_cells(
        "<style></style>" + tag.format(120, "&#160;&#160;李明&#160;&#160;&amp;&#160;b&#160;&#160;&#160;")
    )
    assert 'x="30" y="2" textLength="40" clip-path="u">李明</text>' in svg
    assert 'x="90" y="2" textLength="30" clip-path="u">&amp;\u00a0b</text>' in svg
    assert tag.format(12.2, "a") in true_to_cells(tag.format(12.2, "a"))


@pytest.mark.parametrize(
    ("text", "cells", "lines"),
    [
        ("قبل الساعة 6:00 م اليوم", 16, ["قبل الساعة", "6:00 م اليوم"]),
        ("请先保存笔记，再进入通话。", 12, ["请先保存笔", "记，再进入通", "话。"]),
        ("please call +39 055 012 3456 now", 18, ["please call", "+39 055 012 3456", "now"]),
        ("one two three", 8, ["one two", "three"]),
        ("short", 9, ["short"]),
    ],
)
async def test_widgets_end_their_lines_as_the_script_does(text: str, cells: int, lines: list[str]) -> None:
    wrap_by_our_rules()
    assert [line.plain.rstrip() for line in Content(text).wrap(cells)] == lines
