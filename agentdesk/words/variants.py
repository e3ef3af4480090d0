"""Variants of a text by the people in a call: `step.say|customer=f|agent=m`."""

from collections.abc import Collection, Iterable, Mapping
from itertools import product
from typing import TypeAlias

PEOPLE = ("customer", "agent")
GENDERS = ("f", "m")
# Who is meant by a variant: {"customer": "f", "agent": "m"}.
Meant: TypeAlias = Mapping[str, str]


def base_of(context: str) -> str:
    """The context of the text itself."""
    return context.partition("|")[0]


def variant_of(context: str) -> str:
    """What follows the text's own context: "|customer=f" ("" for the neutral entry)."""
    return context[len(base_of(context)) :]


def meant_by(variant: str) -> Meant | None:
    """The people of a variant; None for what nobody ever asks for."""
    pairs = [part.partition("=")[::2] for part in variant.split("|")[1:]]
    meant = dict(pairs)
    return meant if meant and variant == written(meant) and set(meant.values()) <= set(GENDERS) else None


def written(meant: Meant) -> str:
    """A variant as it is written: the customer first."""
    return "".join(f"|{person}={meant[person]}" for person in PEOPLE if person in meant)


def in_order(variants: Iterable[str]) -> list[str]:
    """The neutral entry, the variants by one person, those by two; then what is none, as it came."""
    return sorted(variants, key=_rank)


def _rank(variant: str) -> tuple[int, tuple[int, ...], str]:
    meant = meant_by(variant)
    if meant is None:
        return (len(PEOPLE) + 1, (), "") if variant else (0, (), "")
    return len(meant), tuple(PEOPLE.index(person) for person in meant), written(meant)


def wanted(present: Collection[str], asked: Iterable[str] = ()) -> tuple[str, ...]:
    """All variants that a text needs which has those `present`, or for which people were `asked`, in order.

    Each stands with its counterpart of the other gender; and where a text knows variants by the customer and others
    by the agent, it needs those by both: else one of the two people would be overlooked.
    """
    known = [meant for variant in present if (meant := meant_by(variant))]
    people = {tuple(meant) for meant in known} | {(person,) for person in asked}
    if {person for group in people for person in group} == set(PEOPLE):
        people.add(PEOPLE)
    every = {written(dict(zip(group, genders, strict=True))) for group in people for genders in _genders(group)}
    return tuple(in_order(every))


def _genders(group: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    return product(GENDERS, repeat=len(group))


def described(variant: str) -> str:
    """A variant in words, for the translator: "the customer is a woman, the agent is a man"."""
    sexes = {"f": "a woman", "m": "a man"}
    meant = meant_by(variant) or {}
    return ", ".join(f"the {person} is {sexes[gender]}" for person, gender in meant.items())
