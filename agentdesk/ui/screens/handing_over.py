"""Giving a case to a colleague: whom, and with which note."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from agentdesk.text.crop import crop
from agentdesk.text.safe import shown
from agentdesk.ui.local_time import due
from agentdesk.ui.screens.ask_text import AskText
from agentdesk.ui.screens.question import Question

if TYPE_CHECKING:
    from agentdesk.desk.facade_shift import Colleague
    from agentdesk.ui.screens.base import ActionScreen

_ANYBODY = "anybody"
_ONE = "one:"
_NAME = 30


class HandingOver:
    """The questions, one after the other, on a screen; `then` gets what is to be said once it is written down."""

    def __init__(self, screen: "ActionScreen[Any]", case: int, then: Callable[[str], None]) -> None:
        self._screen = screen
        self._case = case
        self._then = then

    def begin(self) -> None:
        """Ask who is to have the case."""
        self._screen.start(self._look, group="hand_over")

    async def _look(self) -> None:
        app, tr = self._screen.app, self._screen.tr
        found = await app.work.read(app.desk.shift.colleagues, self._case, app.agent)
        answers = [(f"{_ONE}{colleague.agent}", self._told(colleague)) for colleague in found]
        answers.append((_ANYBODY, tr("whoever speaks the customer's language")))
        names = {colleague.agent: colleague.name for colleague in found}
        chosen = partial(self._chosen, names)
        app.push_screen(Question("", answers, title=tr("Who takes this case?")), chosen)

    def _told(self, colleague: "Colleague") -> str:
        tr, app = self._screen.tr, self._screen.app
        name = crop(shown(colleague.name), _NAME)
        if colleague.away_since is not None:
            time = due(colleague.away_since, app.desk.now(), tr.language)
            here = tr("{name}, away since {time}", name=name, time=time)
        elif colleague.absent:
            here = tr("{name}, not at a desk now", name=name)
        else:
            here = tr("{name}, at a desk", name=name)
        return here if colleague.speaks else tr("{colleague} · doesn't speak it", colleague=here)

    def _chosen(self, names: dict[str, str], answer: str | None) -> None:
        if answer is None:
            return
        tr = self._screen.tr
        to = answer.removeprefix(_ONE) if answer.startswith(_ONE) else None
        name = names[to] if to else ""
        asked = AskText(tr("Hand the case over"), tr("What should they know? It may stay empty."))
        self._screen.app.push_screen(asked, partial(self._noted, to, name))

    def _noted(self, to: str | None, name: str, note: str | None) -> None:
        if note is not None:
            self._screen.start(partial(self._write, to, name, note), group="hand_over")

    async def _write(self, to: str | None, name: str, note: str) -> None:
        app, tr = self._screen.app, self._screen.tr
        await app.work.write(app.desk.shift.hand_over, self._case, app.agent, to, note)
        if to is None:
            self._then(tr("handed over to whoever speaks the customer's language"))
        else:
            self._then(tr("handed over to {name}", name=crop(shown(name), _NAME)))
