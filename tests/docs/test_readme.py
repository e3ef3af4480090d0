"""The README tells the truth: its tables are made from the program, its commands are the ones that run."""

import re

from tests.docs import tables


def test_the_tables_are_those_of_the_program() -> None:
    text = tables.README.read_text(encoding="utf-8")
    assert tables.marked(text, "commands") == tables.commands(), "run: python -m tests.docs.tables"
    assert tables.marked(text, "keys") == tables.keys(), "run: python -m tests.docs.tables"


def test_every_picture_and_file_it_names_is_there() -> None:
    text = tables.README.read_text(encoding="utf-8")
    named = re.findall(r"\]\(([^)#:]+)\)", text) + re.findall(r'src="([^":]+)"', text)
    assert named
    missing = [name for name in named if not (tables.README.parent / name).exists()]
    assert not missing


def test_each_of_the_two_commands_is_one_line() -> None:
    text = tables.README.read_text(encoding="utf-8")
    for name in ("demo", "test"):
        found = re.search(rf"<!-- command: {name} -->\n```sh\n(.*?)\n```", text, re.DOTALL)
        assert found
        assert "\n" not in found[1]
