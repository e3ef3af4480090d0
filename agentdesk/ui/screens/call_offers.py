"""What can be done in a call beside the table of keys: it depends on the moment, and stands in the menu on 0."""

from collections.abc import Iterator

from agentdesk.desk.views import CallView, CustomerView, DecisionView
from agentdesk.ui.offers import Offer
from agentdesk.words.translator import Translator

DECIDE, INTERRUPT, SPEAK = "decide:", "interrupt:", "speak:"
GIVE_BACK, COPY, GLOSS, ALL_LINES, LANGUAGE = "give_back", "copy_number", "gloss", "all_lines", "choose_language"


def of_this_step(view: CallView, tr: Translator, *, all_lines: bool) -> Iterator[Offer]:
    """What belongs to the step at hand: decisions that can be changed, further lines to say."""
    for decision in view.decisions:
        words = tr("change: {question} {answer}", question=decision.question, answer=decision.answer)
        yield Offer(DECIDE + decision.step, words)
    if view.more:
        yield Offer(ALL_LINES, tr("fewer lines to say") if all_lines else tr("more lines to say"))


def of_the_menu(
    view: CallView, card: CustomerView | None, tr: Translator, *, gloss: bool
) -> Iterator[Offer]:
    """What can be done at most steps and has no key."""
    for action in view.actions:
        if not action.key:
            yield Offer(INTERRUPT + action.id, action.text, reason=action.reason)
    yield Offer(LANGUAGE, tr("choose the script's language"))
    no_gloss = "" if view.gloss else tr("the script is in your own language")
    yield Offer(GLOSS, tr("hide the gloss") if gloss else tr("show the gloss"), reason=no_gloss)
    no_number = "" if card and card.number else tr("no number is known")
    yield Offer(COPY, tr("copy the number"), reason=no_number)
    on_the_line = tr("the customer is on the line") if view.connected else ""
    yield Offer(GIVE_BACK, tr("give the case back"), reason=on_the_line)


def decision(view: CallView, step: str) -> DecisionView | None:
    """The decision of a step, if it was made just before this moment."""
    return next((made for made in view.decisions if made.step == step), None)

