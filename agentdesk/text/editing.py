"""A text while it is edited: what is typed, erased and chosen, and the way back.

Everything is in logical order and goes by whole clusters. A buffer is a value: each step gives the next one.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal, NamedTuple

from agentdesk.text.borders import after, before, border
from agentdesk.text.patterns import late

Doing = Literal["type", "erase", "other"]

_LINE_END = late("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = late("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufff9-\ufffb]")
_UNSEEN = late("[\u202a-\u202e\u2066-\u206f\ufeff]")
_LAM_ALEF = late("[\ufef5-\ufefc]")
_ALONE = "\u200c\u200d\u200e\u200f\u061c"  # signs without a cell that are typed by a key of their own


class Change(NamedTuple):
    """The characters from `start` to `end` gave way to `inserted`."""

    start: int
    end: int
    inserted: str


class Rules(NamedTuple):
    """What a text may be: of several lines or one, and of how many characters (0: any number)."""

    lines: bool = True
    most: int = 0


class Chosen(NamedTuple):
    """Where the cursor is, and where the choice began: what is between is chosen. A cursor may lean on what is
    before it, as one that has just typed does."""

    cursor: int = 0
    anchor: int = 0
    leans: bool = False


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Step:
    """Something done, and all that was done before it."""

    at: int
    removed: str
    inserted: str
    doing: Doing
    earlier: Chosen
    later: Chosen
    before: "_Step | None"


@dataclass(frozen=True, slots=True, eq=False)
class Buffer:
    """A text, what of it is chosen, and what can be undone. `change` is what the last step did to the text."""

    text: str = ""
    chosen: Chosen = Chosen()
    rules: Rules = Rules()
    change: Change | None = None
    _done: _Step | None = None
    _undone: _Step | None = None
    _going_on: bool = False

    @classmethod
    def of(cls, text: str, rules: Rules) -> "Buffer":
        """A text with the cursor at its end, and nothing to undo."""
        text = cleaned(text, rules)
        return cls(text, Chosen(len(text), len(text)), rules)

    @property
    def span(self) -> tuple[int, int]:
        """Where what is chosen begins and ends."""
        cursor, anchor, _ = self.chosen
        return (cursor, anchor) if cursor < anchor else (anchor, cursor)

    @property
    def selected(self) -> str:
        start, end = self.span
        return self.text[start:end]

    # --- choosing

    def to(self, index: int, *, leans: bool = False, choosing: bool = False) -> "Buffer":
        """The cursor put in front of a character; `choosing` goes on with the choice, or begins one."""
        index = border(self.text, index)
        chosen = Chosen(index, self.chosen.anchor if choosing else index, leans)
        return Buffer(self.text, chosen, self.rules, None, self._done, self._undone)

    def choose(self, start: int, end: int) -> "Buffer":
        """A part of the text chosen, with the cursor at its end."""
        return self.to(start).to(end, choosing=True)

    # --- changing

    def insert(self, text: str) -> "Buffer":
        """A text put in the place of what is chosen, as much as there is room for."""
        start, end = self.span
        text = self._fitting(cleaned(text, self.rules))
        if not text:
            return self._idle()
        typed = len(text) <= 2 and start == end and text != "\n"
        return self._change(Change(start, end, text), "type" if typed else "other")

    def backspace(self) -> "Buffer":
        """Without what is chosen, or the cluster before the cursor."""
        start, end = self.span
        if start == end and start:
            alone = self.text[start - 1] in _ALONE and before(self.text, start) < start - 1
            start = start - 1 if alone else before(self.text, start)
        return self._without(start, end)

    def delete(self) -> "Buffer":
        """Without what is chosen, or the cluster behind the cursor."""
        start, end = self.span
        return self._without(start, after(self.text, end) if start == end else end)

    def delete_to(self, index: int) -> "Buffer":
        """Without what is chosen, or what is between the cursor and another place."""
        start, end = self.span
        if start == end:
            start, end = sorted((start, border(self.text, index)))
        return self._without(start, end)

    @property
    def can_undo(self) -> bool:
        """Whether there is anything to undo."""
        return self._done is not None

    def undo(self) -> "Buffer":
        """As it was before the last thing that was done."""
        step = self._done
        if step is None:
            return self._idle()
        undone = _Step(step.at, step.removed, step.inserted, step.doing, step.earlier, step.later, self._undone)
        change = Change(step.at, step.at + len(step.inserted), step.removed)
        return Buffer(_changed(self.text, change), step.earlier, self.rules, change, step.before, undone)

    def redo(self) -> "Buffer":
        """As it was before the last `undo`, if nothing was done since."""
        step = self._undone
        if step is None:
            return self._idle()
        done = _Step(step.at, step.removed, step.inserted, step.doing, step.earlier, step.later, self._done)
        change = Change(step.at, step.at + len(step.removed), step.inserted)
        return Buffer(_changed(self.text, change), step.later, self.rules, change, done, step.before)

    def _idle(self) -> "Buffer":
        return Buffer(self.text, self.chosen, self.rules, None, self._done, self._undone)

    def _fitting(self, text: str) -> str:
        """As much of a text as there is room for."""
        if not self.rules.most:
            return text
        start, end = self.span
        room = max(0, self.rules.most - len(self.text) + end - start)
        return text if len(text) <= room else text[: border(text, room)]

    def _without(self, start: int, end: int) -> "Buffer":
        if start == end:
            return self._idle()
        return self._change(Change(start, end, ""), "erase" if self.span[0] == self.span[1] else "other")

    def _change(self, change: Change, doing: Doing) -> "Buffer":
        text = _changed(self.text, change)
        at = change.start + len(change.inserted)
        # What is typed may join what is behind it: a mark in front of a mark, the second half of a flag.
        cursor = at if border(text, at) == at else after(text, at - 1) if at else 0
        later = Chosen(cursor, cursor, leans=True)
        removed = self.text[change.start : change.end]
        step = _Step(change.start, removed, change.inserted, doing, self.chosen, later, self._done)
        if self._done and self._going_on:
            step = _joined(self._done, step) or step
        return Buffer(text, later, self.rules, change, step, None, _going_on=True)


def cleaned(text: str, rules: Rules) -> str:
    """The text as it may be kept: lines end in \\n, and nothing in it that a terminal obeys or that is never seen.

    Tabs become blanks, other controls U+FFFD, lam-alef from a keyboard its two letters. Marks and joiners stay;
    embeddings and isolates go. Where lines are not allowed, a blank stands for their ends.
    """
    if len(text) == 1 and text.isprintable() and not "\ufef5" <= text <= "\ufefc":
        return text
    text = _LINE_END.sub("\n", text).replace("\t", " ")
    if not rules.lines:
        text = re.sub("\n+", " ", text.strip("\n"))
    if not text.isascii():
        text = _LAM_ALEF.sub(lambda found: unicodedata.normalize("NFKC", found[0]), _UNSEEN.sub("", text))
    return _CONTROL.sub("\ufffd", text)


def _changed(text: str, change: Change) -> str:
    return text[: change.start] + change.inserted + text[change.end :]


def _joined(last: _Step, step: _Step) -> _Step | None:
    """Two steps as one that is undone at once: a word being typed, letters being erased."""
    if step.doing != last.doing or step.doing == "other":
        return None
    if step.doing == "type":
        begins_word = last.inserted[-1:].isspace() and not step.inserted.isspace()
        if step.at != last.at + len(last.inserted) or begins_word:
            return None
        inserted = last.inserted + step.inserted
        return _Step(last.at, last.removed, inserted, "type", last.earlier, step.later, last.before)
    if step.at + len(step.removed) == last.at:
        removed = step.removed + last.removed
    elif step.at == last.at:
        removed = last.removed + step.removed
    else:
        return None
    return _Step(step.at, removed, "", "erase", last.earlier, step.later, last.before)
