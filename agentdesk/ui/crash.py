"""The last words after a failure that nobody expected."""

import os
import traceback
from pathlib import Path
from tempfile import mkstemp

from rich.text import Text

from agentdesk.words.translator import Translator


def told(tr: Translator, log_file: Path | None) -> Text:
    """Write the exception at hand to a file of its user alone, and say so."""
    said = tr("agentdesk has failed and had to stop. Nothing that was saved is lost.")
    try:
        where = tr("The details are in {file}", file=_write(log_file))
    except OSError as error:
        where = tr("The details could not be written: {cause}", cause=error)
    return Text(f"{said}\n{where}")


def _write(log_file: Path | None) -> Path:
    if log_file is None:
        handle, name = mkstemp(prefix="agentdesk-", suffix=".log")
        log_file = Path(name)
    else:
        log_file.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(log_file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "a", encoding="utf-8") as file:
        file.write(traceback.format_exc())
    return log_file
