"""Writing a file whole or not at all: a full disk or a lost connection leaves the old one as it was."""

import os
import stat
from pathlib import Path
from secrets import token_hex

from agentdesk.core.errors import BadInput, Fault


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` in the place of a file, which keeps its rights. BadInput where it can't be written."""
    target = path.resolve()
    fresh = target.with_name(f".{target.name}.{token_hex(4)}.new")
    try:
        try:
            with fresh.open("xb") as file:
                if target.exists():
                    fresh.chmod(stat.S_IMODE(target.stat().st_mode))
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(target)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as error:
        fault = Fault(str(path), f"can't be written: {error.strerror}", "check the folder, its rights and the disk")
        raise BadInput(fault) from error
