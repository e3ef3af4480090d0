"""What tmux says of the terminal in which it is shown."""

import asyncio
from asyncio.subprocess import DEVNULL, PIPE

from agentdesk.text.detection import TMUX_QUERY

_PATIENCE = 2.0


async def client() -> str | None:
    """Name and type of the terminal of this session's client; None where tmux doesn't say it in time."""
    try:
        process = await asyncio.create_subprocess_exec(*TMUX_QUERY, stdin=DEVNULL, stdout=PIPE, stderr=DEVNULL)
    except OSError:
        return None
    try:
        told, _ = await asyncio.wait_for(process.communicate(), _PATIENCE)
    except TimeoutError:
        return None
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return told.decode(errors="replace") if process.returncode == 0 else None
