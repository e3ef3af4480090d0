"""The line to say, alone and with air, its gloss, and what the agent has to do."""

from dataclasses import dataclass

from textual.content import Content
from textual.reactive import reactive

from agentdesk.desk.views import CallView, DecisionView, Said
from agentdesk.text.widths import width as cells
from agentdesk.ui.apart import spoken
from agentdesk.ui.widgets.call_lines import Lines
from agentdesk.ui.widgets.call_text import between, blocks, ruled, wrapped
from agentdesk.words.languages import direction_of, language_of
from agentdesk.words.slots import Parts
from agentdesk.words.translator import Translator

_INDENT = "   "


@dataclass(frozen=True, slots=True)
class Script:
    """What the middle column shows of a moment of the call.

    `hint` says what Enter does next; `all_lines`: the lines on demand are open; `phase` stands in for the path
    where that has no room; `air` is how many empty lines stand between the parts.
    """

    view: CallView | None = None
    hint: str = ""
    gloss: bool = True
    all_lines: bool = False
    air: int = 1
    phase: str = ""


class SayLines(Lines):
    """The script of one step."""

    script: reactive[Script] = reactive(Script(), layout=True)

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr

    def lines(self, width: int) -> list[Content]:
        view = self.script.view
        if view is None or width < 4:
            return []
        gap = [Content("")] * self.script.air
        said = [*blocks(self._said(view, width), self._gloss(view, width), self._more(view, width))]
        rest = [*blocks(self._decisions(view, width), self._to_do(view, width), self._next(width))]
        parts = [part for part in (said, rest) if part]
        return [*self._head(view, width), *(line for part in parts for line in (*gap, *part)), *gap]

    def _next(self, width: int) -> list[Content]:
        return wrapped(self.script.hint, width, "$accent") if self.script.hint else []

    def _head(self, view: CallView, width: int) -> list[Content]:
        title = " · ".join(part for part in (self.script.phase, spoken(view.title)) if part)
        mark = f"({view.say.language})" if view.say else ""
        return [between(title, mark, width, "$quiet", "$quiet"), *self._fallback(view, width)]

    def _fallback(self, view: CallView, width: int) -> list[Content]:
        if view.say is None or not view.say.fallback:
            return []
        wanted = language_of(view.script_language)
        name = wanted.own_name if wanted else view.script_language
        told = self._tr("no text in {language} yet: say it in your own words", language=name)
        return wrapped(f"! {told}", width, "$warning")

    def _said(self, view: CallView, width: int) -> list[Content]:
        if view.say is None:
            return []
        return _spoken_by(view.say, width, "bold $stand", _INDENT)

    def _gloss(self, view: CallView, width: int) -> list[Content]:
        same = view.say is not None and view.gloss is not None and view.gloss.text == view.say.text
        if view.gloss is None or not self.script.gloss or same:
            return []
        return [ruled(_name(view.gloss), width), *_spoken_by(view.gloss, width, "$quiet", _INDENT)]

    def _more(self, view: CallView, width: int) -> list[Content]:
        if not view.more:
            return []
        if not self.script.all_lines:
            told = self._tr.plural(
                "+ {count} more line to say: 0 shows it", "+ {count} more lines to say: 0 shows them", len(view.more)
            )
            return wrapped(told, width, "$quiet")
        return [line for said in view.more for line in _spoken_by(said, width, "$foreground", " + ")]

    def _decisions(self, view: CallView, width: int) -> list[Content]:
        return [line for decision in view.decisions for line in self._decision(decision, width)]

    def _decision(self, decision: DecisionView, width: int) -> list[Content]:
        told = self._tr(
            "{question} {answer} (0: change it)",
            question=Parts(spoken(decision.question)),
            answer=Parts(spoken(decision.answer)),
        )
        mark = f"{self._tr('?')} "
        return wrapped(told, width, "$quiet", first=mark, rest=" " * cells(mark))

    def _to_do(self, view: CallView, width: int) -> list[Content]:
        style = "$foreground" if view.say else "bold $stand"
        return wrapped(view.task, width, style, first="» ", rest="  ") if view.task else []


def _name(said: Said) -> str:
    known = language_of(said.language)
    return known.own_name if known else said.language


def _spoken_by(said: Said, width: int, style: str, first: str) -> list[Content]:
    """A line of the script, which runs as its own language does, with air on both sides of it."""
    air = 0 if first.strip() else len(_INDENT)
    direction = direction_of(said.language)
    return wrapped(said.text, width - air, style, first=first, rest=_INDENT, direction=direction)
