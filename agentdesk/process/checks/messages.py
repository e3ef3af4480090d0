"""Check: what is sent as a mail, a letter or a notice has a subject; what is only sent as a text has none."""

from collections import defaultdict
from collections.abc import Iterator

from agentdesk.core.errors import Fault
from agentdesk.process.checks.ground import Ground

_WITH_SUBJECT = {"mail": "a mail", "letter": "a letter", "message": "a notice"}


def check_messages(ground: Ground) -> Iterator[Fault]:
    """Subjects that are missing where they are read, or stand where nobody reads them."""
    sent = _sent_as(ground)
    for name, message in ground.process.messages.items():
        loc = ("messages", name)
        missed = [said for kind, said in _WITH_SUBJECT.items() if kind in sent[name]]
        if missed and not message.subject.strip():
            yield ground.fault(loc, f"{name} is sent as {missed[0]} and has no subject", "add `subject`")
        elif message.subject and sent[name] == {"text"}:
            said = f"{name} is only sent as a text, which has no subject"
            yield ground.fault((*loc, "subject"), said, "take it out")
        if not message.body.strip():
            yield ground.fault((*loc, "body"), f"{name} says nothing", "write its `body`")


def _sent_as(ground: Ground) -> defaultdict[str, set[str]]:
    """The ways in which each message is sent."""
    sent = defaultdict[str, set[str]](set)
    for _, spec in ground.effects():
        for kind in (*_WITH_SUBJECT, "text"):
            if name := getattr(spec, kind):
                sent[str(name)].add(kind)
    return sent
