"""What will be written, a line each: its kind, what it is, and why a date lies where it lies."""

from collections.abc import Sequence

from textual.content import Content

from agentdesk.desk.views import EffectView
from agentdesk.text.widths import width as cells
from agentdesk.ui.widgets.call_lines import Lines
from agentdesk.ui.widgets.call_text import wrapped
from agentdesk.words.translator import Translator


def effect_lines(tr: Translator, effects: Sequence[EffectView], width: int) -> list[Content]:
    """The lines of all effects, their kinds in a column of their own where there is room."""
    if not effects:
        return wrapped(tr("nothing but the call itself"), width, "$quiet")
    names = kind_names(tr)
    widest = max(cells(names.get(effect.kind, effect.kind)) for effect in effects)
    room = widest if widest + 20 <= width else 0
    return [line for effect in effects for line in _lines_of(effect, names, room, width)]


def kind_names(tr: Translator) -> dict[str, str]:
    """The words for the kinds of effects."""
    return {
        "tag": tr("tag"),
        "mail": tr("mail"),
        "letter": tr("letter"),
        "text": tr("text message"),
        "note": tr("note"),
        "status": tr("status"),
        "priority": tr("priority"),
        "assign": tr("assigned to"),
        "task": tr("task"),
        "due": tr("next date"),
        "notify": tr("notice"),
        "fact": tr("fact"),
        "report": tr("report"),
        "close": tr("closed"),
        "number": tr("number"),
    }


class EffectLines(Lines):
    """Effects in their order."""

    def __init__(self, tr: Translator, effects: Sequence[EffectView]) -> None:
        super().__init__()
        self._tr = tr
        self._effects = tuple(effects)

    def lines(self, width: int) -> list[Content]:
        return effect_lines(self._tr, self._effects, width)


def _lines_of(effect: EffectView, names: dict[str, str], room: int, width: int) -> list[Content]:
    name = names.get(effect.kind, effect.kind)
    indent = " " * (room + 2) if room else "  "
    first = name + " " * (room - cells(name) + 2) if room else f"{name}: "
    lines = wrapped(effect.text, width, "$foreground", first=first, rest=indent)
    lines[0] = lines[0].stylize("$quiet", 0, len(first))
    if effect.detail:
        lines += wrapped(effect.detail, width, "$quiet", first=indent, rest=indent)
    return lines
