"""Small bad processes: where a fault is expected, the text has the mark ›."""

from pathlib import Path
from textwrap import dedent

from agentdesk.core.errors import Fault
from agentdesk.process.checks import check
from agentdesk.process.loading import Loaded, load_text
from tests.process.scene import HEAD, shipped

MARK = "›"
NAME = "small.yaml"


def marked(text: str, head: str = HEAD) -> tuple[str, list[str]]:
    """A process without its marks, and the places (file:line:column) where they stood, in their order."""
    lines, places = [], []
    for number, line in enumerate((head + dedent(text)).splitlines(), 1):
        first, *others = line.split(MARK)
        bare = first
        for part in others:
            places.append(f"{NAME}:{number}:{len(bare) + 1}")
            bare += part
        lines.append(bare)
    return "\n".join(lines), places


def assert_faults(
    text: str,
    *expected: tuple[str, str],
    head: str = HEAD,
    protocol: bool = False,
    folder: Path | None = None,
) -> Loaded:
    """The process has exactly these faults (what is wrong, how to mend it), at its marks, and all at once."""
    bare, places = marked(text, head)
    loaded = load_text(bare, NAME)
    found = check(loaded, shipped("service_call") if protocol else None, folder)
    assert len(places) == len(expected), "one mark a fault"
    assert list(found) == [Fault(place, *told) for place, told in zip(places, expected, strict=True)]
    return loaded
