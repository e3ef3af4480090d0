"""The sentences by which a person sees how a terminal has to be given text: each strategy is right for its own."""

from collections.abc import Callable

import pytest

from agentdesk.text.encoders import Strategy
from agentdesk.text.samples import SAMPLES, WIDE, excerpt, page
from agentdesk.text.shaping import letters
from agentdesk.text.widths import width
from tests.text.terminals import draws_what_comes, reorders, reorders_and_joins, turns_pieces

Model = Callable[[str], list[str]]
RIGHT: list[tuple[Strategy, Model]] = [
    ("visual", draws_what_comes),
    ("visual", reorders),
    ("plain", draws_what_comes),
    ("words", reorders_and_joins),
    ("kitty", turns_pieces),
]


def seen(lines: list[str], model: Model) -> list[str]:
    """The lines as a terminal of this kind draws them, in plain letters."""
    return [letters("".join(model(line))) for line in lines]


@pytest.mark.parametrize(("strategy", "model"), RIGHT, ids=lambda told: getattr(told, "__name__", told))
def test_a_terminal_shows_the_same_with_the_strategy_that_is_its_own(strategy: Strategy, model: Model) -> None:
    assert seen(page(strategy), model) == seen(page("visual"), draws_what_comes)


@pytest.mark.parametrize("strategy", ["words", "kitty", "none"])
def test_one_that_draws_what_comes_shows_something_else_with_another(strategy: Strategy) -> None:
    assert seen(page(strategy), draws_what_comes) != seen(page("visual"), draws_what_comes)


def test_a_sentence_begins_at_the_end_where_it_is_read_from() -> None:
    shown = seen(page("visual"), draws_what_comes)
    assert shown[4].endswith(".ةعوفدم INV-7 (12) ةروتافلا ،كب ﻼًهأ │")
    assert all(line.endswith(" │") and line[-3] != " " for line in shown[4:7])
    assert all(line.split("│")[2].strip().startswith(".") for line in shown[4:7])
    assert all(line.split("│")[2].startswith((" Hello", " Buongiorno", " 您好")) for line in shown[1:4])


@pytest.mark.parametrize("strategy", ["visual", "words", "kitty", "plain", "none"])
def test_frames_are_straight(strategy: Strategy) -> None:
    for lines in (page(strategy), excerpt(strategy, "1 visual", beside=True), excerpt(strategy, "1", beside=False)):
        assert len({width(line) for line in lines}) == 1


def test_titles_are_cut_rather_than_frames_broken() -> None:
    lines = excerpt("visual", "x" * 100, beside=False)
    assert lines[0].startswith("┌─ xxx")
    assert "… " in lines[0]
    assert width(lines[0]) == width(lines[1])
    assert width(excerpt("visual", "1", beside=True)[0]) == WIDE


def test_every_language_of_the_program_has_a_sentence() -> None:
    assert set(SAMPLES) == {"en", "it", "zh", "ar", "fa", "he"}
