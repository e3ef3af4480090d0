"""The call screen: every key of a call."""

from textual import events, on

from agentdesk.core.digits import digit
from agentdesk.core.inputs import Enter, Interrupt
from agentdesk.ui.keys import N_, bindings, keys_of
from agentdesk.ui.offers import Offer
from agentdesk.ui.screens.call_customer import CallCustomer
from agentdesk.ui.screens.call_gestures import Given, Go, Pressed, Refusal, Typed, meaning
from agentdesk.ui.screens.call_offers import decisions, ways_out
from agentdesk.ui.widgets.call_answers import AnswerLines
from agentdesk.ui.widgets.call_column import on_hold
from agentdesk.ui.widgets.editor_keys import typed
from agentdesk.ui.widgets.key_line import KeyLine

_BY_KEY = {entry.key: entry.id for entry in keys_of("call") if entry.key}
_ORDERED = frozenset({"confirm", "answered", "hold", "more_time", "dropped", "undo"})
_PAGES = {"pageup": -1, "pagedown": 1}
_STEPS = {"up": -1, "down": 1}


class CallScreen(CallCustomer):
    """One live call. Nothing leaves it but its end, quitting, or the agent's word once the lease is lost."""

    WHERE = "call"
    BINDINGS = bindings("call")
    help_source = N_(
        "A call: say the line, press Enter. The digits choose an answer or tick a line. What you type is saved"
        " before the screen goes on. Everything that can be done is in the menu on 0."
    )

    @property
    def in_note(self) -> bool:
        """Whether what is typed belongs to the note, be it that the focus is still on its way there."""
        return self.body.script.note_open and self.focused is not self.body.script.field.input

    # --- keys

    async def on_key(self, event: events.Key) -> None:
        """Every key in the order typed; what the fields take for themselves doesn't come here."""
        event.prevent_default()
        if self.in_note and event.key == "enter":
            event.stop()
            self.body.script.note.area.insert("\n")
        elif action := _BY_KEY.get("" if self.in_note and event.key == "delete" else event.key):
            event.stop()
            await self.action_do(action)
            self.body.script.field.input.passing = False
        elif text := typed(event):
            event.stop()
            await self._typed(text)
        elif event.key in _PAGES:
            self.body.page(_PAGES[event.key])
        elif event.key in _STEPS:
            self.body.script.answers.move(_STEPS[event.key])

    async def _typed(self, character: str) -> None:
        """A character that no field wanted."""
        number = digit(character)
        asks = self.view is not None and self.view.kind == "input"
        if self.in_note:
            self.body.script.note.area.insert(character)
        elif self.view is None or self.flow.busy or (asks and not self.left_field):
            self.give(Typed(character))
        elif number == 0:
            await self.action_do("menu")
        elif asks:
            self.into_field()
            self.give(Typed(character))
        elif number is not None:
            self.give(Typed(character))

    async def action_do(self, id: str) -> None:
        """Do an action, or say why not. What is written keeps its turn even while something else is being written."""
        if id in _ORDERED and (self.flow.busy or self.flow.failure is not None or id == "confirm"):
            await self.perform(id)
        elif reason := self.reason(id):
            self.say(reason)
        else:
            await self.perform(id)

    def reason(self, id: str) -> str:
        if self.view is not None and id in (_ORDERED | {"escalate"}) - {"confirm"}:
            meant = meaning(self.view, Pressed(id), self.tr)
            return meant.text if isinstance(meant, Refusal) else ""
        way_out = next((offer for offer in self._ways_out() if offer.id == id), None)
        return way_out.reason if way_out else super().reason(id)

    async def perform(self, id: str) -> None:
        kind, _, rest = id.partition(":")
        if kind == "decide":
            self.change_decision(rest)
        elif kind == "interrupt":
            self.give(Given(Interrupt(rest)))
        else:
            await super().perform(id)

    @on(AnswerLines.Picked)
    def picked(self, message: AnswerLines.Picked) -> None:
        self.give(Typed(str(message.number)))

    # --- actions of the table

    def do_confirm(self) -> None:
        field, cursor = self.body.script.field.input, self.body.script.answers.at_cursor
        if self.flow.failure is not None:
            self.try_again()
        elif self.left_field:
            self.into_field()
        elif self.view is not None and self.view.kind == "input" and not self.flow.busy:
            field.sent = True
            self.give(Given(Enter(field.value), self.view.step))
        else:
            self.give(Go(cursor.id if cursor and not self.flow.busy else None))

    def do_answered(self) -> None:
        self.give(Pressed("answered"))

    def do_hold(self) -> None:
        self.give(Pressed("hold"))

    def do_more_time(self) -> None:
        if self.flow.failure is not None:
            self.try_again()
        else:
            self.give(Pressed("more_time"))

    def do_dropped(self) -> None:
        self.give(Pressed("dropped"))

    def do_undo(self) -> None:
        self.give(Pressed("undo"))

    def do_retry(self) -> None:
        if self.flow.failure is not None:
            self.try_again()
        elif self.draft.failure is not None:
            self.keep_note()
        else:
            super().do_retry()

    def reason_retry(self) -> str:
        failed = self.flow.failure is not None or self.draft.failure is not None
        return "" if failed else super().reason_retry()

    def do_note(self) -> None:
        if self.in_note:
            self.do_leave()
        else:
            self.set_focus(None)
            self.body.script.open_note()
            self.refresh_keys()

    def do_leave(self) -> None:
        """Back to the script from a field; never out of the call."""
        asks = self.view is not None and self.view.input is not None
        if self.body.script.note_open:
            self.body.script.close_note()
            self.refresh_keys()
            self.keep_note()
            self.set_focus(None)
            if asks:
                self.into_field()
        elif asks:
            self.left_field = True
            self.set_focus(None)

    def do_quit(self) -> None:
        self.keep_note()
        super().do_quit()

    # --- what is offered

    def offers(self) -> tuple[Offer, ...]:
        if self.view is None:
            return super().offers()
        of_the_table = (offer for offer in super().offers() if offer.id != "all_lines" or self.view.more)
        return (*decisions(self.view, self.tr), *of_the_table, *self._ways_out())

    def _ways_out(self) -> tuple[Offer, ...]:
        return tuple(ways_out(self.view)) if self.view else ()

    def words_confirm(self) -> str:
        """What Enter does now."""
        view, tr = self.view, self.tr
        if self.flow.failure is not None:
            return tr("try again")
        if view is not None and view.kind == "say" and view.timer is not None and not view.begun:
            return tr("I have begun")
        return tr("choose") if view is not None and view.kind == "ask" else tr("next")

    def words_hold(self) -> str:
        held = self.view is not None and self.view.kind == "wait"
        return self.tr("back to the customer") if held else self.tr("hold")

    def refresh_keys(self) -> None:
        """Show what can be done now; what can't is in the menu, with its reason."""
        for line in self.query(KeyLine):
            line.show(offer for offer in self.offers() if not offer.reason and self._has_use(offer.id))

    def _has_use(self, id: str) -> bool:
        if id == "leave":
            return self.body.script.note_open or (self.view is not None and self.view.input is not None)
        return id != "confirm" or self.view is None or not on_hold(self.view)
