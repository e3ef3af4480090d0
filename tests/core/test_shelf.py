"""Processes in two folders: the user's come before the shipped ones, and the interface is none of them."""

from pathlib import Path

import pytest

from agentdesk.core.shelf import FILE, Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    for name in ("shipped/call", "shipped/survey", "shipped/empty", "own/survey", "own/visit", "own/desk"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("shipped/call", "shipped/survey", "own/survey", "own/visit", "own/desk"):
        (tmp_path / name / FILE).touch()
    return Shelf(tmp_path / "shipped", tmp_path / "own")


def test_both_folders_are_looked_through(shelf: Shelf) -> None:
    assert shelf.ids() == ("call", "survey", "visit")
    assert Shelf(shelf.shipped).ids() == ("call", "survey")


def test_a_users_process_stands_in_the_place_of_a_shipped_one(shelf: Shelf) -> None:
    assert shelf.own is not None
    assert shelf.folder("survey") == shelf.own / "survey"
    assert shelf.folder("call") == shelf.shipped / "call"
    assert [id for id in shelf.ids() if shelf.is_own(id)] == ["survey", "visit"]
    assert [id for id in shelf.ids() if shelf.replaces(id)] == ["survey"]


def test_the_interfaces_words_are_never_the_users(shelf: Shelf) -> None:
    assert shelf.folder("desk") == shelf.shipped / "desk"


def test_a_folder_that_is_not_there_holds_nothing(shelf: Shelf, tmp_path: Path) -> None:
    assert Shelf(shelf.shipped, tmp_path / "nowhere").ids() == Shelf(shelf.shipped).ids()
