"""The numbered answers of a step, or the lines of its checklist."""

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from agentdesk.desk.views import OptionView
from agentdesk.ui.widgets.call_lines import Lines
from agentdesk.ui.widgets.call_text import LINE_WIDTH, wrapped


class AnswerLines(Lines):
    """Answers with their numbers. `cursor` is the place of the one that Enter would take (-1: none)."""

    DEFAULT_CSS = """
    AnswerLines { height: auto; }
    """

    options: reactive[tuple[OptionView, ...]] = reactive((), layout=True)
    cursor: reactive[int] = reactive(-1)

    class Picked(Message):
        """An answer was pointed at."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    @property
    def at_cursor(self) -> OptionView | None:
        """The answer under the cursor."""
        return self.options[self.cursor] if 0 <= self.cursor < len(self.options) else None

    def move(self, by: int) -> None:
        """Move the cursor, round the ends."""
        if self.options:
            at = self.cursor + by if self.cursor >= 0 or by > 0 else len(self.options) - 1
            self.cursor = at % len(self.options)

    def watch_options(self) -> None:
        self.cursor = -1

    def lines(self, width: int) -> list[Content]:
        return [line for _, line in self._placed(width)]

    def on_click(self, click: events.Click) -> None:
        places = [place for place, _ in self._placed(self.content_size.width)]
        if click.y < len(places):
            self.post_message(self.Picked(self.options[places[click.y]].number))

    def _placed(self, width: int) -> list[tuple[int, Content]]:
        return [
            (place, line)
            for place, option in enumerate(self.options)
            for line in self._lines_of(option, width, chosen=place == self.cursor)
        ]

    def _lines_of(self, option: OptionView, width: int, *, chosen: bool) -> list[Content]:
        box = {None: "", True: "[✓] ", False: "[ ] "}[option.ticked]
        sign = ">" if chosen else " "
        first = f"{sign} {option.number}  {box}"
        style = "$quiet" if option.ticked else "$foreground"
        lines = wrapped(option.text, width, style, first=first, rest=" " * len(first))
        number = slice(2, 2 + len(str(option.number)))
        lines[0] = lines[0].stylize("bold $primary", number.start, number.stop)
        return [_barred(line, width) for line in lines] if chosen else lines


def _barred(line: Content, width: int) -> Content:
    filled = line.pad_right(max(0, min(width, LINE_WIDTH) - line.cell_length))
    return filled.stylize("$block-cursor-foreground on $block-cursor-background")
