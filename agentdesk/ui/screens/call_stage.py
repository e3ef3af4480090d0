"""What becomes of the agent's gestures in a call, and the ways in which a call ends."""

from typing import TYPE_CHECKING

from textual import events

from agentdesk.core.errors import AgentdeskError
from agentdesk.core.inputs import TimeUp
from agentdesk.desk.facade import LiveCall
from agentdesk.desk.ports import LeaseLost
from agentdesk.desk.views import CallView
from agentdesk.ui.screens.base import ActionScreen
from agentdesk.ui.screens.call_board import CallBoard
from agentdesk.ui.screens.call_flow import CallFlow, ended
from agentdesk.ui.screens.call_gestures import Gesture, Given, Pressed
from agentdesk.ui.screens.question import Question
from agentdesk.ui.screens.wrap_result import WrapResult
from agentdesk.ui.widgets.message_line import MessageLine

if TYPE_CHECKING:
    from agentdesk.ui.app import DeskApp

COPY_NOTE, LEAVE, STAY = "copy", "leave", "stay"


class CallStage(CallBoard):
    """Takes gestures, shows what came of them."""

    def __init__(self, live: LiveCall) -> None:
        super().__init__(live)
        self._asking = False
        self._wrapping = False

    def on_mount(self) -> None:
        self.flow = CallFlow(self.live, self.app.work, self.tr, self)
        self.start(self._begin, group="call")

    async def _begin(self) -> None:
        """Show where the call stands, and carry out what was typed before that could be seen."""
        await self.flow.read(None)
        if self.flow.waiting:
            self.pump()

    def give(self, gesture: Gesture) -> None:
        """Take a gesture of the agent's."""
        if self.flow.give(gesture):
            self.pump()
        else:
            self.say_waiting()

    def pump(self) -> None:
        """See to it that what waits is carried out."""
        if not self.flow.busy:
            self.flow.busy = True
            self.run_worker(self.flow.drain(), group="call")

    def try_again(self) -> None:
        """Try once more what could not be written."""
        if isinstance(self.flow.failure, LeaseLost):
            self.give_up(self.flow.failure)
            return
        self.clear_message()
        self.flow.try_again()
        self.pump()

    def tick(self) -> None:
        super().tick()
        if self.view is not None and ended(self.view) and self.flow.idle:
            self.wrap()

    def hold_ended(self) -> None:
        super().hold_ended()
        self.give(Given(TimeUp()))

    # --- what the flow says

    def show(self, view: CallView) -> None:
        """Show a new moment of the call."""
        self.clear_message()
        self.put(view)
        if ended(view):
            self.wrap()

    def taken_back(self) -> None:
        """Say what stays of an input that was taken back."""

    def refuse(self, text: str, left_out: int) -> None:
        """Say why a gesture came to nothing; what was typed after it is left out."""
        rest = self.tr.plural(
            "{count} key typed after it was left out", "{count} keys typed after it were left out", left_out
        )
        self.say(self.tr("{reason} ({rest})", reason=text, rest=rest) if left_out else text)
        self.body.script.field.input.sent = False
        if self.view is not None and ended(self.view):
            self.wrap()

    def refuse_value(self, error: AgentdeskError) -> None:
        """Say at the field what is wrong with what was typed."""
        self.body.script.field.say(self.tr.error(error))
        self.into_field()

    def keep(self, error: AgentdeskError, kept: str, behind: int) -> None:
        """Say what could not be written and waits to be tried again."""
        tr = self.tr
        told = tr("not saved yet: {what}", what=kept)
        if behind:
            told += " " + tr.plural("and {count} key more", "and {count} keys more", behind)
        hint = tr("Enter or F5 tries again, Ctrl+Z takes it back")
        for line in self.query(MessageLine):
            line.fail(tr.error(error), f"{told} · {hint}")
        self.refresh_keys()

    def say_waiting(self) -> None:
        """Say again that something waits to be saved, and that nothing else is taken before it."""
        failure = self.flow.failure
        if isinstance(failure, LeaseLost):
            self.give_up(failure)
        elif failure is not None:
            self.keep(failure, self.tr("your last answer; this key was not taken"), 0)

    def type(self, character: str) -> None:
        """Put a character into the field."""
        self.body.script.field.type(character)

    def typed(self) -> str:
        """What the field holds."""
        return self.body.script.field.input.value

    def open_menu(self, typed: str) -> None:
        """Open the numbered menu, for which more was typed already."""
        self.do_menu()
        for character in typed:
            self.app.post_message(events.Key(character, character))

    # --- the ways out

    def give_up(self, error: LeaseLost) -> None:
        """Somebody else has the case: nothing can be saved here any more, the agent decides when to leave."""
        told = self.tr.error(error)
        self.body.warn(told)
        if self._asking:
            return
        self._asking = True
        tr = self.tr
        said = tr("{told}. What you typed is still here, but it can't be saved in this call any more.", told=told)
        answers = (
            (STAY, tr("stay and look")),
            (COPY_NOTE, tr("copy the note")),
            (LEAVE, tr("back to the queue")),
        )
        self.app.push_screen(Question(said, answers, title=tr("The case is no longer yours")), self._given_up)

    def _given_up(self, answer: str | None) -> None:
        self._asking = False
        if answer == COPY_NOTE:
            self.app.terminal.copy(self.draft.text)
            self.say(self.tr("the note is in the clipboard"))
        elif answer == LEAVE:
            self.close("")

    def wrap(self) -> None:
        """Nothing is left but to wrap up."""
        from agentdesk.ui.screens.wrap import WrapScreen

        if self.app.screen is self and not self._wrapping:
            self._wrapping = True
            self.keep_note()
            self.app.push_screen(WrapScreen(self.live, self.draft), self._wrapped)

    def _wrapped(self, result: WrapResult | None) -> None:
        if result is not None and result.lost is not None:
            self.flow.failure = result.lost
            self.give_up(result.lost)
        elif result is not None and result.undo:
            self.body.script.note.area.text = self.draft.text
            self.draft.typed_in(self._typed_note)
            self.give(Pressed("undo"))
        elif result is not None:
            self.close(result.said, take_next=result.take_next)
            return
        self._wrapping = False

    def close(self, said: str, *, take_next: bool = False) -> None:
        """Leave the call for the queue, and say there how it went."""
        app = self.app
        app.terminal.title(app.TITLE or "")
        self.draft.end()
        self.dismiss(take_next)
        if said:
            app.call_later(_say_there, app, said)


def _say_there(app: "DeskApp", said: str) -> None:
    if isinstance(app.screen, ActionScreen):
        app.screen.say(said)
