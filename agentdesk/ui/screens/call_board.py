"""The call's screen as far as it shows: the moment at hand, its counts and sounds, the note, the lease."""

from textual import on
from textual.app import ComposeResult
from textual.timer import Timer

from agentdesk.core.errors import AgentdeskError
from agentdesk.core.queue import QueueFilter
from agentdesk.desk.facade import LiveCall
from agentdesk.desk.views import CallView, CustomerView
from agentdesk.ui.screens.base import ActionScreen
from agentdesk.ui.screens.call_draft import PAUSE, NoteDraft
from agentdesk.ui.screens.call_ticker import Ticker
from agentdesk.ui.widgets.call_body import CallBody
from agentdesk.ui.widgets.call_column import on_hold
from agentdesk.ui.widgets.call_field import ValueField
from agentdesk.ui.widgets.call_note import NotePanel
from agentdesk.ui.widgets.call_say import Script
from agentdesk.ui.widgets.key_line import KeyLine
from agentdesk.ui.widgets.message_line import MessageLine

RENEWAL = 60.0
TINY, NARROW, ROOMY = 56, 100, 140
LOW, HIGH = 16, 40


class CallBoard(ActionScreen[bool]):
    """Dismissed with True where the next due case is to be taken at once."""

    AUTO_FOCUS = ""
    CSS_PATH = "call.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (TINY, "-narrow"), (NARROW, "-wide"), (ROOMY, "-roomy")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (LOW, "-high")]

    def __init__(self, live: LiveCall) -> None:
        super().__init__()
        self.live = live
        self.draft = NoteDraft(live, self.app.work)
        self.ticker = Ticker(self, self.app.desk.steady, self.tick, self.hold_ended)
        self.view: CallView | None = None
        self.card: CustomerView | None = None
        self.gloss = True
        self.all_lines = False
        self.left_field = False
        self._told_title = ""
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        app = self.app
        self._take_size(app.size.width, app.size.height)
        self.body = CallBody(
            self.tr, app.agent.name, self.draft.text, rehearsal=self.live.rehearsal, demo=app.desk.demo
        )
        self.draft.typed_in(self._typed_note)
        yield self.body
        yield MessageLine()
        yield KeyLine()

    def _take_size(self, width: int, height: int) -> None:
        """Begin with the classes of the terminal's size: Textual would set them after the first frame."""
        across = [name for least, name in self.HORIZONTAL_BREAKPOINTS if least <= width]
        down = [name for least, name in self.VERTICAL_BREAKPOINTS if least <= height]
        self.add_class(across[-1], down[-1])

    def on_mount(self) -> None:
        self.set_interval(RENEWAL, self._renew_lease)
        self.set_interval(RENEWAL, self._renew_card)
        self.start(self._read_counts, group="counts")

    def on_unmount(self) -> None:
        self.ticker.stop()
        self._note_value()
        self.draft.leave()

    def on_resize(self) -> None:
        self.show_script(fresh=False)

    # --- the moment at hand

    def put(self, view: CallView) -> None:
        """Show a new moment of the call, and give the keys to where they belong."""
        self._note_value(given=self.body.script.field.input.sent)
        fresh = self.view is None or (view.step, view.kind) != (self.view.step, self.view.kind)
        self.view = view
        self.all_lines = self.all_lines and not fresh
        self.show_script(fresh=fresh)
        if fresh:
            self._go_on_with_value(view)
        self.note_title()
        self.ticker.follow(view)
        self.refresh_keys()
        script = self.body.script
        if view.input is not None and not script.note_open:
            self.into_field()
        elif view.input is None and self.focused is script.field.input:
            self.set_focus(script.note.area if script.note_open else None)
        if fresh or not view.connected:  # after a wrong number it is the next one that is dialled
            self.start(self._read_card, group="card")

    def into_field(self) -> None:
        """Go to the field of the step."""
        self.left_field = False
        self.set_focus(self.body.script.field.input)

    def show_script(self, *, fresh: bool) -> None:
        """Show the moment as it is to be shown at this size and with these choices."""
        view = self.view
        if view is None:
            return
        phase = next((phase.text for phase in view.path if phase.state == "now"), "")
        script = Script(
            view=view,
            hint=self._hint(view),
            gloss=self.gloss,
            all_lines=self.all_lines,
            air=sum(self.size.height >= rows for rows in (LOW, HIGH)),
            phase=phase if self.size.width < TINY else "",
        )
        self.body.show(script, fresh=fresh)

    def _hint(self, view: CallView) -> str:
        if view.kind == "say" and view.timer is not None and view.timer.kind == "greet":
            if view.begun:
                return self.tr("the count has stopped · Enter: said, go on")
            return self.tr("Enter: I have begun to speak (stops the count)")
        if view.kind == "say" and view.begun:
            return self.tr("the count has stopped · Enter: said, go on")
        if view.kind == "checklist":
            return self.tr("the digits tick the lines · Enter goes on when all are ticked")
        return ""

    # --- counts

    def tick(self) -> None:
        """Bring every count on the screen up to now."""
        if self.view is None:
            return
        self.body.tick(self.view, self.app.desk.steady())
        held = on_hold(self.view)
        count = self.body.script.hold.count
        self._title(self.tr("{count} on hold · agentdesk", count=count) if held else self.app.TITLE or "")

    def hold_ended(self) -> None:
        """The agreed time of a hold is over: it is heard and seen."""
        self.app.terminal.ring()
        self.app.terminal.notify(self.tr("The hold is over: back to the customer"))

    def _title(self, text: str) -> None:
        if text != self._told_title:
            self._told_title = text
            self.app.terminal.title(text)

    # --- the customer, the note, the lease

    async def _read_card(self) -> None:
        self.card = await self.app.work.read(self.live.customer, self.tr.language)
        self.body.card(self.card)
        self.refresh_keys()

    def _note_value(self, *, given: bool = False) -> None:
        """Take down what stands in the field of the step; once the call has gone on, what was sent off was given."""
        if self.view is not None and self.view.input is not None:
            self.draft.typed = "" if given else self.body.script.field.begun(self.view.step)

    def _go_on_with_value(self, view: CallView) -> None:
        """Let a value that was begun before a hold, or before the program ended, be gone on with."""
        if view.input is not None and not self.body.script.field.go_on(self.draft.typed, view.step):
            self.draft.typed = ""
        self.keep_note()

    @on(ValueField.Edited)
    @on(NotePanel.Edited)
    def edited(self) -> None:
        self._note_value()
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self.keep_note)

    def _typed_note(self) -> str:
        return self.body.script.note.text

    def keep_note(self) -> None:
        """Write the note as it stands."""
        if self._pause is not None:
            self._pause.stop()
        if not self.draft.kept:
            self.run_worker(self._keep_note(), group="draft")

    async def _keep_note(self) -> None:
        await self.draft.keep()
        self.note_title()

    def note_title(self) -> None:
        """Say how it stands with the note."""
        tr, failure = self.tr, self.draft.failure
        required = self.view is not None and self.view.note_required
        name = tr("Note (required)") if required else tr("Note")
        if failure is not None:
            told = tr("{note} · not saved yet: {cause}", note=name, cause=tr.error(failure))
            self.body.script.note.title(told, failed=True)
        else:
            self.body.script.note.title(f"{name} · {tr('kept as you type, F9 goes back to the script')}")

    def _renew_card(self) -> None:
        """What may be dialled changes with the hour, as long as nobody has answered."""
        if self.view is not None and not self.view.connected:
            self.start(self._read_card, group="card")

    def _renew_lease(self) -> None:
        self.run_worker(self._renew(), group="lease")
        self.start(self._read_counts, group="counts")

    async def _read_counts(self) -> None:
        agent = self.app.agent
        mine = QueueFilter(agent=agent.id, roles=agent.roles, languages=agent.speaks)
        self.body.counts = await self.app.work.read(self.app.desk.counts, mine)
        self.tick()

    async def _renew(self) -> None:
        try:
            await self.app.work.write(self.live.renew)
        except AgentdeskError as error:
            self.body.warn(self.tr.error(error))
        else:
            self.body.warn("")
        self.tick()
