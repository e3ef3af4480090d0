"""Rows that a terminal has to paint anew differ in a cell each time, and look the same."""

import pyte
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widgets import Static

from agentdesk.ui.showing import Placed
from agentdesk.ui.stirring import Stirring
from tests.ui.two_ways import HEIGHT, WIDTH, listen, seen

CELLS = 12
OTHER = "\u00a0"
texts = st.text("ab李 ", max_size=6).map(lambda text: Strip([Segment(text)]))


@given(st.lists(st.tuples(st.integers(0, CELLS), texts, texts), max_size=12))
def test_what_is_written_differs_from_what_stands_there_in_a_blank(writes: list[tuple[int, Strip, Strip]]) -> None:
    stirring = Stirring()
    row = ["?"] * (3 * CELLS)
    for x, one, two in writes:
        pieces = [Placed(x, one), Placed(x + one.cell_length, two)]
        written = stirring.line(3, pieces)
        assert [(piece.x, piece.strip.cell_length) for piece in written] == [
            (p.x, p.strip.cell_length) for p in pieces
        ]
        text = "".join(piece.strip.text for piece in written)
        assert text.replace(OTHER, " ") == one.text + two.text
        cells = [cell for letter in text for cell in ([letter, ""] if letter == "李" else [letter])]
        if " " in one.text + two.text:
            assert row[x : x + len(cells)] != cells
        row[x : x + len(cells)] = cells


async def test_with_a_row_that_changes_the_one_above_it_is_written_anew() -> None:
    async with seen(turn=True) as (app, pilot):
        terminal = listen(app)
        app.display_strategy = "words"
        await pilot.pause()
        screen = pyte.Screen(WIDTH, HEIGHT)
        stream = pyte.Stream(screen)
        stream.feed(terminal.written)
        text = app.screen.query_one("#text", Static)
        above = text.region.y - 1
        for word in ("أحمد", "sea", "مُدُن", "sea"):
            before, terminal.written = list(screen.display), ""
            text.update(word)
            await pilot.pause()
            stream.feed(terminal.written)
            assert screen.display[above] != before[above]
            assert screen.display[above].replace(OTHER, " ") == before[above].replace(OTHER, " ")
            assert screen.display[above + 4 :] == before[above + 4 :]


def test_a_row_of_frames_alone_changes_in_a_colour_that_nobody_tells_from_its_own() -> None:
    stirring, grey = Stirring(), Style(color="#404850")
    row = [Placed(0, Strip([Segment("└──", grey), Segment("┴──┘", grey)]))]
    written = [stirring.line(3, row)[0].strip for _ in range(4)]
    assert [strip.text for strip in written] == ["└──┴──┘"] * 4
    colours = [[str(segment.style.color.name) for segment in strip if segment.style] for strip in written]  # type: ignore[union-attr]
    assert colours == [["#40484f", "#404850", "#404850"], ["#404850", "#404850"]] * 2
