"""Check: answers and lines to tick can be chosen with one digit, and say something."""

import re
from collections.abc import Iterator

from agentdesk.core.errors import Fault
from agentdesk.process.checks.ground import Ground, answers
from agentdesk.process.reading import KEY
from agentdesk.process.steps import Ask, Checklist, Decide

MOST = 9
_ID = re.compile(r"[a-z0-9][a-z0-9_]*")


def check_options(ground: Ground) -> Iterator[Fault]:
    """Too many answers or none, answers without a text, ids that can't be typed in a list of answers."""
    for name, step in ground.process.steps.items():
        if isinstance(step, Ask | Decide | Checklist):
            key = "items" if isinstance(step, Checklist) else "options"
            yield from _number(ground, name, key, len(getattr(step, key)))
    for loc, id, text in answers(ground):
        if not text.strip():
            yield ground.fault(loc, f"{id} has no text", "say what it stands for")
        if not _ID.fullmatch(id):
            remedy = "use lower-case letters, digits and underscores"
            yield ground.fault((*loc, KEY), f"{id!r} can't be an id", remedy)


def _number(ground: Ground, name: str, key: str, count: int) -> Iterator[Fault]:
    if count == 0:
        yield ground.fault(("steps", name, key), f"{name} has no {key}", "add some")
    elif count > MOST:
        fault = f"{name} has {count} {key}, and there are {MOST} digits to choose with"
        yield ground.fault(("steps", name, key), fault, f"make it {MOST} at most, or two steps of it")
