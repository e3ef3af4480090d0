"""Programs of their own for what is timed in a fresh interpreter, and the seconds that they take."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median

TEXTUAL = """
import sys, time
start = time.perf_counter()
import textual.app, textual.widgets
from textual.widgets import DataTable, OptionList, Static
print(time.perf_counter() - start)
"""
# The libraries that processes are read with are there already, as Textual's own are part of its import.
LOADED = """
import sys, time
from pathlib import Path
import agentdesk.process.loading
from agentdesk.core.places import scripts_folder
from agentdesk.desk.library import Library
from agentdesk.words.interface import DOMAIN
from agentdesk.words.look_up import Words
cache = Path(sys.argv[1])
start = time.perf_counter()
words = Words(scripts_folder(), cache / "words")
library = Library(scripts_folder(), words, cache)
for process in library.ids():
    library.get(process)
for domain in (*library.ids(), DOMAIN):
    for language in words.languages(domain):
        words.load(domain, language)
print(time.perf_counter() - start)
"""
CHECKED = """
import sys, time
start = time.perf_counter()
from agentdesk.cli import main
with open(sys.argv[1], "w", encoding="utf-8") as sys.stdout:
    status = main(["processes", "check"])
sys.stdout = sys.__stdout__
assert status in (0, 1)
print(time.perf_counter() - start)
"""


def seconds(program: str, *arguments: Path) -> float:
    """What a program says it took, in a fresh interpreter."""
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)], capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def by_turns(one: Callable[[], float], other: Callable[[], float], rounds: int) -> tuple[float, float, float]:
    """How often the other one's seconds the one takes, and the seconds of both: medians, taken by turns."""
    taken = [(one(), other()) for _ in range(rounds)]
    ours, theirs = (median(times) for times in zip(*taken, strict=True))
    return median(mine / other for mine, other in taken), ours, theirs
