"""What keeps a process from being used, of all that can be wrong with it."""

from collections.abc import Iterator
from pathlib import Path

from agentdesk.core.errors import BadInput, Fault
from agentdesk.process.checks import CHECKS, in_order
from agentdesk.process.checks.catalogues import check_catalogues
from agentdesk.process.checks.ground import Ground
from agentdesk.process.checks.reach import check_reach
from agentdesk.process.checks.wording import check_wording
from agentdesk.process.loading import Loaded
from agentdesk.words.catalogue_files import catalogues_in, sound_file

# What is found by these may be there while a process is written: it is told, and does no harm in a call.
_HARMLESS = frozenset({check_reach, check_wording, check_catalogues})


def hindrances(loaded: Loaded, protocol: Loaded | None, cache: Path | None = None) -> tuple[Fault, ...]:
    """The faults for which no call can be made with the process, those of broken catalogues among them."""
    around = protocol.process if protocol and not loaded.process.protocol else None
    ground = Ground(loaded, around, loaded.folder, cache)
    found = {fault for examine in CHECKS if examine not in _HARMLESS for fault in examine(ground)}
    return in_order(found | set(_broken(ground)))


def _broken(ground: Ground) -> Iterator[Fault]:
    for file in catalogues_in(ground.folder) if ground.folder else ():
        try:
            sound_file(file, ground.cache)
        except BadInput as error:
            yield from error.faults
