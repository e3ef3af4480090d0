"""What the screens need from outside beside the desk itself."""

from typing import Protocol

from agentdesk.core.plain import Plain


class SettingsPort(Protocol):
    """Kept choices of the person at this terminal.

    Names: agent (a mapping with id, name, gender, language, speaks, roles), theme, language, bell, notifications,
    reduced_motion, display (a mapping from the name of a terminal to the way in which it is given text).
    """

    def get(self, name: str) -> Plain:
        """The value as kept, or None. From memory: cheap."""
        ...

    def set(self, name: str, value: Plain) -> None:
        """Keep a value. May write a file: belongs in a worker."""
        ...
