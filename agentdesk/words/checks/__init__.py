"""Checks of catalogues: what is wrong with a translation, found without knowing what it says."""

from collections.abc import Callable, Iterator

from agentdesk.core.errors import Fault
from agentdesk.words.checks.edges import check_edges
from agentdesk.words.checks.fuzzy import check_fuzzy
from agentdesk.words.checks.left_over import check_left_over
from agentdesk.words.checks.letters import check_letters
from agentdesk.words.checks.marks import check_marks
from agentdesk.words.checks.missing import check_missing
from agentdesk.words.checks.plurals import check_plurals
from agentdesk.words.checks.punctuation import check_punctuation
from agentdesk.words.checks.same import check_same
from agentdesk.words.checks.script import check_script
from agentdesk.words.checks.sheet import Sheet
from agentdesk.words.checks.slots import check_slots
from agentdesk.words.checks.variants import check_variants

CHECKS: tuple[Callable[[Sheet], Iterator[Fault]], ...] = (
    check_missing,
    check_left_over,
    check_fuzzy,
    check_plurals,
    check_variants,
    check_slots,
    check_edges,
    check_same,
    check_script,
    check_letters,
    check_punctuation,
    check_marks,
)


def check_catalogue(sheet: Sheet) -> Iterator[Fault]:
    """Every fault of one catalogue."""
    for examine in CHECKS:
        yield from examine(sheet)
