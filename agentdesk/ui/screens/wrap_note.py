"""The note of a wrap-up: going there and back by keyboard, and keeping it as it is typed."""

from textual import on
from textual.timer import Timer

from agentdesk.desk.facade import LiveCall
from agentdesk.desk.views import WrapView
from agentdesk.ui.screens.base import ActionScreen
from agentdesk.ui.screens.call_draft import PAUSE, NoteDraft
from agentdesk.ui.screens.wrap_result import WrapResult
from agentdesk.ui.widgets.call_note import NotePanel
from agentdesk.ui.widgets.call_wrap import WrapBody


class WrapNote(ActionScreen[WrapResult]):
    """A wrap-up as far as its note goes. Keys that aren't the note's come to the screen itself, in their order."""

    body: WrapBody

    def __init__(self, live: LiveCall, draft: NoteDraft) -> None:
        super().__init__()
        self.live = live
        self.draft = draft
        self.wrap: WrapView | None = None
        self.saving = False
        self._going_there = False
        self._pause: Timer | None = None

    @property
    def in_note(self) -> bool:
        """Whether what is typed belongs to the note, be it that the focus is still on its way there."""
        return self._going_there or self.focused is self.body.note.area

    def to_note(self) -> None:
        """Go to the note, once the keys that are on their way to the screen are written into it."""
        self._going_there = True
        self.call_after_refresh(self._there)

    def leave_note(self) -> None:
        """Go back to the button that confirms, and keep the note."""
        self._going_there = False
        self.set_focus(None)
        self.keep_note()

    def _there(self) -> None:
        if self._going_there:
            self._going_there = False
            self.set_focus(self.body.note.area)

    def help_text(self) -> str:
        return self.tr(self.body.note.area.help_source) if self.in_note else super().help_text()

    def on_descendant_focus(self) -> None:
        self.body.offer_button(self.focused is None)

    def on_descendant_blur(self) -> None:
        self.body.offer_button(self.focused is None)

    # --- what is in it

    @on(NotePanel.Edited)
    def edited(self) -> None:
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self.keep_note)
        self.say_of_note()

    def _typed_note(self) -> str:
        return self.body.note.text

    def keep_note(self) -> None:
        """Write the note as it stands."""
        if not self.draft.kept and not self.saving:
            self.run_worker(self._write_note(), group="draft")

    async def _write_note(self) -> None:
        await self.draft.keep()
        self.say_of_note()

    def note_missing(self) -> bool:
        """Whether the outcome needs a note and there is none."""
        return self.wrap is not None and self.wrap.note_required and not self.draft.text.strip()

    def say_of_note(self) -> None:
        """Say how it stands with the note."""
        tr, failure = self.tr, self.draft.failure
        required = self.wrap is not None and self.wrap.note_required
        name = tr("Note (required)") if required else tr("Note (as you like)")
        if failure is not None:
            name = tr("{note} · not saved yet: {cause}", note=name, cause=tr.error(failure))
        self.body.note.title(name, failed=failure is not None)

    def ask_for_note(self) -> None:
        """Say that the note is missing, and go there."""
        missing = self.tr("this outcome needs a note: what was said, what is to be done")
        self.body.note.title(f"✗ {missing}", failed=True)
        self.to_note()
