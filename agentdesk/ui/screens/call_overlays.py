"""What a call opens over itself: what it writes, other answers, other languages, giving it back."""

from functools import partial

from agentdesk.core.inputs import Choose, Interrupt
from agentdesk.desk.ports import LeaseLost
from agentdesk.ui.language_names import own_name
from agentdesk.ui.screens.call_gestures import Given, Pressed, interrupts
from agentdesk.ui.screens.call_give_back import ask_why
from agentdesk.ui.screens.call_offers import decision
from agentdesk.ui.screens.call_stage import CallStage
from agentdesk.ui.screens.question import Question
from agentdesk.words.languages import LANGUAGES


class CallOverlays(CallStage):
    """Questions and panels over the call."""

    _asked_for = ""
    """The language that the script is about to be read in."""

    @property
    def leaving(self) -> str:
        if self.live.rehearsal:
            return ""
        return self.tr("A call is under way. It can be taken up where it stands.")

    def help_text(self) -> str:
        reminders = self.view.reminders if self.view else ()
        return "\n".join([super().help_text(), *(f"· {reminder}" for reminder in reminders)])

    def do_effects(self) -> None:
        self.start(self._show_effects, group="effects")

    async def _show_effects(self) -> None:
        from agentdesk.ui.screens.call_effects import EffectsScreen

        effects = await self.app.work.write(self.live.effects, self.tr.language)
        self.app.push_screen(EffectsScreen(effects))

    def do_escalate(self) -> None:
        open_now = [action for action in interrupts(self.view, "escalate") if not action.reason] if self.view else []
        if len(open_now) > 1:
            answers = [(action.id, action.text) for action in open_now]
            self.app.push_screen(Question("", answers, title=self.tr("Escalate or transfer")), self._interrupt)
        else:
            self.give(Pressed("escalate"))

    def _interrupt(self, chosen: str | None) -> None:
        if chosen:
            self.give(Given(Interrupt(chosen)))

    # --- decisions

    def change_decision(self, step: str) -> None:
        """Ask for another answer to what the desk has decided by itself."""
        made = decision(self.view, step) if self.view else None
        if self.view is not None and made is not None:
            answers = [(option.id, option.text) for option in made.options]
            changed = partial(self._decided, made.step, self.view.step)
            self.app.push_screen(Question(made.question, answers, title=self.tr("Decided by the desk")), changed)

    def _decided(self, step: str, at: str, chosen: str | None) -> None:
        if chosen:
            self.give(Given(Choose(chosen, step), at))

    # --- what is shown of the script

    def do_gloss(self) -> None:
        """Show or hide the gloss."""
        self.gloss = not self.gloss
        self.show_script(fresh=False)

    def words_gloss(self) -> str:
        return self.tr("hide the gloss") if self.gloss else self.tr("show the gloss")

    def reason_gloss(self) -> str:
        return "" if self.view is None or self.view.gloss else self.tr("the script is in your own language")

    def do_all_lines(self) -> None:
        """Show or hide the further lines to say."""
        self.all_lines = not self.all_lines
        self.show_script(fresh=False)

    def words_all_lines(self) -> str:
        return self.tr("fewer lines to say") if self.all_lines else self.tr("more lines to say")

    # --- the script's language

    def do_script_language(self) -> None:
        """On to the next language: the customer's own, the interface's, then the others."""
        if self.view is not None:
            order = self._languages(self._asked_for or self.view.script_language)
            self._speak(order[1] if len(order) > 1 else None)

    def do_choose_language(self) -> None:
        """Ask for a language by its own name."""
        there = self.live.languages
        answers = [(language.code, language.own_name) for language in LANGUAGES if language.code in there]
        self.app.push_screen(Question("", answers, title=self.tr("The language of the script")), self._speak)

    def _speak(self, language: str | None) -> None:
        if language:
            self._asked_for = language
            self.start(partial(self._read_in, language), group="call")

    async def _read_in(self, language: str) -> None:
        try:
            await self.flow.read(language)
        finally:
            self._asked_for = self._asked_for if self._asked_for != language else ""
        self.say(self.tr("The script's language: {language}", language=own_name(language)))

    def _languages(self, now: str) -> list[str]:
        """All of them, from the one at hand on."""
        first = self.tr.language
        codes = [code for code in dict.fromkeys([first, *self.live.languages]) if code in self.live.languages]
        at = codes.index(now) if now in codes else -1
        return [now, *codes[at + 1 :], *codes[: max(at, 0)]]

    # --- the number

    def reason_copy_number(self) -> str:
        if self.card and self.card.held:
            return self.card.held
        return "" if self.card and self.card.number else self.tr("no number is known")

    def do_copy_number(self) -> None:
        """Put the number into the clipboard, because the agent asked for it."""
        if self.card is not None and self.card.number:
            self.app.terminal.copy(self.card.number)
            self.say(self.tr("the number is in the clipboard"))

    # --- calling rules

    def reason_override(self) -> str:
        return "" if self.card and self.card.held else self.tr("no calling rule holds this case back")

    def do_override(self) -> None:
        """Have a team lead let the number be dialled."""
        from agentdesk.ui.screens.leads_word import LeadsWord

        LeadsWord(self, self.live.case, self._let).begin()

    def _let(self) -> None:
        self.start(self._reread, group="lead")

    async def _reread(self) -> None:
        await self.app.work.write(self.live.reread)
        await self.flow.read(self.flow.script)
        await self._read_card()

    # --- giving back

    def reason_return_case(self) -> str:
        return self.tr("the customer is on the line") if self.view and self.view.connected else ""

    def do_return_case(self) -> None:
        """Ask why, then give the case back."""
        ask_why(self, self._give_back)

    def _give_back(self, reason: str) -> None:
        self.start(partial(self._write_back, reason), group="call")

    async def _write_back(self, reason: str) -> None:
        try:
            await self.app.work.write(self.live.give_back, reason)
        except LeaseLost as error:
            self.give_up(error)
        else:
            self.close(self.tr("given back: {reason}", reason=reason))
