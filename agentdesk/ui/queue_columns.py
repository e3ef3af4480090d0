"""How a line of the queue is divided into columns, and the words above them."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from agentdesk.text.crop import fit
from agentdesk.text.widths import width
from agentdesk.ui.keys import N_
from agentdesk.ui.queue_lines import QueueLine
from agentdesk.words.translator import Translator

LATE, PROMISED, LEFT = "!", "◆", "↺"
PRIORITY_SIGNS: Mapping[str, str] = {"blocking": "▲▲", "high": "▲", "medium": "·", "low": "▽"}
PRIORITY_WORDS: Mapping[str, str] = {
    "blocking": N_("blocking"),
    "high": N_("high"),
    "medium": N_("medium"),
    "low": N_("low"),
}
_HEADINGS = (N_("due"), N_("priority"), N_("customer"), N_("status"), N_("lang."))
_GAP = "  "
_NARROW, _NARROWEST = 52, 34


class QueueWords(NamedTuple):
    """The headings, and the words for priorities."""

    headings: tuple[str, ...] = _HEADINGS
    priorities: Mapping[str, str] = PRIORITY_WORDS

    @classmethod
    def of(cls, tr: Translator) -> "QueueWords":
        """In the interface's language."""
        priorities = {name: tr(word) for name, word in PRIORITY_WORDS.items()}
        return cls(tuple(tr(heading) for heading in _HEADINGS), priorities)


class Columns(NamedTuple):
    """Cells of each column; 0 leaves it out."""

    due: int
    priority: int
    customer: int
    matter: int
    language: int

    @classmethod
    def within(cls, cells: int, lines: Iterable[QueueLine], words: QueueWords) -> "Columns":
        """Columns for so many cells: due and priority as wide as they need, customer and status share the rest."""
        headings = words.headings
        due = max((width(line.due) for line in lines), default=0)
        due = max(due + 3, width(headings[0]) + 3)
        priority = max(width(headings[1]), 3 + max(map(width, words.priorities.values()))) if cells >= _NARROW else 2
        language = max(2, width(headings[4])) if cells >= _NARROW else 0
        gaps = len(_GAP) * (4 if language else 3)
        rest = cells - due - priority - language - gaps
        if cells < _NARROWEST:
            return cls(due, priority, max(1, rest + len(_GAP)), 0, 0)
        customer = min(34, rest * 9 // 20)
        return cls(due, priority, customer, rest - customer, language)

    def heading(self, words: QueueWords) -> str:
        """The line above the table."""
        due, priority, *others = words.headings
        return self._joined(f"   {due}", priority if self.priority > 2 else "", *others)

    def line(self, line: QueueLine, words: QueueWords) -> str:
        """One line: signs, then words; what doesn't fit ends in a sign."""
        signs = f"{LATE if line.late else ' '}{PROMISED if line.promised else ' '} "
        sign = PRIORITY_SIGNS.get(line.priority, "")
        matter = f"{LEFT} {line.matter}" if line.left else line.matter
        priority = f"{sign:<2} {words.priorities.get(line.priority, line.priority)}" if self.priority > 2 else sign
        return self._joined(signs + line.due, priority, line.customer, matter, line.language)

    def _joined(self, *texts: str) -> str:
        widths = (self.due, self.priority, self.customer, self.matter, self.language)
        return _GAP.join(fit(text, cells) for text, cells in zip(texts, widths, strict=True) if cells)
