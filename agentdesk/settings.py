"""Where this person's files lie, and the choices kept for them."""

import json
from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs

from agentdesk.core.plain import Plain

_DIRS = PlatformDirs("agentdesk", appauthor=False)
DATABASE = "agentdesk.db"


def database_url() -> str:
    """The database where nothing else is named: SQLite in the user's data folder."""
    return f"sqlite:///{Path(_DIRS.user_data_dir) / DATABASE}"


def cache_folder() -> Path:
    """What can be made anew at any time: compiled catalogues, working-day tables, outlines of processes."""
    return Path(_DIRS.user_cache_dir)


def log_file() -> Path:
    """Where a failure that nobody expected is written."""
    return Path(_DIRS.user_state_dir) / "agentdesk.log"


@dataclass(slots=True)
class Settings:
    """Kept choices in one small file (the port `SettingsPort`); a file that can't be read counts as empty.

    Without a file they are kept for this session only.
    """

    file: Path | None
    values: dict[str, Plain]

    @classmethod
    def read(cls, file: Path | None = None) -> "Settings":
        """The choices of this person."""
        place = file or Path(_DIRS.user_config_dir) / "settings.json"
        try:
            values = json.loads(place.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            values = {}
        return cls(place, values if isinstance(values, dict) else {})

    def get(self, name: str) -> Plain:
        """The value as kept, or None."""
        return self.values.get(name)

    def set(self, name: str, value: Plain) -> None:
        """Keep a value; where the file can't be written it is kept for this session."""
        self.values[name] = value
        if self.file is None:
            return
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            fresh = self.file.with_suffix(".new")
            fresh.write_text(json.dumps(self.values, ensure_ascii=False, indent=1), encoding="utf-8")
            fresh.replace(self.file)
        except OSError:
            return
