"""The picture of a wrap-up: what will be written, and the note under it."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Button, Static

from agentdesk.desk.views import WrapView
from agentdesk.ui.apart import apart
from agentdesk.ui.widgets.call_counts import minutes
from agentdesk.ui.widgets.call_effect_lines import effect_lines
from agentdesk.ui.widgets.call_frame import Column, FrameEdge, FrameSide
from agentdesk.ui.widgets.call_lines import Lines, Reading
from agentdesk.ui.widgets.call_note import NotePanel
from agentdesk.ui.widgets.call_text import ruled, wrapped
from agentdesk.words.translator import Translator

_NOTE_ROWS, _LOW = 4, 14


class WrapLines(Lines):
    """The outcome, and what follows from it."""

    wrap: reactive[WrapView | None] = reactive(None, layout=True)

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr

    def lines(self, width: int) -> list[Content]:
        tr, wrap = self._tr, self.wrap
        if wrap is None:
            return [Content(tr("one moment …")).stylize("$quiet")]
        told = wrapped(wrap.outcome or tr("no outcome"), width, "bold $stand")
        if wrap.held_seconds >= 1:
            told += wrapped(tr("{time} on hold in all", time=minutes(wrap.held_seconds)), width, "$quiet")
        if wrap.idle:
            told += wrapped(wrap.idle, width, "$warning")
        title = ruled(tr("this will be written"), width)
        return [*told, Content(""), title, *effect_lines(tr, wrap.effects, width)]


class _WrapColumn(Column):
    DEFAULT_CSS = "_WrapColumn { padding: 0 1; }"


class WrapBody(Vertical):
    """What will be written and the note, in one frame; under them the button that confirms."""

    DEFAULT_CSS = """
    WrapBody {
        height: 1fr;
        & > .upper { height: 1fr; }
        & > .lower { height: 6; }
        & > .banner {
            height: 1; padding: 0 1; background: $panel; color: $accent; text-style: bold;
            text-wrap: nowrap; text-overflow: ellipsis;
        }
        & > .confirm {
            height: 1;
            padding: 0 1;
            & > Button {
                width: auto; min-width: 1; background: $panel; color: $foreground; text-style: bold;
                &.-offered { background: $block-cursor-background; color: $block-cursor-foreground; }
            }
            & > Static { width: 1fr; padding: 0 0 0 2; color: $quiet; text-wrap: nowrap; text-overflow: ellipsis; }
        }
        NotePanel { height: 1fr; }
        &.-low FrameEdge, &.-low FrameSide { display: none; }
    }
    """

    def __init__(self, tr: Translator, note: str, *, rehearsal: bool) -> None:
        super().__init__()
        self._tr = tr
        self._rehearsal = rehearsal
        self.content = WrapLines(tr)
        self.note = NotePanel(tr, note)
        self.button = Button(tr("F2 confirm"), compact=True, classes="-offered")
        self.button.can_focus = False
        self.reading = Reading(tr, self.content)
        self._upper, self._lower = _WrapColumn(self.reading), Column(self.note)

    def compose(self) -> ComposeResult:
        tr = self._tr
        self._upper.heading = tr("Wrap-up")
        if self._rehearsal:
            yield Static(tr("Rehearsal: this would be written"), classes="banner", markup=False)
        yield FrameEdge([self._upper], "┌┬┐", titled=True)
        with Horizontal(classes="upper"):
            yield FrameSide()
            yield self._upper
            yield FrameSide()
        yield FrameEdge([self._lower], "├┼┤", titled=True)
        with Horizontal(classes="lower"):
            yield FrameSide()
            yield self._lower
            yield FrameSide()
        yield FrameEdge([self._lower], "└┴┘", titled=False)
        with Horizontal(classes="confirm"):
            yield self.button
            yield Static(tr("Enter does it too; from the note F2, or Tab and Enter"), markup=False)

    def show(self, wrap: WrapView) -> None:
        """Show what will be written."""
        self.content.wrap = wrap
        self._upper.heading = " · ".join(filter(None, (self._tr("Wrap-up"), apart(wrap.customer))))
        self.query(FrameEdge).first().refresh()
        self.lay_out()

    def offer_button(self, offered: bool) -> None:
        """Show whether Enter presses the button."""
        self.button.set_class(offered, "-offered")

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.height < _LOW, "-low")
        self.lay_out()

    def lay_out(self) -> None:
        """Give the note what the list above it leaves, and at least a few rows."""
        low, width = self.has_class("-low"), self.size.width - 4
        if width < 4:
            return
        rooms = self.size.height - (1 if low else 4) - (1 if self._rehearsal else 0)
        natural = self.reading.natural(width)
        least, most = max(2, min(_NOTE_ROWS, rooms // 2 - 1)), max(_NOTE_ROWS + 4, rooms // 3)
        note = min(max(least, rooms - natural - 1), most)
        self.query_one(".lower").styles.height = note
        self.reading.allot(max(1, min(natural, rooms - note)), width)
