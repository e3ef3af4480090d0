"""The wrap-up: what will be written, and the note, until the agent confirms."""

from collections.abc import Callable
from functools import partial

from textual import events, on
from textual.app import ComposeResult
from textual.timer import Timer
from textual.widgets import Button

from agentdesk.core.errors import AgentdeskError
from agentdesk.desk.facade import LiveCall
from agentdesk.desk.ports import LeaseLost
from agentdesk.desk.views import WrapView
from agentdesk.ui.digits import digit
from agentdesk.ui.keys import N_, bindings, keys_of
from agentdesk.ui.offers import Offer
from agentdesk.ui.screens.base import ActionScreen
from agentdesk.ui.screens.call_draft import PAUSE, NoteDraft
from agentdesk.ui.screens.call_give_back import ask_why
from agentdesk.ui.screens.wrap_result import WrapResult
from agentdesk.ui.widgets.call_header import CallHeader, Heading
from agentdesk.ui.widgets.call_note import NotePanel
from agentdesk.ui.widgets.call_wrap import WrapBody
from agentdesk.ui.widgets.key_line import KeyLine
from agentdesk.ui.widgets.message_line import MessageLine

_SAVE, _SAVE_NEXT, _GIVE_BACK = "save", "save_next", "give_back"
_BY_KEY = {entry.key: entry.id for entry in keys_of("call") if entry.key} | {"f2": _SAVE, "f7": _GIVE_BACK}
_HERE = frozenset({"confirm", "undo", "note", "more_time", "retry", "help", "menu", "leave", "palette", "quit"})


class WrapScreen(ActionScreen[WrapResult]):
    """Confirms, goes back by undoing, or gives the case back. Escape never leaves it."""

    AUTO_FOCUS = ""
    WHERE = "call"
    BINDINGS = bindings("call")
    help_source = N_(
        "The wrap-up: nothing is written before you confirm with Enter or F2. Ctrl+Z, or the menu on 0, takes the"
        " last answer back."
    )

    def __init__(self, live: LiveCall, draft: NoteDraft) -> None:
        super().__init__()
        self.live = live
        self.draft = draft
        self.wrap: WrapView | None = None
        self.saving = False
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        self.body = WrapBody(self.tr, self.draft.text, rehearsal=self.live.rehearsal)
        header = CallHeader()
        header.heading = Heading(agent=self.app.agent.name, help=self.tr("F1 help"))
        yield header
        yield self.body
        yield MessageLine()
        yield KeyLine()

    def on_mount(self) -> None:
        self.set_focus(self.body.button)
        self.start(self._read, group="wrap")

    @property
    def leaving(self) -> str:
        if self.live.rehearsal:
            return ""
        return self.tr("This call isn't wrapped up yet. It can be taken up where it stands.")

    async def _read(self) -> None:
        self.wrap = await self.app.work.write(self.live.wrap, self.tr.language)
        self.body.show(self.wrap)
        self._say_of_note()
        if self._note_missing():
            self.set_focus(self.body.note.area)
        self.refresh_keys()

    # --- keys

    async def on_key(self, event: events.Key) -> None:
        event.prevent_default()
        if action := _BY_KEY.get(event.key):
            event.stop()
            await self.action_do(action)
        elif digit(event.character) == 0:
            event.stop()
            await self.action_do("menu")
        elif event.key in ("pageup", "pagedown"):
            self.body.reading.page(1 if event.key == "pagedown" else -1)

    async def action_do(self, id: str) -> None:
        """Do an action, or say why not."""
        if reason := self.reason(id):
            self.say(reason)
        elif id in (_SAVE, _SAVE_NEXT):
            self.confirm(take_next=id == _SAVE_NEXT)
        elif id == _GIVE_BACK:
            ask_why(self, self._give_back)
        else:
            await self.perform(id)

    def reason(self, id: str) -> str:
        if id in (_SAVE, _SAVE_NEXT, _GIVE_BACK, "confirm", "undo"):
            return self.tr("one moment: it is being saved") if self.saving else ""
        if id not in _HERE:
            return self.tr("the call is over: confirm, or take the last answer back")
        return super().reason(id)

    def offers(self) -> tuple[Offer, ...]:
        tr = self.tr
        return (
            Offer(_SAVE, tr("confirm"), "F2", tr("Write all of this"), self.reason(_SAVE), 1),
            Offer(_SAVE_NEXT, tr("confirm, and take the next case"), reason=self.reason(_SAVE_NEXT)),
            Offer(_GIVE_BACK, tr("give back"), "F7", tr("Write nothing of this"), self.reason(_GIVE_BACK), 6),
            *(offer for offer in super().offers() if offer.id in _HERE - {"confirm", "more_time", "leave"}),
        )

    @on(Button.Pressed)
    def pressed(self) -> None:
        self.confirm()

    def do_confirm(self) -> None:
        self.confirm()

    def do_more_time(self) -> None:
        self.do_retry()

    def do_retry(self) -> None:
        if self._again is None:
            self._keep_note()
        super().do_retry()

    def reason_more_time(self) -> str:
        return self.reason_retry()

    def reason_retry(self) -> str:
        return "" if self.draft.failure is not None else super().reason_retry()

    def do_note(self) -> None:
        area = self.body.note.area
        self.set_focus(self.body.button if self.focused is area else area)

    def do_leave(self) -> None:
        self.set_focus(self.body.button)

    def do_undo(self) -> None:
        self._keep_note()
        self.dismiss(WrapResult(undo=True))

    # --- the note

    @on(NotePanel.Edited)
    def edited(self, message: NotePanel.Edited) -> None:
        self.draft.text = message.text
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._keep_note)
        self._say_of_note()

    def _keep_note(self) -> None:
        if not self.draft.kept and not self.saving:
            self.run_worker(self._write_note(), group="draft")

    async def _write_note(self) -> None:
        await self.draft.keep()
        self._say_of_note()

    def _note_missing(self) -> bool:
        return self.wrap is not None and self.wrap.note_required and not self.draft.text.strip()

    def _say_of_note(self) -> None:
        tr, failure = self.tr, self.draft.failure
        required = self.wrap is not None and self.wrap.note_required
        name = tr("Note (required)") if required else tr("Note (as you like)")
        if failure is not None:
            name = tr("{note} · not saved yet: {cause}", note=name, cause=tr.error(failure))
        self.body.note.title(name, failed=failure is not None)

    # --- the end

    def confirm(self, *, take_next: bool = False) -> None:
        """Write it all, once it has been seen and the note is there."""
        if self.wrap is None or self.saving:
            return
        if self._note_missing():
            missing = self.tr("this outcome needs a note: what was said, what is to be done")
            self.body.note.title(f"✗ {missing}", failed=True)
            self.set_focus(self.body.note.area)
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
