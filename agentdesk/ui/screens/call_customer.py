"""What an agent finds out about the customer during a call: corrected, allowed, forbidden, handed over."""

from functools import partial

from agentdesk.core.consent import WHY_NOT
from agentdesk.core.inputs import Interrupt
from agentdesk.desk.ports import LeaseLost
from agentdesk.ui.screens.call_gestures import Given
from agentdesk.ui.screens.call_overlays import CallOverlays

NEVER_CALL, HAND_OVER = "do_not_call", "hand_over"


class CallCustomer(CallOverlays):
    """Panels over the call that change what is on record of its customer, at once."""

    _stays: tuple[str, str] | None = None
    """The step before a goodbye, and what stays on record where that is taken back."""

    # --- corrections

    def do_correct(self) -> None:
        self.start(self._open_form, group="customer")

    async def _open_form(self) -> None:
        from agentdesk.ui.screens.correct import CorrectScreen

        form = await self.app.work.write(self.live.form, self.tr.language)
        corrected = partial(self._corrected, form.language)
        self.app.push_screen(CorrectScreen(form, self.live.correct), corrected)

    def _corrected(self, before: str, language: str | None) -> None:
        if language is not None:
            # In another language, the script is read in that one from now on.
            script = self.flow.script if language == before else None
            said, speaks = self.tr("The customer is corrected."), self.app.agent.speaks
            if language != before and speaks and language not in speaks:
                said = self.tr("You don't speak this language: the menu on 0 hands the case over.")
            self.start(partial(self._go_by, script, said), group="customer")

    async def _go_by(self, script: str | None, said: str) -> None:
        """Show the call by what is on record now."""
        await self.flow.read(script)
        await self._read_card()
        self.say(said)

    # --- consents

    def do_allow(self) -> None:
        self.start(self._open_consents, group="customer")

    def reason_allow(self) -> str:
        return self._reason_rehearsal()

    async def _open_consents(self) -> None:
        from agentdesk.ui.screens.allow import AllowScreen

        view = await self.app.work.read(self.app.desk.consents.of, self.live.case, self.tr.language)
        self.app.push_screen(AllowScreen(self.live.case, view), self._allowed)

    def _allowed(self, changed: bool | None) -> None:
        if changed:
            self.start(self._reread, group="customer")

    # --- never again

    def do_do_not_call(self) -> None:
        from agentdesk.ui.screens.never_call import ask_never_call

        ask_never_call(self, self.card.name if self.card else "…", self._never_call)

    def reason_do_not_call(self) -> str:
        return "" if self.flow.idle else self.tr("the last key is still being written")

    def _never_call(self, reason: str) -> None:
        self.start(partial(self._bar, reason), group="customer")

    async def _bar(self, reason: str) -> None:
        """Written down first; then the call is brought to its end."""
        await self.app.work.write(self.live.do_not_call, reason)
        await self._go_by(self.flow.script, self.tr("This customer is never called again."))
        way_out = self._goodbye(NEVER_CALL)
        if way_out:
            self._take(way_out, self.tr("Taken back, but calls stay forbidden: a team lead lifts it."))
        elif await self._can_be_left():
            self._give_back(self.tr(WHY_NOT[reason]) if reason in WHY_NOT else reason)
        else:
            self.say(self.tr("This customer is never called again. Finish the call as it is."))

    async def _can_be_left(self) -> bool:
        """Whether nobody is on the line, and nothing has come of the call that would be lost with it."""
        if self.view is None or self.view.connected:
            return False
        return not (await self.app.work.read(self.live.wrap, self.tr.language)).outcome

    def _goodbye(self, key: str) -> str:
        """The interrupt with this key, which says goodbye, where the process has one that can be used now."""
        actions = self.view.actions if self.view else ()
        return next((action.id for action in actions if action.key == key and not action.reason), "")

    def _take(self, way_out: str, stays: str) -> None:
        self._stays = (self.view.step, stays) if self.view is not None else None
        self.give(Given(Interrupt(way_out)))

    # --- a colleague

    def do_hand_over(self) -> None:
        from agentdesk.ui.screens.handing_over import HandingOver

        HandingOver(self, self.live.case, self._handed_over).begin()

    def reason_hand_over(self) -> str:
        return self._reason_rehearsal()

    def _handed_over(self, said: str) -> None:
        self.start(partial(self._leave_to, said), group="call")

    async def _leave_to(self, said: str) -> None:
        way_out = self._goodbye(HAND_OVER)
        if await self._can_be_left():
            await self._leave_to_colleague(said)
        elif way_out:
            self._take(way_out, self.tr("Taken back, but this stays: {handed}", handed=said))
        else:
            self.say(self.tr("{handed}; finish the call as usual", handed=said))

    async def _leave_to_colleague(self, said: str) -> None:
        """Nobody is on the line: the call ends here, and the colleague's begins."""
        try:
            await self.app.work.write(self.live.give_back, said)
        except LeaseLost as error:
            self.give_up(error)
        else:
            self.close(said)

    def taken_back(self) -> None:
        super().taken_back()
        if self._stays and self.view is not None and self.view.step == self._stays[0]:
            self.say(self._stays[1])
            self._stays = None

    # --- the next appointment

    async def _read_counts(self) -> None:
        await super()._read_counts()
        app = self.app
        coming = await app.work.read(app.desk.shift.appointments, app.agent.id)
        app.reminding.learn(app.agent.id, coming)
        self.body.next_call = app.reminding.mark(app.agent.id, app.desk.now(), self.tr)
        self.tick()
        # No bell: the customer would hear it. Nor a word over one that waits to be answered.
        if self.flow.failure is None and (said := app.reminding.remind(app.agent.id, app.desk.now(), self.tr)):
            self.say(said)

    def _reason_rehearsal(self) -> str:
        return self.tr("this is a rehearsal: nothing is written") if self.live.rehearsal else ""
