"""Widgets that are pictures: they look the same on a mirrored screen."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.filter import LineFilter
from textual.widget import Widget

from agentdesk.ui.direction import DirectionFilter

# Textual takes styles and bindings from the first of its bases alone: what is mixed in is none of its nodes.
if TYPE_CHECKING:
    from agentdesk.ui.textual_hooks import DirectedApp

    Node = Widget
else:
    Node = object


class Picture(Node):
    """For what is not to be mirrored."""

    if TYPE_CHECKING:
        app: DirectedApp[object]

    def get_line_filters(self) -> Sequence[LineFilter]:
        others = [told for told in super().get_line_filters() if not isinstance(told, DirectionFilter)]
        return [*others, *self.app.direction_filters(picture=True)]
