"""Runs a tool of the house in a process of its own, over the whole tree."""

import subprocess
import sys

from tests.house.tree import ROOT


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The end of `python ARGUMENTS`, run at the top of the tree."""
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


def said(done: subprocess.CompletedProcess[str]) -> str:
    """All that a tool printed, for a test to show where it fails."""
    return f"\n{done.stdout}\n{done.stderr}"
