"""What the desk does for those who write processes (the port `Authoring`)."""

from agentdesk.desk.facade_authoring import ReadAnew
from agentdesk.desk.library import Library


class Authoring:
    """Their files, while the desk runs."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def read_anew(self, interface: str) -> ReadAnew:
        anew = self._library.read_anew()
        return ReadAnew(
            changed=tuple(self._title(id, interface) for id in anew.changed),
            broken=tuple(self._title(id, interface) for id in anew.faults),
        )

    def _title(self, id: str, interface: str) -> str:
        """What a process is called; its id where it can't be used, or is gone."""
        if not self._library.knows(id):
            return id
        source = self._library.outline(id).words["title"]
        return self._library.words.find(id, interface, "title", source).text
