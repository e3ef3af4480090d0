"""Ruff finds nothing."""

from tests.house.run import python, said


def test_ruff_finds_nothing() -> None:
    done = python("-m", "ruff", "check", "--output-format=concise", ".")
    assert done.returncode == 0, said(done)
