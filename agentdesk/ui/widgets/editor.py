"""A text that can be typed into, by keys, mouse and clipboard: what fields of one line and of many have in common."""

from textual import events
from textual.timer import Timer

from agentdesk.text.borders import word_at
from agentdesk.text.commands import Aim, done, given_up, moved
from agentdesk.text.editing import Buffer, Rules
from agentdesk.text.layout import Caret
from agentdesk.ui.widgets.editor_keys import Asked, Move, asked, typed
from agentdesk.ui.widgets.editor_view import EditorView

_BLINK = 0.5  # seconds


class Editor(EditorView, can_focus=True):
    """Letters and digits belong to it, and the keys of `editor_keys`; all others go on to the screen."""

    def __init__(self, text: str, rules: Rules, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(text, rules, id=id, classes=classes)
        self._blinking: Timer | None = None
        self._column: int | None = None
        self._choosing = False

    def takes(self, asked: Asked) -> bool:
        """Whether what a key asks for is done here; else the key goes on."""
        return asked != "copy" or bool(self.buffer.selected)

    def insert(self, text: str) -> None:
        """Put a text where the cursor is, in the place of what is chosen."""
        self.become(self.buffer.insert(text))

    def become(self, buffer: Buffer) -> None:
        self._column = None
        self._light()
        super().become(buffer)

    def to(self, caret: Caret, *, choosing: bool = False) -> None:
        """Put the cursor somewhere; `choosing` goes on with a choice, or begins one."""
        self.become(self.buffer.to(caret.at, leans=caret.leans, choosing=choosing))

    # --- keys

    def check_consume_key(self, key: str, character: str | None) -> bool:
        # Textual asks this for each of its bindings, at every key.
        return character is not None and (character.isprintable() or bool(typed(events.Key(key, character))))

    def on_key(self, event: events.Key) -> None:
        wanted = asked(event.key)
        if wanted is not None:
            if not self.takes(wanted):
                return
            self._do(wanted)
        elif text := typed(event):
            self.insert(text)
        else:
            return
        event.stop()
        event.prevent_default()

    def _do(self, wanted: Asked) -> None:
        if isinstance(wanted, Move):
            self._move(wanted)
        elif wanted == "paste":
            self.paste(self.app.clipboard)
        elif wanted == "copy" or wanted == "cut":  # noqa: PLR1714 - so that the type is known
            if text := self.buffer.selected:
                self.app.copy_to_clipboard(text)
                if wanted == "cut":
                    self.become(self.buffer.delete())
        else:
            self.become(done(self.paper, self.buffer, wanted))

    def _move(self, move: Move) -> None:
        chosen = self.buffer.span[0] != self.buffer.span[1]
        if move.way in {"left", "right"} and chosen and not move.choosing:
            self.to(given_up(self.paper, self.buffer, move.way))
            return
        column = self._column
        if column is None:
            place = self.paper.place(self.caret)
            column = self.paper.left(place.cells, place.line.row.side) + place.column
        aim = Aim(column, max(1, self.room.height - 1))
        self.to(moved(self.paper, self.text, self.caret, move.way, aim), choosing=move.choosing)
        self._column = column if move.way in {"up", "down", "page_up", "page_down"} else None

    # --- clipboard

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.paste(event.text)

    def paste(self, text: str) -> None:
        """Put in what comes from elsewhere."""
        self.insert(text)

    # --- mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if event.button == 1:
            self.to(self.seen(event.get_content_offset_capture(self)), choosing=event.shift)
            self._choosing = True
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._choosing:
            self.to(self.seen(event.get_content_offset_capture(self)), choosing=True)

    def on_mouse_up(self) -> None:
        if self._choosing:
            self._choosing = False
            self.release_mouse()

    def on_mouse_release(self) -> None:
        self._choosing = False

    def on_click(self, event: events.Click) -> None:
        if event.chain == 2:
            self.become(self.buffer.choose(*word_at(self.text, self.caret.at)))
        elif event.chain == 3:
            start = self.text.rfind("\n", 0, self.caret.at) + 1
            end = self.text.find("\n", start)
            self.become(self.buffer.choose(start, len(self.text) if end < 0 else end))

    # --- the cursor

    @property
    def cursor_blink(self) -> bool:
        """Whether the cursor comes and goes."""
        return self.app.animation_level != "none"

    def on_mount(self) -> None:
        self._blinking = self.set_interval(_BLINK, self._blink, pause=True)

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        if self._blinking:
            self._blinking.pause()
        self._choosing = False
        self._light()
        self.look_again()

    def _light(self) -> None:
        """Show the cursor, for the next while at least."""
        self.lit = True
        if self._blinking and self.has_focus and self.cursor_blink:
            self._blinking.reset()

    def _blink(self) -> None:
        self.lit = not (self.lit and self.cursor_blink and self.screen.is_active)
        self.look_again()
