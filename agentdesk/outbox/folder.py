"""The way into a folder: one whole file for each item, for a printer, a mail program or a gateway to take."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from tempfile import mkstemp

from agentdesk.core.clock import Clock
from agentdesk.desk.ports_outbox import Halted, Item
from agentdesk.outbox.choices import Choices
from agentdesk.outbox.letter import letter
from agentdesk.outbox.mail import mail
from agentdesk.outbox.wording import bare, flowing
from agentdesk.words.languages import direction_of

_SUFFIX = {"mail": "eml", "notify": "eml", "letter": "html", "text": "json"}


class Folder:
    """A folder that takes items as files (the port `Carrier`): mails as .eml, letters as .html, texts as .json."""

    def __init__(self, place: Path, choices: Choices, clock: Clock) -> None:
        self._place = place
        self._choices = choices
        self._clock = clock

    def send(self, item: Item, address: str, message_id: str, release: Callable[[], None]) -> None:
        content = self._content(item, address, message_id)
        try:
            self._place.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = mkstemp(dir=self._place, prefix=".")
        except OSError as error:
            raise Halted("folder") from error
        fresh = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            release()
            fresh.replace(self._place / file_name(item))
        except OSError as error:
            raise Halted("folder") from error
        finally:
            fresh.unlink(missing_ok=True)

    def close(self) -> None:
        """A folder needs no farewell."""

    def _content(self, item: Item, address: str, message_id: str) -> bytes:
        if item.kind == "letter":
            return letter(item, address, self._choices.sender, self._choices.window).encode()
        if item.kind == "text":
            return _text(item, address).encode()
        return mail(item, address, message_id, self._choices.sender, self._clock.now())


def file_name(item: Item) -> str:
    """Sorted by age, the same for the same item, and another one for another database's."""
    return f"{item.id:07}-{item.template}-{item.key[:8]}.{_SUFFIX[item.kind]}"


def _text(item: Item, address: str) -> str:
    document = {
        "id": item.key,
        "to": address,
        "language": item.language,
        "direction": direction_of(item.language),
        "text": flowing(bare(item.body)),
        "written_at": item.written_at.isoformat(),
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
