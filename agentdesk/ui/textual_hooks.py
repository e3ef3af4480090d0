"""What text in two directions needs of Textual beyond its public interface, up to what is sent to the terminal.

What comes in from it stands in `textual_input`, where lines end in `textual_wrapping`; no other module leans on
Textual's inside.

`tests/ui/test_textual_hooks.py` knows the sources of what is used here, and fails where another Textual changes them.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar, cast

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.control import Control
from rich.segment import Segment
from textual import events
from textual._compositor import ChopsUpdate, Compositor, CompositorUpdate, LayoutUpdate
from textual.app import App
from textual.filter import LineFilter
from textual.geometry import Offset, Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from agentdesk.text.encoders import Strategy
from agentdesk.ui.direction import CODES, DirectionFilter, Reading, direction_filter, logical_column
from agentdesk.ui.showing import Placed, Showing
from agentdesk.ui.stirring import Stirring
from agentdesk.ui.turning import holds_rtl

R = TypeVar("R")

_SIDES = {"left": "right", "right": "left"}
_SIDE = re.compile(r"(?<![^+])(?:left|right)$")
_SCROLLS = {events.MouseScrollLeft: events.MouseScrollRight, events.MouseScrollRight: events.MouseScrollLeft}


class NearbyCompositor(Compositor):
    """Asks widgets for the lines alone that have changed and are seen: Textual asks all that share a container with
    them, and all that are behind them, for all of their lines."""

    def __init__(self, reaches_up: Callable[[], bool]) -> None:
        super().__init__()
        self._reaches_up = reaches_up

    def render_partial_update(self) -> ChopsUpdate | None:
        if self._reaches_up():
            seen, above = self.size.region, (1, 0, 0, 0)
            self._dirty_regions = {dirty.grow(above).intersection(seen) for dirty in self._dirty_regions}
        return super().render_partial_update()

    def _get_renders(self, crop: Region | None = None) -> Iterator[tuple[Region, Region, list[Strip]]]:
        rows = Region(0, crop.y, self.size.width, crop.height) if crop else self.size.region
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip)
            if (part := seen.intersection(rows)) and (crop is None or crop.overlaps(seen)):
                yield region, clip.intersection(rows), widget.render_lines(part.translate(-region.offset))
                if crop and seen.contains_region(crop):
                    return


class WholeScreen(CompositorUpdate):
    """All lines of a screen."""

    def __init__(self, update: LayoutUpdate, showing: Showing, stirring: Stirring | None = None) -> None:
        self._update = update
        self._showing = showing
        self._stirring = stirring

    def lines(self) -> list[list[Placed]]:
        """The lines as the terminal gets them."""
        showing, x = self._showing, self._update.region.x
        return [showing.line(showing.whole(_placed(line, x))) for line in self._update.strips]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for number, line in enumerate(self.lines()):
            if number:
                yield Segment.line()
            for piece in line:
                yield from piece.strip

    def render_segments(self, console: Console) -> str:
        top = self._update.region.y
        return "".join(_written(line, y, console, self._stirring) for y, line in enumerate(self.lines(), top))


class PartOfScreen(CompositorUpdate):
    """What has changed on a screen. A piece that holds text from right to left is always brought whole."""

    def __init__(self, update: ChopsUpdate, showing: Showing, stirring: Stirring | None = None) -> None:
        self._update = update
        self._showing = showing
        self._stirring = stirring

    def lines(self) -> list[tuple[int, list[Placed]]]:
        """Numbers of lines, and the pieces that the terminal gets of them."""
        return [(y, self._showing.line(self._within(y, start, end))) for y, start, end in self._update.spans]

    def render_segments(self, console: Console) -> str:
        return "".join(_written(line, y, console, self._stirring) for y, line in self.lines())

    def _within(self, y: int, start: int, end: int) -> Iterator[Placed]:
        pieces = (Placed(x, strip) for x, strip in self._update.chops[y].items() if strip is not None)
        for piece in self._showing.whole(pieces):
            if piece.x >= end or piece.end <= start:
                continue
            if piece.end > end and not holds_rtl(list(piece.strip)):
                yield Placed(piece.x, piece.strip.crop(0, end - piece.x))
            else:
                yield piece


def _placed(strips: Iterable[Strip], x: int) -> Iterator[Placed]:
    """Strips one after the other."""
    for strip in strips:
        yield Placed(x, strip)
        x += strip.cell_length


def _written(line: list[Placed], y: int, console: Console, stirring: Stirring | None) -> str:
    """A line for the terminal; the cursor is moved only to where the pieces leave a gap."""
    at, told = -1, []
    for piece in stirring.line(y, line) if stirring else line:
        if piece.x != at:
            told.append(Control.move_to(piece.x, y).segment.text)
        told.append(piece.strip.render(console))
        at = piece.end
    return "".join(told)


class DirectedApp(App[R], inherit_bindings=False):
    """An app whose screens can be mirrored, and whose text reads right in whichever way it runs.

    A subclass says when it is `mirrored`.
    """

    _strategy: Strategy = "visual"
    _shown: Showing | None = None
    _stirring: Stirring | None = None

    @property
    def mirrored(self) -> bool:
        """Whether screens are seen from right to left."""
        return False

    @property
    def display_strategy(self) -> Strategy:
        """What the terminal has to be given, so that it shows text in two directions right."""
        return self._strategy

    @display_strategy.setter
    def display_strategy(self, strategy: Strategy) -> None:
        if strategy != self._strategy:
            self._strategy = strategy
            self._stirring = Stirring() if strategy == "words" else None
            self.paint_anew()

    def paint_anew(self) -> None:
        """Paint everything again, as after a change of direction."""
        for screen in self.screen_stack:
            for widget in screen.walk_children(Widget, with_self=True):
                widget.refresh()

    # --- before Textual composes

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), *self.direction_filters()]

    def direction_filters(self, *, picture: bool = False) -> list[LineFilter]:
        """What puts the lines of a widget in order; a picture looks the same on a mirrored screen."""
        logical = self._strategy == "none"
        if logical and not self.mirrored:
            return []
        return [direction_filter(Reading(self.mirrored, picture, logical))]

    async def on_event(self, event: events.Event) -> None:
        if self.mirrored and isinstance(event, events.InputEvent) and not event.is_forwarded:
            event = self._from_mirror(event)
        await super().on_event(event)

    def _from_mirror(self, event: events.InputEvent) -> events.InputEvent:
        """What a mouse or a key means on the screen as it was laid out."""
        if isinstance(event, events.MouseEvent):
            return _mouse_from_mirror(event, self.size.width)
        if isinstance(event, events.Key) and _SIDE.search(event.key) and not self._in_text():
            turned = events.Key(_SIDE.sub(lambda found: _SIDES[found[0]], event.key), event.character)
            turned.time = event.time
            vars(turned)["pressed"] = event
            return turned
        return event

    def _in_text(self) -> bool:
        """Whether letters go into the widget with the focus; its arrows are its own then."""
        return self.focused is not None and self.focused.check_consume_key("a", "a")

    # --- after Textual has composed

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        if self._batch_count or not isinstance(renderable, LayoutUpdate | ChopsUpdate):
            super()._display(screen, renderable)
            return
        showing = Showing(screen.outer_size.width, self.mirrored, self._strategy)
        if isinstance(renderable, ChopsUpdate) and showing == self._shown:
            update: CompositorUpdate = PartOfScreen(renderable, showing, self._stirring)
        else:
            whole = renderable if isinstance(renderable, LayoutUpdate) else self._composition(screen)
            update, self._shown = WholeScreen(whole, showing, self._stirring), showing
        with self._cursor_shown(showing):
            super()._display(screen, cast("RenderableType", update))

    def painted(self) -> list[Strip]:
        """The lines of the screen as they are seen, before they are written for one kind of terminal or another."""
        return [Strip.join([piece.strip for piece in line]) for line in self._whole("visual").lines()]

    def export_screenshot(self, *, title: str | None = None, simplify: bool = False) -> str:
        if not self.mirrored and not any(holds_rtl(list(strip)) for strip in self.painted()):
            return super().export_screenshot(title=title, simplify=simplify)
        from agentdesk.ui.svg import picture

        return picture(
            cast("RenderableType", self._whole("plain", simplify=simplify)), self.size, title or self.title
        )

    def _whole(self, strategy: Strategy, *, simplify: bool = False) -> WholeScreen:
        showing = Showing(self.screen.outer_size.width, self.mirrored, strategy)
        return WholeScreen(self._composition(self.screen, simplify=simplify), showing)

    def _composition(self, screen: Screen[object], *, simplify: bool = False) -> LayoutUpdate:
        """The whole screen, composed anew."""
        update = screen._compositor.render_update(full=True, screen_stack=self._background_screens, simplify=simplify)
        return cast("LayoutUpdate", update)

    @contextmanager
    def _cursor_shown(self, showing: Showing) -> Iterator[None]:
        """The terminal's own cursor where it is seen."""
        composed = self.cursor_position
        if showing.mirrored:
            self.cursor_position = Offset(showing.width - 1 - composed.x, composed.y)
        try:
            yield
        finally:
            self.cursor_position = composed


class DirectedScreen(Screen[R]):
    """A screen whose text can be selected in whichever way it runs."""

    def __init__(self, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(name, id, classes)
        self._compositor = NearbyCompositor(self._reaches_up)

    def _reaches_up(self) -> bool:
        """Whether a row that changes has the one above it painted too."""
        return isinstance(self.app, DirectedApp) and self.app._stirring is not None

    def get_line_filters(self) -> Sequence[LineFilter]:
        # A dialog paints the screen under it, whose lines have been through the filter.
        return [told for told in super().get_line_filters() if not isinstance(told, DirectionFilter)]

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        return super().get_widget_and_offset_at(self._column(x, y), y)

    def get_selected_text(self) -> str | None:
        text = super().get_selected_text()
        return CODES.sub("", text) if text else text

    def _column(self, x: int, y: int) -> int:
        """The column at which a line has the character that is seen at a cell, before the line is put in order."""
        for widget, region in self._compositor.get_widgets_at(x, y):
            left, top = region.x + widget.gutter.left, region.y + widget.gutter.top
            for told in widget.get_line_filters():
                if isinstance(told, DirectionFilter) and top <= y < widget.content_region.bottom:
                    return left + logical_column(list(widget.render_line(y - top)), told.reading, x - left)
            break
        return x


def as_pressed(event: events.Key) -> events.Key:
    """The key that was pressed, for who passes an event on to the app once more."""
    pressed: events.Key = vars(event).get("pressed", event)
    return pressed


def _mouse_from_mirror(event: events.MouseEvent, width: int) -> events.MouseEvent:
    """The event at the cell that was composed there. The driver keeps the one that came: it is not touched."""
    kind = _SCROLLS.get(type(event), type(event))
    turned = kind.from_event(cast("Widget", event.widget), event)
    turned._x, turned._screen_x = _across(event._x, width), _across(event._screen_x, width)
    turned._delta_x, turned.time = -event._delta_x, event.time
    return turned


def _across(x: float, width: int) -> float:
    """The same place, counted from the other side; whole numbers are cells."""
    return width - 1 - x if x == int(x) else width - x
