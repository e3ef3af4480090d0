"""What holds for every test: one zone, locale and palette on every machine, and no file of the user's."""

import gc
import os
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

# Asserts in shared modules of the tests explain themselves too, whoever imports these first.
pytest.register_assert_rewrite("tests.process.checks.found", "tests.process.scene")

_UNSET = (
    "AGENTDESK_DB",
    "AGENTDESK_DISPLAY",
    "AGENTDESK_SMTP_PASSWORD",
    "AGENTDESK_PROCESSES",
    "AGENTDESK_CALENDARS",
    "AGENTDESK_RULES",
    "ALACRITTY_WINDOW_ID",
    "COLORTERM",
    "COLUMNS",
    "FORCE_COLOR",
    "KITTY_WINDOW_ID",
    "KONSOLE_VERSION",
    "LANGUAGE",
    "LC_CTYPE",
    "LC_MESSAGES",
    "LC_TIME",
    "LINES",
    "MLTERM",
    "NO_COLOR",
    "PYTHONDONTWRITEBYTECODE",
    "PYTHONUNBUFFERED",
    "PYTHONWARNINGS",
    "TERM_PROGRAM",
    "TEXTUAL",
    "TEXTUAL_ANIMATIONS",
    "TEXTUAL_COLOR_SYSTEM",
    "TMUX",
    "VTE_VERSION",
    "XTERM_VERSION",
)
# An offset of twelve and three quarters hours shows at once where local time was taken for a customer's.
_SET = {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "TZ": "Pacific/Chatham"}
_FOLDERS = {
    "HOME": "home",
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
}

# Here every run tries other examples, a stranger's always the same.
settings.register_profile("desk", deadline=None, max_examples=20)
settings.register_profile("stranger", deadline=None, derandomize=True, max_examples=20)


def pytest_configure() -> None:
    for name in _UNSET:
        os.environ.pop(name, None)
    os.environ.update(_SET)
    time.tzset()
    settings.load_profile("stranger" if os.environ.get("CI") else "desk")
    # Every program that a test starts leaves cycles behind; looking for them as often as by default took a tenth.
    gc.set_threshold(20_000, 10, 10)


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A new folder in one of their own: pytest looks through all the folders beside it for each that it makes."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def user_folders(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """A home of its own for each test, so that nothing of the user's is read or written."""
    home = next(homes)
    home.mkdir()
    for name, folder in _FOLDERS.items():
        monkeypatch.setenv(name, str(home / folder))
