"""Imports between the layers point one way, and each library stays in its room."""

from tests.house.run import python, said

_CHECK = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"


def test_every_contract_is_kept() -> None:
    done = python("-c", _CHECK)
    assert done.returncode == 0, said(done)
    assert "0 broken" in done.stdout
