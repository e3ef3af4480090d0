"""Variants by people: how they are written, in which order they stand, which belong together."""

import pytest

from agentdesk.words.look_up import contexts
from agentdesk.words.variants import base_of, described, in_order, meant_by, variant_of, wanted

CUSTOMER = ("|customer=f", "|customer=m")
AGENT = ("|agent=f", "|agent=m")
BOTH = tuple(one + other for one in CUSTOMER for other in AGENT)


@pytest.mark.parametrize("variant", [*CUSTOMER, *AGENT, *BOTH])
def test_what_a_look_up_asks_for_is_a_variant(variant: str) -> None:
    meant = meant_by(variant)
    assert meant is not None
    asked = tuple(f"{person}={gender}" for person, gender in meant.items())
    assert contexts("greet.say", asked)[0] == f"greet.say{variant}"


@pytest.mark.parametrize(
    "variant", ["", "|customer", "|customer=x", "|brand=f", "|agent=f|customer=m", "|agent=f|agent=m", "|customer=f|"]
)
def test_what_nobody_asks_for_is_none(variant: str) -> None:
    assert meant_by(variant) is None


def test_a_context_is_that_of_the_text_and_a_variant() -> None:
    assert (base_of("a.say|agent=f"), variant_of("a.say|agent=f")) == ("a.say", "|agent=f")
    assert (base_of("a.say"), variant_of("a.say")) == ("a.say", "")


def test_the_order_is_neutral_one_person_two_persons() -> None:
    assert in_order([*reversed((*CUSTOMER, *AGENT, *BOTH)), "|odd", ""]) == [
        "",
        *CUSTOMER,
        *AGENT,
        *BOTH,
        "|odd",
    ]


@pytest.mark.parametrize(
    ("present", "asked", "needed"),
    [
        ([""], [], ()),
        (["", "|customer=f"], [], CUSTOMER),
        (["", *AGENT], [], AGENT),
        (["", "|agent=m"], ["customer"], (*CUSTOMER, *AGENT, *BOTH)),
        (["|customer=f|agent=m"], [], BOTH),
        ([*CUSTOMER, *AGENT], [], (*CUSTOMER, *AGENT, *BOTH)),
        ([""], ["agent"], AGENT),
        (["", "|odd"], [], ()),
    ],
)
def test_variants_need_their_counterparts(present: list[str], asked: list[str], needed: tuple[str, ...]) -> None:
    assert wanted(present, asked) == needed


def test_a_variant_is_told_in_words() -> None:
    assert described("|customer=f|agent=m") == "the customer is a woman, the agent is a man"
