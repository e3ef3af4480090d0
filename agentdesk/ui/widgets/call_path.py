"""The phases of a call: what is done, what is at hand, what lies ahead; and what to keep in mind throughout."""

from textual.content import Content
from textual.reactive import reactive

from agentdesk.desk.views import PathView
from agentdesk.text.crop import crop
from agentdesk.text.widths import width as cells
from agentdesk.ui.apart import spoken
from agentdesk.ui.widgets.call_lines import Lines
from agentdesk.ui.widgets.call_text import wrapped

_SIGNS = {"done": "✓", "now": "●", "ahead": "○"}
_STYLES = {"done": "$quiet", "now": "bold $stand", "ahead": "$foreground"}


class PathLines(Lines):
    """The path, the count of the phase at hand beside it, and reminders where there is room."""

    DEFAULT_CSS = """
    PathLines { height: 1fr; }
    """

    path: reactive[tuple[PathView, ...]] = reactive(())
    reminders: reactive[tuple[str, ...]] = reactive(())
    count: reactive[str] = reactive("")
    late: reactive[bool] = reactive(False)

    def render(self) -> Content:
        rows, width = self.content_size.height, self.content_size.width
        path = self._around_now(self.lines(width), rows)
        return Content("\n").join([*path, *self._reminders(rows - len(path), width)])

    def lines(self, width: int) -> list[Content]:
        return [self._line(phase, width) for phase in self.path]

    def _line(self, phase: PathView, width: int) -> Content:
        count = f" {self.count}" if phase.state == "now" and self.count else ""
        name = crop(spoken(phase.text), width - 2 - cells(count))
        style = _STYLES.get(phase.state, "")
        counted = "bold $error" if self.late else "bold $accent"
        return Content.assemble((f"{_SIGNS.get(phase.state, ' ')} ", style), (name, style), (count, counted))

    def _around_now(self, lines: list[Content], rows: int) -> list[Content]:
        """The phases that have room, the one at hand among them; a sign stands for those left out."""
        if len(lines) <= rows or rows < 1:
            return lines[: max(rows, 0)]
        now = next((place for place, phase in enumerate(self.path) if phase.state == "now"), 0)
        first = max(0, min(now - rows // 2, len(lines) - rows))
        seen = lines[first : first + rows]
        if first + rows < len(lines) and now < first + rows - 1:
            seen[-1] = Content("…")
        if first and now > first:
            seen[0] = Content("…")
        return seen

    def _reminders(self, rows: int, width: int) -> list[Content]:
        if rows < 4 or not self.reminders:
            return []
        lines = [Content("")]
        for reminder in self.reminders:
            told = wrapped(reminder, width, "$quiet", first="· ", rest="  ")
            if len(lines) + len(told) > rows - 1:
                return [*lines, Content("  …").stylize("$quiet")]
            lines.extend(told)
        return lines
