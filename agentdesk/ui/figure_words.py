"""The floor's figures with the names of outcomes and agents in place of their ids, worded in a worker."""

from collections import Counter
from dataclasses import replace

from agentdesk.core.call import names_of
from agentdesk.core.figures import Figures
from agentdesk.desk.facade import Desk

# How many there are, among the numbers of a ledger.
ALL = "requests"


def worded_figures(desk: Desk, language: str) -> Figures:
    """Today's figures in the reader's words. Blocks: it reads."""
    figures = desk.figures()
    names = names_of(desk.agents())
    processes = [process.id for process in desk.processes(language)] if figures.outcomes else []
    outcomes: Counter[str] = Counter()
    for outcome, count in figures.outcomes.items():
        outcomes[_word(desk, processes, outcome, language)] += count
    ledgers = {
        desk.label("title", process, "", language): {
            desk.label("status", process, status, language): count
            for status, count in numbers.items()
            if status != ALL
        }
        for process, numbers in figures.ledgers.items()
        if numbers[ALL]
    }
    by_agent = {names.get(id, id): count for id, count in figures.by_agent.items()}
    return replace(figures, outcomes=dict(outcomes), by_agent=by_agent, ledgers=ledgers)


def _word(desk: Desk, processes: list[str], outcome: str, language: str) -> str:
    """What the first process that knows the outcome calls it; its id where none does."""
    plain = outcome.replace("_", " ")
    words = (desk.label("outcome", process, outcome, language) for process in processes)
    return next((word for word in words if word != plain), plain)
