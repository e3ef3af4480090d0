"""What all screens share: actions from the table of keys, their reasons, workers, and failures beside their cause."""

from collections.abc import Awaitable, Callable
from functools import partial
from inspect import isawaitable
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import events
from textual.css.query import NoMatches
from textual.screen import ModalScreen, Screen
from textual.worker import Worker

from agentdesk.core.digits import digit
from agentdesk.core.errors import AgentdeskError, BadInput, NotFound
from agentdesk.ui.keys import Where, bindings, key, keys_of
from agentdesk.ui.offers import Offer
from agentdesk.ui.screens.in_turn import InTurn
from agentdesk.ui.textual_hooks import DirectedScreen
from agentdesk.ui.widgets.key_line import KeyLine
from agentdesk.ui.widgets.message_line import MessageLine
from agentdesk.words.translator import Translator

if TYPE_CHECKING:
    from agentdesk.ui.app import DeskApp

R = TypeVar("R")
_NOT_IN_MENU = frozenset({"menu", "leave", "choose"})


class ActionScreen(InTurn[R], DirectedScreen[R]):
    """A screen whose actions come from the table of keys.

    An action `x` is offered where the screen has a method `do_x` (plain or async); `reason_x` says why it can't be
    done now ("" = it can), `words_x` replaces the table's words.
    """

    WHERE: ClassVar[Where] = "panel"
    BINDINGS = bindings("panel")
    if TYPE_CHECKING:
        app: DeskApp

    def __init__(self) -> None:
        super().__init__()
        # Known before the first layout, so that nothing is laid out twice.
        self.add_class(*self.app.classes_of_size(), update=False)
        self._again: Callable[[], object] | None = None

    @property
    def tr(self) -> Translator:
        """The interface's words."""
        return self.app.tr

    @property
    def leaving(self) -> str:
        """What is to be said before the program is quit from here ("" = nothing)."""
        return ""

    def on_mount(self) -> None:
        self.set_class(self.tr.direction == "rtl", "-rtl")
        self.refresh_keys()

    async def retranslate(self) -> None:
        """Say everything anew in the interface's language."""
        await self.recompose()
        self.set_class(self.tr.direction == "rtl", "-rtl")
        self.refresh_keys()

    def call_closed(self, take_next: bool) -> None:
        """A call that was opened from here is over; `take_next`: go on with the next due case at once."""

    # --- actions

    def offers(self) -> tuple[Offer, ...]:
        """What can be done here, and why some of it not now."""
        return tuple(self.offer(entry.id) for entry in keys_of(self.WHERE) if hasattr(self, f"do_{entry.id}"))

    def offer(self, id: str) -> Offer:
        """One of the table's actions as it stands here now."""
        entry, words = key(id), getattr(self, f"words_{id}", None)
        said = words() if words else self.tr(entry.words)
        return Offer(id, said, entry.sign, self.tr(entry.tooltip), self.reason(id), entry.rank)

    def reason(self, id: str) -> str:
        """Why an action can't be done now; "" where it can."""
        reason: Callable[[], str] | None = getattr(self, f"reason_{id}", None)
        return reason() if reason else ""

    async def action_do(self, id: str) -> None:
        """Do an action, or say why not."""
        if id == "undo" and self._in_text():
            return
        if reason := self.reason(id):
            self.say(reason)
        else:
            await self.perform(id)

    def _in_text(self) -> bool:
        """Whether a text field has the focus: undoing belongs to it then."""
        from agentdesk.ui.widgets.editor import Editor

        return isinstance(self.focused, Editor)

    async def perform(self, id: str) -> None:
        """Carry an action out; screens with actions that are in no table override this."""
        do: Callable[[], object] | None = getattr(self, f"do_{id}", None)
        result = do() if do else None
        if isawaitable(result):
            await result

    async def on_key(self, event: events.Key) -> None:
        number = digit(event.character)
        if number is None or (event.character and event.key.startswith("ctrl+")):
            return
        event.stop()
        if number == 0:
            await self.action_do("menu")
        else:
            await self.pick(number)

    async def pick(self, number: int) -> None:
        """A digit from 1 to 9, in any script, that no field wanted."""

    def do_help(self) -> None:
        from agentdesk.ui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.offers(), self.help_text()))

    def help_text(self) -> str:
        """Help for what has the focus."""
        focused = self.focused
        while focused is not None and not isinstance(focused, Screen):
            if text := getattr(focused, "help_source", ""):
                return self.tr(text)
            focused = focused.parent  # type: ignore[assignment]
        return self.tr(getattr(self, "help_source", ""))

    def do_menu(self) -> None:
        from agentdesk.ui.screens.menu import MenuScreen

        self.app.push_screen(MenuScreen(self.menu()), self._chosen)

    def menu(self) -> tuple[Offer, ...]:
        """What the menu on 0 and the palette hold."""
        return tuple(
            offer for offer in self.offers() if offer.id not in _NOT_IN_MENU and (offer.id != "retry" or self._again)
        )

    def do_palette(self) -> None:
        from agentdesk.ui.screens.palette import PaletteScreen

        found = tuple(offer for offer in self.menu() if offer.id != "palette")
        self.app.push_screen(PaletteScreen(found), self._chosen)

    def do_quit(self) -> None:
        self.app.quit_desk()

    def do_retry(self) -> None:
        again, self._again = self._again, None
        self.clear_message()
        if again:
            again()

    def reason_retry(self) -> str:
        return "" if self._again else self.tr("nothing has failed")

    async def _chosen(self, id: str | None) -> None:
        if id:
            await self.action_do(id)

    # --- what is said

    def refresh_keys(self) -> None:
        """Show anew what can be done."""
        for line in self.query(KeyLine):
            line.show(self.offers())

    def say(self, text: str) -> None:
        """Say how something went."""
        for line in self.query(MessageLine):
            line.tell(text)

    def clear_message(self) -> None:
        """Say nothing."""
        for line in self.query(MessageLine):
            line.clear()

    def fail(self, error: AgentdeskError, again: Callable[[], object] | None = None) -> None:
        """Say what went wrong, and offer to try `again` where that makes sense."""
        self._again = again
        sign = key("retry").sign
        hint = self.tr("{key}, or 0 for the menu: try again", key=sign) if again else ""
        for line in self.query(MessageLine):
            line.fail(self.tr.error(error), hint)
        self.refresh_keys()

    # --- work

    def start(
        self, work: Callable[[], Awaitable[None]], *, group: str = "default", exclusive: bool = False
    ) -> Worker[None]:
        """Run `work` in a worker. An expected failure is shown here, with an offer to do it again where that helps.

        Work that writes is never exclusive: nothing may cancel it.
        """
        # Not yet a coroutine: an exclusive worker may be cancelled before it has begun, and nobody would await it.
        guarded = partial(self._guarded, work, group, exclusive)
        return self.run_worker(guarded, group=group, exclusive=exclusive)

    async def _guarded(self, work: Callable[[], Awaitable[None]], group: str, exclusive: bool) -> None:
        try:
            await work()
        except AgentdeskError as error:
            if self.is_attached:
                again = partial(self.start, work, group=group, exclusive=exclusive)
                self.fail(error, None if _is_final(error) else again)
        except NoMatches:
            # What the work was for was taken down while it went on.
            if self.is_attached and self.app.is_running and not self.app.busy:
                raise


class Panel(ActionScreen[R], ModalScreen[R]):
    """An overlay; Escape leaves it with nothing chosen."""

    DEFAULT_CSS = """
    Panel {
        align: center middle;
        background: $background 70%;
        .box {
            width: auto;
            max-width: 90%;
            height: auto;
            max-height: 100%;
            padding: 0 2;
            overflow-y: auto;
            scrollbar-size-vertical: 1;
            background: $background;
            border: round $line;
        }
        .title { width: auto; text-style: bold; color: $stand; padding: 0 0 1 0; }
        .quiet { color: $quiet; }
        .hint { width: 100%; margin: 1 0 0 0; }
        Choices { max-height: 66vh; }
        &.-short {
            .box { padding: 0 1; }
            Choices { max-height: 70vh; }
            .title { padding: 0; }
            .hint { display: none; }
        }
        &.-narrow .box { width: 100%; max-width: 100%; }
    }
    """

    def do_leave(self) -> None:
        self.dismiss(None)


def _is_final(error: AgentdeskError) -> bool:
    """Whether it fails in the same way however often it is tried."""
    from agentdesk.desk.ports import AlreadyTaken, LeaseLost

    return isinstance(error, BadInput | NotFound | AlreadyTaken | LeaseLost)
