"""The call behind the screen: what the agent does is written in order, each thing at the step the one before left."""

from collections import deque
from functools import partial
from typing import Protocol

from agentdesk.core.errors import AgentdeskError
from agentdesk.core.inputs import CallInput, Enter, TimeUp, Undo
from agentdesk.desk.facade import LiveCall
from agentdesk.desk.ports import LeaseLost, StoreUnavailable
from agentdesk.desk.views import CallView
from agentdesk.ui.screens.call_gestures import (
    Gesture,
    Given,
    IntoField,
    OpenMenu,
    Pressed,
    Refusal,
    Typed,
    meaning,
    named,
)
from agentdesk.ui.work import Work
from agentdesk.words.translator import Translator


def ended(view: CallView) -> bool:
    """Whether nothing is left of a call but to wrap it up."""
    return view.over or view.kind == "end"


class Stage(Protocol):
    """What the screen does with what becomes of the agent's gestures."""

    def show(self, view: CallView) -> None:
        """Show a new moment of the call."""
        ...

    def taken_back(self) -> None:
        """Say what stays of an input that was taken back."""
        ...

    def refuse(self, text: str, left_out: int) -> None:
        """Say why a gesture came to nothing; `left_out` more that were typed after it were not tried."""
        ...

    def refuse_value(self, error: AgentdeskError) -> None:
        """Say at the field what is wrong with what was typed."""
        ...

    def keep(self, error: AgentdeskError, kept: str, behind: int) -> None:
        """Say that `kept` (with `behind` more after it) could not be written and waits to be tried again."""
        ...

    def give_up(self, error: LeaseLost) -> None:
        """Say that somebody else has the case."""
        ...

    def type(self, character: str) -> None:
        """Put a character into the field."""
        ...

    def typed(self) -> str:
        """What the field holds."""
        ...

    def open_menu(self, typed: str) -> None:
        """Open the numbered menu, for which more was typed already."""
        ...


class CallFlow:
    """Gestures in, views out.

    While something is being written, later gestures wait. What fails to be written waits too, with all that
    follows it, until it is tried again or taken back.
    """

    def __init__(self, live: LiveCall, work: Work, tr: Translator, stage: Stage) -> None:
        self.live = live
        self.view: CallView | None = None
        self.script: str | None = None
        self.failure: AgentdeskError | None = None
        self.busy = False
        self._work = work
        self._tr = tr
        self._stage = stage
        self._waiting: deque[Gesture] = deque()

    @property
    def waiting(self) -> int:
        """How many gestures are still to be carried out."""
        return len(self._waiting)

    @property
    def idle(self) -> bool:
        """Whether nothing is under way, waits, or has failed."""
        return not self.busy and not self._waiting and self.failure is None

    def give(self, gesture: Gesture) -> bool:
        """Take a gesture; False where it isn't taken because something before it could not be written yet."""
        if isinstance(self.failure, LeaseLost):
            return False
        if self.failure is not None:
            if gesture == Pressed("undo"):
                self._take_back()
                return True
            if self._waiting and self._waiting[0] != Given(TimeUp()):
                return False
            self.failure = None
        self._waiting.append(gesture)
        return True

    def try_again(self) -> None:
        """Let what failed be tried once more."""
        if not isinstance(self.failure, LeaseLost):
            self.failure = None

    async def read(self, script: str | None) -> None:
        """Show the call as it stands, in a language of the script (None: the customer's own)."""
        before, self.script = self.script, script
        try:
            self.view = await self._work.write(self.live.view, self._tr.language, script)
        except AgentdeskError:
            self.script = before
            raise
        self._stage.show(self.view)

    async def drain(self) -> None:
        """Carry out what waits, until nothing does or something fails. Whoever starts this sets `busy` first."""
        try:
            while self._waiting and self.failure is None and self.view is not None:
                await self._carry_out(self.view, self._waiting[0])
        finally:
            self.busy = False

    async def _carry_out(self, view: CallView, gesture: Gesture) -> None:
        meant = meaning(view, gesture, self._tr)
        match meant:
            case Refusal(text):
                self._refuse(gesture, text)
            case OpenMenu():
                self._waiting.popleft()
                self._stage.open_menu(self._typed_for_menu())
            case IntoField(""):
                await self._write(view, gesture, Enter(self._stage.typed()))
            case IntoField(character):
                self._waiting.popleft()
                self._stage.type(character)
            case _:
                await self._write(view, gesture, meant)

    async def _write(self, view: CallView, gesture: Gesture, given: CallInput) -> None:
        try:
            self.view = await self._work.write(partial(self._submit, given))
        except LeaseLost as error:
            self.failure = error
            self._stage.give_up(error)
        except StoreUnavailable as error:
            self.failure = error
            self._stage.keep(error, named(view, gesture, self._tr), self.waiting - 1)
        except AgentdeskError as error:
            self._refuse_input(gesture, given, error)
        else:
            self._waiting.popleft()
            self._stage.show(self.view)
            if isinstance(given, Undo):
                self._stage.taken_back()
            if ended(self.view) and self._waiting:
                self._refuse(self._waiting.popleft(), self._tr("nothing is left to do but wrap up"))

    def _typed_for_menu(self) -> str:
        """Take what was typed after the key that opens the menu, for it was meant for that."""
        typed = [gesture.character for gesture in self._waiting if isinstance(gesture, Typed)]
        self._waiting = deque(gesture for gesture in self._waiting if isinstance(gesture, Given))
        return "".join(typed)

    def _submit(self, given: CallInput) -> CallView:
        self.live.submit(given)
        return self.live.view(self._tr.language, self.script)

    def _refuse(self, gesture: Gesture, text: str) -> None:
        left_out = max(0, self.waiting - 1)
        self._waiting.clear()
        if not (isinstance(gesture, Given) and isinstance(gesture.given, TimeUp)):
            self._stage.refuse(text, left_out)

    def _refuse_input(self, gesture: Gesture, given: CallInput, error: AgentdeskError) -> None:
        if isinstance(given, Enter):
            self._waiting.clear()
            self._stage.refuse_value(error)
        else:
            self._refuse(gesture, self._tr.error(error))

    def _take_back(self) -> None:
        self.failure = None
        self._waiting.clear()
        self._stage.refuse(self._tr("taken back; nothing of it was written"), 0)
