"""The program as the person at the terminal sees it."""

import re

from tests.terminal.large_digits import shown_large
from tests.terminal.screen import Terminal

# Twice as long as the least that the program asks for: it counts from when it has painted.
LOOKED_AT = 0.8
RESOLVE = "Explain the solution. What comes of it?"
_QUEUE = re.compile(r" · \d+ due")
_HELP = re.compile("│ +Help +│")


class Desk(Terminal):
    """One agent's program in a terminal."""

    # --- going about

    def sign_in(self) -> None:
        """Go to the queue, as who sat here before."""
        self.wait_for(lambda: "Who is at the desk" in self.text and re.search(r"1 +\w+", self.text) is not None)
        self.press("enter")
        self.wait_for(lambda: self.at_queue)

    def take_next(self) -> None:
        """Take the next due case, as soon as the desk lets it be taken, and wait for its call."""
        while not self.in_call:
            self.press("f2")
            self.wait_for(lambda: self.in_call or "still opening" in self.message)
            if not self.in_call:
                self.settle()

    def take_up(self) -> None:
        """Take the call up that was cut off."""
        self.wait_for("A call was cut off")
        self.press("1")
        self.wait_for(lambda: self.in_call)

    def greet(self) -> None:
        """From a prepared call to the question what comes of it: dial, greet, listen."""
        self.do("enter", says="Call the customer. What happens?")
        self.do("f2", says="I have begun to speak")
        self.do("enter", says="the count has stopped")
        self.do("enter", says="Show that you understand")
        self.do("enter", says=RESOLVE)

    def hold(self) -> None:
        """Ask for a hold, and get it."""
        self.do("f4", says="Say why and for how long")
        self.press("1")
        self.wait_for(lambda: self.held == (0, 40))

    def quit(self) -> None:
        """Leave a call or a wrap-up that is under way."""
        self.do("ctrl+q", says="It can be taken up where it stands")
        self.press("1")
        assert self.wait_end() == 0
        assert b"Traceback" not in self.raw, self.text

    def confirm(self) -> None:
        """Look at the wrap-up for as long as a person needs, and confirm it."""
        self.wait_for(lambda: self.wrapping)
        self.watch(LOOKED_AT)
        self.press("f2")

    def do(self, *keys: str, says: str) -> float:
        """Press keys, and wait until a text stands in one of the columns; the seconds that it took."""
        self.press(*keys)
        return self.said(says)

    def said(self, text: str) -> float:
        """Wait until a text stands in one of the columns, however it is broken into lines."""
        return self.wait_for(lambda: self.says(text))

    def to_note(self) -> None:
        """Go to the note of the call or of the wrap-up, and see that the keys belong to it."""
        self.do("f9", says="Note")
        self.do("f1", says="Whatever should be remembered of this call")
        self.press("escape")
        self.wait_for(lambda: not self.says("Whatever should be remembered"))

    def leave_note(self) -> None:
        """Go back from the note of the call to its script."""
        self.press("f9")
        self.wait_for(lambda: "Note ·" not in self.text)

    def write_note(self, text: str) -> None:
        self.to_note()
        self.do(text, says=text)

    def settle(self) -> None:
        """Wait until every key pressed so far has had its effect: the help is opened and closed."""
        self.press("f1")
        self.wait_for(lambda: _HELP.search(self.text) is not None)
        self.press("escape")
        self.wait_for(lambda: _HELP.search(self.text) is None)

    # --- what is there

    def says(self, text: str) -> bool:
        """Whether a text stands in one of the columns, however it is broken into lines."""
        wanted = text.replace(" ", "")
        return any(wanted in column.replace(" ", "") for column in (self.words, *self.columns))

    @property
    def at_queue(self) -> bool:
        return _QUEUE.search(self.lines[0]) is not None

    @property
    def in_call(self) -> bool:
        """Whether the call or its wrap-up is on the screen, complete with its frame."""
        framed = self.lines[1][:1] == "┌" and "└" in self.text
        return framed or (not self.at_queue and len(self.lines[0]) < 56 and " F1 help" in self.lines[0])

    @property
    def wrapping(self) -> bool:
        return "this will be written" in self.text and "─ Wrap-up · " in self.text

    @property
    def held(self) -> tuple[int, int] | None:
        """Seconds on hold, and seconds agreed, as the header shows them."""
        found = re.search(r"HOLD (\d+):(\d\d) / (\d+):(\d\d)", self.lines[0])
        if found is None:
            return None
        minutes, seconds, whole, rest = (int(part) for part in found.groups())
        return minutes * 60 + seconds, whole * 60 + rest

    def shows_large(self, count: str) -> bool:
        """Whether a count stands on the screen in large digits."""
        return shown_large(count, self.padded)

    @property
    def columns(self) -> list[str]:
        """The words of the columns of a frame, from the start to the end."""
        rows = [line.split("│")[1:-1] for line in self.lines if line.count("│") > 1]
        most = max((len(row) for row in rows), default=0)
        return [" ".join(" ".join(row[at] for row in rows if at < len(row)).split()) for at in range(most)]

    @property
    def straight(self) -> bool:
        """Whether the right edge of every framed row stands in the terminal's last column."""
        edges = [line for line in self.padded if line[:1] in "┌├│└"]
        return bool(edges) and all(line[-1] in "┐┤│┘" for line in edges)

    @property
    def message(self) -> str:
        """The line that says what happened or what failed."""
        told = [line.strip() for line in self.lines if re.match(r" [·✗] ", line)]
        return " ".join(told)
