"""Messages between widgets and screens that more than one of them knows."""

from textual.message import Message


class Chosen(Message):
    """An option was chosen: `chooser` names the widget's id, `value` the option, or those that are on."""

    def __init__(self, chooser: str | None, value: str, values: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.chooser = chooser
        self.value = value
        self.values = values
