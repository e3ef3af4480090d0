"""Taking cases from the queue, and taking up the call that was cut off."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from agentdesk.text.crop import crop
from agentdesk.text.safe import shown
from agentdesk.ui.local_time import due
from agentdesk.ui.screens.desk_queue import DeskQueue
from agentdesk.ui.widgets.queue_table import QueueTable

# Only named here: importing them would hold up the first frame.
if TYPE_CHECKING:
    from agentdesk.core.call import OpenCall
    from agentdesk.desk.facade import LiveCall
    from agentdesk.desk.ports_rules import CallHeld

LONGEST_NAME, LONGEST_STEP = 60, 120


class TakingDesk(DeskQueue):
    """The queue, and taking from it. One case is taken at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.interrupted: OpenCall | None = None
        self._signed_in = False
        self._taking = False

    def on_mount(self) -> None:
        self.call_after_refresh(self.start, self._begin, group="begin")

    async def _begin(self) -> None:
        """Once there is something to look at: let the desk know the agent, and offer the call that was cut off."""
        from agentdesk.ui.sign_in_form import kept

        app, agent = self.app, self.app.agent
        desk = await app.opened()
        await self.shown.wait()
        await app.work.write(desk.sign_in, agent)
        await app.work.write(app.settings.set, "agent", kept(agent))
        self._signed_in = True
        self.show_away(await app.work.read(desk.is_away, agent.id))
        self.interrupted = await app.work.read(desk.interrupted, agent.id)
        self.refresh_keys()
        if self.interrupted:
            step = await app.work.read(desk.left_at, self.interrupted, self.tr.language)
            self._offer_to_take_up(self.interrupted, step)

    def _offer_to_take_up(self, call: "OpenCall", step: str) -> None:
        from agentdesk.ui.screens.question import Question

        tr = self.tr
        said = tr(
            "Your call with {customer} was cut off at {time}. It can be taken up where it stood: {step}",
            customer=crop(shown(call.case.customer.name), LONGEST_NAME),
            time=due(call.events[-1].at, self.app.desk.now(), tr.language),
            step=crop(step, LONGEST_STEP),
        )
        if call.live:
            said += "\n" + tr("It may still be open in another window: taking it up here takes it over.")
        answers = (("up", tr("take it up")), ("later", tr("later")))
        self.app.push_screen(Question(said, answers, title=tr("A call was cut off")), self._answered)

    def _answered(self, answer: str | None) -> None:
        if answer == "up" and self.interrupted:
            # Keys typed ahead were meant for no step in particular.
            self._take(partial(self._take_up, self.interrupted), keys=False)

    # --- taking

    def do_take_next(self) -> None:
        self._take(self._take_next)

    def do_take(self) -> None:
        if line := self.query_one(QueueTable).line:
            self._take(partial(self._take_case, line.id))

    async def on_queue_table_picked(self) -> None:
        await self.action_do("take")

    def call_closed(self, take_next: bool) -> None:
        self.reload()
        if take_next:
            self.do_take_next()

    def _take(self, take: Callable[[], Awaitable["LiveCall | None"]], *, keys: bool = True) -> None:
        """Take a case; with `keys` what is typed meanwhile goes into its call."""
        self._taking = True
        self.hold_keys()
        self.clear_message()
        self.refresh_keys()
        self.start(partial(self._taken, take, keys), group="take")

    async def _taken(self, take: Callable[[], Awaitable["LiveCall | None"]], keys: bool) -> None:
        from agentdesk.desk.ports import AlreadyTaken
        from agentdesk.desk.ports_rules import CallHeld

        live: LiveCall | None = None
        try:
            live = await take()
        except AlreadyTaken:
            self.reload()
            raise
        except CallHeld as error:
            self._held_back(error)
            return
        finally:
            self._taking = False
            self.refresh_keys()
            if live is None:
                self.forget_keys()
        if live is None:
            self.say(self.tr("Nobody is due now."))
            self.reload()
        else:
            self.app.open_call(live)
            self.release_keys() if keys else self.forget_keys()

    def _held_back(self, error: "CallHeld") -> None:
        """Say what holds the case back; a lead can let it be called, or the customer be called again."""
        from agentdesk.ui.screens.leads_word import CallsAllowed, LeadsWord

        said = self.tr.error(error)
        self.say(said)
        word = CallsAllowed if any(reason.rule == "do_not_call" for reason in error.holds) else LeadsWord
        word(self, error.case, partial(self._take, partial(self._take_case, error.case))).offer(said)

    async def _take_next(self) -> "LiveCall | None":
        return await self.app.work.write(self.app.desk.take_next, self.view, self.app.agent)

    async def _take_case(self, case: int) -> "LiveCall":
        return await self.app.work.write(self.app.desk.take, case, self.app.agent)

    async def _take_up(self, call: "OpenCall") -> "LiveCall":
        live = await self.app.work.write(self.app.desk.take_up, call, self.app.agent)
        self.interrupted = None
        return live

    def show_away(self, away: bool) -> None:
        """Show whether the agent is away."""
        self.away = away
        self._show_head()
        self.refresh_keys()

    def reason_opening(self) -> str:
        """Why nothing can be written yet: nobody has signed in."""
        return "" if self._signed_in else self.tr("the desk is still opening")

    def reason_take_next(self) -> str:
        if not self._signed_in:
            return self.reason_opening()
        if self.away:
            return self.tr("you are away; F4 makes you available")
        return self.reason_taking()

    def reason_taking(self) -> str:
        """Why no call can be begun: the desk is opening, or begins one already."""
        return self.reason_opening() or (self.tr("a case is being taken") if self._taking else "")

    def reason_take(self) -> str:
        return self.reason_take_next() or self.reason_selected()

    def reason_selected(self) -> str:
        """Why nothing can be done with the case under the cursor: there is none."""
        return "" if self.query_one(QueueTable).line else self.tr("no case is selected")
