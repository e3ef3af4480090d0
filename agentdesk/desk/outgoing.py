"""What leaves the house after a call: mails, letters, texts and notices, written in full."""

from collections.abc import Iterator

from agentdesk.core import event as events
from agentdesk.core.call import OutboxItem
from agentdesk.core.effect import OUTGOING
from agentdesk.core.event import Event
from agentdesk.core.event_log import effective
from agentdesk.desk.reader import Reader
from agentdesk.process.model import Process
from agentdesk.process.steps import Effects


def outgoing(reader: Reader, language: str, house: str) -> tuple[OutboxItem, ...]:
    """The outbox rows of a call: to the customer in `language`, inside the house in `house`."""
    return tuple(item for event in effective(reader.call.log) for item in _items(event, reader, language, house))


def _items(event: Event, reader: Reader, language: str, house: str) -> Iterator[OutboxItem]:
    if event.kind != events.EFFECT or not isinstance(event.value, dict) or event.value["kind"] not in OUTGOING:
        return
    kind, name = str(event.value["kind"]), str(event.value["value"])
    inside, _, step = str(event.step).rpartition("/")
    setting = reader.call.setting
    process = setting.protocol if inside and setting.protocol else setting.body
    template = _notice(process, step, name) if kind == "notify" else name
    spoken = house if kind == "notify" else language
    message = process.messages[template]
    subject = "" if kind == "text" else message.subject
    body = reader.script(f"message.{template}.body", message.body, spoken, process)
    yield OutboxItem(
        kind=kind,
        template=template,
        language=body.language,
        to=name if kind == "notify" else None,
        subject=reader.plain(f"message.{template}.subject", subject, spoken, process),
        body=body.text,
        whole=not any(reader.open_slots(text, spoken) for text in (subject, message.body)),
    )


def _notice(process: Process, step: str, role: str) -> str:
    """The message that a notice to `role` carries at `step`."""
    found = process.steps[step]
    specs = found.effects if isinstance(found, Effects) else ()
    return next(str(spec.message) for spec in specs if spec.notify == role)
