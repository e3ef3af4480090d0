"""The end of a shift: what the agent has done today, and what is left."""

from collections.abc import Iterator

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Label, OptionList, Static

from agentdesk.desk.facade_shift import MyDay
from agentdesk.text.crop import crop
from agentdesk.ui.apart import apart
from agentdesk.ui.bars import chart, names_width, table
from agentdesk.ui.local_time import due
from agentdesk.ui.offers import Offer
from agentdesk.ui.paragraphs import prose
from agentdesk.ui.screens.base import Panel
from agentdesk.ui.widgets.choices import Choices

SIGN_OUT = "sign_out"
_BARS = 56
_NAME = 40


class MyDayScreen(Panel[str]):
    """Gives `sign_out` where the shift is over."""

    DEFAULT_CSS = """
    MyDayScreen {
        .box { width: 64; overflow-y: hidden; }
        .page { height: auto; max-height: 60vh; scrollbar-size-vertical: 1; }
        .part { padding: 1 0 0 0; }
        Choices { width: 100%; margin: 1 0 0 0; }
    }
    """

    def __init__(self, day: MyDay) -> None:
        super().__init__()
        self._day = day

    def compose(self) -> ComposeResult:
        tr, day = self.tr, self._day
        with Vertical(classes="box"):
            yield Label(tr("My day"), classes="title", markup=False)
            with VerticalScroll(classes="page", can_focus=False):
                yield Static(table(list(self._rows())))
                yield Static(prose(self._times()), classes="part")
                if day.outcomes:
                    yield Static(chart(day.outcomes, _BARS, names_width([day.outcomes]), ""), classes="part")
                if day.left_open:
                    yield Static(prose("\n".join(self._left_open())), classes="part")
            stay = Offer("stay", tr("back to the queue"))
            yield Choices((stay, Offer(SIGN_OUT, tr("the shift is over: sign out"))))

    def _rows(self) -> Iterator[tuple[str, int, bool]]:
        tr, done, day = self.tr, self._day.day, self._day
        yield tr("calls today"), done.calls, False
        yield tr("calls that came in"), done.inbound, False
        yield tr("reached"), done.reached, False
        yield tr("worked on without a call"), done.uncalled, False
        yield tr("wrapped up"), done.wrapped_up, False
        yield tr("calls agreed on"), done.promises, False
        yield tr("agreed for today, still open"), len(day.left_open), True
        yield tr("due tomorrow"), day.tomorrow, False

    def _times(self) -> str:
        tr, done = self.tr, self._day.day
        told = [tr("In calls: {minutes} min", minutes=_minutes(done.seconds))]
        told.append(tr("Customers on hold: {minutes} min", minutes=_minutes(done.held_seconds)))
        return "\n".join(told)

    def _left_open(self) -> Iterator[str]:
        yield self.tr("Agreed for today, still open:")
        now = self.app.desk.now()
        for one in self._day.left_open:
            time = due(one.due_from, now, self.tr.language)
            yield f"{time}  {apart(crop(one.customer, _NAME))}  {apart(one.external_id)}"

    async def on_key(self, event: events.Key) -> None:
        page = self.query_one(".page", VerticalScroll)
        if event.key == "pagedown":
            page.scroll_page_down(animate=False)
        elif event.key == "pageup":
            page.scroll_page_up(animate=False)
        else:
            await super().on_key(event)

    async def pick(self, number: int) -> None:
        if offer := self.query_one(Choices).numbered(number):
            self._leave_with(offer.id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self._leave_with(event.option_id or "")

    def _leave_with(self, answer: str) -> None:
        self.dismiss(answer if answer == SIGN_OUT else None)


def _minutes(seconds: float) -> int:
    """Whole minutes, a begun one among them."""
    return -int(-seconds // 60)
