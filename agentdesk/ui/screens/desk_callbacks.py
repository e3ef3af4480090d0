"""Call-backs at the desk: taken down, rung for, offered to whoever becomes free."""

from functools import partial
from typing import TYPE_CHECKING

from agentdesk.ui.apart import apart
from agentdesk.ui.screens.desk_taking import TakingDesk

# Only named here: importing them would hold up the first frame.
if TYPE_CHECKING:
    from agentdesk.desk.facade_callbacks import Asked, TakenDown, Waiting

LISTEN_SECONDS = 5
HERE_SECONDS = 60


class CallingBack(TakingDesk):
    """The desk rings while its agent is free, at the queue; it says once a minute that they are there."""

    def __init__(self) -> None:
        super().__init__()
        # When it rang last for which request, by the desk's steady clock, and when it is to ring again.
        self._rung: dict[int, tuple[float, int]] = {}

    def on_mount(self) -> None:
        self.set_interval(LISTEN_SECONDS, self.listen)
        self.set_interval(HERE_SECONDS, self.say_here)

    async def _begin(self) -> None:
        await super()._begin()
        if not self.away:
            await self._here()
        if not self.interrupted:
            await self.became_free()

    async def became_free(self) -> None:
        """The agent has signed in, or is available again: offer them the call-back that waits for this."""
        if self.away or not self._on_top:
            return
        waiting = await self.app.work.read(self.app.desk.callbacks.next_for, self.app.agent)
        if waiting is not None and self._on_top:
            self._offer(waiting)

    def _offer(self, waiting: "Waiting") -> None:
        from agentdesk.ui.screens.question import Question

        tr = self.tr
        answers = (("accept", tr("call back now")), ("later", tr("later")))
        question = Question(self._told(waiting), answers, title=tr("A call-back waits"))
        self.app.push_screen(question, partial(self._answered_ring, waiting.case))

    # --- ringing

    @property
    def free(self) -> bool:
        """Whether the agent can be rung: signed in, there, and at the queue."""
        return self._on_top and not self.away and not self.reason_taking()

    @property
    def _on_top(self) -> bool:
        """Whether nothing lies over the queue, be it something through which it can be seen."""
        return self.app.screen is self

    def listen(self) -> None:
        """Ring where a request waits for that."""
        if self.free:
            self.start(self._listen, group="ring", exclusive=True)

    async def _listen(self) -> None:
        steady = self.app.desk.steady()
        quiet = [case for case, (rung, minutes) in self._rung.items() if steady - rung < minutes * 60]
        waiting = await self.app.work.read(self.app.desk.callbacks.ringing, self.app.agent, quiet)
        if waiting is not None and self.free:
            self._ring(waiting)

    def _ring(self, waiting: "Waiting") -> None:
        from agentdesk.ui.screens.ringing import RingScreen

        ringing = RingScreen(waiting, self._told(waiting), self.tr)
        self.app.push_screen(ringing, partial(self._after_ring, waiting))

    def _after_ring(self, waiting: "Waiting", answer: str | None) -> None:
        self._rung[waiting.case] = (self.app.desk.steady(), waiting.minutes)
        self._answered_ring(waiting.case, answer)

    def _answered_ring(self, case: int, answer: str | None) -> None:
        what, _, name = (answer or "").partition(":")
        if what == "accept" and not self.reason_taking():
            # Keys typed ahead were meant for no step in particular.
            self._take(partial(self._take_case, case), keys=False)
        elif what == "gone":
            told = self.tr("{agent} has this call-back now.", agent=apart(name))
            self.say(told if name else self.tr("This call-back needs nobody any more."))
            self.reload()

    def _told(self, waiting: "Waiting") -> str:
        from agentdesk.text.crop import crop
        from agentdesk.text.safe import shown
        from agentdesk.ui.local_time import due

        time = due(waiting.requested_at, self.app.desk.now(), self.tr.language)
        customer = crop(shown(waiting.customer), 60)
        return self.tr("{customer} waits to be called back, since {time}.", customer=customer, time=time)

    def say_here(self) -> None:
        """Say that the agent is at the desk."""
        if not self.reason_opening() and not self.away:
            self.start(self._here, group="here")

    async def _here(self) -> None:
        await self.app.work.write(self.app.desk.shift.here, self.app.agent.id)

    # --- taken down

    def do_take_down(self) -> None:
        self._open_form()

    def reason_take_down(self) -> str:
        return self.reason_opening()

    def _open_form(self, asked: "Asked | None" = None) -> None:
        from agentdesk.desk.facade_callbacks import Asked
        from agentdesk.ui.screens.call_back_form import CallBackForm

        form = CallBackForm(asked or Asked())
        self.app.push_screen(form, lambda taken: self._taken_down(taken, form.asked) if taken else None)

    def _taken_down(self, taken: "TakenDown", asked: "Asked") -> None:
        self.reload()
        tr = self.tr
        if not taken.number:
            self.say(tr("The request is stored. A team lead looks at it, for its number is withheld."))
            return
        if taken.duplicate:
            self.say(tr("This customer has asked already; the first request keeps its place."))
            return
        from agentdesk.ui.screens.question import Question

        said = tr("The request is stored. Read the number back: {number}", number=taken.read_back)
        if not taken.valid:
            said += "\n" + tr("This number may not exist.")
        answers = (("right", tr("it is right")), ("wrong", tr("it is wrong: take it down again")))
        question = Question(said, answers, title=tr("Is the number right?"))
        self.app.push_screen(question, partial(self._read_back, taken, asked))

    def _read_back(self, taken: "TakenDown", asked: "Asked", answer: str | None) -> None:
        if answer == "wrong":
            self.start(partial(self._withdraw, taken.case, asked), group="take_down")

    async def _withdraw(self, case: int, asked: "Asked") -> None:
        await self.app.work.write(self.app.desk.callbacks.withdraw, case, self.app.agent.id)
        self._open_form(asked)
