"""The table of keys: what others rely on, and that every screen is made of it, on every keyboard."""

from typing import get_args

import pytest
from textual.binding import Binding

from agentdesk.ui.app import DeskApp
from agentdesk.ui.keys import KEYS, Where, bindings, key, keys_of, signs
from agentdesk.ui.layouts import NOT_OFFERED, latin, meant
from agentdesk.ui.screens.base import ActionScreen
from tests.ui.call.pages import in_call
from tests.ui.pages import at_desk

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

WRAP = {
    "help": "f1",
    "save": "f2",
    "write_again": "f5",
    "give_up": "f7",
    "note": "f9",
    "confirm": "enter",
    "undo": "ctrl+z",
    "quit": "ctrl+q",
    "leave": "escape",
}


def bound(where: str) -> dict[str, str]:
    return {binding.id or "": binding.key for binding in bindings(where) if isinstance(binding, Binding)}  # type: ignore[arg-type]


@pytest.mark.parametrize(("where", "promised"), [("queue", QUEUE), ("call", CALL), ("wrap", WRAP)])
def test_the_promised_keys_are_bound(where: str, promised: dict[str, str]) -> None:
    assert promised.items() <= bound(where).items()


def test_no_key_is_used_twice_in_one_place() -> None:
    for where in ("queue", "call", "wrap", "floor", "processes", "sign_in", "panel"):
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


# --- on every layout

WITHOUT_LETTERS = {"enter", "escape", *(f"f{number}" for number in range(1, 10))}


def in_menu(app: DeskApp) -> set[str]:
    """What the menu on 0 offers at what is on top, whether it can be done just now or not."""
    assert isinstance(app.screen, ActionScreen)
    return {offer.id for offer in app.screen.menu()}


@pytest.mark.wide
async def test_everything_has_a_way_without_letters_and_without_ctrl() -> None:
    found: dict[Where, set[str]] = {}
    async with at_desk() as page:
        found["queue"] = in_menu(page.app)
        for words, where in (("the floor", "floor"), ("processes", "processes"), ("settings", "panel")):
            await page.menu(words)
            found[where] = in_menu(page.app)  # type: ignore[index]
            await page.press("escape")
        for keys, where in ((("f6",), "find"), ((*"INV-00007", "enter"), "customer"), (("f4",), "form")):
            await page.press(*keys)
            found[where] = in_menu(page.app)  # type: ignore[index]
    async with at_desk(agent=None) as page:
        found["sign_in"] = in_menu(page.app)
    async with in_call() as call:
        found["call"] = in_menu(call.app)
    async with in_call(step="over") as call:
        found["wrap"] = in_menu(call.app)
    assert set(found) | {"any"} == set(get_args(Where))
    for where, offered in found.items():
        for entry in keys_of(where):
            # What has no key is in menus alone; what has failed is offered as soon as it has failed.
            easy = not entry.key or entry.key in WITHOUT_LETTERS or entry.id in {"leave", "retry"}
            assert easy or entry.id in offered, f"{where}: {entry.id}"


def test_no_letter_is_offered_that_some_layout_has_not_got_as_one_key() -> None:
    for where in get_args(Where):
        offered = set(signs(where))
        assert not offered & NOT_OFFERED, where
        assert not {"g", "h"} <= offered, "lam-alef of an Arabic keyboard types both"


@pytest.mark.parametrize(
    ("typed", "offered", "language", "expected"),
    [
        ("/", "/", "en", "/"),
        ("ظ", "/", "en", "/"),
        ("ظ", "/", "ar", "/"),
        (".", "/", "he", "/"),
        ("/", "/", "fa", "/"),
        # A sign that is offered means itself: the q of a Hebrew keyboard, the m of an Arabic one with Shift.
        ("/", "/q", "he", "/"),
        (".", "./", "he", "."),
        # What stands for itself on the keyboards of all other languages is not taken for another key.
        (".", "/", "en", None),
        (".", "/", "ar", None),
        (".", "/", "fa", None),
        # A letter that is elsewhere on the keyboard of this language: z of a Persian one.
        ("ظ", "/", "fa", None),
        ("ظ", "z", "fa", "z"),
        # Where it could be either, and the language doesn't say which.
        ("ظ", "z/", "en", None),
        ("ش", "a", "en", "a"),
        ("ש", "a", "it", "a"),
        ("پ", "m", "ar", "m"),
        ("ش", "s", "ar", None),
        ("1", "a", "ar", None),
    ],
)
def test_the_key_in_the_same_place_is_meant(typed: str, offered: str, language: str, expected: str | None) -> None:
    assert meant(typed, set(offered), language) == expected


def test_a_native_letter_is_the_latin_one_of_its_place_on_each_layout() -> None:
    assert "".join(map(latin, "شةئ")) == "amz"
    assert "".join(map(latin, "شپظ")) == "amz"
    assert "".join(map(latin, "שצז")) == "amz"
    assert "".join(map(latin, "a./1")) == "a./1"


@pytest.mark.parametrize("typed", ["/", "ظ"])
async def test_the_filter_opens_from_the_place_of_its_key(typed: str) -> None:
    async with at_desk() as page:
        await page.press(typed)
        assert page.screen.query("#filter")


async def test_what_is_typed_into_a_field_stays_what_was_typed() -> None:
    async with at_desk() as page:
        await page.burst("ظ", "ظ", "/")
        assert page.screen.query_one("#filter-text").value == "ظ/"  # type: ignore[attr-defined]


async def test_digits_of_every_script_are_keys() -> None:
    async with at_desk() as page:
        for zero in "0٠۰０":
            await page.press(zero)
            assert "All actions" in page.text
            await page.press("escape")
