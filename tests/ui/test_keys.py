"""The table of keys: what others rely on, and that every screen is made of it."""

import pytest
from textual.binding import Binding

from agentdesk.ui.keys import KEYS, bindings, key, keys_of

QUEUE = {
    "help": "f1",
    "take_next": "f2",
    "why": "f3",
    "away": "f4",
    "refresh": "f5",
    "find": "f6",
    "give_back": "f7",
    "language": "f8",
    "floor": "f9",
    "take": "enter",
    "quit": "ctrl+q",
    "palette": "ctrl+p",
    "leave": "escape",
}
CALL = {
    "help": "f1",
    "answered": "f2",
    "effects": "f3",
    "hold": "f4",
    "more_time": "f5",
    "escalate": "f6",
    "dropped": "f7",
    "script_language": "f8",
    "note": "f9",
    "confirm": "enter",
    "undo": "ctrl+z",
    "quit": "ctrl+q",
    "leave": "escape",
}


def bound(where: str) -> dict[str, str]:
    return {binding.id or "": binding.key for binding in bindings(where) if isinstance(binding, Binding)}  # type: ignore[arg-type]


@pytest.mark.parametrize(("where", "promised"), [("queue", QUEUE), ("call", CALL)])
def test_the_promised_keys_are_bound(where: str, promised: dict[str, str]) -> None:
    assert promised.items() <= bound(where).items()


def test_no_key_is_used_twice_in_one_place() -> None:
    for where in ("queue", "call", "floor", "processes", "sign_in", "panel"):
        keys = [entry.key for entry in keys_of(where) if entry.key]  # type: ignore[arg-type]
        assert len(keys) == len(set(keys)), where


def test_keys_that_terminals_take_stay_unused() -> None:
    assert not {"f10", "f11", "f12"} & {entry.key for entry in KEYS}


def test_ids_are_unique_so_that_a_keymap_can_name_them() -> None:
    ids = [entry.id for entry in KEYS]
    assert len(ids) == len(set(ids))
    assert key("hold").sign == "F4"


def test_every_entry_says_what_it_does() -> None:
    assert [entry.id for entry in KEYS if not (entry.words and entry.tooltip)] == []


def test_quitting_can_be_stopped_by_no_widget() -> None:
    quits = [binding for binding in bindings("call") if isinstance(binding, Binding) and binding.id == "quit"]
    assert [binding.priority for binding in quits] == [True]
