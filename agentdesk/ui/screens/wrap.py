"""The wrap-up: what will be written, and the note, until the agent confirms."""

from collections.abc import Callable
from functools import partial

from textual import events, on
from textual.app import ComposeResult
from textual.widgets import Button

from agentdesk.core.digits import digit
from agentdesk.core.errors import AgentdeskError
from agentdesk.desk.ports import LeaseLost
from agentdesk.desk.views import WrapView
from agentdesk.ui.apart import apart
from agentdesk.ui.keys import N_, bindings, keys_of
from agentdesk.ui.offers import Offer
from agentdesk.ui.screens.call_give_back import ask_why
from agentdesk.ui.screens.too_early import Seen
from agentdesk.ui.screens.wrap_note import WrapNote
from agentdesk.ui.screens.wrap_result import WrapResult
from agentdesk.ui.widgets.call_header import CallHeader, Heading
from agentdesk.ui.widgets.call_wrap import WrapBody
from agentdesk.ui.widgets.editor_keys import typed
from agentdesk.ui.widgets.key_line import KeyLine
from agentdesk.ui.widgets.message_line import MessageLine

# The keys of a call have their meaning still, if only to say that it is over.
_BY_KEY = {entry.key: entry.id for where in ("call", "wrap") for entry in keys_of(where) if entry.key}
_HERE = frozenset(entry.id for entry in keys_of("wrap"))
_COMMITS = frozenset({"save", "confirm", "menu", "palette"})
_ENDS = frozenset({"save", "save_next", "give_up", "confirm", "undo"})


class WrapScreen(WrapNote):
    """Confirms, goes back by undoing, or gives the case back. Escape never leaves it.

    A key that was typed ahead of the picture, or is held down since, confirms nothing.
    """

    AUTO_FOCUS = ""
    WHERE = "wrap"
    BINDINGS = bindings("wrap")
    help_source = N_(
        "The wrap-up: nothing is written before you confirm with Enter or F2. Ctrl+Z, or the menu on 0, takes the"
        " last answer back."
    )

    def compose(self) -> ComposeResult:
        self.seen = Seen()
        self.body = WrapBody(self.tr, self.draft.text, rehearsal=self.live.rehearsal)
        self.draft.typed_in(self._typed_note)
        header = CallHeader()
        header.heading = Heading(agent=apart(self.app.agent.name), help=self.tr("F1 help"))
        yield header
        yield self.body
        yield MessageLine()
        yield KeyLine()

    def on_mount(self) -> None:
        self.start(self._read, group="wrap")

    @property
    def leaving(self) -> str:
        if self.live.rehearsal:
            return ""
        return self.tr("This call isn't wrapped up yet. It can be taken up where it stands.")

    async def _read(self) -> None:
        self.wrap = await self.app.work.write(self.live.wrap, self.tr.language)
        self.body.show(self.wrap)
        self.say_of_note()
        if self.note_missing():
            self.to_note()
        self.refresh_keys()
        self.call_after_refresh(self.seen.now)

    # --- keys

    async def on_key(self, event: events.Key) -> None:
        event.prevent_default()
        action = "menu" if digit(event.character) == 0 else _BY_KEY.get(event.key)
        text = "\n" if event.key == "enter" else typed(event)
        if self.in_note and text:
            event.stop()
            self.body.note.area.insert(text)
        elif action in _COMMITS and self.seen.too_early(event):
            event.stop()
            self.say(self.tr("that key came too early: read this, then confirm"))
        elif action:
            event.stop()
            await self.action_do(action)
        elif event.key in ("tab", "shift+tab"):
            event.stop()
            self.do_note()
        elif event.key in ("pageup", "pagedown"):
            self.body.reading.page(1 if event.key == "pagedown" else -1)

    async def action_do(self, id: str) -> None:
        """Do an action, or say why not; undoing is the call's own, wherever the focus is."""
        if reason := self.reason(id):
            self.say(reason)
        else:
            await self.perform(id)

    def reason(self, id: str) -> str:
        if id in _ENDS and self.saving:
            return self.tr("one moment: it is being saved")
        if id == "undo" and self.wrap is not None and not self.wrap.can_undo:
            return self.tr("there is nothing to take back")
        if id not in _HERE:
            return self.tr("the call is over: confirm, or take the last answer back")
        return super().reason(id)

    def offers(self) -> tuple[Offer, ...]:
        return tuple(offer for offer in super().offers() if offer.id not in {"confirm", "write_again", "leave"})

    @on(Button.Pressed)
    def pressed(self) -> None:
        self.confirm()

    def do_confirm(self) -> None:
        self.confirm()

    def do_save(self) -> None:
        self.confirm()

    def do_save_next(self) -> None:
        self.confirm(take_next=True)

    def do_give_up(self) -> None:
        ask_why(self, self._give_back)

    def do_write_again(self) -> None:
        self.do_retry()

    def do_retry(self) -> None:
        if self._again is None:
            self.keep_note()
        super().do_retry()

    def reason_write_again(self) -> str:
        return self.reason_retry()

    def reason_retry(self) -> str:
        return "" if self.draft.failure is not None else super().reason_retry()

    def do_note(self) -> None:
        if self.in_note and not self.note_missing():
            self.leave_note()
        else:
            self.to_note()

    def do_leave(self) -> None:
        self.leave_note()

    def do_undo(self) -> None:
        self.keep_note()
        self.dismiss(WrapResult(undo=True))

    # --- the end

    def confirm(self, *, take_next: bool = False) -> None:
        """Write it all, once it has been seen and the note is there."""
        if self.wrap is None or self.saving:
            return
        if self.note_missing():
            self.ask_for_note()
            return
        result = WrapResult(self._told(self.wrap), take_next=take_next)
        self._send(partial(self.live.wrap_up, self.draft.text), result)

    def _give_back(self, reason: str) -> None:
        result = WrapResult(self.tr("given back: {reason}", reason=reason))
        self._send(partial(self.live.give_back, reason), result)

    def _send(self, write: Callable[[], None], result: WrapResult) -> None:
        self.saving = True
        self.clear_message()
        self.refresh_keys()
        self.run_worker(self._sent(write, result), group="wrap")

    async def _sent(self, write: Callable[[], None], result: WrapResult) -> None:
        try:
            await self.app.work.write(write)
        except LeaseLost as error:
            self.dismiss(WrapResult(lost=error))
        except AgentdeskError as error:
            self._failed(error, partial(self._send, write, result))
        else:
            self.dismiss(result)

    def _failed(self, error: AgentdeskError, again: Callable[[], None]) -> None:
        """Everything stays as it is; Enter, F2 or F5 tries again."""
        self.saving = False
        self.fail(error, again)
        hint = self.tr("nothing was written, everything is still here · F5 tries again")
        for line in self.query(MessageLine):
            line.fail(self.tr.error(error), hint)

    def _told(self, wrap: WrapView) -> str:
        told = self.tr("saved: {outcome}", outcome=wrap.outcome or self.tr("no outcome"))
        count = len(wrap.effects)
        return told + " · " + self.tr.plural("{count} thing written", "{count} things written", count)
