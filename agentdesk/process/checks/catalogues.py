"""Check: every text is translated into every language that has a catalogue, as the checks of catalogues want it."""

from collections.abc import Iterator

from agentdesk.core.errors import BadInput, Fault
from agentdesk.process.checks.ground import Ground
from agentdesk.process.messages import messages_of_process
from agentdesk.words.catalogue_files import catalogues_in, says_everything, sound_file
from agentdesk.words.checks import check_catalogue
from agentdesk.words.checks.sheet import Sheet


def check_catalogues(ground: Ground) -> Iterator[Fault]:
    """What is wrong with each .po file of the folder."""
    files = catalogues_in(ground.folder) if ground.folder else ()
    messages = messages_of_process(ground.loaded, ground.protocol)
    for file in files:
        try:
            content = sound_file(file, ground.cache)
        except BadInput as error:
            yield from error.faults
            continue
        yield from check_catalogue(Sheet(file, content, messages, says_everything(file)))
