"""Typing in any direction: what is seen stands where it was typed, and the cursor where the next letter goes."""

import re

import pytest
from textual import events
from textual.strip import Strip

from agentdesk.text.encoders import Strategy
from agentdesk.ui.widgets.area import Area
from tests.ui.editors import HEIGHT, ROWS, WIDTH, editors
from tests.ui.two_ways import emulated, listen

BOTH = pytest.mark.parametrize("turn", [False, True], ids=["ltr", "rtl"])
TOP = 2  # the area's first line
MIXED = "שלום SO-48 כן (12%)\ncall לוי now\n李明 + שרה"


@BOTH
async def test_a_code_in_the_middle_and_a_correction_in_the_middle(turn: bool) -> None:
    async with editors(turn=turn) as desk:
        await desk.into(desk.area, "שלום S")
        assert desk.lines[TOP].endswith("S  םולש")
        typed = desk.cursor
        await desk.write("O")
        assert desk.lines[TOP].endswith("SO  םולש")
        assert desk.cursor == typed
        await desk.write("-48 כן")
        assert desk.lines[TOP].endswith("ןכ SO-48 םולש")
        await desk.press(*["right"] * 7, "7")
        assert desk.area.text == "שלום SO-748 כן"
        assert desk.lines[TOP].endswith("ןכ SO-748 םולש")
        assert desk.styled("cursor")[desk.cursor] == "4"
        await desk.press("backspace", "delete", "delete", "9")
        assert desk.lines[TOP].endswith("ןכ SO-9 םולש")
        await desk.press(*["ctrl+z"] * 9)
        assert desk.area.text == ""


@BOTH
async def test_a_click_at_any_cell_goes_to_the_sign_that_is_seen_there(turn: bool) -> None:
    async with editors(turn=turn) as desk:
        desk.area.text = MIXED
        await desk.into(desk.area)
        for y, line in enumerate(desk.lines[TOP : TOP + 3], TOP):
            x = 0
            for sign in line:
                if sign != " ":
                    await desk.click(x, y)
                    assert desk.styled("cursor") == {desk.cursor: sign}
                    assert desk.cursor == (x, y)
                    at = desk.area.caret.at
                    assert desk.area.text[at] == {"(": ")", ")": "("}.get(sign, sign)
                x += 2 if sign in "李明" else 1


@BOTH
async def test_arrows_go_cell_by_cell_and_the_cursor_is_seen_in_each(turn: bool) -> None:
    async with editors(turn=turn) as desk:
        desk.area.text = "שלום SO-48 כן"
        await desk.into(desk.area)
        seen = [desk.cursor.x]
        for _ in range(13):
            await desk.press("right")
            seen.append(desk.cursor.x)
        assert seen == [*range(seen[0], seen[0] + 14)]
        await desk.press("right")
        assert desk.cursor.x == seen[-1]
        await desk.press(*["left"] * 13)
        assert desk.cursor.x == seen[0]


@BOTH
async def test_what_is_chosen_is_copied_in_logical_order(turn: bool) -> None:
    async with editors(turn=turn) as desk:
        desk.area.text = MIXED
        await desk.into(desk.area)
        line = desk.lines[TOP]
        await desk.drag((line.index("ם"), TOP), (line.index("4"), TOP))
        assert desk.area.buffer.selected == "ם SO-"
        assert "".join(desk.styled("chosen").values()) == "SO- ם"
        await desk.press("ctrl+c")
        assert desk.app.clipboard == "ם SO-"
        await desk.press("ctrl+x", "ctrl+end", "ctrl+v")
        assert desk.area.text == MIXED.replace("ם SO-", "") + "ם SO-"


async def test_a_double_click_takes_the_word_and_a_triple_one_the_line() -> None:
    async with editors() as desk:
        desk.area.text = MIXED
        await desk.into(desk.area)
        await desk.click(desk.lines[TOP + 1].index("ו"), TOP + 1, times=2)
        assert desk.area.buffer.selected == "לוי"
        await desk.click(desk.lines[TOP + 1].index("ו"), TOP + 1)
        assert desk.area.buffer.selected == "call לוי now"
        await desk.click(3, TOP + 1)
        await desk.click(6, TOP + 1, shift=True)
        assert desk.area.buffer.selected == "all"


async def test_keys_choose_as_the_mouse_does() -> None:
    async with editors() as desk:
        await desk.into(desk.area, "one שתיים")
        await desk.press("home", *["shift+right"] * 3)
        assert desk.area.buffer.selected == "one"
        await desk.press("ctrl+shift+right", "shift+end")
        assert desk.area.buffer.selected == "one שתיים"
        await desk.press("right", "ctrl+a", "x")
        assert desk.area.text == "x"
        await desk.press("ctrl+z", "ctrl+y")
        assert desk.area.text == "x"


@BOTH
@pytest.mark.parametrize("letter", ["ש", "a", "李"])
async def test_a_value_that_is_longer_than_its_field_scrolls_to_the_cursor(letter: str, turn: bool) -> None:
    async with editors(turn=turn) as desk:
        cells = 2 if letter == "李" else 1
        await desk.into(desk.field, letter * 30)
        assert desk.field.value == letter * 30
        start, end = (0, 19) if not turn else (WIDTH - 20, WIDTH - 1)
        behind = start + 1 if letter == "ש" else end - 1
        assert desk.cursor == (behind, 0)
        assert desk.lines[0].count(letter) == 17 // cells
        await desk.press("home")
        assert desk.cursor == ((end - 1 if letter == "ש" else start + 1), 0)
        await desk.write("א")
        assert desk.field.value == "א" + letter * 30


@pytest.mark.parametrize("letter", ["ש", "a"])
async def test_the_click_that_goes_to_a_field_lands_on_what_was_seen_before(letter: str) -> None:
    async with editors() as desk:
        desk.field.value = "0123456789" + letter * 30
        await desk.rest()
        x = desk.lines[0].index("4")
        await desk.click(x, 0)
        assert desk.field.caret.at == 4
        assert desk.styled("cursor") == {desk.cursor: "4"}


async def test_joiners_wide_blanks_and_lam_alef_are_typed() -> None:
    async with editors() as desk:
        await desk.into(desk.area, "می\u200cرود\u3000س\ufefbم")
        assert desk.area.text == "می\u200cرود\u3000سلام"
        await desk.press("ctrl+a")
        desk.app.post_message(events.Key("x", "下周付款"))
        await desk.rest()
        assert desk.area.text == "下周付款"
        assert desk.cursor == (2 + 8, TOP)


async def test_keys_that_type_nothing_go_on_to_the_screen() -> None:
    async with editors() as desk:
        await desk.into(desk.field, "12")
        desk.page.told.clear()
        await desk.press("f4", "escape", "up", "down", "pagedown", "ctrl+p", "enter", "left", "3")
        keys = [told for told in desk.page.told if isinstance(told, str)]
        assert keys == ["f4", "escape", "up", "down", "pagedown", "ctrl+p"]
        assert [told for told in desk.page.told if isinstance(told, tuple)] == [("field", "12"), ("field", "132")]
        await desk.into(desk.area)
        desk.page.told.clear()
        await desk.press("f9", "escape", "ctrl+c", "enter", "1")
        assert sorted(desk.page.told, key=str) == [("area", "\n"), ("area", "\n1"), "ctrl+c", "escape", "f9"]


async def test_keys_of_one_burst_act_in_their_order() -> None:
    async with editors() as desk:
        await desk.into(desk.area)
        await desk.press("a", "backspace", "b", "left", "c", "enter", "end", "d", "ctrl+z", "e")
        assert desk.area.text == "c\nbe"


async def test_a_paste_becomes_lines_in_an_area_and_one_line_in_a_field() -> None:
    async with editors() as desk:
        await desk.into(desk.area)
        desk.area.post_message(events.Paste("one\r\nשתיים\r\n"))
        await desk.rest()
        assert desk.area.text == "one\nשתיים\n"
        await desk.into(desk.field)
        desk.field.post_message(events.Paste("one\r\nשתיים\r\n" + "x" * 99))
        await desk.rest()
        assert desk.field.value == "one שתיים " + "x" * 50


@BOTH
async def test_a_field_says_what_it_is_for_while_it_is_empty(turn: bool) -> None:
    async with editors(turn=turn) as desk:
        assert "name" in desk.lines[0]
        await desk.into(desk.field)
        assert desk.cursor == ((WIDTH - 2 if turn else 1), 0)
        await desk.write("x")
        assert "name" not in desk.lines[0]
        await desk.press("backspace")
        assert "name" in desk.lines[0]


async def test_what_was_there_gives_way_to_the_first_key_unless_that_came_ahead_of_the_focus() -> None:
    async with editors() as desk:
        desk.field.value = "before"
        await desk.into(desk.field, "x")
        assert desk.field.value == "x"
        await desk.into(desk.area)
        desk.field.insert("y")
        await desk.into(desk.field, "z")
        assert desk.field.value == "xyz"


# --- many lines


@pytest.mark.usefixtures("every_frame")
async def test_only_the_lines_that_change_are_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    async with editors() as desk:
        desk.area.text = "סוף\n" * 3 + "line " * 12_000
        await desk.into(desk.area)
        await desk.press("ctrl+home", "down")
        painted = list[int]()
        render_line = Area.render_line

        def noted(area: Area, y: int) -> Strip:
            painted.append(y)
            return render_line(area, y)

        monkeypatch.setattr(Area, "render_line", noted)
        await desk.press("x")
        assert painted == [1]
        painted.clear()
        await desk.press("up")
        assert painted == [0, 1]
        painted.clear()
        await desk.press("ctrl+end")
        painted.clear()
        await desk.press("x")
        assert painted == [ROWS - 1]


async def test_a_key_in_a_long_note_lays_out_no_more_than_in_a_short_one(monkeypatch: pytest.MonkeyPatch) -> None:
    from agentdesk.text import blocks

    async with editors() as desk:
        laid = list[str]()
        starts = blocks.starts
        monkeypatch.setattr(
            blocks, "starts", lambda text, *rest, **more: laid.append(text) or starts(text, *rest, **more)
        )
        await desk.into(desk.area)
        desk.area.post_message(events.Paste("סיכום השיחה עם הלקוח " * 10_000))
        await desk.rest()
        await desk.click(10, TOP + 2)
        laid.clear()
        await desk.write("קצר")
        assert len(laid) == 3
        assert max(map(len, laid)) <= 603


async def test_the_area_scrolls_with_the_cursor_and_the_wheel_leaves_the_cursor_where_it_is() -> None:
    async with editors() as desk:
        await desk.into(desk.area, "\n".join("abcdefghi"))
        assert [line.split()[0] for line in desk.lines[TOP : TOP + ROWS]] == [*"efghi"]
        assert desk.cursor == (3, TOP + ROWS - 1)
        await desk.press("pageup", "pageup")
        assert [line.split()[0] for line in desk.lines[TOP : TOP + ROWS]] == [*"abcde"]
        await desk.press("ctrl+end")
        for _ in range(4):
            await desk.mouse(events.MouseScrollUp, 5, TOP + 1)
        top = desk.area.scroll_offset.y
        assert top < 4
        desk.area._blink()
        await desk.rest()
        assert desk.area.scroll_offset.y == top
        await desk.press("j")
        assert desk.lines[TOP + ROWS - 1].split()[0] == "ij"


async def test_a_narrower_area_wraps_anew() -> None:
    async with editors() as desk:
        await desk.into(desk.area, "one two three four")
        desk.area.styles.width = 12
        await desk.rest()
        assert [line.strip() for line in desk.lines[TOP : TOP + 2]] == ["one two", "three four"]
        assert desk.cursor.y == TOP + 1


# --- terminals


@pytest.mark.usefixtures("every_frame")
@BOTH
async def test_the_terminal_shows_each_key_as_it_was_painted(turn: bool) -> None:
    async with editors(turn=turn, strategy="plain") as desk:
        terminal = listen(desk.app)
        desk.page.refresh()
        await desk.into(desk.area)
        for sign in "שלום SO-48 李明\n(12) abc":
            await desk.write(sign)
            shown = emulated(terminal.written, WIDTH, HEIGHT)
            assert [line.rstrip() for line in shown] == desk.lines
            x, y = desk.cursor
            assert re.findall(r"\x1b\[(\d+);(\d+)H", terminal.written)[-1] == (str(y + 1), str(x + 1))


@pytest.mark.parametrize("strategy", ["words", "kitty"])
async def test_lam_alef_is_one_cell_where_the_terminal_draws_it_in_one(strategy: Strategy) -> None:
    async with editors(strategy=strategy) as desk:
        await desk.into(desk.area, "سلام")
        joined = desk.cursor
        desk.app.display_strategy = "visual"
        await desk.rest()
        await desk.press("left")
        assert desk.cursor.x == joined.x - 1


async def test_a_terminal_that_reorders_gets_what_was_typed() -> None:
    async with editors(strategy="none") as desk:
        await desk.into(desk.area, "שלום SO-48")
        assert desk.lines[TOP].strip() == "שלום SO-48"
        assert desk.cursor == (12, TOP)


async def test_without_motion_the_cursor_stays() -> None:
    async with editors() as desk:
        await desk.into(desk.area)
        desk.area._blink()
        assert not desk.styled("cursor")
        desk.app.animation_level = "none"
        for _ in range(2):
            desk.area._blink()
            await desk.rest()
            assert desk.cursor == (2, TOP)
