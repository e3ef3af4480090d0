"""What the moment of a call itself offers, beside the table of keys: it stands in the menu on 0."""

from collections.abc import Iterator

from agentdesk.desk.views import CallView, DecisionView
from agentdesk.ui.offers import Offer
from agentdesk.words.translator import Translator

DECIDE, INTERRUPT = "decide:", "interrupt:"


def decisions(view: CallView, tr: Translator) -> Iterator[Offer]:
    """What the desk has just decided, to be answered otherwise."""
    for made in view.decisions:
        words = tr("change: {question} {answer}", question=made.question, answer=made.answer)
        yield Offer(DECIDE + made.step, words)


def ways_out(view: CallView) -> Iterator[Offer]:
    """The interrupts that have no key."""
    for action in view.actions:
        if not action.key:
            yield Offer(INTERRUPT + action.id, action.text, reason=action.reason)


def decision(view: CallView, step: str) -> DecisionView | None:
    """The decision of a step, if it was made just before this moment."""
    return next((made for made in view.decisions if made.step == step), None)
